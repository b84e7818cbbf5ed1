"""Opens the dialog that prepares rooms: those of a meeting, or one room whatever is booked in it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.preparation import Phase
from roomdesk.gui import words
from roomdesk.gui.background import Background
from roomdesk.gui.screens import load
from roomdesk.services.answers import Places, Prepared

if TYPE_CHECKING:
    from roomdesk.gui.preparing.dialog import PreparingDialog
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

Plan = Callable[[], Prepared]


class Preparing(QObject):
    """Serves a screen; `dialog` is the one that was opened last."""

    def __init__(self, desk: Desk, background: Background, screen: QWidget) -> None:
        super().__init__(screen)
        self._desk, self._background, self._screen = desk, background, screen
        self.dialog: PreparingDialog | None = None

    def meeting(self, booking: Booking) -> None:
        """Prepare the rooms of a meeting, or put them to rest once it is over."""
        title = translate("Preparing", "Rooms of {meeting}").format(meeting=words.title(booking))
        self._open(title, lambda: self._desk.prepare_rooms.plan(booking.id))

    def room(self, room: RoomCode, name: str, phase: Phase) -> None:
        """Prepare one room, or put it to rest."""
        text = {
            Phase.BEFORE: translate("Preparing", "Prepare {room}"),
            Phase.AFTER: translate("Preparing", "Switch off {room}"),
        }[phase]
        self._open(text.format(room=name), lambda: self._desk.prepare_rooms.plan_room(room, phase))

    def _open(self, title: str, plan: Plan) -> None:
        make = load("roomdesk.gui.preparing.dialog:PreparingDialog")
        read = partial(_planned, self._desk, plan)
        self.dialog = make(title, self._desk.prepare_rooms, read, self._background, self._screen)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()


def _planned(desk: Desk, plan: Plan) -> tuple[Prepared, Places]:
    return plan(), desk.look_around.places()
