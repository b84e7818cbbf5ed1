"""The day's bookings as a list, by room and start: what screen readers read."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from roomdesk.domain.booking import Status
from roomdesk.domain.ids import BookingId, Email, RoomCode
from roomdesk.domain.schedule import Entry
from roomdesk.gui import words
from roomdesk.gui.agenda.board import Board
from roomdesk.gui.common.plain import literal
from roomdesk.gui.counted import counted

translate = QCoreApplication.translate

VALUE_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class Kind(Enum):
    """How a block is drawn."""

    MINE = "mine"
    MEETING = "meeting"
    HIDDEN = "hidden"
    PENDING = "pending"


def kind_of(entry: Entry, me: Email) -> Kind:
    if entry.hidden:
        return Kind.HIDDEN
    if entry.status == Status.PENDING:
        return Kind.PENDING
    return Kind.MINE if me in (entry.organizer, entry.created_by) else Kind.MEETING


def shown_title(entry: Entry) -> str:
    return translate("Agenda", "Occupied") if entry.hidden else entry.title


class AgendaModel(QAbstractListModel):
    """One row a block; `board` is what the grid paints from, so that painting asks no index for anything."""

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = board
        self.me = Email("")

    def set_rows(self, board: Board, me: Email) -> None:
        self.beginResetModel()
        self.board = board
        self.me = me
        self.endResetModel()

    def row_of(self, booking: BookingId, room: RoomCode | None = None) -> int | None:
        """Give the row of a booking, in this room where it still has it, else its first."""
        rows = [number for number, one in enumerate(self.board.entries) if one.booking == booking]
        return next((row for row in rows if self.board.entries[row].room == room), rows[0] if rows else None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.board.entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number = index.row()
        entry = self.board.entries[number]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown_title(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(number, entry)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._described(number, entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return literal("\n".join((self._spoken(number, entry), self._described(number, entry), *_hint(entry))))
        return entry if role == VALUE_ROLE else None

    def _spoken(self, number: int, entry: Entry) -> str:
        """Say the booking in one sentence: title, room, times, state."""
        room = self.board.rows[self.board.row_of[number]].room
        parts = [shown_title(entry), room.name if room else "", words.from_to(entry.slot, self.board.timezone)]
        return ", ".join(parts) + ", " + words.status(Status(entry.status)).lower()

    def _described(self, number: int, entry: Entry) -> str:
        parts = [self.board.rows[self.board.row_of[number]].site.name]
        if entry.rooms > 1:
            parts.append(counted.linked_rooms(entry.rooms))
        if entry.link:
            parts.append(translate("Agenda", "videoconference"))
        if entry.series:
            parts.append(translate("Agenda", "repeated"))
        if entry.private:
            parts.append(translate("Agenda", "private"))
        if kind_of(entry, self.me) is Kind.MINE:
            parts.append(translate("Agenda", "organized by you"))
        if entry.checked_in:
            arrived = words.clock(datetime.fromtimestamp(entry.checked_in, UTC), self.board.timezone)
            parts.append(translate("Agenda", "people arrived at {time}").format(time=arrived))
        parts.append(translate("Agenda", "press Enter for the details"))
        return ", ".join(parts)


def _hint(entry: Entry) -> tuple[str, ...]:
    return () if entry.hidden else (translate("Agenda", "Dragged out of the window it is a calendar file."),)
