"""The post behind the window: mail handed over and settled, answers read, people told of faults."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.mail.worker import Worker
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.mailbox import Arrived
from roomdesk.ports.outbox import Mail
from roomdesk.services.read_answers import Noted

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

_ANSWERS_EVERY_MS = 180_000
_FAULTS_EVERY_MS = 60_000


class Post(QObject):
    """Sends what is queued, looks for answers every few minutes, and every minute for faults nobody was told of."""

    def __init__(self, desk: Desk, background: Background, pulse: Pulse, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self._pulse = desk, background, pulse
        self._sending = Worker(desk.work_outbox, background, self._on_settled, self)
        self._answers = QTimer(self)
        self._answers.timeout.connect(self.read)
        self._answers.start(_ANSWERS_EVERY_MS)
        self._faults = QTimer(self)
        self._faults.timeout.connect(self.tell)
        self._faults.start(_FAULTS_EVERY_MS)
        pulse.queued.connect(self._sending.look)
        pulse.changed.connect(self._on_changed)
        self.read()
        self.tell()

    def wear(self, desk: Desk, pulse: Pulse) -> None:
        """Serve another desk from now on; what is under way is settled on the one that it came from."""
        if pulse is not self._pulse:
            pulse.queued.connect(self._sending.look)
            pulse.changed.connect(self._on_changed)
        self._desk, self._pulse, self._sending.steps = desk, pulse, desk.work_outbox

    def finish(self) -> None:
        """Write down what was handed over while the window closed: nobody shall get it a second time."""
        self._sending.finish()

    def _on_settled(self, mail: Mail) -> None:
        self._pulse.settled.emit(mail)

    def tell(self) -> None:
        """Write to whoever does not know yet of a fault that concerns them."""
        self._background.ask(self, self._desk.tell_faults, self._on_told, self._on_unread)

    def _on_changed(self, changes: Changes, _who: object) -> None:
        if changes.devices:
            self.tell()

    def _on_told(self, mails: Sequence[Mail]) -> None:
        if mails:
            self._sending.look()
            self.tell()

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
        """Leave answers and faults where they are; they are looked for again."""


def _or_nothing(work: Callable[[], Sequence[Arrived] | None]) -> Sequence[Arrived]:
    """Do what needs the mailbox; nothing comes of it while the mailbox is away."""
    try:
        return work() or ()
    except NotCarried:
        return ()
