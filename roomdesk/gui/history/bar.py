"""The bar under a screen's tools: a change with its undo for ten seconds, a refusal with other ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.narrow import room
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.history.stack import Done, History

translate = QCoreApplication.translate

_SHOWN_MS = 10_000
Offer = tuple[str, Callable[[], object]]


class ChangeBar(Notice):
    """A notice that goes by itself after a change was told, unless the keyboard is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history: History | None = None
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

    def follow(self, history: History) -> None:
        """Tell what a history takes back and does again, while the bar's screen is in front."""
        self._history = history
        history.undone.connect(self._on_undone)
        history.redone.connect(self._on_redone)
        history.nothing.connect(self._on_nothing)

    def tell_done(self, done: Done, voice: str = "good") -> None:
        """Remember a change in the history that is followed, and show it for ten seconds, with Undo."""
        if self._history and done.back:
            self._history.remember(done)
            self._tell_change(voice, done.told, translate("History", "Undo"), self._history.undo)
        else:
            self.tell(voice, done.told)

    def _on_undone(self, told: str) -> None:
        if self._history and self._is_in_front():
            text = translate("History", "Back as it was before: {change}").format(change=told)
            self._tell_change("good", text, translate("History", "Redo"), self._history.redo)

    def _on_redone(self, told: str) -> None:
        if self._history and self._is_in_front():
            text = translate("History", "Done again: {change}").format(change=told)
            self._tell_change("good", text, translate("History", "Undo"), self._history.undo)

    def _on_nothing(self) -> None:
        if self._is_in_front():
            self.tell("warn", translate("History", "There is no change to take back or to do again."))

    def _is_in_front(self) -> bool:
        return (self.parentWidget() or self).isVisible()

    def _tell_change(self, voice: str, text: str, action: str, act: Callable[[], None]) -> None:
        self.tell(voice, text, action, act)
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
