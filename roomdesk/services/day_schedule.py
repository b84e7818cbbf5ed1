"""The day of some sites or of all: light values for a grid, or whole bookings for the reception."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roomdesk.domain.frozen import frozen
from roomdesk.domain.opening import Holidays, closed_day
from roomdesk.domain.rights import sees_private
from roomdesk.domain.schedule import Away, Entry, SiteDay
from roomdesk.domain.slot import Slot, day_slot
from roomdesk.ports.store import Query, Store
from roomdesk.services.answers import DaySchedule
from roomdesk.services.list_bookings import for_eyes_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from roomdesk.domain.ids import SiteCode
    from roomdesk.domain.people import Person
    from roomdesk.domain.places import Site
    from roomdesk.services.acting import Acting

_DEFAULT_ZONE = "Europe/Rome"


@frozen
class ShowDay:
    store: Store
    acting: Acting
    holidays: Holidays

    def __call__(self, day: date, sites: Collection[SiteCode] | None = None) -> DaySchedule:
        """Show a day, midnight to midnight in the sites' zone; entries by room and start.

        A retired room is there where something is booked in it.
        """
        who = self.acting()
        chosen = self._sites(sites)
        slot = _span(day, chosen)
        entries = self._entries(slot, None if sites is None else {site.code for site in chosen}, who)
        codes = {site.code for site in chosen}
        held = {entry.room for entry in entries}
        return DaySchedule(
            day,
            slot,
            chosen,
            tuple(
                room
                for room in self.store.rooms().values()
                if room.site in codes and (not room.retired or room.code in held)
            ),
            entries,
            tuple(one for one in self.store.closures(slot) if one.site in codes),
            {site.code: why for site in chosen if (why := closed_day(day, site.patron, self.holidays))},
            self.away(slot, codes),
        )

    def away(self, slot: Slot, sites: Collection[SiteCode] | None = None) -> tuple[Away, ...]:
        """List what calendars elsewhere hold of rooms in any stretch of time."""
        rooms = self.store.rooms()
        return tuple(one for one in self.store.outside.away(slot) if sites is None or rooms[one.room].site in sites)

    def entries(self, slot: Slot, sites: Collection[SiteCode] | None = None) -> tuple[Entry, ...]:
        """List the reservations of any stretch of time, by room and start, private ones masked."""
        return self._entries(slot, sites, self.acting())

    def _entries(self, slot: Slot, sites: Collection[SiteCode] | None, who: Person) -> tuple[Entry, ...]:
        entries = self.store.day(slot, sites)
        if not any(entry.private for entry in entries):
            return entries
        return tuple(
            entry.masked() if entry.private and not sees_private(who, entry.organizer, entry.created_by) else entry
            for entry in entries
        )

    def bookings(self, day: date, sites: Collection[SiteCode] | None = None) -> tuple[SiteDay, ...]:
        """Give each site's bookings of a day, by start; a meeting in two sites stands under both."""
        who = self.acting()
        rooms, people = self.store.rooms(), self.store.people()
        names = {email: person.name for email, person in people.items()}
        found = []
        for site in self._sites(sites):
            slot = day_slot(day, site.timezone)
            codes = tuple(room.code for room in rooms.values() if room.site == site.code)
            bookings = self.store.bookings(Query(slot.start, slot.end, codes))
            found.append(
                SiteDay(site, tuple(for_eyes_of(who, one) for one in bookings), names, self.away(slot, (site.code,)))
            )
        return tuple(found)

    def _sites(self, sites: Collection[SiteCode] | None) -> tuple[Site, ...]:
        known = self.store.sites()
        return tuple(site for code, site in known.items() if sites is None or code in sites)


def _span(day: date, sites: Collection[Site]) -> Slot:
    slots = [day_slot(day, zone) for zone in {site.timezone for site in sites} or {_DEFAULT_ZONE}]
    return Slot(min(slot.start for slot in slots), max(slot.end for slot in slots))
