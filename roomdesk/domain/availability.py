"""Availability of devices: the share of opening hours in which they had no fault, by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from roomdesk.domain.device_fault import DeviceFault
from roomdesk.domain.equipment import Device
from roomdesk.domain.places import Room, Site
from roomdesk.domain.slot import Slot

_MONTHS = 12


class MonthShare(NamedTuple):
    """One month of a device, named by its first day; `available` is None where it was not checked yet."""

    month: date
    available: float | None
    faults: int = 0


class DeviceMonths(NamedTuple):
    """A device month by month; `available` over all of it, `hours_out` in opening hours."""

    device: Device
    room: Room
    site: Site
    months: tuple[MonthShare, ...]
    available: float | None
    faults: int
    hours_out: float


def months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Cut days into months: the first and last day of each."""
    begins = first
    while begins <= last:
        following = (begins.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield begins, min(last, following - timedelta(days=1))
        begins = following


def share(slots: Sequence[Slot], faults: Iterable[DeviceFault], until: datetime) -> float | None:
    """Give the share of some hours, 0 to 1, without a fault; an open one lasts `until`. None for no hours at all."""
    whole = sum((slot.end - slot.start for slot in slots), timedelta())
    return 1 - out(slots, faults, until) / whole if whole else None


def out(slots: Sequence[Slot], faults: Iterable[DeviceFault], until: datetime) -> timedelta:
    """Give how long a device was faulty within some hours, none of which overlap."""
    lost = timedelta()
    for fault in faults:
        ends = fault.closed_at or until
        for slot in slots:
            lost += max(min(ends, slot.end) - max(fault.opened_at, slot.start), timedelta())
    return lost


def within(slots: Iterable[Slot], since: datetime, until: datetime) -> list[Slot]:
    """Cut hours to a span of time."""
    cut = ((max(one.start, since), min(one.end, until)) for one in slots)
    return [Slot(start, end) for start, end in cut if start < end]


def year_before(day: date) -> date:
    """Give the first day of the month eleven months before a day's own."""
    months = day.year * 12 + day.month - _MONTHS
    return date(months // 12, months % 12 + 1, 1)
