"""A line that stays in sight until it is read: what happened, and at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QWidget

from roomdesk.gui import theme
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.plain import PlainLabel

translate = QCoreApplication.translate

_ICONS = {"good": "check-circle", "warn": "warning-circle", "bad": "close-circle"}


class Notice(QFrame):
    """Hidden until `tell`. `voice` is good, warn or bad. One that is `lasting` cannot be closed by hand."""

    def __init__(self, parent: QWidget | None = None, *, lasting: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._mark = PlainLabel()
        self._text = PlainLabel(wrap=True)
        self._action = QPushButton()
        self._act: Callable[[], None] | None = None
        self._action.clicked.connect(self._on_action)
        self._action.installEventFilter(self)
        self._close = QPushButton(translate("Notice", "Close"))
        self._close.clicked.connect(self.hide)
        for one in (self._action, self._close):
            # In a dialog, Enter belongs to the dialog's own button.
            one.setAutoDefault(False)
        said, self._acts = QHBoxLayout(), QHBoxLayout()
        said.addWidget(self._mark)
        said.addWidget(self._text, 1)
        self._acts.addStretch(1)
        self._acts.addWidget(self._action)
        self._acts.addWidget(self._close)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.addLayout(said, 1)
        self._parts.addLayout(self._acts)
        self._close.setVisible(not lasting)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The second press of a double click on “Undo” would meet “Redo”, which stands there by then.
        is_second = watched is self._action and event.type() is QEvent.Type.MouseButtonDblClick
        return is_second or super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Put the buttons below a text that would have less than half of the width beside them."""
        is_narrow = self._acts.sizeHint().width() * 2 > self.width()
        self._parts.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def tell(self, voice: str, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a text, announce it to screen readers, and offer an action where one is given."""
        self.setProperty("voice", voice)
        self.style().unpolish(self)
        self.style().polish(self)
        colour = {"good": theme.TONES.good, "warn": theme.TONES.warn}.get(voice, theme.TONES.bad)
        self._mark.setPixmap(theme.drawing(_ICONS[voice], colour, theme.metrics(theme.Type.BODY).height(), 2.0))
        self._mark.setFixedSize(theme.metrics(theme.Type.BODY).height(), theme.metrics(theme.Type.BODY).height())
        self._mark.setScaledContents(True)
        self._text.setText(text)
        self._act = act
        self._action.setText(action)
        self._action.setVisible(act is not None)
        self._fold()
        self.show()
        announce(self, text)

    def amend(self, text: str) -> None:
        """Change the text in silence."""
        self._text.setText(text)

    @property
    def text(self) -> str:
        return self._text.text()

    def _on_action(self) -> None:
        self.hide()
        if self._act:
            self._act()
