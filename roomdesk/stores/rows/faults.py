"""Rows of devices' faults and their notes to values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from roomdesk.domain.device_fault import DeviceFault, FaultNote
from roomdesk.domain.ids import DeviceCode, Email
from roomdesk.stores.rows import instant


def fault(row: Sequence[Any], notes: Iterable[Sequence[Any]]) -> DeviceFault:
    """Give a fault; a row is device, opened, cause, evidence, acknowledged at and by, assigned to, closed at and by."""
    device, opened, cause, evidence, seen_at, seen_by, assigned, closed_at, closed_by = row
    return DeviceFault(
        DeviceCode(device),
        instant(opened),
        cause,
        evidence,
        None if seen_at is None else instant(seen_at),
        seen_by,
        assigned,
        None if closed_at is None else instant(closed_at),
        closed_by,
        tuple(FaultNote(instant(at), Email(who), text) for at, who, text in notes),
    )
