"""Check equipment now and remember what was found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from roomdesk.domain.equipment import Device, Finding
from roomdesk.domain.ids import RoomCode
from roomdesk.ports.checker import Checker, Progress
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Equipped, Round
from roomdesk.services.follow_faults import FollowFaults

CONCURRENCY = 128
DEADLINE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
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
    ) -> Round:
        """Check the devices of some rooms, or all, in use; one that does not answer is a finding too."""
        return self.round(self.wanted(rooms), concurrency=concurrency, progress=progress)

    def round(
        self, devices: Sequence[Device], *, concurrency: int = CONCURRENCY, progress: Progress | None = None
    ) -> Round:
        """Check these devices, at the addresses that they are given with."""
        begun = self.clock.now()
        findings = self.ask(devices, concurrency=concurrency, progress=progress)
        return self.note(devices, findings, (self.clock.now() - begun).total_seconds())

    # ── step by step, for a window whose store and network have a thread each ───────────────────────────
    def wanted(self, rooms: Collection[RoomCode] | None = None) -> tuple[Device, ...]:
        """List the devices in use of some rooms, or all. Raises Stranger."""
        self.acting()
        return tuple(one for one in self.store.devices(rooms) if not one.retired)

    def ask(
        self, devices: Sequence[Device], *, concurrency: int = CONCURRENCY, progress: Progress | None = None
    ) -> tuple[Finding, ...]:
        """Ask devices how they are, without the store; what `progress` raises ends the round and is raised."""
        return self.checker.round(devices, concurrency=concurrency, deadline=DEADLINE_SECONDS, progress=progress)

    def note(self, devices: Sequence[Device], findings: Sequence[Finding], seconds: float) -> Round:
        """Record what was found of these devices, which opens and closes faults."""
        before = self.store.last_findings()
        changes = self.store.record(findings)
        faults = self.follow(before, findings)
        results = tuple(Equipped(device, found) for device, found in zip(devices, findings, strict=True))
        return Round(results, seconds, changes, faults)
