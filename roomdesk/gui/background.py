"""The only threads behind the window: verbs run in lanes, answers come back on the window's thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from enum import Enum
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.frozen import frozen

T = TypeVar("T")

_SWITCH_S = 0.0005


class Lane(Enum):
    """`STORE` has one worker, so verbs never interleave; `OUTSIDE` is for slow disks and networks."""

    STORE = 1
    OUTSIDE = 4


@frozen
class _Asked:
    """Who waits for an answer, and what to call with it."""

    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[RoomDeskError], None]


class Background(QObject):
    """Runs work behind the window. Signals: broke(error) for an error that is a bug."""

    broke = Signal(object)
    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: ThreadPoolExecutor(lane.value, thread_name_prefix=lane.name.lower()) for lane in Lane}
        self._latest: Future[Any] | None = None
        self._closing = False
        # Before each of Python's parts in one painting the window waits for the interpreter for so long at most.
        sys.setswitchinterval(_SWITCH_S)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[RoomDeskError], None],
        lane: Lane = Lane.STORE,
    ) -> None:
        """Run `work` in a lane; `done` or `failed` is called on the window's thread, unless `owner` is gone by then.

        An error that is not a RoomDeskError is a bug: it goes to `broke`.
        """
        if self._closing:
            return
        asked = _Asked(owner, done, failed)
        future = self._pools[lane].submit(work)
        if lane is Lane.STORE:
            self._latest = future
        future.add_done_callback(lambda future: self._report(asked, future))

    def give_way(self, seconds: float) -> None:
        """Let the store lane do what it was asked, for a moment at most, while there is no window that could wait.

        Two threads that hand Python's one lock to and fro need longer than one after the other.
        """
        if self._latest:
            wait([self._latest], seconds)

    def close(self) -> None:
        """Take no more work, drop what waits, and wait for what has begun: first outside, the store last."""
        self._closing = True
        for lane in (Lane.OUTSIDE, Lane.STORE):
            self._pools[lane].shutdown(wait=True, cancel_futures=True)

    def _report(self, asked: _Asked, future: Future[Any]) -> None:
        # Runs on the worker's thread: nothing but the queued signal may leave it.
        if not self._closing and not future.cancelled():
            self._answered.emit(asked, future)

    def _deliver(self, asked: _Asked, future: Future[Any]) -> None:
        if self._closing or not shiboken6.isValid(asked.owner):
            return
        error = future.exception()
        if error is None:
            asked.done(future.result())
        elif isinstance(error, RoomDeskError):
            asked.failed(error)
        else:
            self.broke.emit(error)
