"""A start that came to nothing, said in a dialog of its own: what happened, what was kept, what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from roomdesk import __version__
from roomdesk.domain.errors import RoomDeskError, StoreUnreadable
from roomdesk.gui import app as application
from roomdesk.gui import texts, theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel

translate = QCoreApplication.translate

_DETAIL_LINES = 5


class TroubleDialog(QDialog):
    """Shows an error in words, its details to be copied for whoever gives support."""

    def __init__(self, told: texts.Explained) -> None:
        super().__init__()
        self._told = told
        self.setWindowTitle(translate("Trouble", "RoomDesk cannot be opened"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(told.title, theme.Type.TITLE, wrap=True))
        rows.addWidget(PlainLabel(told.kept, wrap=True))
        rows.addWidget(PlainLabel(told.remedy, theme.Type.STRONG, wrap=True))
        body = theme.metrics(theme.Type.BODY)
        if told.details:
            self.details = QPlainTextEdit("\n".join(told.details))
            self.details.setReadOnly(True)
            self.details.setTabChangesFocus(True)
            self.details.setAccessibleName(translate("Trouble", "Details"))
            self.details.setFixedHeight(body.lineSpacing() * min(len(told.details) + 1, _DETAIL_LINES) + 16)
            rows.addWidget(self.details)
        rows.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(translate("Trouble", "Copy for support"), self.copy, "copy"))
        self.leave = button(translate("Trouble", "Close"), self.accept, voice="primary")
        self.leave.setDefault(True)
        foot.addWidget(self.leave)
        self.leave.setFocus()
        rows.addLayout(foot)
        self.setFixedWidth(min(body.averageCharWidth() * 80, self.screen().availableSize().width()))

    def copy(self) -> None:
        told = self._told
        lines = (f"RoomDesk {__version__}", told.title, told.kept, told.remedy, *told.details)
        QGuiApplication.clipboard().setText("\n".join(lines))


def tell(error: RoomDeskError, facts: application.Facts) -> None:
    """Start Qt, and show an error until the dialog is closed."""
    application.prepare(facts)
    TroubleDialog(explain_start(error)).exec()


def explain_start(error: RoomDeskError) -> texts.Explained:
    """Put an error into words for somebody who has no window yet."""
    told = texts.explain(error)
    if not isinstance(error, StoreUnreadable):
        return told
    return told._replace(
        kept=translate("Trouble", "Nothing was changed."),
        remedy=translate("Trouble", "Check that the disk or server is there, then open RoomDesk again."),
    )
