"""A line's last weeks: its chart, all measurements in a table, and its report as PDF."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from roomdesk.domain.line_history import LineHistory
from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.outcome import OutcomeLine
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.equipment.line_chart import Draw, LineChart, summary
from roomdesk.gui.equipment.line_model import LineModel

translate = QCoreApplication.translate


class LineDialog(QDialog):
    """`save` asks for a file and writes the report; what became of it is told in `outcome`."""

    def __init__(self, line: LineHistory, draw: Draw, save: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = translate("Equipment", "Line of {site}").format(site=line.site.name)
        self.setWindowTitle(title)
        self.outcome = OutcomeLine()
        self.table = self._table(line)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(title, theme.Type.TITLE, wrap=True))
        rows.addWidget(PlainLabel(summary(line), voice="muted", wrap=True))
        chart = LineChart(line, draw)
        for one in (chart, self.table):
            one.setVisible(bool(line.measured))
        rows.addWidget(chart)
        rows.addWidget(self.table, 1)
        rows.addStretch(0)
        rows.addWidget(self.outcome)
        self.outcome.hide()
        foot = QHBoxLayout()
        foot.addWidget(button(translate("Equipment", "Report for the operator (PDF)…"), save, "download"))
        foot.addStretch(1)
        close = button(translate("Equipment", "Close"), self.accept, voice="primary")
        close.setDefault(True)
        foot.addWidget(close)
        rows.addLayout(foot)
        self.resize(theme.metrics(theme.Type.BODY).averageCharWidth() * 110, 720 if line.measured else 0)

    def _table(self, line: LineHistory) -> QTableView:
        table = QTableView()
        table.setObjectName("devices")
        table.setModel(LineModel(line, table))
        table.setAccessibleName(translate("Equipment", "Measurements"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.metrics(theme.Type.BODY).height() + 8)
        across = table.horizontalHeader()
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        across.setStretchLastSection(True)
        return table
