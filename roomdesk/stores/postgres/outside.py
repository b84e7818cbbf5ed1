"""Rooms' calendars elsewhere, in PostgreSQL: read by administrators, seen by everybody."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from roomdesk.domain.changes import Changes
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.schedule import Away
from roomdesk.domain.slot import Slot, merged
from roomdesk.ports.outside import OutsideCalendar
from roomdesk.stores import rows
from roomdesk.stores.postgres.session import Row, Session
from roomdesk.stores.rows.memory import PlacesInMemory

_ALL = "select room, address, due_at, read_at, attempts, reason, etag from rd.outside_calendar"
_CLAIM = """
select room, address, due_at, read_at, attempts, reason, etag
from rd.claim_outside(%s::bigint, %s::bigint, %s::integer[])
"""
_AWAY = """
select away.room, away.start_at, away.end_at, coalesce(calendar.read_at, 0)
from rd.outside_busy as away join rd.outside_read() as calendar on calendar.room = away.room
where away.start_at < %s and away.end_at > %s
"""


class PostgresOutside:
    """On the store's own connection; `known` gives its places."""

    def __init__(self, session: Session, known: Callable[[], PlacesInMemory]) -> None:
        self._session, self._known = session, known

    def calendars(self) -> Mapping[RoomCode, OutsideCalendar]:
        if self._session.role not in ("administrator", "keeper"):
            return {}
        found = map(self._calendar, self._session.read(_ALL))
        return {one.room: one for one in sorted(found, key=lambda one: one.room)}

    def point(self, room: RoomCode, address: str, now: datetime) -> Changes:
        asked = [self._known().room_num(room), address, rows.stamp(now)]
        ((before,),) = self._session.write("select rd.point_outside(%s::integer, %s::text, %s::bigint)", asked)
        return _touched(room, [rows.slot(*one) for one in before])

    def claim(
        self, now: datetime, until: datetime, rooms: Collection[RoomCode] | None = None
    ) -> OutsideCalendar | None:
        nums = None if rooms is None else [self._known().room_num(code) for code in rooms]
        found = self._session.write(_CLAIM, [rows.stamp(now), rows.stamp(until), nums])
        return replace(self._calendar(found[0]), due=until) if found else None

    def settle(self, calendar: OutsideCalendar, taken_until: datetime, busy: Sequence[Slot] | None) -> Changes:
        facts = {
            "room": self._known().room_num(calendar.room),
            "address": calendar.address,
            "read_at": calendar.read_at and rows.stamp(calendar.read_at),
            "due_at": rows.stamp(calendar.due),
            "attempts": calendar.attempts,
            "reason": calendar.reason,
            "etag": calendar.etag,
        }
        after = None if busy is None else merged(list(busy))
        times = None if after is None else json.dumps([[rows.stamp(one.start), rows.stamp(one.end)] for one in after])
        asked = [json.dumps(facts), rows.stamp(taken_until), times]
        ((before,),) = self._session.write("select rd.settle_outside(%s::jsonb, %s::bigint, %s::jsonb)", asked)
        if before is None or after is None:
            return Changes()
        return _touched(calendar.room, {rows.slot(*one) for one in before} ^ set(after))

    def away(self, slot: Slot) -> tuple[Away, ...]:
        codes = self._known().room_codes
        found = self._session.read(_AWAY, [rows.stamp(slot.end), rows.stamp(slot.start)])
        return tuple(sorted(Away(codes[room], *facts) for room, *facts in found))

    def _calendar(self, row: Row) -> OutsideCalendar:
        room, address, due, read_at, attempts, reason, etag = row
        read = rows.instant(read_at) if read_at is not None else None
        code = self._known().room_codes[room]
        return OutsideCalendar(code, address, rows.instant(due), read, attempts, reason, etag)


def _touched(room: RoomCode, times: Collection[Slot]) -> Changes:
    return Changes(rooms=frozenset([room]), slots=frozenset(times)) if times else Changes()
