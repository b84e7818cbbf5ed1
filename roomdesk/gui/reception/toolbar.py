"""The reception's tools: days, search, paper, screens for halls; on two lines where one is too short."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLineEdit, QMenu, QPushButton

from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.plain import PlainLabel

translate = QCoreApplication.translate

_SEARCH_LETTERS = 36


class ReceptionToolbar(QFrame):
    """Signals: turned(days), today(), printing(), pdf_wanted(), calendar_wanted()."""

    turned = Signal(int)
    today = Signal()
    printing = Signal()
    tasks_wanted = Signal(bool)
    pdf_wanted = Signal()
    calendar_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        before = button("", lambda: self.turned.emit(-1), "chevron-left")
        before.setAccessibleName(translate("Reception", "Previous day"))
        after = button("", lambda: self.turned.emit(1), "chevron-right")
        after.setAccessibleName(translate("Reception", "Next day"))
        today = button(translate("Reception", "Today"), self.today.emit)
        self.title = PlainLabel("", theme.Type.TITLE)
        self.title.setMinimumWidth(1)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(translate("Reception", "Search a meeting or a person"))
        self.search.setAccessibleName(translate("Reception", "Search a meeting or a person"))
        glass = QAction(theme.icon("search", theme.TONES.muted), "", self.search)
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.screens = QMenu(self)
        self._lines = QHBoxLayout(self)
        self._lines.setContentsMargins(16, 10, 16, 10)
        self._lines.setSpacing(10)
        self.tasks = button(translate("Reception", "To set up"), self._on_tasks, voice="nav")
        self.tasks.setCheckable(True)
        paper = button(translate("Reception", "Print…"), self.printing.emit, "print")
        pdf = button(translate("Reception", "PDF"), self.pdf_wanted.emit, "download")
        pdf.setAccessibleName(translate("Reception", "Save the day as PDF"))
        calendar = button(translate("Reception", ".ics"), self.calendar_wanted.emit, "download")
        calendar.setAccessibleName(translate("Reception", "Save the day as a calendar file"))
        days = QHBoxLayout()
        days.setSpacing(10)
        for widget in (before, today, after):
            days.addWidget(widget)
        days.addWidget(self.title, 1)
        self._acts = Flow(gap=10, likes_line=True)
        for act in (self.search, self.tasks, paper, pdf, calendar, self._screens()):
            self._acts.addWidget(act)
        self._lines.addLayout(days, 1)
        self._lines.addLayout(self._acts)

    def _on_tasks(self) -> None:
        self.tasks_wanted.emit(self.tasks.isChecked())

    def _screens(self) -> QPushButton:
        made = button(translate("Reception", "Screens"), self.screens.show, "fullscreen", "menu")
        made.setMenu(self.screens)
        return made

    def take_width(self, width: int) -> None:
        """Stand on one line where there is room for the title beside the tools."""
        letter = theme.metrics(theme.Type.BODY).averageCharWidth()
        is_short = width < letter * 145
        self._lines.setDirection(QBoxLayout.Direction.TopToBottom if is_short else QBoxLayout.Direction.LeftToRight)
        said = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText()) + letter * 8
        self.search.setMinimumWidth(said if width > letter * 170 else letter * 24)
        self.search.setMaximumWidth(16_777_215 if is_short else letter * _SEARCH_LETTERS)
