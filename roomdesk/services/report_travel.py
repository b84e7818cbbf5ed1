"""Report travel: the journeys that meeting by video avoided: in all, by month, by site."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from roomdesk.domain.availability import year_before
from roomdesk.domain.booking import Status
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.slot import day_slot, to_wall
from roomdesk.domain.travel import TravelRates, avoided
from roomdesk.domain.travel_saved import Saved, TravelSaved
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Query, Store
from roomdesk.ports.writer import Page, Paper, Press, TableWriter, TravelWriter
from roomdesk.services.acting import Acting


@frozen
class ReportTravel:
    store: Store
    clock: Clock
    acting: Acting
    rates: TravelRates
    write: TravelWriter
    tables: TableWriter
    press: Press

    def __call__(
        self, since: date | None = None, until: date | None = None, sites: Collection[SiteCode] | None = None
    ) -> TravelSaved:
        """Reckon the confirmed meetings that began in a period, as a rule twelve months until now.

        With `sites` those alone in which one of them took part. Raises Stranger.
        """
        self.acting()
        places, rooms, now = self.store.sites(), self.store.rooms(), self.clock.now()
        zone = next((one.timezone for one in places.values()), "Europe/Rome")
        last = until or to_wall(now, zone).date()
        first = since or year_before(last)
        start, end = day_slot(first, zone).start, day_slot(last, zone).end
        whole, months, by_site = Saved(), dict[date, Saved](), dict[SiteCode, Saved]()
        for one in self.store.bookings(Query(start, end)):
            met = [rooms[code].site for code in one.rooms if code in rooms]
            is_counted = one.status is Status.CONFIRMED and start <= one.slot.start and one.slot.start < min(end, now)
            if not is_counted or len(set(met)) < 2 or (sites is not None and not set(sites) & set(met)):
                continue
            saved = avoided([places[code] for code in met], self.rates)
            month = to_wall(one.slot.start, zone).date().replace(day=1)
            whole = whole.plus(saved)
            months[month] = months.get(month, Saved()).plus(saved)
            by_site[met[0]] = by_site.get(met[0], Saved()).plus(saved)
        return TravelSaved(whole, dict(sorted(months.items())), dict(sorted(by_site.items())))

    def page(self, saved: TravelSaved, language: str) -> Page:
        """Lay it out for the council."""
        now = self.clock.now()
        html = self.write(saved, self.store.sites(), rates=self.rates, language=language, printed_at=now)
        return Page(html, "RoomDesk")

    def pdf(self, saved: TravelSaved, language: str) -> bytes:
        return self.press.pdf(self.page(saved, language), Paper())

    def csv(self, saved: TravelSaved) -> str:
        return self.tables.travel(saved)
