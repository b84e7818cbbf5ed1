"""Meetings as a table: day, times, title, rooms, site, organizer, state; sorted by any of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from roomdesk.domain.booking import Status
from roomdesk.domain.ids import BookingId
from roomdesk.domain.slot import to_wall
from roomdesk.gui import words
from roomdesk.gui.agenda.model import shown_title
from roomdesk.gui.agenda.span import Meeting, Span
from roomdesk.gui.common.plain import literal

translate = QCoreApplication.translate

_NOWHERE = QModelIndex()
_DAY, _TIMES, _TITLE, _ROOMS, _SITE, _ORGANIZER = range(6)


class ListModel(QAbstractTableModel):
    """One row a meeting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meetings: Sequence[Meeting] = ()
        self._span: Span | None = None
        self._sorted_by = (_DAY, Qt.SortOrder.AscendingOrder)

    def set_rows(self, span: Span, meetings: Sequence[Meeting]) -> None:
        self.beginResetModel()
        self._span = span
        self.meetings = meetings
        self._put_in_order()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._sorted_by = (column, order)
        self._put_in_order()
        self.endResetModel()

    def _put_in_order(self) -> None:
        column, order = self._sorted_by
        is_backwards = order is Qt.SortOrder.DescendingOrder
        # Days and times are in order by their instant, not by their words.
        rows = sorted(self.meetings, key=lambda one: one.entry.starts, reverse=is_backwards)
        if column not in (_DAY, _TIMES):
            rows.sort(key=lambda one: self._worded(one, column).casefold(), reverse=is_backwards)
        self.meetings = rows

    def _worded(self, one: Meeting, column: int) -> str:
        """Word one cell, when it is looked at: thousands of meetings are not all read."""
        if self._span is None:
            return ""
        places, zone, entry = self._span.places, self._span.timezone, one.entry
        rooms = [places.rooms[code] for code in one.rooms if code in places.rooms]
        if column == _DAY:
            return words.short_day(to_wall(entry.slot.start, zone).date())
        if column == _TIMES:
            return words.hours(entry.slot, zone)
        if column == _ROOMS:
            return ", ".join(room.name for room in rooms)
        if column == _SITE:
            return ", ".join(dict.fromkeys(places.sites[room.site].name for room in rooms))
        return {_TITLE: shown_title(entry), _ORGANIZER: entry.organizer}.get(column, words.status(Status(entry.status)))

    def row_of(self, booking: BookingId) -> int | None:
        return next((row for row, one in enumerate(self.meetings) if one.entry.booking == booking), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.meetings)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(headings())

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return headings()[section] if orientation is Qt.Orientation.Horizontal else section + 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        text = self._worded(self.meetings[index.row()], index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{headings()[index.column()]}: {text}"
        return None


def headings() -> tuple[str, ...]:
    return (
        translate("Agenda", "Day"),
        translate("Agenda", "Times"),
        translate("Agenda", "Title"),
        translate("Agenda", "Rooms"),
        translate("Agenda", "Site"),
        translate("Agenda", "Organizer"),
        translate("Agenda", "State"),
    )
