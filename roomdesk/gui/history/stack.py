"""Undo and redo: changes made in a window, newest last, each with its words and its way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import InUse, Refused, RoomDeskError, Unavailable
from roomdesk.domain.frozen import frozen
from roomdesk.gui.background import Background
from roomdesk.gui.pulse import Pulse

_MOST = 50


@frozen
class Done:
    """What was changed, the words that tell of it, and the act that takes it back; None where nothing does."""

    changes: Changes
    told: str
    back: Act | None = None


Act = Callable[[], Done]
"""Runs behind the window. What it gives when it takes something back is the way forth again."""


class History(QObject):
    """Changes of one kind in a window, kept by its pulse.

    Signals: changed() when undo or redo becomes possible or impossible, undone(str) and redone(str) with the words
    that told of the change, refused(RoomDeskError), and nothing() where there is no change that way.
    """

    changed = Signal()
    undone = Signal(str)
    redone = Signal(str)
    refused = Signal(object)
    nothing = Signal()

    def __init__(self, background: Background, pulse: Pulse) -> None:
        super().__init__(pulse)
        self._background, self._pulse = background, pulse
        self._done: list[Done] = []
        self._taken_back: list[Done] = []
        self._busy = False
        self._next: list[Callable[[], None]] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._taken_back)

    def remember(self, done: Done) -> None:
        """Keep a change that can be taken back; what was taken back before it cannot be redone any more."""
        if done.back:
            # The same lists stay: a step may be under way between them.
            self._done.append(done)
            del self._done[:-_MOST]
            self._taken_back.clear()
            self.changed.emit()

    def undo(self) -> None:
        self._go(self._done, self._taken_back, self.undone)

    def redo(self) -> None:
        self._go(self._taken_back, self._done, self.redone)

    def _go(self, source: list[Done], target: list[Done], told: SignalInstance) -> None:
        # One at a time: the next one needs what this one writes. Keys that are faster than the store wait.
        if self._busy:
            self._next.append(partial(self._go, source, target, told))
            return
        if not source or source[-1].back is None:
            self.nothing.emit()
            return
        self._busy = True
        step = source[-1]
        done = partial(self._on_done, step, source, target, told)
        self._background.ask(self, source[-1].back, done, partial(self._on_refused, step, source))

    def _on_done(self, step: Done, source: list[Done], target: list[Done], told: SignalInstance, answer: Done) -> None:
        self._busy = False
        source.remove(step)
        target.append(replace(answer, told=step.told))
        told.emit(step.told)
        self.changed.emit()
        self._pulse.changed.emit(answer.changes, self)
        if self._next:
            self._next.pop(0)()

    def _on_refused(self, step: Done, source: list[Done], error: RoomDeskError) -> None:
        self._busy, self._next = False, []
        # A place taken or a store away may be free or back later; what others changed or use by now stays so.
        if isinstance(error, InUse) or not isinstance(error, Refused | Unavailable):
            source.remove(step)
        self.refused.emit(error)
        self.changed.emit()
