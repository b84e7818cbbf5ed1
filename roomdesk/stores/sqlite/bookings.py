"""Writing bookings in SQLite: take every room or none, change with a version, list what is in the way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from roomdesk.domain.booking import Booking, Series
from roomdesk.domain.errors import NotFound, RoomClosed, SlotTaken, Stale
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.overlap import Clash
from roomdesk.ports.store import Edit, Wanted
from roomdesk.stores import rows
from roomdesk.stores.rows.memory import PlacesInMemory
from roomdesk.stores.sqlite.connect import Connection, sqlite3

_ADD = f"insert into booking values ({', '.join('?' * 29)})"  # noqa: S608 - only question marks
_REPLACE = """
update booking set uid = ?, series = ?, occurrence_at = ?, title = ?, description = ?, notes = ?, setup = ?,
  organizer = ?, created_by = ?, timezone = ?, start_at = ?, end_at = ?, status = ?, blocks = ?, private = ?,
  visitors = ?, provider = ?, link = ?, pin = ?, phone = ?, held = ?, sequence = ?, version = ?,
  checked_in_at = ?, reason = ?, created_at = ?, updated_at = ?
where num = ?
"""
_RESERVE = """
insert into reservation (booking, room, blocks, start_at, end_at, blocked_from, blocked_to)
values (?, ?, ?, ?, ?, ?, ?)
"""
_RESERVED = """
select booking, room, blocks, start_at, end_at, blocked_from, blocked_to from reservation where booking = ? order by num
"""
_HOLD = "insert into link_hold (booking, link, blocks, start_at, end_at) values (?, ?, ?, ?, ?)"
_ATTEND = "insert into attendee (booking, position, email, name, status) values (?, ?, ?, ?, ?)"
_NOTE = "insert into history (booking, at, who, action, detail) values (?, ?, ?, ?, ?)"
_SAVE_SERIES = """
insert into series (id, uid, rrule, timezone, first_at, sequence, origin) values (?, ?, ?, ?, ?, ?, ?)
on conflict (id) do update set rrule = excluded.rrule, first_at = excluded.first_at, sequence = excluded.sequence
"""
_IN_THE_WAY = """
select held.start_at, held.end_at, booking.id
from reservation as held join booking on booking.num = held.booking
where held.room = ? and held.blocks = 1 and held.blocked_from < ? and held.blocked_from > ? and held.blocked_to > ?
order by held.start_at
"""
_AWAY_IN_THE_WAY = """
select start_at, end_at from outside_busy
where room = ?1 and start_at < ?2 and end_at > ?3 and start_at >= coalesce((
  select max(start_at) from outside_busy where room = ?1 and start_at <= ?3
), ?3)
order by start_at
"""
_CLOSED = """
select room.name, closure.start_at, closure.end_at, closure.reason
from closure join room on room.num = ?1 and closure.site = room.site
where closure.end_at > ?2 and closure.start_at < ?3 and (closure.room is null or closure.room = ?1)
limit 1
"""
_LINK_IN_THE_WAY = """
select held.start_at, held.end_at, booking.id
from link_hold as held join booking on booking.num = held.booking
where held.link = ? and held.blocks = 1 and held.start_at < ? and held.start_at > ? and held.end_at > ?
order by held.start_at
"""
_LONGEST_BLOCKED = 172_800
_LONGEST = 86_400


def is_overlap(error: sqlite3.IntegrityError) -> bool:
    """Whether a guard spoke: a trigger, or the unique index behind it for two that start together."""
    text = str(error)
    return "ROOMDESK_O" in text or "reservation.room" in text or "link_hold.link" in text


def wanted(booking: Booking) -> Wanted:
    link = booking.conference
    return Wanted(booking.slot, booking.reservations, link.held if link else "")


def already_there(db: Connection, bookings: Sequence[Booking]) -> bool:
    """Whether this very request was carried out before: same id, same author. An id of somebody else's is NotFound."""
    found = db.execute("select created_by from booking where id = ?", [bookings[0].id]).fetchone()
    if found and found[0] != bookings[0].created_by:
        raise NotFound("booking", bookings[0].id)
    return found is not None


def check_new(db: Connection, bookings: Iterable[Booking]) -> None:
    """Check that none of them is there: somebody may have taken the same message in meanwhile. Raises Stale."""
    for one in bookings:
        found = db.execute("select version from booking where id = ?", [one.id]).fetchone()
        if found:
            raise Stale(one.id, 0, found[0])


def add(db: Connection, places: PlacesInMemory, bookings: Sequence[Booking], who: str) -> None:
    """Insert bookings with all that hangs on them; inside the caller's transaction. Raises SlotTaken, RoomClosed."""
    first = db.execute("select coalesce(max(num), 0) + 1 from booking").fetchone()[0]
    numbered = list(enumerate(bookings, first))
    series = _series_nums(db, bookings)
    db.executemany(
        _ADD, [(num, one.id, *rows.booking_values(one, series.get(one.series or ""))) for num, one in numbered]
    )
    _attach(db, places, numbered)
    at = rows.stamp(bookings[0].created_at)
    db.executemany(_NOTE, [(num, at, who, "booked", "") for num, _ in numbered])


def save_series(db: Connection, series: Iterable[Series]) -> None:
    db.executemany(
        _SAVE_SERIES,
        [(one.id, one.uid, one.rrule, one.timezone, rows.stamp(one.first), one.sequence, one.origin) for one in series],
    )


def replace(db: Connection, places: PlacesInMemory, edits: Sequence[Edit], who: str) -> None:
    """Write edited bookings; inside the caller's transaction. Raises NotFound, Stale, SlotTaken, RoomClosed."""
    numbered = [(_checked(db, edit), edit.booking) for edit in edits]
    series = _series_nums(db, [edit.booking for edit in edits])
    kept = {num for num, one in numbered if _reserved(db, num) == _reservations(places, num, one)}
    # All old reservations go before any new one comes: the dates of a series may take each other's places.
    db.executemany("delete from reservation where booking = ?", [(num,) for num, _ in numbered if num not in kept])
    for table in ("link_hold", "attendee"):
        db.executemany(f"delete from {table} where booking = ?", [(num,) for num, _ in numbered])  # noqa: S608 - two names of ours
    db.executemany(_REPLACE, [(*rows.booking_values(one, series.get(one.series or "")), num) for num, one in numbered])
    _attach(db, places, numbered, kept)
    db.executemany(
        _NOTE,
        [
            (num, rows.stamp(edit.booking.updated_at), who, edit.action, edit.detail)
            for (num, _), edit in zip(numbered, edits, strict=True)
        ],
    )


def _checked(db: Connection, edit: Edit) -> int:
    found = db.execute("select num, version from booking where id = ?", [edit.booking.id]).fetchone()
    if found is None:
        raise NotFound("booking", edit.booking.id)
    if found[1] != edit.expected_version:
        raise Stale(edit.booking.id, edit.expected_version, found[1])
    return int(found[0])


def _series_nums(db: Connection, bookings: Iterable[Booking]) -> dict[str, int]:
    ids = {one.series for one in bookings if one.series}
    return {id_: db.execute("select num from series where id = ?", [id_]).fetchone()[0] for id_ in ids}


def _reserved(db: Connection, num: int) -> list[rows.Row]:
    return db.execute(_RESERVED, [num]).fetchall()


def _reservations(places: PlacesInMemory, num: int, one: Booking) -> list[rows.Row]:
    blocks, starts, ends = int(one.status.blocks), rows.stamp(one.slot.start), rows.stamp(one.slot.end)
    blocked = ((part.room, rows.stamp(part.blocked.start), rows.stamp(part.blocked.end)) for part in one.reservations)
    return [(num, places.room_num(room), blocks, starts, ends, *between) for room, *between in blocked]


def _attach(
    db: Connection, places: PlacesInMemory, numbered: Sequence[tuple[int, Booking]], kept: Collection[int] = ()
) -> None:
    reserved: list[rows.Row] = []
    held, attending = [], []
    for num, one in numbered:
        blocks, starts, ends = int(one.status.blocks), rows.stamp(one.slot.start), rows.stamp(one.slot.end)
        reserved += [] if num in kept else _reservations(places, num, one)
        if one.conference and one.conference.held:
            held.append((num, one.conference.held, blocks, starts, ends))
        attending += [(num, at, person.email, person.name, person.status) for at, person in enumerate(one.attendees)]
    try:
        db.executemany(_RESERVE, reserved)
        db.executemany(_HOLD, held)
    except sqlite3.IntegrityError as error:
        _check_closed(db, reserved)
        if not is_overlap(error):
            raise
        ids = {one.id for _, one in numbered}
        fresh = [
            wanted(one)
            for num, one in numbered
            if one.status.blocks and (num not in kept or (one.conference and one.conference.held))
        ]
        raise SlotTaken(clashes(db, places, fresh, ids)) from error
    db.executemany(_ATTEND, attending)


def _check_closed(db: Connection, reserved: Iterable[rows.Row]) -> None:
    for _, room, blocks, starts, ends, *_ in reserved:
        found = db.execute(_CLOSED, [room, starts, ends]).fetchone() if blocks else None
        if found:
            raise RoomClosed(found[0], rows.slot(*found[1:3]), found[3])


def clashes(
    db: Connection, places: PlacesInMemory, wishes: Iterable[Wanted], ignoring: Collection[BookingId]
) -> tuple[Clash, ...]:
    """List all that is in the way of the wishes, in their order."""
    found = []
    for wish in wishes:
        for part in wish.reservations:
            starts, ends = rows.stamp(part.blocked.start), rows.stamp(part.blocked.end)
            held = db.execute(_IN_THE_WAY, [places.room_num(part.room), ends, starts - _LONGEST_BLOCKED, starts])
            found += _listed(held.fetchall(), part.room, "", wish, ignoring)
            away = db.execute(_AWAY_IN_THE_WAY, [places.room_num(part.room), ends, starts])
            found += [Clash(part.room, rows.slot(*one), None, "", wish.slot) for one in away.fetchall()]
        if wish.link:
            starts, ends = rows.stamp(wish.slot.start), rows.stamp(wish.slot.end)
            held = db.execute(_LINK_IN_THE_WAY, [wish.link, ends, starts - _LONGEST, starts])
            found += _listed(held.fetchall(), None, wish.link, wish, ignoring)
    return tuple(found)


def _listed(
    held: Sequence[rows.Row], room: RoomCode | None, link: str, wish: Wanted, ignoring: Collection[BookingId]
) -> list[Clash]:
    return [
        Clash(room, rows.slot(starts, ends), BookingId(id_), link, wish.slot)
        for starts, ends, id_ in held
        if id_ not in ignoring
    ]
