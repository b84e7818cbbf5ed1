"""Opens the booking panel for a screen: on a time, on a booking to edit, or on what was typed before."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.slot import Slot
from roomdesk.gui.background import Background
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.screens import load
from roomdesk.ports.clock import Clock

if TYPE_CHECKING:
    from roomdesk.gui.booking.form import Typed
    from roomdesk.gui.booking.view import BookingDialog
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Start(NamedTuple):
    """What the panel opens with: a day, perhaps a time and rooms; a booking to edit; what was typed before.

    `draft` is the id under which what is typed is kept, where it was before.
    """

    day: date
    slot: Slot | None = None
    rooms: tuple[RoomCode, ...] = ()
    booking: Booking | None = None
    typed: Typed | None = None
    draft: str = ""


class BookingOpener(QObject):
    """Signals: booked(Booked) for a new booking, edited(Booked) for another that was changed."""

    booked = Signal(object)
    edited = Signal(object)

    def __init__(self, desk: Desk, clock: Clock, background: Background, screen: QWidget, bar: ChangeBar) -> None:
        super().__init__(screen)
        self._desk, self._clock, self._background, self._screen, self._bar = desk, clock, background, screen, bar
        self.dialog: BookingDialog | None = None

    def open(self, start: Start) -> None:
        """Open the panel."""
        make = load("roomdesk.gui.booking.view:BookingDialog")
        self.dialog = dialog = make(self._desk, self._background, self._clock, start, self._screen)
        dialog.booked.connect(self.booked)
        dialog.edited.connect(self.edited)
        dialog.left.connect(self._on_left)
        dialog.open()

    def _on_left(self, again: Start) -> None:
        """Say that nothing is lost, and lead back to it."""
        title = again.typed.title.strip() if again.typed else ""
        text = translate("Booking", "Not booked. What you typed is kept.")
        if again.booking:
            text = translate("Booking", "Not saved. What you typed is kept while the window is open.")
        elif title:
            text = translate("Booking", "Not booked. The draft “{title}” is kept.").format(title=title)
        self._bar.tell("warn", text, translate("Booking", "Resume"), partial(self.open, again))
