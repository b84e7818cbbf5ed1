"""Links in the making behind the window: taken from the store, asked for at the service, written down."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.provider import Made, NotMade
from roomdesk.services.work_links import LinkDone, LinkJob

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

_EVERY_MS = 30_000


class Linking(QObject):
    """One meeting at a time; looks when a booking was changed, and every half minute for what is to be tried again.

    What a service made while the window closed is written down by `finish`.
    """

    def __init__(self, desk: Desk, background: Background, pulse: Pulse, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background, self._pulse = desk, background, pulse
        self._busy = False
        self._asked: tuple[LinkJob, Made | NotMade | None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)
        pulse.changed.connect(self.look)
        self.look()

    def wear(self, desk: Desk, pulse: Pulse) -> None:
        """Serve another desk from now on; what is under way is settled on the one that it came from."""
        if pulse is not self._pulse:
            pulse.changed.connect(self.look)
        self._desk, self._pulse = desk, pulse

    def look(self) -> None:
        """Ask for what is due, unless something is being asked for."""
        if not self._busy:
            self._busy = True
            self._background.ask(self, self._desk.work_links.take, self._on_taken, self._on_failed)

    def finish(self) -> None:
        """Write down what a service made and nobody has noted; the lanes are closed by now."""
        if self._asked:
            self._desk.work_links.settle(*self._asked)
            self._asked = None

    def _on_taken(self, job: LinkJob | None) -> None:
        self._busy = job is not None
        if job is not None:
            asking = partial(self._carry, self._desk, job)
            self._background.ask(self, asking, partial(self._on_asked, self._desk, job), self._on_failed, Lane.OUTSIDE)

    def _carry(self, desk: Desk, job: LinkJob) -> Made | NotMade | None:
        outcome = desk.work_links.carry(job)
        self._asked = (job, outcome)
        return outcome

    def _on_asked(self, desk: Desk, job: LinkJob, outcome: Made | NotMade | None) -> None:
        self._background.ask(self, partial(desk.work_links.settle, job, outcome), self._on_settled, self._on_failed)

    def _on_settled(self, done: LinkDone) -> None:
        self._asked = None
        self._busy = False
        if done.changes.bookings:
            self._pulse.changed.emit(done.changes, None)
        self.look()

    def _on_failed(self, _error: RoomDeskError) -> None:
        # The store is busy or away; what is due is there still.
        self._busy = False
