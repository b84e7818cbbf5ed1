"""The reception's day as a page to print: HTML or PDF."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.ports.writer import DayWriter, Page, Paper, Press
from roomdesk.services.day_schedule import ShowDay


@frozen
class PrintDay:
    store: Store
    clock: Clock
    day: ShowDay
    write: DayWriter
    press: Press

    def page(self, day: date, sites: Collection[SiteCode] | None, language: str) -> Page:
        found = self.day.bookings(day, sites)
        html = self.write(day, found, self.store.rooms(), language=language, printed_at=self.clock.now())
        return Page(html, f"RoomDesk {day:%d/%m/%Y}")

    def html(self, day: date, sites: Collection[SiteCode] | None, language: str) -> str:
        return self.page(day, sites, language).html

    def pdf(self, day: date, sites: Collection[SiteCode] | None, language: str) -> bytes:
        return self.press.pdf(self.page(day, sites, language), Paper())
