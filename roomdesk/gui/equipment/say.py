"""A line or a note that is asked for about a fault."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button, field
from roomdesk.gui.common.narrow import widen
from roomdesk.gui.common.plain import PlainLabel

translate = QCoreApplication.translate


class SayDialog(QDialog):
    """Asks for one line, or several; `text` gives what was typed once it is accepted."""

    def __init__(
        self, title: str, label: str, before: str = "", parent: QWidget | None = None, *, several: bool = False
    ):
        super().__init__(parent)
        self.setWindowTitle(title)
        self._typed: QLineEdit | QPlainTextEdit
        if several:
            self._typed = QPlainTextEdit(before)
            self._typed.setTabChangesFocus(True)
        else:
            self._typed = QLineEdit(before)
            self._typed.setMaxLength(200)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(title, theme.Type.TITLE, wrap=True))
        rows.addWidget(field(label, self._typed), int(several))
        rows.addStretch(0)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(translate("Equipment", "Cancel"), self.reject))
        confirm = button(translate("Equipment", "Save"), self.accept, "check", "primary")
        confirm.setDefault(True)
        foot.addWidget(confirm)
        rows.addLayout(foot)
        widen(self, 56)

    def text(self) -> str:
        return self._typed.text() if isinstance(self._typed, QLineEdit) else self._typed.toPlainText()
