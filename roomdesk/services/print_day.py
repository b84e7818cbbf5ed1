"""The reception's day as a page to print: HTML or PDF."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from roomdesk.domain.ids import SiteCode
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.ports.writer import DayWriter
from roomdesk.services.day_schedule import ShowDay


@dataclass(frozen=True, slots=True)
class PrintDay:
    store: Store
    clock: Clock
    day: ShowDay
    write: DayWriter

    def html(self, day: date, sites: Collection[SiteCode] | None, language: str) -> str:
        return self.write.html(
            day,
            self.day.bookings(day, sites),
            self.store.rooms(),
            language=language,
            printed_at=self.clock.now(),
        )

    def pdf(self, day: date, sites: Collection[SiteCode] | None, language: str) -> bytes:
        return self.write.pdf(self.html(day, sites, language), f"RoomDesk {day.isoformat()}")
