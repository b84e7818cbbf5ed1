"""Rooms' calendars elsewhere, in SQLite: whose turn it is, and the times at which they occupy a room."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from roomdesk.domain.changes import Changes
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.schedule import Away
from roomdesk.domain.slot import Slot, merged
from roomdesk.ports.outside import OutsideCalendar
from roomdesk.stores import rows
from roomdesk.stores.rows.memory import PlacesInMemory
from roomdesk.stores.sqlite.connect import Connection, translated

_ALL = """
select room.code, address, due_at, read_at, attempts, reason, etag
from outside_calendar join room on room.num = outside_calendar.room
"""
_POINT = """
insert into outside_calendar (room, address, read_at, due_at, attempts, reason, etag) values (?, ?, null, ?, 0, '', '')
"""
_SETTLE = """
update outside_calendar set read_at = ?, due_at = ?, attempts = ?, reason = ?, etag = ?
where room = ? and due_at = ? and address = ?
"""
_AWAY = """
select room.code, start_at, end_at, coalesce(read_at, 0)
from outside_calendar join room on room.num = outside_calendar.room
  join outside_busy on outside_busy.room = outside_calendar.room
where start_at < :until and end_at > :since and start_at >= coalesce((
  select max(start_at) from outside_busy as first where first.room = outside_calendar.room and start_at <= :since
), :since)
order by room.code, start_at
"""


class SqliteOutside:
    """On the store's own connection; `write` is its transaction, `known` its places."""

    def __init__(
        self,
        db: Connection,
        path: str,
        write: Callable[[], AbstractContextManager[None]],
        known: Callable[[], PlacesInMemory],
    ) -> None:
        self._db, self._path, self._writing, self._known = db, path, write, known

    def calendars(self) -> Mapping[RoomCode, OutsideCalendar]:
        with translated(self._path):
            found = self._db.execute(_ALL + " order by room.code").fetchall()
        return {one.room: one for one in map(_calendar, found)}

    def point(self, room: RoomCode, address: str, now: datetime) -> Changes:
        with self._writing():
            num = self._known().room_num(room)
            before = self._times(num)
            self._db.execute("delete from outside_calendar where room = ?", [num])
            if address:
                self._db.execute(_POINT, [num, address, rows.stamp(now)])
        return _touched(room, before)

    def claim(
        self, now: datetime, until: datetime, rooms: Collection[RoomCode] | None = None
    ) -> OutsideCalendar | None:
        with self._writing():
            found = map(_calendar, self._db.execute(_ALL + " order by due_at, room.code").fetchall())
            wanted = (one for one in found if (one.due <= now if rooms is None else one.room in rooms))
            chosen = next(wanted, None)
            if chosen:
                taken = "update outside_calendar set due_at = ? where room = ?"
                self._db.execute(taken, [rows.stamp(until), self._known().room_num(chosen.room)])
        return replace(chosen, due=until) if chosen else None

    def settle(self, calendar: OutsideCalendar, taken_until: datetime, busy: Sequence[Slot] | None) -> Changes:
        read_at = calendar.read_at
        with self._writing():
            num = self._known().room_num(calendar.room)
            values = (read_at and rows.stamp(read_at), rows.stamp(calendar.due), calendar.attempts, calendar.reason)
            mine = (num, rows.stamp(taken_until), calendar.address)
            if not self._db.execute(_SETTLE, [*values, calendar.etag, *mine]).rowcount or busy is None:
                return Changes()
            before, after = self._times(num), merged(list(busy))
            self._db.execute("delete from outside_busy where room = ?", [num])
            self._db.executemany(
                "insert into outside_busy (room, start_at, end_at) values (?, ?, ?)",
                [(num, rows.stamp(one.start), rows.stamp(one.end)) for one in after],
            )
        return _touched(calendar.room, set(before) ^ set(after))

    def away(self, slot: Slot) -> tuple[Away, ...]:
        window = {"since": rows.stamp(slot.start), "until": rows.stamp(slot.end)}
        with translated(self._path):
            return tuple(map(Away._make, self._db.execute(_AWAY, window).fetchall()))

    def _times(self, room: int) -> list[Slot]:
        found = self._db.execute("select start_at, end_at from outside_busy where room = ?", [room]).fetchall()
        return [rows.slot(*one) for one in found]


def _calendar(row: rows.Row) -> OutsideCalendar:
    room, address, due, read_at, attempts, reason, etag = row
    read = rows.instant(read_at) if read_at is not None else None
    return OutsideCalendar(RoomCode(room), address, rows.instant(due), read, attempts, reason, etag)


def _touched(room: RoomCode, times: Collection[Slot]) -> Changes:
    return Changes(rooms=frozenset([room]), slots=frozenset(times)) if times else Changes()
