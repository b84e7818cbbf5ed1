"""Report equipment: how available each device was, month by month; as a table, and on paper."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from roomdesk.domain.availability import DeviceMonths, year_before
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.slot import to_wall
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.ports.writer import AvailabilityWriter, Page, Paper, Press, TableWriter
from roomdesk.services.acting import Acting
from roomdesk.services.device_months import device_months


@frozen
class ReportEquipment:
    store: Store
    clock: Clock
    acting: Acting
    write: AvailabilityWriter
    tables: TableWriter
    press: Press

    def __call__(
        self, since: date | None = None, until: date | None = None, sites: Collection[SiteCode] | None = None
    ) -> tuple[DeviceMonths, ...]:
        """Reckon all devices in use of some sites or all; as a rule of the last twelve months, this one so far.

        Raises Stranger.
        """
        self.acting()
        rooms, now = self.store.rooms(), self.clock.now()
        today = to_wall(now, next((one.timezone for one in self.store.sites().values()), "Europe/Rome")).date()
        last = until or today
        devices = [
            one for one in self.store.devices() if not one.retired and (sites is None or rooms[one.room].site in sites)
        ]
        return device_months(self.store, devices, since or year_before(last), last, now)

    def csv(self, devices: Sequence[DeviceMonths]) -> str:
        return self.tables.availability(devices)

    def page(self, devices: Sequence[DeviceMonths], language: str) -> Page:
        html = self.write(devices, language=language, printed_at=self.clock.now())
        return Page(html, "RoomDesk", across=True)

    def pdf(self, devices: Sequence[DeviceMonths], language: str) -> bytes:
        return self.press.pdf(self.page(devices, language), Paper())
