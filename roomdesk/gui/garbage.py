"""Garbage is collected on the window's thread alone: Qt objects may not die on another."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 4_000
_YOUNG = 1
_TURNS = 15
"""After so many turns everything is looked through, not only what is young."""


class Garbage(QObject):
    """Takes the place of Python's own collector, which runs on whichever thread happens to make objects."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY_MS)

    def collect(self) -> None:
        """Collect now: the young, or every minute all."""
        self._turn += 1
        gc.collect() if self._turn % _TURNS == 0 else gc.collect(_YOUNG)
