"""Works a queue off behind the window: jobs taken from the store, carried outside, settled."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import QObject, QTimer

from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui.background import Background, Lane

_EVERY_MS = 30_000


class Steps(Protocol):
    """A verb in three steps: `carry` alone needs no store, and waits for the network."""

    def take(self) -> Any: ...
    def carry(self, job: Any, /) -> Any: ...
    def settle(self, job: Any, outcome: Any, /) -> Any: ...


class _Carried(NamedTuple):
    steps: Steps
    job: Any
    outcome: Any


class Worker(QObject):
    """Looks when it is told to, and every half minute for what is to be tried again; `told` gets what was settled.

    What was carried is settled before anything else is taken, and by `finish` where the window closed meanwhile:
    nothing shall be done a second time.
    """

    def __init__(self, steps: Steps, background: Background, told: Callable[[Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self.steps, self._background, self._told = steps, background, told
        self._busy = False
        self._carried: _Carried | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)
        self.look()

    def look(self) -> None:
        """Do what is due, unless something is being done."""
        if self._busy:
            return
        self._busy = True
        if self._carried:
            self._settle(self._carried)
        else:
            self._background.ask(self, self.steps.take, partial(self._on_taken, self.steps), self._on_failed)

    def finish(self) -> None:
        """Settle what has been carried and not been written down; the lanes are closed by now."""
        if self._carried:
            steps, job, outcome = self._carried
            steps.settle(job, outcome)
            self._carried = None

    def _on_taken(self, steps: Steps, job: Any) -> None:
        self._busy = job is not None
        if job is not None:
            self._background.ask(self, partial(self._carry, steps, job), self._settle, self._on_failed, Lane.OUTSIDE)

    def _carry(self, steps: Steps, job: Any) -> _Carried:
        self._carried = _Carried(steps, job, steps.carry(job))
        return self._carried

    def _settle(self, carried: _Carried) -> None:
        steps, job, outcome = carried
        self._background.ask(self, partial(steps.settle, job, outcome), self._on_settled, self._on_failed)

    def _on_settled(self, done: Any) -> None:
        self._carried = None
        self._busy = False
        self._told(done)
        self.look()

    def _on_failed(self, _error: RoomDeskError) -> None:
        # The store is busy or away; what is due is there still.
        self._busy = False
