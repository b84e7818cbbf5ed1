"""The agenda's views and the days each shows; meetings, words and rooms that are looked for; no Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from roomdesk.domain.frozen import frozen
from roomdesk.domain.opening import open_slots
from roomdesk.domain.schedule import Away, Entry
from roomdesk.domain.seek import finds
from roomdesk.domain.slot import Slot, day_slot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from roomdesk.domain.ids import BookingId, RoomCode
    from roomdesk.domain.places import Room
    from roomdesk.services.answers import Places

Held = TypeVar("Held", Entry, Away)

_LIST_DAYS = 28
_WEEK = 7
_MONTH_DAYS = 42


class View(Enum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    LIST = "list"


@frozen
class Sought:
    """What is looked for: rooms with so many seats and these features, and words in meetings."""

    seats: int = 0
    features: frozenset[str] = frozenset()
    words: str = ""

    def fits(self, room: Room) -> bool:
        return room.capacity >= self.seats and self.features <= set(room.features)

    def finds(self, entry: Entry, places: Places) -> bool:
        """Whether each word stands in the meeting's title, organizer, room or site."""
        if not self.words:
            return True
        room = places.rooms.get(entry.room)
        where = f"{room.name} {places.sites[room.site].name}" if room else ""
        return finds(self.words, entry.title, entry.organizer, where)


class Meeting(NamedTuple):
    """One booking of a list: its first room's entry, and all its rooms that are shown; made by the ten thousands."""

    entry: Entry
    rooms: tuple[RoomCode, ...]


@frozen
class Span:
    """Some days as they were read: entries of rooms that fit, by start; what their other calendars hold."""

    first: date
    days: int
    timezone: str
    entries: tuple[Entry, ...]
    places: Places
    rooms: tuple[Room, ...]
    away: tuple[Away, ...] = ()

    def dates(self) -> tuple[date, ...]:
        return tuple(self.first + timedelta(days=number) for number in range(self.days))


def days_of(view: View, day: date) -> tuple[date, int]:
    """Give the first day that a view shows and how many: whole weeks from Monday, four weeks ahead in the list."""
    if view is View.DAY:
        return day, 1
    if view is View.LIST:
        return day, _LIST_DAYS
    first = day if view is View.WEEK else day.replace(day=1)
    return first - timedelta(days=first.weekday()), _WEEK if view is View.WEEK else _MONTH_DAYS


def turned(view: View, day: date, times: int) -> date:
    """Turn a view's pages: days, weeks, months, or the list's four weeks."""
    if view is View.MONTH:
        months = day.year * 12 + day.month - 1 + times
        return date(months // 12, months % 12 + 1, 1)
    return day + timedelta(days=times * {View.DAY: 1, View.WEEK: _WEEK}.get(view, _LIST_DAYS))


def slot_of_days(first: date, days: int, timezone: str) -> Slot:
    return Slot(day_slot(first, timezone).start, day_slot(first + timedelta(days=days - 1), timezone).end)


def meetings(entries: Iterable[Entry]) -> tuple[Meeting, ...]:
    """Put the rooms of each booking together; entries come by start, and so do the meetings."""
    found: dict[BookingId, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.booking, []).append(entry)
    return tuple(Meeting(parts[0], tuple(one.room for one in parts)) for parts in found.values())


def by_day(span: Span, held: Iterable[Held]) -> tuple[tuple[Held, ...], ...]:
    """Sort entries, or what other calendars hold, into the days that they touch, a tuple for each day of the span."""
    edges = [int(day_slot(day, span.timezone).start.timestamp()) for day in span.dates()]
    found: list[list[Held]] = [[] for _ in edges]
    for entry in held:
        first = max(bisect_right(edges, entry.starts) - 1, 0)
        last = max(bisect_left(edges, entry.ends) - 1, first)
        for number in range(first, last + 1):
            found[number].append(entry)
    return tuple(map(tuple, found))


def occupancy(span: Span, day: date, entries: Iterable[Entry | Away]) -> float:
    """Give the share of a day's opening hours, over all rooms shown, that is booked: 0 to 1; 0 where all is closed."""
    slot = day_slot(day, span.timezone)
    first, last = int(slot.start.timestamp()), int(slot.end.timestamp())
    booked = sum(min(one.ends, last) - max(one.starts, first) for one in entries)
    minutes = {
        code: sum(one.minutes for one in open_slots(site.opening, site.timezone, day, day))
        for code, site in span.places.sites.items()
    }
    offered = sum(minutes[room.site] for room in span.rooms)
    return min(booked / 60 / offered, 1.0) if offered else 0.0
