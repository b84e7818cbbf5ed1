"""Meetings' stays in rooms over a long time, read a month at a time: a large town's year is much."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from roomdesk.domain.schedule import Stay
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Store

_STEP = timedelta(days=31)


def stays(store: Store, slot: Slot) -> Iterator[Stay]:
    """Give those of all meetings that begin in a slot, by start; all of one meeting after each other."""
    start = slot.start
    while start < slot.end:
        end = min(start + _STEP, slot.end)
        yield from store.stays(Slot(start, end))
        start = end
