"""The post behind the window: mail taken from the store, handed over and settled; answers read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from roomdesk.domain.errors import Misconfigured, RoomDeskError
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.mailbox import Arrived
from roomdesk.ports.outbox import Mail
from roomdesk.services.read_answers import Noted

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

_EVERY_MS = 30_000
_ANSWERS_EVERY_MS = 180_000


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
        self._answers = QTimer(self)
        self._answers.timeout.connect(self.read)
        self._answers.start(_ANSWERS_EVERY_MS)
        pulse.queued.connect(self.look)
        self.look()
        self.read()

    def wear(self, desk: Desk, pulse: Pulse) -> None:
        """Serve another desk from now on; what is under way is settled on the one that it came from."""
        self._desk, self._pulse = desk, pulse
        pulse.queued.connect(self.look)

    def look(self) -> None:
        """Send what is due, unless something is being sent."""
        if not self._busy:
            self._busy = True
            self._background.ask(self, self._desk.work_outbox.take, self._on_taken, self._on_failed)

    def read(self) -> None:
        """Look for answers in the mailbox; nothing is said where it is away, since they stay in it."""
        fetch = self._desk.read_answers.fetch
        self._background.ask(self, partial(_or_nothing, fetch), self._on_fetched, self._on_unread, Lane.OUTSIDE)

    def _on_fetched(self, arrived: Sequence[Arrived]) -> None:
        if arrived:
            note = partial(self._desk.read_answers.note, arrived)
            self._background.ask(self, note, self._on_noted, self._on_unread)

    def _on_noted(self, noted: Sequence[Noted]) -> None:
        for one in noted:
            if one.imported and one.imported.booked.changes.bookings:
                self._pulse.changed.emit(one.imported.booked.changes, None)
        mark = partial(self._desk.read_answers.mark, noted)
        self._background.ask(self, partial(_or_nothing, mark), lambda _done: None, self._on_unread, Lane.OUTSIDE)

    def _on_unread(self, _error: RoomDeskError) -> None:
        """Leave answers where they are; they are looked for again."""

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


def _or_nothing(work: Callable[[], Sequence[Arrived] | None]) -> Sequence[Arrived]:
    """Do what needs the mailbox; nothing comes of it while the mailbox is away."""
    try:
        return work() or ()
    except NotCarried:
        return ()
