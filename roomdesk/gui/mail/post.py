"""The outbox worked off behind the window: each mail taken from the store, handed over, and settled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from roomdesk.domain.errors import Misconfigured, RoomDeskError
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.outbox import Mail

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

_EVERY_MS = 30_000


class Post(QObject):
    """One mail at a time; looks when something is queued, and every half minute for what is to be tried again.

    What was handed over while the window closed is settled by `finish`: nobody shall get it a second time.
    """

    def __init__(self, desk: Desk, background: Background, pulse: Pulse, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self._pulse = desk, background, pulse
        self._busy = False
        self._handed: dict[str, tuple[Mail, NotCarried | None]] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)
        pulse.queued.connect(self.look)
        self.look()

    def wear(self, desk: Desk, pulse: Pulse) -> None:
        """Serve another desk from now on; what is under way is settled on the one that it came from."""
        self._desk, self._pulse = desk, pulse
        pulse.queued.connect(self.look)

    def look(self) -> None:
        """Send what is due, unless something is being sent."""
        if not self._busy:
            self._busy = True
            self._background.ask(self, self._desk.work_outbox.take, self._on_taken, self._on_failed)

    def finish(self) -> None:
        """Settle what has been handed over and not been written down; the lanes are closed by now."""
        for mail, outcome in self._handed.values():
            self._desk.work_outbox.settle(mail, outcome)
        self._handed.clear()

    def _on_taken(self, mail: Mail | None) -> None:
        self._busy = mail is not None
        if mail is not None:
            self._background.ask(
                self, partial(self._carry, mail), partial(self._on_carried, mail), self._on_failed, Lane.OUTSIDE
            )

    def _carry(self, mail: Mail) -> NotCarried | None:
        try:
            outcome = self._desk.work_outbox.carry(mail)
        except Misconfigured:
            outcome = NotCarried("misconfigured")
        self._handed[mail.id] = (mail, outcome)
        return outcome

    def _on_carried(self, mail: Mail, outcome: NotCarried | None) -> None:
        settle = partial(self._desk.work_outbox.settle, mail, outcome)
        self._background.ask(self, settle, self._on_settled, self._on_failed)

    def _on_settled(self, mail: Mail) -> None:
        self._handed.pop(mail.id, None)
        self._pulse.settled.emit(mail)
        self._busy = False
        self.look()

    def _on_failed(self, _error: RoomDeskError) -> None:
        # The store is busy or away; the mail is there still.
        self._busy = False
