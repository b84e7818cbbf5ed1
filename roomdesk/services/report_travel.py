"""Report travel: the journeys that meeting by video avoided: in all, by month, by site."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from itertools import groupby
from operator import attrgetter

from roomdesk.domain.availability import year_before
from roomdesk.domain.booking import Status
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.slot import Slot, day_slot, to_wall
from roomdesk.domain.travel import Journeys, TravelRates, avoided
from roomdesk.domain.travel_saved import Saved, TravelSaved
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.ports.writer import Page, Paper, Press, TableWriter, TravelWriter
from roomdesk.services.acting import Acting
from roomdesk.services.long_stays import stays


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
        known = dict[tuple[SiteCode, ...], Journeys]()
        for _, parts in groupby(stays(self.store, Slot(start, max(min(end, now), start))), attrgetter("booking")):
            held = tuple(parts)
            met = tuple(dict.fromkeys(rooms[one.room].site for one in held if one.room in rooms))
            is_counted = held[0].status == Status.CONFIRMED and len(met) > 1
            if not is_counted or (sites is not None and not set(sites) & set(met)):
                continue
            if met not in known:
                known[met] = avoided([places[code] for code in met], self.rates)
            saved, began = known[met], datetime.fromtimestamp(held[0].starts, UTC)
            month = to_wall(began, zone).date().replace(day=1)
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
