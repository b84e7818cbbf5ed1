"""The copy of a server's weeks, made behind the window: after the start, and after changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.pulse import Pulse

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

_SOON_MS = 2_000
_EVERY_MS = 300_000
# The longer a copying takes, the more seldom it is: two hundred desks keep no more than a part of a server busy.
_TIMES_AS_LONG = 500


class Copying(QObject):
    """Copies beside the store's lane, on a connection of its own: whoever works does not wait for it."""

    def __init__(self, desk: Desk, background: Background, pulse: Pulse, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._background = desk, background
        self._is_old, self._busy = True, False
        self._took = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)
        self.wear(desk, pulse)
        QTimer.singleShot(_SOON_MS, self, self.look)

    def wear(self, desk: Desk, pulse: Pulse) -> None:
        """Serve another desk from now on."""
        self._desk = desk
        pulse.changed.connect(self._on_changed)
        pulse.back.connect(self.look)

    def look(self) -> None:
        """Copy, unless nothing has changed since the last time."""
        if self._is_old and not self._busy:
            self._is_old, self._busy = False, True
            self._took.start()
            self._background.ask(self, self._desk.offline_copy.renew, self._on_done, self._on_failed, Lane.OUTSIDE)

    def _on_changed(self, _changes: Changes, _who: object) -> None:
        self._is_old = True

    def _on_done(self, _nothing: None) -> None:
        self._busy = False
        self._timer.start(max(_EVERY_MS, _TIMES_AS_LONG * self._took.elapsed()))

    def _on_failed(self, _error: RoomDeskError) -> None:
        # The pulse says that the server is away; the next time is soon enough.
        self._is_old, self._busy = True, False
