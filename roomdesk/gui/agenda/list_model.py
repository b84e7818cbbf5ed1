"""Meetings as a table: day, times, title, rooms, site, organizer, state; sorted by any of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from roomdesk.domain.booking import Status
from roomdesk.domain.ids import BookingId
from roomdesk.domain.slot import to_wall
from roomdesk.gui import words
from roomdesk.gui.agenda.model import shown_title
from roomdesk.gui.agenda.span import Meeting, Sought, Span, meetings
from roomdesk.gui.common.plain import literal
from roomdesk.ports.writer import Listed
from roomdesk.services.answers import Places

translate = QCoreApplication.translate

_NOWHERE = QModelIndex()
_DAY, _TIMES, _TITLE, _ROOMS, _SITE, _ORGANIZER = range(6)


class Rows(NamedTuple):
    """Meetings in the order of the list, and the row of each; made behind the window, since they may be many."""

    meetings: Sequence[Meeting]
    row_of: Mapping[BookingId, int]


Order = tuple[int, bool]
"""A column, and whether the last comes first."""


def rows_of(span: Span, sought: Sought, order: Order) -> Rows:
    """Give the meetings that the words find, by a column; days and times by their instant, not by their words."""
    column, is_backwards = order
    entries = span.entries
    if sought.words:
        entries = tuple(one for one in entries if sought.finds(one, span.places))
    rows = sorted(meetings(entries), key=lambda one: one.entry.starts, reverse=is_backwards)
    if column not in (_DAY, _TIMES):
        rows.sort(key=lambda one: worded(span, one, column).casefold(), reverse=is_backwards)
    return Rows(rows, {one.entry.booking: row for row, one in enumerate(rows)})


def worded(span: Span, one: Meeting, column: int) -> str:
    """Word one cell, when it is looked at: thousands of meetings are not all read."""
    zone, entry = span.timezone, one.entry
    if column in (_ROOMS, _SITE):
        return _where(span.places, one, column)
    if column == _DAY:
        return words.short_day(to_wall(entry.slot.start, zone).date())
    if column == _TIMES:
        return words.hours(entry.slot, zone)
    if column == _TITLE:
        return shown_title(entry)
    return entry.organizer if column == _ORGANIZER else words.status(Status(entry.status))


def _where(places: Places, one: Meeting, column: int) -> str:
    rooms = [places.rooms[code] for code in one.rooms if code in places.rooms]
    if column == _ROOMS:
        return ", ".join(room.name for room in rooms)
    return ", ".join(dict.fromkeys(places.sites[room.site].name for room in rooms))


def listed(span: Span, rows: Sequence[Meeting], sought: str) -> Listed:
    """Word a list for paper: the same rows, columns and order."""
    last = span.first + timedelta(days=span.days - 1)
    about = f"{words.short_day(span.first)} – {words.short_day(last)}"
    if sought:
        about = f"{about} · «{sought}»"
    columns = headings()
    cells = [tuple(worded(span, one, column) for column in range(len(columns))) for one in rows]
    return Listed(translate("Agenda", "List of meetings"), about, columns, cells)


class ListModel(QAbstractTableModel):
    """One row a meeting. Signals: order_wanted() when another column was chosen; it is sorted behind the window."""

    order_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = Rows((), {})
        self.shown: Span | None = None
        self.order: Order = (_DAY, False)

    @property
    def meetings(self) -> Sequence[Meeting]:
        return self._rows.meetings

    def set_rows(self, span: Span, rows: Rows) -> None:
        self.beginResetModel()
        self.shown, self._rows = span, rows
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.order = (column, order is Qt.SortOrder.DescendingOrder)
        self.order_wanted.emit()

    def row_of(self, booking: BookingId) -> int | None:
        return self._rows.row_of.get(booking)

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
        if not index.isValid() or self.shown is None:
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        text = worded(self.shown, self.meetings[index.row()], index.column())
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
