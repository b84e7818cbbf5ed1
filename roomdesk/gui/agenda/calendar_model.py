"""Week and month as tables: a cell a room's day, or a day with its count and how full it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from roomdesk.domain.frozen import frozen
from roomdesk.domain.places import Room
from roomdesk.domain.schedule import Away, Entry
from roomdesk.gui import words
from roomdesk.gui.agenda.model import shown_title
from roomdesk.gui.agenda.span import Held, Span, by_day, occupancy
from roomdesk.gui.common.plain import literal
from roomdesk.gui.counted import counted

translate = QCoreApplication.translate

CELL_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()
_WEEK = 7
_PERCENT = 100


@frozen
class Cell:
    """One day of a room (week) or of all rooms shown (month); `full` is the share of its hours that is booked."""

    day: date
    entries: tuple[Entry, ...]
    away: tuple[Away, ...] = ()
    room: Room | None = None
    full: float = 0.0
    is_aside: bool = False

    @property
    def held(self) -> list[Entry | Away]:
        """Give bookings and what other calendars hold, by start."""
        return sorted((*self.entries, *self.away), key=lambda one: one.starts)

    @property
    def bookings(self) -> int:
        return len({one.booking for one in self.entries})


class CalendarModel(QAbstractTableModel):
    """Rows of cells, seven to a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cells: Sequence[Sequence[Cell]] = ()
        self.timezone = "Europe/Rome"

    def show_week(self, span: Span) -> None:
        """Give each room a row of its days."""
        days = [*zip(span.dates(), by_day(span, span.entries), by_day(span, span.away), strict=True)]
        cells = [
            [Cell(day, _of(room, entries), _of(room, away), room) for day, entries, away in days] for room in span.rooms
        ]
        self._set(span, cells)

    def show_month(self, span: Span, month: int) -> None:
        """Give each week a row of its days; days of other months stand aside."""
        cells = [
            Cell(day, entries, away, None, occupancy(span, day, (*entries, *away)), is_aside=day.month != month)
            for day, entries, away in zip(
                span.dates(), by_day(span, span.entries), by_day(span, span.away), strict=True
            )
        ]
        self._set(span, [cells[first : first + _WEEK] for first in range(0, len(cells), _WEEK)])

    def _set(self, span: Span, cells: Sequence[Sequence[Cell]]) -> None:
        self.beginResetModel()
        self.timezone = span.timezone
        self.cells = cells
        self.endResetModel()

    def place_of(self, day: date) -> tuple[int, int]:
        """Give the row and column of a day's first cell."""
        cells = (
            (row, column)
            for row, cells in enumerate(self.cells)
            for column, cell in enumerate(cells)
            if cell.day == day
        )
        return next(cells, (-1, -1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.cells)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else _WEEK

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or not self.cells:
            return None
        if orientation is Qt.Orientation.Vertical:
            room = self.cells[section][0].room
            return room.name if room else ""
        cell = self.cells[0][section]
        locale = QLocale()
        if cell.room is None:
            return locale.standaloneDayName(cell.day.isoweekday())
        return f"{locale.dayName(cell.day.isoweekday(), QLocale.FormatType.ShortFormat)} {cell.day.day}"

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cells[index.row()][index.column()]
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal(self.spoken(cell).replace(": ", ":\n").replace("; ", "\n"))
        return None

    def spoken(self, cell: Cell) -> str:
        """Say a cell in one sentence: where, which day, how many bookings, and which ones in a room's day."""
        where = f"{cell.room.name}, " if cell.room else ""
        text = f"{where}{words.long_day(cell.day)}, {counted.bookings(cell.bookings)}"
        if cell.room is None:
            return text + ", " + fullness(cell)
        each = "; ".join(f"{words.hours(one.slot, self.timezone)} {self._named(one)}" for one in cell.held)
        return f"{text}: {each}" if each else text

    def _named(self, one: Entry | Away) -> str:
        return (
            words.away(datetime.fromtimestamp(one.read_at, UTC), self.timezone)
            if isinstance(one, Away)
            else shown_title(one)
        )


def _of(room: Room, held: Sequence[Held]) -> tuple[Held, ...]:
    return tuple(one for one in held if one.room == room.code)


def fullness(cell: Cell) -> str:
    """Say how much of a day's opening hours is booked."""
    return translate("Agenda", "{percent} % of hours booked").format(percent=round(cell.full * _PERCENT))
