"""Devices as a table: state, room, site, device, protocol, finding, answer, time; no reading in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
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
_COLUMNS = 8
STATE, ROOM, SITE, DEVICE, PROTOCOL, FINDING, ANSWER, TIME = range(_COLUMNS)
_ROLES = frozenset(
    {
        Qt.ItemDataRole.DecorationRole,
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    }
)


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

    def renew(self, rows: Iterable[DeviceRow], seen: range) -> None:
        """Show some rows as they are now, each where it stands; sorted again once all are set.

        Of those that are `seen` the view is told, once; the others it reads when they come into sight.
        """
        new = {one.device.code: one for one in rows}
        changed = [number for number, one in enumerate(self.rows) if one.device.code in new]
        for number in changed:
            self.rows[number] = new[self.rows[number].device.code]
        # Every call of Qt's may wait for the interpreter while devices are asked.
        painted = [number for number in changed if number in seen]
        if painted:
            self.dataChanged.emit(self.index(painted[0], 0), self.index(painted[-1], TIME))

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
        return 0 if parent.isValid() else _COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return headings()[section] if orientation is Qt.Orientation.Horizontal else section + 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        # Painting asks for many roles of each cell, most of which say nothing here.
        if role not in _ROLES or not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return mark_icon(row.health) if index.column() == STATE else None
        text = worded(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(row.device.name if index.column() == DEVICE else text)
        return text if role == Qt.ItemDataRole.DisplayRole else f"{headings()[index.column()]}: {text}"


def worded(row: DeviceRow, column: int) -> str:
    """Word one cell."""
    return _WORDED[column](row)


def _found(row: DeviceRow) -> str:
    found = row.finding
    return told(found.cause, found.evidence) if found else translate("Equipment", "Never checked")


def _answer(row: DeviceRow) -> str:
    latency = row.finding.latency_ms if row.finding else None
    return "–" if latency is None else f"{words.decimal(latency)} ms"


def _time(row: DeviceRow) -> str:
    return f"{to_wall(row.finding.at, row.timezone):%d/%m %H:%M}" if row.finding else "–"


def _state(row: DeviceRow) -> str:
    if row.in_maintenance:
        return translate("Equipment", "In maintenance")
    return translate("Equipment", "Fault open") if row.fault else words.health(row.health)


_WORDED: Mapping[int, Callable[[DeviceRow], str]] = {
    STATE: _state,
    ROOM: lambda row: row.room,
    SITE: lambda row: row.site,
    DEVICE: lambda row: row.name,
    PROTOCOL: lambda row: row.protocol,
    FINDING: _found,
    ANSWER: _answer,
    TIME: _time,
}


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
