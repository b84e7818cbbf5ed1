"""What a day holds, in light values for grids and lists; free time; other ways to hold a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import UTC, date, datetime
from typing import NamedTuple

from roomdesk.domain.booking import Booking
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.places import Room, Site
from roomdesk.domain.slot import Slot


class Entry(NamedTuple):
    """One reservation as a screen shows it. Times are epoch seconds (UTC): thousands of these are made at once."""

    booking: BookingId
    room: RoomCode
    starts: int
    ends: int
    blocked_from: int
    blocked_to: int
    title: str
    status: str
    organizer: Email
    created_by: Email
    private: int
    series: str | None
    link: str | None
    rooms: int
    checked_in: int | None
    visitors: int
    hidden: bool = False

    @property
    def slot(self) -> Slot:
        return Slot(datetime.fromtimestamp(self.starts, UTC), datetime.fromtimestamp(self.ends, UTC))

    def masked(self) -> Entry:
        """Hide everything but room, times and status."""
        return self._replace(title="", organizer=Email(""), created_by=Email(""), link=None, visitors=0, hidden=True)


class Stay(NamedTuple):
    """A meeting in one of its rooms, whatever became of it, in epoch seconds: for figures over a long time."""

    booking: BookingId
    room: RoomCode
    starts: int
    ends: int
    status: str
    arrived: int


class Busy(NamedTuple):
    """A blocked stretch of a room, in epoch seconds."""

    room: RoomCode
    blocked_from: int
    blocked_to: int


class Away(NamedTuple):
    """A stretch of a room that its calendar elsewhere holds, in epoch seconds, as that calendar was `read_at`."""

    room: RoomCode
    starts: int
    ends: int
    read_at: int

    @property
    def slot(self) -> Slot:
        return Slot(datetime.fromtimestamp(self.starts, UTC), datetime.fromtimestamp(self.ends, UTC))


@frozen
class Alternative:
    """Another way to hold the meeting: other rooms at that time, or those rooms at another."""

    rooms: tuple[RoomCode, ...]
    slot: Slot


@frozen
class CommonSlot:
    """A time at which each site has a fitting free room."""

    slot: Slot
    rooms: tuple[tuple[SiteCode, RoomCode], ...]


@frozen
class SiteDay:
    """One site's bookings of a day, by start, private ones masked for whoever asked; what other calendars hold beside.

    `names` are those of the people who organize them, as far as they are known.
    """

    site: Site
    bookings: tuple[Booking, ...]
    names: Mapping[Email, str] = field(default_factory=dict)
    away: tuple[Away, ...] = ()

    def by_start(self) -> list[Booking | Away]:
        return sorted((*self.bookings, *self.away), key=_start)


@frozen
class RoomDays:
    """One room's bookings from a first day on, so many days, by start; private ones masked for whoever asked.

    `away` is what its other calendar holds.
    `names` are those of the people who organize them, as far as they are known.
    """

    room: Room
    site: Site
    first: date
    days: int
    bookings: tuple[Booking, ...]
    names: Mapping[Email, str] = field(default_factory=dict)
    away: tuple[Away, ...] = ()

    def by_start(self) -> list[Booking | Away]:
        return sorted((*self.bookings, *self.away), key=_start)


def _start(one: Booking | Away) -> datetime:
    return one.slot.start
