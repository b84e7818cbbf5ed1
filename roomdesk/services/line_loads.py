"""How many calls are booked on each site's line while a booking runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from roomdesk.domain.booking import Booking
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.line import LineLoad, carries, load
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Store


@frozen
class LineLoads:
    store: Store

    def __call__(self, booking: Booking) -> dict[SiteCode, LineLoad]:
        """Count for each site whose line is known; nothing for a meeting without a link."""
        if booking.conference is None:
            return {}
        sites, rooms = self.store.sites(), self.store.rooms()
        concerned = {rooms[code].site for code in booking.rooms}
        known = sorted(code for code in concerned if sites[code].line.down_mbps and sites[code].line.up_mbps)
        others = self._calls(booking, known) if known else {}
        return {code: load(sites[code].line, booking.slot, others.get(code, ())) for code in known}

    def full(self, bookings: Iterable[Booking]) -> dict[SiteCode, LineLoad]:
        """Give the sites whose line carries fewer calls than are booked on it during these bookings."""
        sites, rooms = self.store.sites(), self.store.rooms()
        # Each call sits in a room of its own: a line that carries one for every room is never full.
        most = Counter(room.site for room in rooms.values())
        tight = {code for code, site in sites.items() if (can := carries(site.line)) is not None and can < most[code]}
        concerned = (one for one in bookings if any(rooms[code].site in tight for code in one.rooms))
        return {site: found for one in concerned for site, found in self(one).items() if found.is_full}

    def _calls(self, booking: Booking, sites: Collection[SiteCode]) -> dict[SiteCode, list[Slot]]:
        rooms = self.store.rooms()
        calls: dict[SiteCode, dict[str, Slot]] = {}
        for entry in self.store.day(booking.slot, sites):
            if entry.link and entry.booking != booking.id:
                calls.setdefault(rooms[entry.room].site, {})[entry.booking] = entry.slot
        return {site: list(found.values()) for site, found in calls.items()}
