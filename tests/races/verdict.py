"""The verdict on a database after a race, in SQL of its own: what stands in it, and whether it may stand so."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from roomdesk.domain.booking import Booking

State = tuple[str, str, int, int, tuple[str, ...]]
"""Series or empty, status, start, end, rooms in order."""
Told = dict[tuple[str, int], State]
"""What somebody was told to be so: each booking's states by id and version."""

_OVERLAPS = """
select count(*) from reservation as one join reservation as other
  on other.room = one.room and other.num > one.num
  and other.blocked_from < one.blocked_to and one.blocked_from < other.blocked_to
where one.blocks = 1 and other.blocks = 1
"""
_SHARED = """
select count(*) from link_hold as one join link_hold as other
  on other.link = one.link and other.num > one.num and other.start_at < one.end_at and one.start_at < other.end_at
where one.blocks = 1 and other.blocks = 1
"""
_STATES = """
select booking.id, booking.version, coalesce(series.id, ''), booking.status, booking.start_at, booking.end_at,
  (select json_group_array(code) from (
     select room.code from reservation join room on room.num = reservation.room
     where reservation.booking = booking.num and reservation.start_at = booking.start_at
       and reservation.end_at = booking.end_at and reservation.blocks = booking.blocks
     order by room.code))
from booking left join series on series.num = booking.series
"""
_STRAY = """
select count(*) from reservation join booking on booking.num = reservation.booking
where reservation.start_at <> booking.start_at or reservation.end_at <> booking.end_at
  or reservation.blocks <> booking.blocks
"""
_WITHOUT_GUESTS = """
select count(*) from booking where (select count(*) from attendee where attendee.booking = booking.num) <> 2
"""
_WITHOUT_HISTORY = """
select count(*) from booking where version <> (select count(*) from history where history.booking = booking.num)
"""
_INTEGRITY = "select count(*) from pragma_integrity_check where integrity_check <> 'ok'"
_FOREIGN = "select count(*) from pragma_foreign_key_check"


@dataclass(frozen=True)
class Verdict:
    """Counts of what must not be, and what stands."""

    overlaps: int
    wrong: dict[str, int]
    standing: Told


def verdict(path: Path) -> Verdict:
    with closing(sqlite3.connect(path)) as connection:

        def count(sql: str) -> int:
            return int(connection.execute(sql).fetchone()[0])

        wrong = {
            "reservations apart from their booking": count(_STRAY),
            "bookings without their guests": count(_WITHOUT_GUESTS),
            "bookings without their history": count(_WITHOUT_HISTORY),
            "pages": count(_INTEGRITY),
            "references": count(_FOREIGN),
        }
        standing = {
            (id_, version): (series, status, starts, ends, tuple(json.loads(rooms)))
            for id_, version, series, status, starts, ends, rooms in connection.execute(_STATES)
        }
        return Verdict(count(_OVERLAPS) + count(_SHARED), {k: n for k, n in wrong.items() if n}, standing)


def states(bookings: Iterable[Booking]) -> Told:
    """Give bookings as a verdict gives them."""
    return {
        (one.id, one.version): (
            one.series or "",
            one.status.value,
            int(one.slot.start.timestamp()),
            int(one.slot.end.timestamp()),
            tuple(sorted(one.rooms)),
        )
        for one in bookings
    }


def latest(told: Told) -> Told:
    """Keep each booking's last version."""
    last: dict[str, int] = {}
    for id_, version in told:
        last[id_] = max(version, last.get(id_, 0))
    return {(id_, version): told[id_, version] for id_, version in last.items()}
