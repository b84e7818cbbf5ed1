"""A day laid out for the grid: a row a room under its site, blocks by room and start, closed times."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from roomdesk.domain.equipment import Health
from roomdesk.domain.frozen import frozen
from roomdesk.domain.opening import open_slots
from roomdesk.domain.slot import Slot, zone
from roomdesk.gui import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roomdesk.domain.ids import RoomCode
    from roomdesk.domain.places import Room, Site
    from roomdesk.domain.schedule import Entry
    from roomdesk.services.answers import DaySchedule

_HOUR = 3600
_USUAL_HOURS = (8, 20)


@frozen
class Stretch:
    """A time in which a room cannot be booked, in epoch seconds: closed, occupied elsewhere, or outside hours."""

    starts: int
    ends: int
    reason: str = ""
    is_closure: bool = False


@frozen
class Row:
    """A room with the numbers of its blocks, or a site's heading where `room` is None."""

    site: Site
    room: Room | None = None
    blocks: range = range(0)
    closed: tuple[Stretch, ...] = ()
    rooms: int = 0


@frozen
class Board:
    """Everything that the grid shows; times in epoch seconds, `row_of` gives the row of each block."""

    day: date
    timezone: str
    starts: int
    ends: int
    rows: tuple[Row, ...] = ()
    entries: tuple[Entry, ...] = ()
    row_of: tuple[int, ...] = ()
    health: Mapping[RoomCode, Health] | None = None

    def health_of(self, room: RoomCode) -> Health:
        return (self.health or {}).get(room, Health.UNKNOWN)

    def linked(self, number: int) -> tuple[int, ...]:
        """Give the numbers of all blocks of the same booking, this one included."""
        booking = self.entries[number].booking
        return tuple(other for other, entry in enumerate(self.entries) if entry.booking == booking)

    def closed_at(self, row: int, instant: int) -> Stretch | None:
        return next((one for one in self.rows[row].closed if one.starts <= instant < one.ends), None)


def empty_board(day: date, timezone: str) -> Board:
    return Board(day, timezone, _at_hour(day, _USUAL_HOURS[0], timezone), _at_hour(day, _USUAL_HOURS[1], timezone))


def lay_out(schedule: DaySchedule, health: Mapping[RoomCode, Health]) -> Board:
    """Lay a day out. The wall clock is the first site's."""
    if not schedule.sites:
        return empty_board(schedule.day, "Europe/Rome")
    timezone = schedule.sites[0].timezone
    starts, ends = _hours_shown(schedule, timezone)
    by_room: dict[RoomCode, list[Entry]] = {}
    for entry in schedule.entries:
        by_room.setdefault(entry.room, []).append(entry)
    rows: list[Row] = []
    entries: list[Entry] = []
    row_of: list[int] = []
    for site in schedule.sites:
        rooms = [room for room in schedule.rooms if room.site == site.code]
        rows.append(Row(site, rooms=len(rooms)))
        hours = _closed_hours(site, schedule, starts, ends)
        for room in rooms:
            own = sorted(by_room.get(room.code, ()), key=lambda entry: entry.starts)
            blocks = range(len(entries), len(entries) + len(own))
            row_of += [len(rows)] * len(own)
            entries += own
            rows.append(Row(site, room, blocks, (*_closures(schedule, room), *_away(schedule, room, site), *hours)))
    return Board(schedule.day, timezone, starts, ends, tuple(rows), tuple(entries), tuple(row_of), health)


def _at_hour(day: date, hour: int, timezone: str) -> int:
    days, rest = divmod(hour, 24)
    return int(datetime.combine(day + timedelta(days=days), time(rest), zone(timezone)).timestamp())


def _hours_shown(schedule: DaySchedule, timezone: str) -> tuple[int, int]:
    """Fold the night away: the hull of what is open and what is booked, on whole hours."""
    day = schedule.slot
    spans = [
        (int(slot.start.timestamp()), int(slot.end.timestamp()))
        for site in schedule.sites
        for slot in open_slots(site.opening, site.timezone, schedule.day, schedule.day)
    ]
    spans += [(entry.starts, entry.ends) for entry in schedule.entries]
    if not spans:
        spans = [tuple(_at_hour(schedule.day, hour, timezone) for hour in _USUAL_HOURS)]  # type: ignore[list-item]
    first = max(min(starts for starts, _ in spans), int(day.start.timestamp()))
    last = min(max(ends for _, ends in spans), int(day.end.timestamp()))
    return first - first % _HOUR, last + -last % _HOUR


def _closed_hours(site: Site, schedule: DaySchedule, starts: int, ends: int) -> tuple[Stretch, ...]:
    reason = schedule.closed.get(site.code, "")
    if reason:
        return (Stretch(starts, ends, reason),)
    out: list[Stretch] = []
    reached = starts
    for slot in open_slots(site.opening, site.timezone, schedule.day, schedule.day):
        if reached < int(slot.start.timestamp()):
            out.append(Stretch(reached, int(slot.start.timestamp())))
        reached = max(reached, int(slot.end.timestamp()))
    if reached < ends:
        out.append(Stretch(reached, ends))
    return tuple(out)


def _closures(schedule: DaySchedule, room: Room) -> tuple[Stretch, ...]:
    """List the room's own and its site's closures, where they fall on this day."""
    return tuple(
        Stretch(int(one.slot.start.timestamp()), int(one.slot.end.timestamp()), one.reason, is_closure=True)
        for one in schedule.closures
        if one.site == room.site and one.room in (None, room.code)
    )


def _away(schedule: DaySchedule, room: Room, site: Site) -> tuple[Stretch, ...]:
    """List when the room is occupied elsewhere."""
    return tuple(
        Stretch(
            one.starts, one.ends, words.away(datetime.fromtimestamp(one.read_at, UTC), site.timezone), is_closure=True
        )
        for one in schedule.away
        if one.room == room.code
    )


def slot_of(starts: int, ends: int) -> Slot:
    return Slot(datetime.fromtimestamp(starts, UTC), datetime.fromtimestamp(ends, UTC))
