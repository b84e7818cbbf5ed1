"""Rows of devices' faults, their notes, and who was told of them, to values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from roomdesk.domain.device_fault import DeviceFault, FaultNote, Maintenance
from roomdesk.domain.ids import BookingId, DeviceCode, Email
from roomdesk.ports.faults import FaultTold
from roomdesk.ports.outbox import MailState
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


def told(row: Sequence[Any]) -> FaultTold:
    """Give who was told; a row is device, opened, booking, receiver, is over, state of the mail."""
    device, opened, booking, receiver, is_over, state = row
    return FaultTold(
        DeviceCode(device), instant(opened), BookingId(booking), Email(receiver), bool(is_over), MailState(state)
    )


def maintenance(row: Sequence[Any]) -> Maintenance:
    """Give a maintenance; a row is until, reason, who, since."""
    until, reason, who, since = row
    return Maintenance(None if until is None else instant(until), reason, who, instant(since))
