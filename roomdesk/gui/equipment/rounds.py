"""A round of checks behind the window: progress, findings kept as they come, and a way to stop it."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from roomdesk.domain.equipment import Device, Finding
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.gui.background import Background, Lane
from roomdesk.ports.checker import Limits
from roomdesk.services.answers import Round

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

_LOOK_MS = 100
_KEEP_MS = 1_000


class RoundRunner(QObject):
    """Signals: moved(done, of) while it runs, found(findings) with each handful, noted(Round) as they are recorded,
    ended(is_whole) and failed(RoomDeskError).
    """

    moved = Signal(int, int)
    found = Signal(object)
    noted = Signal(object)
    ended = Signal(bool)
    failed = Signal(object)

    def __init__(self, desk: Desk, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._came: deque[Finding] = deque()
        self._waiting: list[Finding] = []
        self._devices: dict[DeviceCode, Device] = {}
        self.done, self._stopping, self.runs = 0, False, False
        self._looks, self._keeps = QTimer(self), QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._keeps.setInterval(_KEEP_MS)
        self._looks.timeout.connect(self._look)
        self._keeps.timeout.connect(self._keep)

    def start(self, rooms: Collection[RoomCode] | None = None, device: DeviceCode | None = None) -> None:
        """Check the devices of some rooms, or all, or one of them; nothing while a round runs."""
        if self.runs:
            return
        self.runs, self._stopping, self.done = True, False, 0
        self._background.ask(self, partial(self._wanted, rooms, device), self._on_wanted, self._on_failed)

    def stop(self) -> None:
        """Ask no more devices; what was found stays."""
        self._stopping = True

    def _wanted(self, rooms: Collection[RoomCode] | None, only: DeviceCode | None) -> tuple[tuple[Device, ...], Limits]:
        """Run on the store lane: give what is asked, and within which limits."""
        checks = self._desk.check_rooms
        devices = [one for one in checks.wanted(rooms) if only in (None, one.code)]
        return checks.terms(devices, stop=lambda: self._stopping)

    def _on_wanted(self, terms: tuple[tuple[Device, ...], Limits]) -> None:
        devices, limits = terms
        self._devices = {one.code: one for one in devices}
        self.moved.emit(0, len(devices))
        self._looks.start()
        self._keeps.start()
        self._background.ask(self, partial(self._ask, devices, limits), self._on_asked, self._on_failed, Lane.OUTSIDE)

    def _ask(self, devices: Sequence[Device], limits: Limits) -> bool:
        """Run on the network lane: tell whether all were asked."""
        self._desk.check_rooms.ask(devices, limits, progress=self._on_found)
        return not self._stopping

    def _on_found(self, finding: Finding) -> None:
        # On the network lane's thread: a deque takes it without a lock, the timer's slot fetches it.
        # Once the round is stopped, what still comes was not asked any more.
        if not self._stopping:
            self._came.append(finding)

    def _look(self) -> None:
        fresh = [self._came.popleft() for _ in range(len(self._came))]
        if fresh:
            self.done += len(fresh)
            self._waiting += fresh
            self.moved.emit(self.done, len(self._devices))
            self.found.emit(fresh)

    def _keep(self) -> None:
        findings, self._waiting = self._waiting, []
        if findings:
            devices = [self._devices[one.device] for one in findings]
            note = partial(self._desk.check_rooms.note, devices, findings, 0.0)
            self._background.ask(self, note, self._on_noted, self._on_failed)

    def _on_noted(self, answer: Round) -> None:
        self.noted.emit(answer)

    def _on_asked(self, is_whole: bool) -> None:
        self._end()
        self.ended.emit(is_whole)

    def _on_failed(self, error: RoomDeskError) -> None:
        self._end()
        self.failed.emit(error)

    def _end(self) -> None:
        self._looks.stop()
        self._keeps.stop()
        self._look()
        self._keep()
        self.runs = False
