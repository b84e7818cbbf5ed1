"""Reading bookings and time from SQLite."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from datetime import datetime

from roomdesk.domain.booking import Attendee, Booking, HistoryEntry, Series
from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import BookingId, RoomCode, SeriesId
from roomdesk.domain.overlap import Reservation
from roomdesk.domain.schedule import Busy, Entry, Stay
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Query
from roomdesk.stores import rows
from roomdesk.stores.rows.memory import PlacesInMemory
from roomdesk.stores.rows.words import finds, sought
from roomdesk.stores.sqlite.connect import Connection

_COLUMNS = "select booking.*, series.id, series.rrule from booking left join series on series.num = booking.series"
_ONE = _COLUMNS + " where booking.id = ?"
_KIN = """
with own (root) as (select case origin when '' then id else origin end from series where id = ?)
select (select id from booking where booking.series = series.num order by occurrence_at limit 1)
from series where id = (select root from own) or origin = (select root from own) order by id <> ?, first_at
"""
_GIVEN_UP = """
with own (root) as (select case origin when '' then id else origin end from series where id = ?)
select uid from series where (id = (select root from own) or origin = (select root from own))
  and not exists (select 1 from booking where booking.series = series.num) order by uid
"""
_SERIES = _COLUMNS + " where booking.series = (select num from series where id = ?) order by occurrence_at"  # noqa: S608 - constants
_UID = _COLUMNS + " where booking.uid = ? order by start_at, booking.id"
_LIST = (
    _COLUMNS  # noqa: S608 - constants
    + """
where booking.start_at > :since - 86400 and booking.start_at < :until and booking.end_at > :since
  and (:cancelled or booking.blocks = 1)
  and (:person is null or :person in (booking.organizer, booking.created_by)
    or exists (select 1 from attendee where attendee.booking = booking.num and attendee.email = :person))
  and (:words is null or booking.title like :words escape '\\' or booking.description like :words escape '\\'
    or booking.organizer like :words escape '\\')
"""
)
_FOLDED = "  and roomdesk_finds(:folded, booking.title, booking.description, booking.organizer)"
_IN_ROOMS = """
  and exists (
    select 1 from reservation
    where reservation.booking = booking.num and reservation.room in (select value from json_each(:rooms)))
"""
# The same for bookings that stand: these are found by the guard's own index, however long the history.
_STANDING_IN_ROOMS = """
  and booking.num in (
    select held.booking from reservation as held indexed by reservation_room
    where held.room in (select value from json_each(:rooms)) and held.blocks = 1
      and held.blocked_from > :since - 172800 and held.blocked_from < :until)
"""
_BY_START = " order by booking.start_at, booking.id"
_RESERVATIONS = """
select booking, room, blocked_from, blocked_to from reservation
where booking in (select value from json_each(?)) order by num
"""
_ATTENDEES = """
select booking, email, name, status from attendee
where booking in (select value from json_each(?)) order by booking, position
"""
_ENTRY = """
select booking.id, room.code, reservation.start_at, reservation.end_at, blocked_from, blocked_to, title, status,
  organizer, created_by, private, (select id from series where series.num = booking.series), link,
  (select count(*) from reservation as other where other.booking = booking.num), checked_in_at, visitors, 0
"""
_STAYS = """
select booking.id, room.code, booking.start_at, booking.end_at, status, checked_in_at is not null
from booking indexed by booking_time
  join reservation on reservation.booking = booking.num join room on room.num = reservation.room
where booking.start_at >= :since and booking.start_at < :until
order by booking.start_at, booking.num, reservation.num
"""
_DAY_ALL = (
    _ENTRY
    + """
from reservation indexed by reservation_time
  join booking on booking.num = reservation.booking join room on room.num = reservation.room
where reservation.blocks = 1 and reservation.start_at > :since - 86400 and reservation.start_at < :until
  and reservation.end_at > :since
"""
)
_DAY_ROOMS = (
    _ENTRY  # noqa: S608 - constants
    + """
from room cross join reservation indexed by reservation_room on reservation.room = room.num
  join booking on booking.num = reservation.booking
where room.num in (select value from json_each(:rooms)) and reservation.blocks = 1
  and blocked_from > :since - 172800 and blocked_from < :until
  and reservation.start_at < :until and reservation.end_at > :since
"""
)
_BUSY = """
select room, blocked_from, blocked_to from reservation indexed by reservation_room
where room in (select value from json_each(:rooms)) and blocks = 1
  and blocked_from > :since - 172800 and blocked_from < :until and blocked_to > :since
union all
select room, start_at, end_at from outside_busy
where room in (select value from json_each(:rooms)) and start_at < :until and end_at > :since
order by room, blocked_from
"""
_TAKEN = """
select room.num from room where (
  select held.blocked_to from reservation as held
  where held.room = room.num and held.blocks = 1 and held.blocked_from < :until
  order by held.blocked_from desc limit 1
) > :since
union
select room from outside_calendar as calendar where (
  select away.end_at from outside_busy as away
  where away.room = calendar.room and away.start_at < :until
  order by away.start_at desc limit 1
) > :since
"""
_ALWAYS = 2**53


def one(db: Connection, places: PlacesInMemory, booking: BookingId) -> Booking:
    found = _values(db, places, db.execute(_ONE, [booking]).fetchall())
    if not found:
        raise NotFound("booking", booking)
    return found[0]


def listed(db: Connection, places: PlacesInMemory, query: Query) -> tuple[Booking, ...]:
    pattern, folded = sought(query.words)
    if folded:
        db.create_function("roomdesk_finds", 4, finds, deterministic=True)
    of_rooms = "" if query.rooms is None else _IN_ROOMS if query.cancelled else _STANDING_IN_ROOMS
    found = db.execute(
        _LIST + of_rooms + (_FOLDED if folded else "") + _BY_START,
        {
            "since": rows.stamp(query.since) if query.since else -_ALWAYS,
            "until": rows.stamp(query.until) if query.until else _ALWAYS,
            "cancelled": int(query.cancelled),
            "person": query.person,
            "words": pattern,
            "folded": folded,
            "rooms": None if query.rooms is None else json.dumps([places.room_num(code) for code in query.rooms]),
        },
    )
    return _values(db, places, found.fetchall())


def occurrences(db: Connection, places: PlacesInMemory, series: SeriesId) -> tuple[Booking, ...]:
    return _values(db, places, db.execute(_SERIES, [series]).fetchall())


def of_uid(db: Connection, places: PlacesInMemory, uid: str) -> tuple[Booking, ...]:
    return _values(db, places, db.execute(_UID, [uid]).fetchall())


def _values(db: Connection, places: PlacesInMemory, found: list[rows.Row]) -> tuple[Booking, ...]:
    nums = json.dumps([row[0] for row in found])
    reserved: dict[int, list[Reservation]] = {row[0]: [] for row in found}
    for booking, room, starts, ends in db.execute(_RESERVATIONS, [nums]).fetchall():
        reserved[booking].append(Reservation(places.room_codes[room], rows.slot(starts, ends)))
    attending: dict[int, list[Attendee]] = {row[0]: [] for row in found}
    for booking, email, name, status in db.execute(_ATTENDEES, [nums]).fetchall():
        attending[booking].append(rows.attendee(email, name, status))
    return tuple(rows.booking(row, reserved[row[0]], attending[row[0]]) for row in found)


def kin(db: Connection, id_: SeriesId) -> tuple[BookingId, ...]:
    """Name one booking of each series that was one with this series once, its own first."""
    found = db.execute(_KIN, [id_, id_]).fetchall()
    return tuple(BookingId(booking) for (booking,) in found if booking)


def given_up(db: Connection, id_: SeriesId) -> tuple[str, ...]:
    """List the UIDs of series that were one with this series once and have no booking."""
    return tuple(uid for (uid,) in db.execute(_GIVEN_UP, [id_]).fetchall())


def series(db: Connection, id_: SeriesId) -> Series:
    sql = "select id, uid, rrule, timezone, first_at, sequence, origin from series where id = ?"
    found = db.execute(sql, [id_]).fetchone()
    if found is None:
        raise NotFound("booking", id_)
    return rows.series(found)


def history(db: Connection, booking: BookingId) -> tuple[HistoryEntry, ...]:
    sql = """
    select at, who, action, detail from history
    where booking = (select num from booking where id = ?) order by num
    """
    return tuple(HistoryEntry(rows.instant(row[0]), *row[1:]) for row in db.execute(sql, [booking]).fetchall())


def day(db: Connection, slot: Slot, rooms: Iterable[int] | None) -> tuple[Entry, ...]:
    key = _window(slot.start, slot.end)
    if rooms is None:
        found = db.execute(_DAY_ALL, key).fetchall()
    else:
        found = db.execute(_DAY_ROOMS, {**key, "rooms": json.dumps(list(rooms))}).fetchall()
    entries = list(map(Entry._make, found))
    entries.sort(key=_by_room_and_start)
    return tuple(entries)


def _by_room_and_start(entry: Entry) -> tuple[str, int]:
    return entry.room, entry.starts


def stays(db: Connection, slot: Slot) -> tuple[Stay, ...]:
    return tuple(map(Stay._make, db.execute(_STAYS, _window(slot.start, slot.end))))


def busy(db: Connection, places: PlacesInMemory, slot: Slot, rooms: Collection[RoomCode]) -> tuple[Busy, ...]:
    nums = json.dumps([places.room_num(code) for code in rooms])
    found = db.execute(_BUSY, {**_window(slot.start, slot.end), "rooms": nums}).fetchall()
    codes = places.room_codes
    return tuple(Busy(codes[room], starts, ends) for room, starts, ends in found)


def taken(db: Connection, places: PlacesInMemory, slot: Slot) -> frozenset[RoomCode]:
    found = db.execute(_TAKEN, _window(slot.start, slot.end)).fetchall()
    return frozenset(places.room_codes[num] for (num,) in found)


def _window(since: datetime, until: datetime) -> dict[str, int]:
    return {"since": rows.stamp(since), "until": rows.stamp(until)}
