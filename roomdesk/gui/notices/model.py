"""Notices as rows, newest first; no reading in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roomdesk.gui.common.plain import literal
from roomdesk.gui.notices.sentences import NoticeRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class NoticeModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[NoticeRow] = []

    def set_rows(self, rows: Sequence[NoticeRow]) -> None:
        if list(rows) != self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def row_of(self, key: str) -> int:
        """Give a notice's row, the first where it is gone."""
        return next((number for number, row in enumerate(self.rows) if row.key == key), 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(f"{row.title}\n{row.line}")
        return None
