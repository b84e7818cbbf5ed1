"""Dates of a received series that cannot be held, left out on request: clashes, holidays, closures."""

from __future__ import annotations

from dataclasses import replace

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.errors import Refused
from roomdesk.domain.overlap import Clash
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Wanted
from roomdesk.services.answers import Skipped
from roomdesk.services.received.weighing import Weighing


def leave_out(weighing: Weighing) -> tuple[Skipped, ...]:
    """Take the dates that cannot be held out of the plan, and tell them; a single meeting stays, and is refused.

    A series of which nothing would be left stays whole, for the same reason.
    """
    dates = [one for one in weighing.plan.moved() if one.series]
    refused, clashes = _refused(weighing, dates), _clashes(weighing, dates)
    held = {one.series for one in dates if one.id not in refused and one.slot not in clashes}
    gone = [one for one in dates if one.series in held and (one.id in refused or one.slot in clashes)]
    for one in gone:
        if weighing.plan.is_new(one):
            weighing.plan.forget(one)
        else:
            weighing.plan.put(replace(one, status=Status.CANCELLED))
    return tuple(Skipped(one.slot, tuple(clashes.get(one.slot, ())), refused.get(one.id)) for one in gone)


def _refused(weighing: Weighing, dates: list[Booking]) -> dict[str, Refused]:
    found: dict[str, Refused] = {}
    for rooms in dict.fromkeys(one.rooms for one in dates):
        alike = [one for one in dates if one.rooms == rooms]
        slots = weighing.rules.refusals(weighing.rules.rooms(rooms), [one.slot for one in alike], weighing.who)
        found |= {one.id: slots[one.slot] for one in alike if one.slot in slots}
    return found


def _clashes(weighing: Weighing, dates: list[Booking]) -> dict[Slot | None, list[Clash]]:
    own = {edit.booking.id for edit in weighing.plan.intake().edits}
    found: dict[Slot | None, list[Clash]] = {}
    for clash in weighing.plan.store.clashes(map(wanted, dates), own):
        found.setdefault(clash.wanted, []).append(clash)
    return found


def wanted(booking: Booking) -> Wanted:
    return Wanted(booking.slot, booking.reservations)
