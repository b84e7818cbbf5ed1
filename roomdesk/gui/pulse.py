"""What has changed, and who did it: one signal, and a watch on what other programs write."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDateTime, QObject, QTime, QTimer, QTimeZone, Signal

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import LoginRefused, NoTicket, RoomDeskError, ServerAway, Stranger
from roomdesk.domain.frozen import frozen
from roomdesk.gui.background import Background, Lane

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

# What another program writes is to be seen within a second, reading the day included.
_ZONE = QByteArray(b"Europe/Rome")
_EVERY_MS = 600
# A server that is away is asked less and less often, so that all desks do not knock at once when it is back.
_SELDOM_MS = 10_000


@frozen
class Away:
    """The time of the server's last answer, None where it gave none yet; of when the copy is that is read instead.

    `refused` where the login is not let in any more; `no_ticket` where the server asks for one of the domain.
    """

    since: QTime | None
    read_at: datetime | None = None
    refused: RoomDeskError | None = None
    no_ticket: NoTicket | None = None


class Pulse(QObject):
    """Signals: changed(Changes, who), where `who` is the screen that did it, or None for another program.

    queued() when mail was put into the outbox, settled(Mail) when one has left, or has not. away(Away) each time the
    database's server does not answer; back() when it does again.
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
        self._answered: QDateTime | None = None
        self._is_away = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)
        # Before any day is read, so that nothing written after that reading is missed.
        self.look()

    def look(self) -> None:
        """Ask once, unless an answer is still awaited.

        A server that is away is looked for beside the store's lane, which goes on reading the copy.
        """
        if self._asking:
            return
        self._asking = True
        if self._is_away:
            reach = self._desk.offline_copy.reach
            self._background.ask(self, reach, self._on_reached, self._on_failed, Lane.OUTSIDE)
        else:
            self._on_reached()

    def _on_reached(self, _nothing: None = None) -> None:
        self._background.ask(self, self._desk.look_around.seen, self._on_seen, self._on_failed)

    def _on_seen(self, seen: int) -> None:
        self._asking = False
        self._answered = QDateTime.currentDateTimeUtc()
        was_away, self._is_away = self._is_away, False
        if was_away:
            self._timer.start(_EVERY_MS)
            self._pulse.back.emit()
        before, self._seen = self._seen, seen
        if was_away or before not in (None, seen):
            self._pulse.changed.emit(Changes(places=True), None)

    def _on_failed(self, error: RoomDeskError) -> None:
        # Nothing to tell of a file each time: whoever asks for a day is told why it cannot be read.
        self._asking = False
        if isinstance(error, ServerAway):
            self._is_away = True
            self._timer.start(min(2 * self._timer.interval(), _SELDOM_MS))
            ticketless = error if isinstance(error, NoTicket) else None
            self._pulse.away.emit(Away(self._since(), error.read_at, no_ticket=ticketless))
        elif isinstance(error, LoginRefused | Stranger):
            self._is_away = True
            self._timer.start(_SELDOM_MS)
            self._pulse.away.emit(Away(self._since(), refused=error))
            self._pulse.changed.emit(Changes(places=True), None)

    def _since(self) -> QTime | None:
        """Give when the server answered last, by the clock of the rooms, whatever that of this computer is set to."""
        return self._answered.toTimeZone(QTimeZone(_ZONE)).time() if self._answered else None
