"""Reading bookings and time from PostgreSQL; what the login may not see comes without its facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from roomdesk.domain.booking import Booking, HistoryEntry, Series
from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import BookingId, RoomCode, SeriesId, SiteCode
from roomdesk.domain.overlap import Reservation
from roomdesk.domain.schedule import Busy, Entry, Stay
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Query
from roomdesk.stores import rows
from roomdesk.stores.postgres.session import Row, Session
from roomdesk.stores.rows.memory import PlacesInMemory
from roomdesk.stores.rows.words import finds, sought

# Whole bookings in one statement: rooms and attendees are of the same moment as the rest.
_COLUMNS = """
select b.num, b.id, coalesce(d.uid, ''), b.series, b.occurrence_at, coalesce(d.title, ''),
  coalesce(w.description, ''), coalesce(w.notes, ''), coalesce(d.setup, ''), coalesce(d.organizer, ''),
  coalesce(d.created_by, ''), b.timezone, b.start_at, b.end_at, b.status, b.blocks, b.private,
  coalesce(d.visitors, 0), d.provider, d.link, d.pin, d.phone, coalesce(d.held, ''), b.sequence, b.version,
  b.checked_in_at, coalesce(d.reason, ''), b.created_at, b.updated_at, s.id, s.rrule,
  array(select array[v.room, v.blocked_from, v.blocked_to] from rd.reservation as v
    where v.booking = b.num order by v.num),
  array(select array[a.email, a.name, a.status] from rd.attendee as a where a.booking = b.num order by a.position),
  d.booking is null
from rd.booking as b left join rd.detail as d on d.booking = b.num left join rd.wording as w on w.booking = b.num
  left join rd.series as s on s.num = b.series
"""
_ONE = _COLUMNS + "where b.id = %s"
_IDS = _COLUMNS + "join unnest(%s::text[]) with ordinality as named (id, ord) on named.id = b.id order by ord"
_SERIES = _COLUMNS + "where b.series = (select num from rd.series where id = %s) order by b.occurrence_at"  # noqa: S608 - constants
_UID = _COLUMNS + "where d.uid = %s order by b.start_at, b.id"
_LIST = (
    _COLUMNS
    + """
where b.start_at > %(since)s::bigint - 86400 and b.start_at < %(until)s::bigint and b.end_at > %(since)s::bigint
  and (%(cancelled)s::boolean or b.blocks)
"""
)
_PERSON = """
  and b.num in (
    select booking from rd.detail where organizer = %(person)s::text
    union all select booking from rd.detail where created_by = %(person)s::text and created_by <> organizer
    union all select booking from rd.attendee where email = %(person)s::text)
"""
_WORDS = """
  and (d.title ilike %(words)s::text or w.description ilike %(words)s::text or d.organizer ilike %(words)s::text)
"""
_IN_ROOMS = """
  and exists (
    select from rd.reservation as v where v.booking = b.num and v.room in (select unnest(%(rooms)s::integer[])))
"""
# The same for bookings that stand: these are found by rooms and time, however long the history.
_STANDING_IN_ROOMS = """
  and b.num in (
    select held.booking from unnest(%(rooms)s::integer[]) as named (room) cross join lateral (
      select v.booking from rd.reservation as v
      where v.room = named.room and v.blocks
        and v.blocked_from > %(since)s::bigint - 172800 and v.blocked_from < %(until)s::bigint
      offset 0) as held)
"""
_BY_START = " order by b.start_at, b.id"
_KIN = """
with own (root) as (select case origin when '' then id else origin end from rd.series where id = %(id)s::text)
select (select b.id from rd.booking as b where b.series = s.num order by b.occurrence_at limit 1)
from rd.series as s where s.id = (select root from own) or s.origin = (select root from own)
order by s.id <> %(id)s::text, s.first_at
"""
_GIVEN_UP = """
with own (root) as (select case origin when '' then id else origin end from rd.series where id = %s)
select s.uid from rd.series as s where (s.id = (select root from own) or s.origin = (select root from own))
  and not exists (select from rd.booking as b where b.series = s.num) order by s.uid
"""
_HISTORY = """
select at, who, action, detail from rd.history
where booking = (select num from rd.booking where id = %s) order by num
"""
_DAY = """
select b.id, v.code, v.start_at, v.end_at, v.blocked_from, v.blocked_to, coalesce(d.title, ''), b.status,
  coalesce(d.organizer, ''), coalesce(d.created_by, ''), b.private::integer, s.id, d.link,
  (select count(*) from rd.reservation as o where o.booking = b.num), b.checked_in_at, coalesce(d.visitors, 0),
  d.booking is null
from (
  select named.code, held.*
  from unnest(%(rooms)s::integer[], %(codes)s::text[]) as named (num, code) cross join lateral (
    select v.booking, v.start_at, v.end_at, v.blocked_from, v.blocked_to from rd.reservation as v
    where v.room = named.num and v.blocks
      and v.blocked_from > %(since)s::bigint - 172800 and v.blocked_from < %(until)s::bigint
      and v.start_at < %(until)s::bigint and v.end_at > %(since)s::bigint
    offset 0) as held
  ) as v
  join rd.booking as b on b.num = v.booking left join rd.detail as d on d.booking = b.num
  left join rd.series as s on s.num = b.series
"""
_STAYS = """
select b.id, r.code, b.start_at, b.end_at, b.status, (b.checked_in_at is not null)::integer
from rd.booking as b join rd.reservation as v on v.booking = b.num join rd.room as r on r.num = v.room
where b.start_at >= %(since)s::bigint and b.start_at < %(until)s::bigint
order by b.start_at, b.num, v.num
"""
_BUSY = """
select named.code, held.blocked_from, held.blocked_to
from unnest(%(rooms)s::integer[], %(codes)s::text[]) as named (num, code) cross join lateral (
  select v.blocked_from, v.blocked_to from rd.reservation as v
  where v.room = named.num and v.blocks and v.blocked_from > %(since)s::bigint - 172800
    and v.blocked_from < %(until)s::bigint and v.blocked_to > %(since)s::bigint
  union all
  select away.start_at, away.end_at from rd.outside_busy as away
  where away.room = named.num and away.start_at < %(until)s::bigint and away.end_at > %(since)s::bigint
  offset 0) as held
order by named.num, held.blocked_from
"""
# Reservations that stand never overlap: only the last that starts before the end can reach into the time.
_TAKEN = """
select named.code
from unnest(%(rooms)s::integer[], %(codes)s::text[]) as named (num, code)
where (
  select v.blocked_to from rd.reservation as v
  where v.room = named.num and v.blocks and v.blocked_from < %(until)s::bigint
  order by v.blocked_from desc limit 1
) > %(since)s::bigint
union
select room.code from rd.outside_busy as away join rd.room on room.num = away.room
where away.start_at < %(until)s::bigint and away.end_at > %(since)s::bigint
"""
_ALWAYS = 2**53


def one(session: Session, places: PlacesInMemory, booking: BookingId) -> Booking:
    found = _values(places, session.read(_ONE, [booking]))
    if not found:
        raise NotFound("booking", booking)
    return found[0]


def of_ids(session: Session, places: PlacesInMemory, ids: Sequence[BookingId]) -> tuple[Booking, ...]:
    return _values(places, session.read(_IDS, [list(ids)])) if ids else ()


def listed(session: Session, places: PlacesInMemory, query: Query) -> tuple[Booking, ...]:
    pattern, folded = sought(query.words)
    in_rooms = _IN_ROOMS if query.cancelled else _STANDING_IN_ROOMS
    sql = _LIST + (_PERSON if query.person else "") + (_WORDS if pattern else "")
    sql += ("" if query.rooms is None else in_rooms) + _BY_START
    found = session.read(
        sql,
        {
            "since": rows.stamp(query.since) if query.since else -_ALWAYS,
            "until": rows.stamp(query.until) if query.until else _ALWAYS,
            "cancelled": query.cancelled,
            "person": query.person,
            "words": pattern,
            "rooms": [places.room_num(code) for code in query.rooms or ()],
        },
        planned=True,
    )
    values = _values(places, found)
    if not folded:
        return values
    return tuple(made for made in values if finds(folded, made.title, made.description, made.organizer))


def occurrences(session: Session, places: PlacesInMemory, series: SeriesId) -> tuple[Booking, ...]:
    return _values(places, session.read(_SERIES, [series]))


def of_uid(session: Session, places: PlacesInMemory, uid: str) -> tuple[Booking, ...]:
    return _values(places, session.read(_UID, [uid]))


def _values(places: PlacesInMemory, found: Iterable[Row]) -> tuple[Booking, ...]:
    codes, values = places.room_codes, []
    for row in found:
        *facts, reserved, attending, hidden = row
        made = rows.booking(
            facts,
            [Reservation(codes[room], rows.slot(starts, ends)) for room, starts, ends in reserved],
            [rows.attendee(*one) for one in attending],
        )
        values.append(replace(made, hidden=True) if hidden else made)
    return tuple(values)


def kin(session: Session, id_: SeriesId) -> tuple[BookingId, ...]:
    """Name one booking of each series that was one with this series once, its own first."""
    return tuple(BookingId(booking) for (booking,) in session.read(_KIN, {"id": id_}) if booking)


def given_up(session: Session, id_: SeriesId) -> tuple[str, ...]:
    """List the UIDs of series that were one with this series once and have no booking."""
    return tuple(uid for (uid,) in session.read(_GIVEN_UP, [id_]))


def series(session: Session, id_: SeriesId) -> Series:
    found = session.read(
        "select id, uid, rrule, timezone, first_at, sequence, origin from rd.series where id = %s", [id_]
    )
    if not found:
        raise NotFound("booking", id_)
    return rows.series(found[0])


def history(session: Session, booking: BookingId) -> tuple[HistoryEntry, ...]:
    return tuple(HistoryEntry(rows.instant(row[0]), *row[1:]) for row in session.read(_HISTORY, [booking]))


def day(session: Session, places: PlacesInMemory, slot: Slot, sites: Collection[SiteCode] | None) -> tuple[Entry, ...]:
    nums = places.room_codes if sites is None else [num for site in sites for num in places.site_rooms.get(site, ())]
    entries = list(map(Entry._make, session.read(_DAY, _asked(places, slot, nums))))
    entries.sort(key=_by_room_and_start)
    return tuple(entries)


def _by_room_and_start(entry: Entry) -> tuple[str, int]:
    return entry.room, entry.starts


def stays(session: Session, slot: Slot) -> tuple[Stay, ...]:
    return tuple(map(Stay._make, session.read(_STAYS, _window(slot.start, slot.end))))


def busy(session: Session, places: PlacesInMemory, slot: Slot, rooms: Collection[RoomCode]) -> tuple[Busy, ...]:
    nums = {places.room_num(code) for code in rooms}
    return tuple(map(Busy._make, session.read(_BUSY, _asked(places, slot, nums))))


def taken(session: Session, places: PlacesInMemory, slot: Slot) -> frozenset[RoomCode]:
    return frozenset(RoomCode(code) for (code,) in session.read(_TAKEN, _asked(places, slot, places.room_codes)))


def _asked(places: PlacesInMemory, slot: Slot, nums: Iterable[int]) -> dict[str, object]:
    wanted = list(nums)
    codes = [places.room_codes[num] for num in wanted]
    return {"rooms": wanted, "codes": codes, **_window(slot.start, slot.end)}


def _window(since: datetime, until: datetime) -> dict[str, int]:
    return {"since": rows.stamp(since), "until": rows.stamp(until)}
