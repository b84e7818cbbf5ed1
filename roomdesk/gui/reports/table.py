"""A report's table: sorted by any column, bars behind shares, read out cell by cell."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from roomdesk.gui import theme
from roomdesk.gui.reports.sheets import Table

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_EMPTY = Table("", (), 0, ())
ORDER = Qt.ItemDataRole.UserRole
SHARE = Qt.ItemDataRole.UserRole + 1
_LEAST_ROWS = 4


class ReportModel(QAbstractTableModel):
    """Cells as a sheet words them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = _EMPTY

    def show(self, table: Table) -> None:
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return self.table.heads[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.table.heads[index.column()]}: {cell.text}"
        return {Qt.ItemDataRole.DisplayRole: cell.text, ORDER: cell.order, SHARE: cell.share}.get(role)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Names stand at the left, figures at the right, and so do their headings."""
        across = Qt.AlignmentFlag.AlignLeft if column < self.table.figures else Qt.AlignmentFlag.AlignRight
        return across | Qt.AlignmentFlag.AlignVCenter


class _Bars(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        box = option.rect.adjusted(3, 4, -3, -4)
        box.setWidth(round(box.width() * (index.data(SHARE) or 0)))
        painter.fillRect(box, QColor(theme.TONES.primary_soft))
        super().paint(painter, option, index)
        # What is chosen has a ground of that colour too: the line stands on it.
        painter.fillRect(box.x(), box.bottom() - 1, box.width(), 2, QColor(theme.TONES.primary))


class ReportTable(QTableView):
    """As high as its rows at most; sorted by a click on a heading."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("report")
        self.setShowGrid(False)
        self.rows = ReportModel(self)
        sorted_ = QSortFilterProxyModel(self)
        sorted_.setSourceModel(self.rows)
        sorted_.setSortRole(ORDER)
        self._wide = 0
        self.setModel(sorted_)
        self.setItemDelegate(_Bars(self))
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def show_table(self, table: Table) -> None:
        """Show another table, in its own order until somebody sorts it."""
        self.setSortingEnabled(False)
        self.rows.show(table)
        self.setAccessibleName(table.title)
        heads = self.horizontalHeader()
        bars = {column for row in table.rows for column, cell in enumerate(row) if cell.share is not None}
        # A bar says more in more room; without one the last name has what is left over.
        self._wide = min(bars, default=table.figures - 1)
        self._spread()
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.resizeRowsToContents()
        around = 2 * self.frameWidth() + heads.sizeHint().height() + self.horizontalScrollBar().sizeHint().height()
        heights = [self.rowHeight(row) for row in range(len(table.rows))]
        self.setMaximumHeight(around + sum(heights))
        self.setMinimumHeight(around + sum(heights[:_LEAST_ROWS]))
        if table.rows:
            self.setCurrentIndex(self.model().index(0, 0))

    def _spread(self) -> None:
        """Give each column what it needs, and one what is left over."""
        self.resizeColumnsToContents()
        spare = self.viewport().width() - self.horizontalHeader().length()
        if spare > 0 and self.rows.table.heads:
            self.setColumnWidth(self._wide, self.columnWidth(self._wide) + spare)
