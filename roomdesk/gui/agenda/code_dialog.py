"""A conference link as a QR code, large enough for a phone held before the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel, breakable
from roomdesk.gui.signs.code import CodeView

translate = QCoreApplication.translate

_LINES = 16


class CodeDialog(QDialog):
    def __init__(self, url: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Details", "QR code of the link"))
        side = min(theme.metrics(theme.Type.BODY).height() * _LINES, self.screen().availableSize().height() // 2)
        self.code = CodeView()
        self.code.setFixedSize(side, side)
        self.code.show_text(url)
        address = PlainLabel(breakable(url).replace("/", "/\u200b"), theme.Type.SMALL, "muted", wrap=True)
        address.setMaximumWidth(side)
        close = button(translate("Details", "Close"), self.accept, voice="primary")
        close.setDefault(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        for widget in (PlainLabel(translate("Details", "Join with a phone"), theme.Type.TITLE), self.code, address):
            rows.addWidget(widget)
        rows.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
