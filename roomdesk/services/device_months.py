"""How available devices were, month by month, of the opening hours of their sites."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from roomdesk.domain.availability import DeviceMonths, MonthShare, months, out, share, within
from roomdesk.domain.device_fault import DeviceFault
from roomdesk.domain.equipment import Device
from roomdesk.domain.ids import DeviceCode
from roomdesk.domain.opening import open_slots
from roomdesk.domain.places import Site
from roomdesk.domain.slot import Slot, day_slot
from roomdesk.ports.store import Store


def device_months(
    store: Store, devices: Iterable[Device], first: date, last: date, now: datetime
) -> tuple[DeviceMonths, ...]:
    """Reckon devices from one day to another, days at their sites; nothing before a device's first check."""
    rooms, sites, begun = store.rooms(), store.sites(), store.first_checked()
    faults: dict[DeviceCode, list[DeviceFault]] = {}
    for one in store.device_faults.since(day_slot(first, "UTC").start - timedelta(days=1)):
        faults.setdefault(one.device, []).append(one)
    hours = {code: _hours(site, first, last, now) for code, site in sites.items()}
    found = []
    for device in devices:
        room = rooms[device.room]
        site = sites[room.site]
        since = begun.get(device.code)
        mine = faults.get(device.code, [])
        each = [(month, within(slots, since, now) if since else []) for month, slots in hours[site.code]]
        shares = tuple(MonthShare(month, share(slots, mine, now), _count(mine, slots)) for month, slots in each)
        all_slots = [slot for _, slots in each for slot in slots]
        lost = out(all_slots, mine, now).total_seconds() / 3600
        count = sum(one.faults for one in shares)
        found.append(DeviceMonths(device, room, site, shares, share(all_slots, mine, now), count, lost))
    return tuple(found)


def _hours(site: Site, first: date, last: date, now: datetime) -> list[tuple[date, list[Slot]]]:
    """Give the opening hours of a site by month, until now."""
    since = day_slot(first, site.timezone).start
    return [
        (begins, within(open_slots(site.opening, site.timezone, begins, ends), since, now))
        for begins, ends in months(first, last)
    ]


def _count(faults: Iterable[DeviceFault], slots: list[Slot]) -> int:
    """Count the faults that began within a stretch of hours, nights between them included."""
    if not slots:
        return 0
    return sum(slots[0].start <= one.opened_at < slots[-1].end for one in faults)
