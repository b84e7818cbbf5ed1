"""Report use: how much each room was booked, of which hours, and at how many meetings nobody arrived."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from roomdesk.domain.availability import year_before
from roomdesk.domain.booking import Status
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.opening import Holidays, closed_day, open_slots
from roomdesk.domain.places import Room, Site
from roomdesk.domain.room_use import RoomUse
from roomdesk.domain.schedule import Stay
from roomdesk.domain.slot import Slot, day_slot, to_wall
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.ports.writer import TableWriter
from roomdesk.services.acting import Acting
from roomdesk.services.long_stays import stays

_LONGEST = timedelta(days=1)
"""A meeting that begins this long before a period can reach into it."""


@frozen
class ReportUsage:
    store: Store
    clock: Clock
    acting: Acting
    holidays: Holidays
    tables: TableWriter

    def __call__(
        self, since: date | None = None, until: date | None = None, sites: Collection[SiteCode] | None = None
    ) -> tuple[RoomUse, ...]:
        """Reckon the rooms of some sites or all, days at the site; as a rule of twelve months. Raises Stranger."""
        self.acting()
        now, rooms = self.clock.now(), self.store.rooms()
        days: dict[SiteCode, tuple[date, date]] = {}
        tallies: dict[str, _Tally] = {}
        for site in self.store.sites().values():
            if sites is None or site.code in sites:
                last = until or to_wall(now, site.timezone).date()
                first, _ = days[site.code] = since or year_before(last), last
                period = Slot(day_slot(first, site.timezone).start, day_slot(last, site.timezone).end)
                of_site = (room.code for room in rooms.values() if room.site == site.code)
                tallies |= {code: _Tally(period, now.timestamp()) for code in of_site}
        self._count(tallies)
        found: list[RoomUse] = []
        for site in self.store.sites().values():
            if site.code in days:
                here = [room for room in rooms.values() if room.site == site.code]
                found += self._site(site, days[site.code], here, tallies)
        return tuple(found)

    def csv(self, rooms: Sequence[RoomUse]) -> str:
        return self.tables.usage(rooms)

    def _count(self, tallies: dict[str, _Tally]) -> None:
        if tallies:
            first = min(one.period.start for one in tallies.values()) - _LONGEST
            last = max(one.period.end for one in tallies.values())
            for one in stays(self.store, Slot(first, last)):
                if one.room in tallies:
                    tallies[one.room].add(one)

    def _site(
        self, site: Site, days: tuple[date, date], rooms: Sequence[Room], tallies: dict[str, _Tally]
    ) -> list[RoomUse]:
        notes_arrivals = any(tallies[room.code].arrivals for room in rooms)
        hours = self._open_hours(site, *days)
        return [
            tallies[room.code].use(room, site, hours, notes_arrivals=notes_arrivals)
            for room in rooms
            if not room.retired or tallies[room.code].held
        ]

    def _open_hours(self, site: Site, first: date, last: date) -> float:
        days = ((first + timedelta(days=step)) for step in range((last - first).days + 1))
        open_days = [day for day in days if not closed_day(day, site.patron, self.holidays)]
        slots = (slot for day in open_days for slot in open_slots(site.opening, site.timezone, day, day))
        return sum((slot.minutes for slot in slots), 0) / 60


class _Tally:
    """What happened in a room within a period, counted stay by stay."""

    def __init__(self, period: Slot, now: float) -> None:
        self.period = period
        self._since, self._until, self._now = period.start.timestamp(), period.end.timestamp(), now
        self.held = self.arrivals = self._standing = self._cancelled = self._arrived = self._missed = 0
        self._seconds = 0.0

    def add(self, one: Stay) -> None:
        if one.starts >= self._until or one.ends <= self._since:
            return
        self.held += 1
        self.arrivals += bool(one.arrived)
        self._cancelled += one.status == Status.CANCELLED
        if one.status in (Status.CONFIRMED, Status.PENDING):
            self._standing += 1
            self._seconds += min(one.ends, self._until) - max(one.starts, self._since)
        if one.status == Status.CONFIRMED and one.ends <= self._now:
            self._arrived += bool(one.arrived)
            self._missed += not one.arrived

    def use(self, room: Room, site: Site, open_hours: float, *, notes_arrivals: bool) -> RoomUse:
        missed = self._missed if notes_arrivals else None
        counts = (self._standing, self._cancelled, self._seconds / 3600, open_hours, self._arrived)
        return RoomUse(room, site, *counts, missed)
