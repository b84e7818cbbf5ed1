"""Places closed and opened again: meetings are seated elsewhere with it, and undone as one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QDialog

from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.places import Closure
from roomdesk.gui import words
from roomdesk.gui.background import Background
from roomdesk.gui.counted import counted
from roomdesk.gui.history.stack import Done
from roomdesk.gui.places.closures import ClosurePanel
from roomdesk.gui.places.deeds import Fail, PlaceDeeds
from roomdesk.gui.screens import load
from roomdesk.ports.writer import Page, Paper
from roomdesk.services.answers import ClosedPlace

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

Seats = Mapping[BookingId, tuple[RoomCode, ...]]


class Closing(QObject):
    """Hands acts to the deeds of its screen."""

    def __init__(
        self, desk: Desk, background: Background, panel: ClosurePanel, deeds: PlaceDeeds, failed: Fail
    ) -> None:
        super().__init__(panel)
        self._desk, self._background, self._panel, self._failed = desk, background, panel, failed
        self._deeds = deeds
        self.preview: QDialog | None = None
        panel.wanted.connect(self.close)
        panel.unwanted.connect(self.open)
        panel.print_wanted.connect(self.print)

    def close(self, closure: Closure, seats: Seats) -> None:
        """Close a place, and hold meetings in other rooms."""
        self._deeds.do(partial(self._close, closure, seats), self._panel.reason.clear)

    def print(self, closure: Closure, seats: Seats | None) -> None:
        """Show the sign for the door, to print or to save."""
        work = partial(self._desk.print_closure.page, closure, seats)
        self._background.ask(self, work, self._on_page, self._failed)

    def _on_page(self, page: Page) -> None:
        # Qt's printing takes a moment to load.
        opener = load("roomdesk.gui.printing.preview:open_preview")
        self.preview = opener(self._desk.press, page, Paper(), self._panel)

    def open(self, closure: Closure) -> None:
        """Open a place again; meetings stay where they are."""
        self._deeds.do(partial(self._open, closure))

    # Behind the window.
    def _close(self, closure: Closure, seats: Seats) -> Done:
        closed = self._desk.close_place(closure, seats)
        text = translate("Places", "Closed: {when}").format(when=self._when(closed.closure))
        if closed.booked.bookings:
            text = f"{text} · {counted.seated(len(closed.booked.bookings))}"
        return Done(closed.changes, text, partial(self._undo, closed, seats))

    def _undo(self, closed: ClosedPlace, seats: Seats) -> Done:
        return Done(self._desk.close_place.undo(closed), "", partial(self._close, closed.closure, seats))

    def _open(self, closure: Closure) -> Done:
        text = translate("Places", "Open again: {when}").format(when=self._when(closure))
        return Done(self._desk.edit_places.reopen(closure), text, partial(self._close, closure, {}))

    def _when(self, closure: Closure) -> str:
        return words.when(closure.slot, self._panel.timezone())
