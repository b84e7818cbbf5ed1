"""The bar under a screen's tools: a change with its undo for ten seconds, a refusal with other ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.narrow import room
from roomdesk.gui.common.notice import Notice

translate = QCoreApplication.translate

_SHOWN_MS = 10_000
Offer = tuple[str, Callable[[], object]]


class ChangeBar(Notice):
    """A notice that goes by itself after a change was told, unless the keyboard is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: list[QPushButton] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._on_time)

    def tell(self, voice: str, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a text that stays until it is read; see Notice."""
        self._timer.stop()
        for one in self._offers:
            one.deleteLater()
        self._offers = []
        super().tell(voice, text, action, act)

    def tell_change(self, voice: str, text: str, undo: Callable[[], None]) -> None:
        """Show what was changed, with Undo, for ten seconds."""
        self.tell(voice, text, translate("History", "Undo"), undo)
        self._timer.start()

    def tell_undone(self, text: str, redo: Callable[[], None]) -> None:
        """Show what was taken back, with Redo, for ten seconds."""
        self.tell("good", text, translate("History", "Redo"), redo)
        self._timer.start()

    def offer(self, text: str, offers: Sequence[Offer]) -> None:
        """Show why something was refused, with a button for each other way; large text leaves room for fewer."""
        self.tell("warn", text)
        left = room(self.parentWidget() or self) - 2 * self._close.sizeHint().width()
        for label, act in offers:
            made = button(label, partial(self._take, act))
            left -= made.sizeHint().width()
            if left < 0 and self._offers:
                made.deleteLater()
                break
            self._acts.insertWidget(1 + len(self._offers), made)
            made.show()
            self._offers.append(made)
        self._fold()

    def _take(self, act: Callable[[], object]) -> None:
        self.hide()
        act()

    def _on_time(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self._timer.stop()
            self.hide()
