"""Report lines: each site's measurements, as a table, and as a page for the operator."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.errors import NotFound
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode, SiteCode
from roomdesk.domain.line_history import LineHistory, Measured
from roomdesk.domain.line_quality import Guarantee, below, read
from roomdesk.domain.places import Site
from roomdesk.domain.slot import day_slot
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.ports.writer import ChartLook, ChartWriter, LineWriter, Page, Paper, Press, TableWriter
from roomdesk.services.acting import Acting

_MOST = 100_000
"""Measurements of one line: ten years of one an hour."""


@frozen
class ReportLine:
    store: Store
    clock: Clock
    acting: Acting
    write: LineWriter
    draw: ChartWriter
    tables: TableWriter
    press: Press

    def __call__(
        self, since: date | None = None, until: date | None = None, sites: Collection[SiteCode] | None = None
    ) -> tuple[LineHistory, ...]:
        """List the lines of some sites or all, measured from `since` through `until`, which are days at the site."""
        self.acting()
        places, rooms = self.store.sites(), self.store.rooms()
        return tuple(
            self._history(one, places[rooms[one.room].site], since, until)
            for one in self.store.devices()
            if one.kind is DeviceKind.LINE and not one.retired and (sites is None or rooms[one.room].site in sites)
        )

    def of(self, device: DeviceCode, since: date | None = None) -> LineHistory:
        """Give the history of one line. Raises NotFound, Stranger."""
        self.acting()
        places, rooms = self.store.sites(), self.store.rooms()
        for one in self.store.devices():
            if one.code == device:
                return self._history(one, places[rooms[one.room].site], since, None)
        raise NotFound("device", device)

    def chart(self, line: LineHistory, look: ChartLook, language: str) -> str:
        """Draw a history, as SVG."""
        return self.draw(line, look, language)

    def _history(self, device: Device, site: Site, since: date | None, until: date | None) -> LineHistory:
        guarantee = Guarantee(site.line.down_mbps, site.line.up_mbps)
        first = day_slot(since, site.timezone).start if since else None
        last = day_slot(until, site.timezone).end if until else None
        found = [
            Measured(one.at, quality, below(quality, guarantee))
            for one in reversed(self.store.findings(device.code, _MOST))
            if (first is None or one.at >= first) and (last is None or one.at < last)
            if (quality := read(one.evidence))
        ]
        return LineHistory(site, device, guarantee, tuple(found))

    def page(self, lines: Sequence[LineHistory], language: str) -> Page:
        """Lay out what was below the guarantee, to be sent to the operator."""
        return Page(self.write(lines, language=language, printed_at=self.clock.now()), "RoomDesk")

    def csv(self, lines: Sequence[LineHistory]) -> str:
        return self.tables.lines(lines)

    def pdf(self, lines: Sequence[LineHistory], language: str) -> bytes:
        return self.press.pdf(self.page(lines, language), Paper())
