"""What has changed, and who did it: one signal, and a watch on what other programs write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTime, QTimer, Signal

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError, ServerAway
from roomdesk.gui.background import Background

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

# What another program writes is to be seen within a second, reading the day included.
_EVERY_MS = 600
# A server that is away is asked less and less often, so that all desks do not knock at once when it is back.
_SELDOM_MS = 10_000


class Pulse(QObject):
    """Signals: changed(Changes, who), where `who` is the screen that did it, or None for another program.

    queued() when mail was put into the outbox, settled(Mail) when one has left, or has not. away(QTime) each time the
    database's server does not answer, with the time of its last answer; back() when it does again.
    """

    changed = Signal(object, object)
    queued = Signal()
    settled = Signal(object)
    away = Signal(object)
    back = Signal()


class Watch(QObject):
    """Asks again and again whether another program has written, and then says so through the pulse."""

    def __init__(self, desk: Desk, background: Background, pulse: Pulse) -> None:
        super().__init__(pulse)
        self._desk, self._background, self._pulse = desk, background, pulse
        self._seen: int | None = None
        self._asking = False
        self._answered = QTime.currentTime()
        self._is_away = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)
        # Before any day is read, so that nothing written after that reading is missed.
        self.look()

    def look(self) -> None:
        """Ask once, unless an answer is still awaited."""
        if not self._asking:
            self._asking = True
            self._background.ask(self, self._desk.look_around.seen, self._on_seen, self._on_failed)

    def _on_seen(self, seen: int) -> None:
        self._asking = False
        self._answered = QTime.currentTime()
        if self._is_away:
            self._is_away = False
            self._timer.start(_EVERY_MS)
            self._pulse.back.emit()
        before, self._seen = self._seen, seen
        if before is not None and before != seen:
            self._pulse.changed.emit(Changes(places=True), None)

    def _on_failed(self, error: RoomDeskError) -> None:
        # Nothing to tell of a file each time: whoever asks for a day is told why it cannot be read.
        self._asking = False
        if isinstance(error, ServerAway):
            self._is_away = True
            self._timer.start(min(2 * self._timer.interval(), _SELDOM_MS))
            self._pulse.away.emit(self._answered)
