"""Which checks are due: of all equipment now and then, of booked rooms before their meetings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum

from roomdesk.domain.booking import Booking
from roomdesk.domain.equipment import Device, Finding
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode
from roomdesk.domain.slot import Slot, day_slot, from_wall, to_wall
from roomdesk.ports.settings import ChecksPlan
from roomdesk.ports.store import Query, Store


class Why(StrEnum):
    """Why a check is due."""

    ROUND = "round"
    MEETING = "meeting"
    EVENING = "evening"


@frozen
class DueCheck:
    """Devices to be asked, and why; `since` is the moment from which on a finding would have served."""

    why: Why
    since: datetime
    devices: tuple[Device, ...]


def due_checks(store: Store, plan: ChecksPlan, now: datetime) -> tuple[DueCheck, ...]:
    """List what is due, the most urgent first; a device stands in one of them only.

    Told from the findings themselves: what was checked since it fell due is not due, whoever checked it, and a
    program that was off for a while catches up.
    """
    devices, last = [one for one in store.devices() if not one.retired], store.last_findings()
    soon = _meetings(store, Slot(now, now + timedelta(minutes=plan.minutes_before))) if plan.minutes_before else ()
    found = [
        *(
            DueCheck(Why.MEETING, one.slot.start - timedelta(minutes=plan.minutes_before), _of(devices, (one,)))
            for one in soon
        ),
        *_evening(store, plan, now, devices),
    ]
    if plan.every_minutes:
        found.append(DueCheck(Why.ROUND, now - timedelta(minutes=plan.every_minutes), tuple(devices)))
    return tuple(_not_done(found, last))


def _not_done(checks: Sequence[DueCheck], last: Mapping[DeviceCode, Finding]) -> Iterable[DueCheck]:
    taken: set[DeviceCode] = set()
    for check in checks:
        left = tuple(
            one
            for one in check.devices
            if one.code not in taken and (one.code not in last or last[one.code].at < check.since)
        )
        taken |= {one.code for one in left}
        if left:
            yield DueCheck(check.why, check.since, left)


def _evening(store: Store, plan: ChecksPlan, now: datetime, devices: Sequence[Device]) -> Iterable[DueCheck]:
    """Give the check of the rooms that are booked tomorrow, once the evening has come at their sites."""
    if not plan.evening:
        return
    sites, rooms = store.sites(), store.rooms()
    hour, minute = map(int, plan.evening.split(":"))
    for zone in sorted({one.timezone for one in sites.values()}):
        today = to_wall(now, zone).date()
        evening = from_wall(datetime.combine(today, time(hour, minute)), zone)
        if now >= evening:
            there = [one for one in devices if sites[rooms[one.room].site].timezone == zone]
            booked = _meetings(store, day_slot(today + timedelta(days=1), zone))
            yield DueCheck(Why.EVENING, evening, _of(there, booked))


def _meetings(store: Store, slot: Slot) -> tuple[Booking, ...]:
    """List the meetings that begin in a slot and hold rooms."""
    found = store.bookings(Query(since=slot.start, until=slot.end))
    return tuple(one for one in found if one.status.blocks and one.slot.start >= slot.start)


def _of(devices: Iterable[Device], bookings: Iterable[Booking]) -> tuple[Device, ...]:
    rooms = {room for one in bookings for room in one.rooms}
    return tuple(one for one in devices if one.room in rooms)
