"""The menu of screens for halls and doors: a building's board, each room's sign."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QMenu, QWidget

from roomdesk.domain.places import Room, Site
from roomdesk.gui.common.plain import unmarked
from roomdesk.gui.screens import Tools
from roomdesk.gui.signs.door import DoorSign
from roomdesk.gui.signs.lobby import LobbyBoard
from roomdesk.gui.signs.sign import Sign
from roomdesk.services.answers import Places

translate = QCoreApplication.translate


class SignMenu(QObject):
    """Fills a menu when it is about to be shown; `opened` is the sign that was opened last.

    Signs belong to the window: they stay when its screens are made anew in another language.
    """

    def __init__(self, tools: Tools, menu: QMenu, screen: QWidget) -> None:
        super().__init__(screen)
        self._tools, self._menu, self._screen = tools, menu, screen
        self.opened: Sign | None = None

    def list(self, sites: Iterable[Site], places: Places) -> None:
        """List the boards and signs of some sites."""
        self._menu.clear()
        for site in sites:
            below = self._menu.addMenu(unmarked(site.name))
            below.addAction(translate("Signs", "Board for the hall"), partial(self.open_board, site))
            below.addSeparator()
            for room in places.rooms_of(site.code):
                text = translate("Signs", "Door sign: {room}").format(room=room.name)
                below.addAction(unmarked(text), partial(self.open_door, site, room))

    def open_board(self, site: Site) -> None:
        """Fill the screen with a building's board."""
        self._open(LobbyBoard(self._tools, site, self._screen.window()))

    def open_door(self, site: Site, room: Room) -> None:
        """Fill the screen with a room's sign."""
        self._open(DoorSign(self._tools, site, room, self._screen.window()))

    def _open(self, sign: Sign) -> None:
        self.opened = sign
        sign.refresh()
        sign.showFullScreen()
