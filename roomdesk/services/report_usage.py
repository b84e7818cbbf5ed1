"""Report use: how much each room was booked, of which hours, and at how many meetings nobody arrived."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta

from roomdesk.domain.availability import year_before
from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.opening import Holidays, closed_day, open_slots
from roomdesk.domain.places import Room, Site
from roomdesk.domain.room_use import RoomUse
from roomdesk.domain.slot import Slot, day_slot, to_wall
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Query, Store
from roomdesk.ports.writer import TableWriter
from roomdesk.services.acting import Acting


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
        found: list[RoomUse] = []
        for site in self.store.sites().values():
            if sites is None or site.code in sites:
                last = until or to_wall(self.clock.now(), site.timezone).date()
                found += self._site(site, since or year_before(last), last)
        return tuple(found)

    def csv(self, rooms: Sequence[RoomUse]) -> str:
        return self.tables.usage(rooms)

    def _site(self, site: Site, first: date, last: date) -> list[RoomUse]:
        now = self.clock.now()
        period = Slot(day_slot(first, site.timezone).start, day_slot(last, site.timezone).end)
        rooms = [room for room in self.store.rooms().values() if room.site == site.code]
        codes = tuple(room.code for room in rooms)
        held: dict[RoomCode, list[Booking]] = {code: [] for code in codes}
        for one in self.store.bookings(Query(period.start, period.end, codes, cancelled=True)):
            for code in one.rooms:
                if code in held:
                    held[code].append(one)
        notes_arrivals = any(one.checked_in for bookings in held.values() for one in bookings)
        hours = self._open_hours(site, first, last)
        return [
            _use(room, site, held[room.code], (period, hours, now, notes_arrivals))
            for room in rooms
            if not room.retired or held[room.code]
        ]

    def _open_hours(self, site: Site, first: date, last: date) -> float:
        days = ((first + timedelta(days=step)) for step in range((last - first).days + 1))
        open_days = [day for day in days if not closed_day(day, site.patron, self.holidays)]
        slots = (slot for day in open_days for slot in open_slots(site.opening, site.timezone, day, day))
        return sum((slot.minutes for slot in slots), 0) / 60


def _use(room: Room, site: Site, held: Iterable[Booking], over: tuple[Slot, float, datetime, bool]) -> RoomUse:
    period, open_hours, now, notes_arrivals = over
    all_held = list(held)
    stand = [one for one in all_held if one.status.blocks]
    confirmed = [one for one in stand if one.status is Status.CONFIRMED and one.slot.end <= now]
    minutes = sum(
        (min(one.slot.end, period.end) - max(one.slot.start, period.start)).total_seconds() / 60 for one in stand
    )
    return RoomUse(
        room,
        site,
        len(stand),
        sum(one.status is Status.CANCELLED for one in all_held),
        minutes / 60,
        open_hours,
        sum(one.checked_in is not None for one in confirmed),
        sum(one.checked_in is None for one in confirmed) if notes_arrivals else None,
    )
