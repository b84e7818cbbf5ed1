"""Undo and redo: the changes made in a window, newest last, each with the words that told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import Refused, RoomDeskError, Unavailable
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId
from roomdesk.gui.background import Background
from roomdesk.gui.pulse import Pulse
from roomdesk.services.answers import Booked

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

_MOST = 50


@frozen
class Step:
    """A change that can be taken back, and what was said when it was made."""

    booked: Booked
    told: str


class History(QObject):
    """One for each window, kept by its pulse.

    Signals: changed() when undo or redo becomes possible or impossible, undone(Step, Booked), redone(Step, Booked) and
    refused(RoomDeskError).
    """

    changed = Signal()
    undone = Signal(object, object)
    redone = Signal(object, object)
    refused = Signal(object)

    def __init__(self, desk: Desk, background: Background, pulse: Pulse) -> None:
        super().__init__(pulse)
        self._desk, self._background, self._pulse = desk, background, pulse
        self._done: list[Step] = []
        self._taken_back: list[Step] = []
        self._busy = False

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._taken_back)

    def remember(self, booked: Booked, told: str) -> None:
        """Keep a change; what was taken back before it cannot be redone any more."""
        if booked.after:
            self._done = [*self._done[-_MOST + 1 :], Step(booked, told)]
            self._taken_back = []
            self.changed.emit()

    def undo(self) -> None:
        self._go(self._done, self._taken_back, self.undone)

    def redo(self) -> None:
        self._go(self._taken_back, self._done, self.redone)

    def _go(self, source: list[Step], target: list[Step], told: SignalInstance) -> None:
        # One at a time: the next one needs the versions that this one writes.
        if self._busy or not source:
            return
        self._busy = True
        step = source[-1]
        done = partial(self._on_done, step, source, target, told)
        self._background.ask(
            self, partial(self._desk.undo_change, step.booked), done, partial(self._on_refused, step, source)
        )

    def _on_done(
        self, step: Step, source: list[Step], target: list[Step], told: SignalInstance, answer: Booked
    ) -> None:
        self._busy = False
        source.remove(step)
        was = {one.id: one.version for one in step.booked.before}
        versions = {(one.id, was[one.id]): one.version for one in answer.after if one.id in was}
        source[:] = [_renumbered(one, versions) for one in source]
        target.append(Step(answer, step.told))
        told.emit(step, answer)
        self.changed.emit()
        self._pulse.changed.emit(answer.changes, self)

    def _on_refused(self, step: Step, source: list[Step], error: RoomDeskError) -> None:
        self._busy = False
        # A place taken or a store away may be free or back later; a booking that others changed stays so.
        if not isinstance(error, Refused | Unavailable):
            source.remove(step)
        self.refused.emit(error)
        self.changed.emit()


def shared(desk: Desk, background: Background, pulse: Pulse) -> History:
    """Give the window's history, which all its screens share."""
    found: History | None = pulse.findChild(History)
    return found or History(desk, background, pulse)


def _renumbered(step: Step, versions: Mapping[tuple[BookingId, int], int]) -> Step:
    """Let an older change know the versions that bookings have after a newer one was taken back."""
    return replace(step, booked=replace(step.booked, after=tuple(_with_versions(step.booked.after, versions))))


def _with_versions(bookings: Iterable[Booking], versions: Mapping[tuple[BookingId, int], int]) -> Iterable[Booking]:
    return (replace(one, version=versions.get((one.id, one.version), one.version)) for one in bookings)
