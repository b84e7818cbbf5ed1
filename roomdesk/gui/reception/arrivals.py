"""What the reception changes: arrivals noted, free rooms taken; each told with its undo."""

from __future__ import annotations

import uuid
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from roomdesk.domain.draft import Draft
from roomdesk.domain.errors import RoomDeskError, SlotTaken
from roomdesk.domain.ids import BookingId
from roomdesk.domain.slot import Slot
from roomdesk.gui import texts, words
from roomdesk.gui.common.plain import unmarked
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.history.bookings import shared
from roomdesk.gui.reception.groups import FreeRoom
from roomdesk.gui.reception.rows import Row, choice
from roomdesk.gui.screens import Tools
from roomdesk.services.answers import Booked, Places

translate = QCoreApplication.translate


class Arrivals(QObject):
    """Signals: outdated() where what is on screen is not so any more; `menu` is the one opened last."""

    outdated = Signal()

    def __init__(self, tools: Tools, screen: QWidget, notice: ChangeBar) -> None:
        super().__init__(screen)
        self._tools, self._screen, self._notice = tools, screen, notice
        self.places: Places | None = None
        self.menu: QMenu | None = None
        self.history = shared(tools.desk, tools.background, tools.pulse)
        notice.follow(self.history)
        self.history.refused.connect(self._on_refused)

    def check_in(self, row: Row) -> None:
        """Note that the people of a meeting have arrived."""
        arrived = partial(self._tools.desk.check_in, BookingId(row.key))
        self._tools.background.ask(self, arrived, partial(self._on_checked_in, row.title), self._on_refused)

    def _on_checked_in(self, title: str, booked: Booked) -> None:
        text = translate("Reception", "Arrived: {meeting}.").format(meeting=title)
        self._done(text, booked)

    def _done(self, text: str, booked: Booked) -> None:
        self._notice.tell_done(self.history.of(booked, text))
        self.outdated.emit()
        self._tools.pulse.changed.emit(booked.changes, self._screen)

    def _on_refused(self, error: RoomDeskError) -> None:
        told = texts.explain(error, self.places)
        self._notice.tell("bad", " ".join(filter(None, (f"{told.title}.", told.kept, told.remedy))))
        self.outdated.emit()

    # ── somebody comes in without a booking ─────────────────────────────────────────────────────────────
    def offer(self, free: FreeRoom, where: QPoint) -> None:
        """Offer how long to take a free room for."""
        menu = self.menu = QMenu(self._screen)
        menu.setAccessibleName(translate("Reception", "How long to take {room} for").format(room=free.room.name))
        for minutes in free.lengths:
            slot = Slot.lasting(free.since, minutes)
            text = choice(minutes, slot.end, free.site.timezone)
            menu.addAction(unmarked(text), partial(self.walk_in, free, slot))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setActiveAction(menu.actions()[0])
        menu.popup(where)

    def walk_in(self, free: FreeRoom, slot: Slot) -> None:
        """Book a free room from now on."""
        draft = Draft(BookingId(str(uuid.uuid4())), translate("Reception", "Walk-in meeting"), (free.room.code,), slot)
        taken = partial(self._on_taken, free)
        refused = partial(self._on_not_taken, free)
        self._tools.background.ask(self, partial(self._tools.desk.book_room, draft), taken, refused)

    def _on_not_taken(self, free: FreeRoom, error: RoomDeskError) -> None:
        if not isinstance(error, SlotTaken):
            self._on_refused(error)
            return
        text = translate("Reception", "{room} was taken by somebody else just now. Choose another free room.")
        self._notice.tell("bad", text.format(room=free.room.name))
        self.outdated.emit()

    def _on_taken(self, free: FreeRoom, booked: Booked) -> None:
        until = words.clock(booked.bookings[0].slot.end, free.site.timezone)
        text = translate("Reception", "{room} is taken until {time}.").format(room=free.room.name, time=until)
        self._done(text, booked)
