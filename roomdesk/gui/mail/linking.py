"""Links in the making behind the window: taken from the store, asked for at the service, written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from roomdesk.gui.background import Background
from roomdesk.gui.mail.worker import Worker
from roomdesk.gui.pulse import Pulse
from roomdesk.services.work_links import LinkDone

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


class Linking(QObject):
    """Asks services for what is due whenever a booking was changed, and every half minute."""

    def __init__(self, desk: Desk, background: Background, pulse: Pulse, parent: QObject) -> None:
        super().__init__(parent)
        self._pulse = pulse
        self._asking = Worker(desk.work_links, background, self._on_settled, self)
        pulse.changed.connect(self._asking.look)

    def wear(self, desk: Desk, pulse: Pulse) -> None:
        """Serve another desk from now on; what is under way is settled on the one that it came from."""
        if pulse is not self._pulse:
            pulse.changed.connect(self._asking.look)
        self._pulse, self._asking.steps = pulse, desk.work_links

    def finish(self) -> None:
        """Write down what a service made while the window closed."""
        self._asking.finish()

    def _on_settled(self, done: LinkDone) -> None:
        if done.changes.bookings:
            self._pulse.changed.emit(done.changes, None)
