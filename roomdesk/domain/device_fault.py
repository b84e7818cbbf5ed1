"""Faults of devices: two failed checks in a row open one; a good check or a technician ends it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode, Email


class FaultNote(NamedTuple):
    """What somebody wrote about a fault."""

    at: datetime
    who: Email
    text: str


@frozen
class DeviceFault:
    """One fault of one device, from the first of the failed checks on; a device has one open fault at most.

    `closed_by` is empty where a check found the device well again.
    """

    device: DeviceCode
    opened_at: datetime
    cause: str
    evidence: str = ""
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    assigned_to: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    notes: tuple[FaultNote, ...] = ()


class Maintenance(NamedTuple):
    """A device is being worked on: it is checked as ever, but nobody is told of its faults, until then or a word."""

    until: datetime | None
    reason: str
    who: str
    since: datetime

    def lasts(self, now: datetime) -> bool:
        return self.until is None or now < self.until


def begun(
    before: Mapping[DeviceCode, Finding], findings: Iterable[Finding], open_ones: Collection[DeviceCode]
) -> tuple[DeviceFault, ...]:
    """Give the faults that these findings open, after those `before`: failed twice in a row, and not open yet."""
    faults = []
    for one in findings:
        last = before.get(one.device)
        twice = last is not None and last.health is one.health is Health.FAILED
        if last is not None and twice and one.device not in open_ones:
            faults.append(DeviceFault(one.device, last.at, one.cause, one.evidence))
    return tuple(faults)


def ended(findings: Iterable[Finding], open_ones: Collection[DeviceCode]) -> tuple[DeviceCode, ...]:
    """Name the devices that are well again: one that needs attention works, of an unknown one nothing is said."""
    well = (Health.OK, Health.DEGRADED)
    return tuple(one.device for one in findings if one.health in well and one.device in open_ones)


def in_a_row(findings: Sequence[Finding]) -> int:
    """Count how many of a device's last checks failed, newest first, without one that did not."""
    return next((number for number, one in enumerate(findings) if one.health is not Health.FAILED), len(findings))
