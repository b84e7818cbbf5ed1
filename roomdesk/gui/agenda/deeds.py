"""What the agenda changes: each deed is told with its undo, and one that is refused with other ways."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from roomdesk.domain.booking import Booking, Scope
from roomdesk.domain.errors import RoomDeskError, SlotTaken
from roomdesk.gui import texts
from roomdesk.gui.agenda.scope import ScopeDialog
from roomdesk.gui.background import Background
from roomdesk.gui.counted import counted
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.history.stack import History, Step, shared
from roomdesk.gui.pulse import Pulse
from roomdesk.services.answers import Booked, Places

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Deeds(QObject):
    """Signals: done(Booked) after a change of its own, outdated() where what is on screen is not so any more."""

    done = Signal(object)
    outdated = Signal()

    def __init__(self, desk: Desk, background: Background, pulse: Pulse, page: QWidget, bar: ChangeBar) -> None:
        super().__init__(page)
        self._desk, self._background, self._pulse, self._page, self._bar = desk, background, pulse, page, bar
        self.places: Places | None = None
        self.history: History = shared(desk, background, pulse)
        self.history.undone.connect(self._on_undone)
        self.history.redone.connect(self._on_redone)
        self.history.refused.connect(self._on_refused)

    # ── cancelling ──────────────────────────────────────────────────────────────────────────────────────
    def cancel(self, booking: Booking, *, asks: bool = False) -> None:
        """Cancel a booking: at once, since it can be undone; a series asks which dates, and `asks` for a reason."""
        if booking.hidden or not booking.status.blocks:
            return
        if not (booking.series or asks):
            self._cancel(booking, Scope.THIS, "")
            return
        question = ScopeDialog(booking, translate("Agenda", "Cancel booking"), self._page, asks_reason=True)
        if question.exec():
            self._cancel(booking, question.scope, question.reason)
        question.deleteLater()

    def _cancel(self, booking: Booking, scope: Scope, reason: str) -> None:
        verb = partial(self._desk.cancel_booking, booking.id, scope, reason, version=booking.version)
        self._ask(verb, lambda booked: counted.cancelled(len(booked.bookings)))

    # ── telling ─────────────────────────────────────────────────────────────────────────────────────────
    def remember(self, booked: Booked, told: str, voice: str = "good") -> None:
        """Tell of a change and keep it for undoing; other screens hear of it."""
        self.history.remember(booked, told)
        self._bar.tell_change(voice, told, self.history.undo)
        self.done.emit(booked)
        self._pulse.changed.emit(booked.changes, self._page)

    def _ask(self, verb: Callable[[], Booked], told: Callable[[Booked], str]) -> None:
        self._background.ask(self, verb, lambda booked: self.remember(booked, told(booked)), self.refuse)

    def refuse(self, error: RoomDeskError) -> None:
        """Say why nothing was changed, and read again what the refusal shows to be outdated."""
        self._bar.tell("bad", refusal(error, self.places))
        self.outdated.emit()

    def _on_undone(self, step: Step, _booked: Booked) -> None:
        told = translate("Agenda", "Back as it was before: {change}").format(change=step.told)
        self._bar.tell_undone(told, self.history.redo)

    def _on_redone(self, step: Step, _booked: Booked) -> None:
        told = translate("Agenda", "Done again: {change}").format(change=step.told)
        self._bar.tell_change("good", told, self.history.undo)

    def _on_refused(self, error: RoomDeskError) -> None:
        told = translate("Agenda", "This cannot be undone now. {reason}")
        self._bar.tell("bad", told.format(reason=refusal(error, self.places)))
        self.outdated.emit()


def refusal(error: RoomDeskError, places: Places | None) -> str:
    """Say in a line what was in the way of a change that was not typed but done by hand."""
    told = texts.explain(error, places)
    if isinstance(error, SlotTaken):
        return " ".join(
            (f"{told.title}.", *(f"{one}." for one in told.details), translate("Agenda", "Nothing was changed."))
        )
    return " ".join((f"{told.title}.", told.kept, told.remedy))
