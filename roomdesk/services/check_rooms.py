"""Check equipment now and remember what was found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from roomdesk.domain.changes import Changes
from roomdesk.domain.device_fault import DeviceFault
from roomdesk.domain.equipment import Device, DeviceKind, Finding
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode, RoomCode, SiteCode
from roomdesk.domain.places import Line
from roomdesk.ports.checker import Checker, Limits, Progress
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Equipped, Followed, Round
from roomdesk.services.follow_faults import FollowFaults

CONCURRENCY = 128
_STORED_AT_ONCE = 50
"""Findings that are recorded together while a round runs; a round that breaks off has lost no more than these."""
_CANCELLED = "cancelled"

Stop = Callable[[], bool]


@frozen
class CheckRooms:
    store: Store
    clock: Clock
    acting: Acting
    checker: Checker
    follow: FollowFaults

    def __call__(
        self,
        rooms: Collection[RoomCode] | None = None,
        *,
        concurrency: int = CONCURRENCY,
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> Round:
        """Check the devices of some rooms, or all, in use; one that does not answer is a finding too."""
        return self.round(self.wanted(rooms), concurrency=concurrency, progress=progress, stop=stop)

    def round(
        self,
        devices: Sequence[Device],
        *,
        concurrency: int = CONCURRENCY,
        progress: Progress | None = None,
        stop: Stop | None = None,
    ) -> Round:
        """Check these devices, at the addresses that they are given with; findings are recorded as they come."""
        begun, record = self.clock.now(), _Record(self, progress)
        told, limits = self.terms(devices, concurrency, stop)
        try:
            findings = self.ask(told, limits, progress=record.keep)
        finally:
            record.write()
        seconds = (self.clock.now() - begun).total_seconds()
        results = tuple(Equipped(device, found) for device, found in zip(devices, findings, strict=True))
        return Round(results, seconds, Changes(devices=frozenset(record.recorded)), record.followed)

    # ── step by step, for a window whose store and network have a thread each ───────────────────────────
    def wanted(self, rooms: Collection[RoomCode] | None = None) -> tuple[Device, ...]:
        """List the devices in use of some rooms, or all. Raises Stranger."""
        self.acting()
        return tuple(one for one in self.store.devices(rooms) if not one.retired)

    def terms(
        self, devices: Sequence[Device], concurrency: int = CONCURRENCY, stop: Stop | None = None
    ) -> tuple[tuple[Device, ...], Limits]:
        """Give these devices as they are asked, lines with what is guaranteed of them, and the limits of a round."""
        sites = {code: room.site for code, room in self.store.rooms().items()}
        return tuple(self._with_guarantees(devices, sites)), Limits(concurrency, sites=sites, stop=stop)

    def ask(
        self, devices: Sequence[Device], limits: Limits | None = None, *, progress: Progress | None = None
    ) -> tuple[Finding, ...]:
        """Ask devices how they are, without the store; what `progress` raises ends the round and is raised."""
        return self.checker.round(devices, limits or Limits(CONCURRENCY), progress)

    def note(self, devices: Sequence[Device], findings: Sequence[Finding], seconds: float) -> Round:
        """Record what was found of these devices, which opens and closes faults; never what a stop left unasked."""
        found = [one for one in findings if one.cause != _CANCELLED]
        before = self.store.last_findings()
        changes = self.store.record(found)
        faults = self.follow(before, found)
        results = tuple(Equipped(device, one) for device, one in zip(devices, findings, strict=True))
        return Round(results, seconds, changes, faults)

    def _with_guarantees(self, devices: Sequence[Device], sites: Mapping[RoomCode, SiteCode]) -> list[Device]:
        lines = {code: site.line for code, site in self.store.sites().items()}
        return [_with_guarantee(one, lines.get(sites.get(one.room, SiteCode("")))) for one in devices]


def _with_guarantee(device: Device, line: Line | None) -> Device:
    """Tell a measurement of a line what is guaranteed, where the device's own options do not."""
    if device.kind is not DeviceKind.LINE or line is None:
        return device
    known = {"down_mbps": f"{line.down_mbps:g}", "up_mbps": f"{line.up_mbps:g}"}
    return replace(device, options={**known, **device.options})


class _Record:
    """Writes findings down in small batches, with the faults that they open and close."""

    def __init__(self, verb: CheckRooms, progress: Progress | None) -> None:
        self._verb = verb
        self._progress = progress
        self._held: list[Finding] = []
        self._opened: list[DeviceFault] = []
        self._closed: list[DeviceFault] = []
        self.recorded: set[DeviceCode] = set()

    @property
    def followed(self) -> Followed:
        return Followed(tuple(self._opened), tuple(self._closed))

    def keep(self, found: Finding) -> None:
        if self._progress:
            self._progress(found)
        self._held.append(found)
        if len(self._held) >= _STORED_AT_ONCE:
            self.write()

    def write(self) -> None:
        held, self._held = self._held, []
        if not held:
            return
        before = self._verb.store.last_findings()
        self.recorded |= self._verb.store.record(held).devices
        followed = self._verb.follow(before, held)
        self._opened += followed.opened
        self._closed += followed.closed
