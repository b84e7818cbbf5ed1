"""Devices as a table: state, room, site, device, protocol, finding, answer, time; no reading in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from roomdesk.domain.ids import DeviceCode
from roomdesk.domain.slot import to_wall
from roomdesk.gui import words
from roomdesk.gui.common.health import mark_icon
from roomdesk.gui.common.plain import literal
from roomdesk.gui.equipment.findings import told
from roomdesk.gui.equipment.rows import DeviceRow, by_need

translate = QCoreApplication.translate

_NOWHERE = QModelIndex()
STATE, ROOM, SITE, DEVICE, PROTOCOL, FINDING, ANSWER, TIME = range(8)


class DeviceModel(QAbstractTableModel):
    """One row a device, sorted by a column; those in need first to begin with."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[DeviceRow] = []
        self._order = (STATE, False)

    def set_rows(self, rows: Sequence[DeviceRow]) -> None:
        self.beginResetModel()
        self.rows = self._sorted(rows)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order is Qt.SortOrder.DescendingOrder)
        self.set_rows(self.rows)

    def _sorted(self, rows: Sequence[DeviceRow]) -> list[DeviceRow]:
        column, backwards = self._order
        found = sorted(rows, key=lambda one: (one.site, one.room, one.device.name))
        if column == STATE:
            return sorted(found, key=by_need, reverse=backwards)
        if column == ANSWER:
            return sorted(found, key=_answered, reverse=backwards)
        if column == TIME:
            return sorted(found, key=lambda one: one.finding.at.timestamp() if one.finding else 0.0, reverse=backwards)
        return sorted(found, key=lambda one: worded(one, column).casefold(), reverse=backwards)

    def row_of(self, code: DeviceCode | None) -> int | None:
        return next((number for number, one in enumerate(self.rows) if one.device.code == code), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return headings()[section] if orientation is Qt.Orientation.Horizontal else section + 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            return mark_icon(row.health)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        text = worded(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(text)
        return text if role == Qt.ItemDataRole.DisplayRole else f"{headings()[index.column()]}: {text}"


def worded(row: DeviceRow, column: int) -> str:
    """Word one cell."""
    found = row.finding
    return {
        STATE: lambda: _state(row),
        ROOM: lambda: row.room,
        SITE: lambda: row.site,
        DEVICE: lambda: row.device.name,
        PROTOCOL: lambda: row.protocol,
        FINDING: lambda: told(found.cause, found.evidence) if found else translate("Equipment", "Never checked"),
        ANSWER: lambda: "–" if found is None or found.latency_ms is None else f"{words.decimal(found.latency_ms)} ms",
        TIME: lambda: f"{to_wall(found.at, row.timezone):%d/%m %H:%M}" if found else "–",
    }[column]()


def _state(row: DeviceRow) -> str:
    if row.in_maintenance:
        return translate("Equipment", "In maintenance")
    return translate("Equipment", "Fault open") if row.fault else words.health(row.health)


def _answered(row: DeviceRow) -> float:
    return row.finding.latency_ms or 0.0 if row.finding else 0.0


def headings() -> tuple[str, ...]:
    return (
        translate("Equipment", "State"),
        translate("Equipment", "Room"),
        translate("Equipment", "Site"),
        translate("Equipment", "Device"),
        translate("Equipment", "Protocol"),
        translate("Equipment", "Finding"),
        translate("Equipment", "Answer"),
        translate("Equipment", "Checked"),
    )
