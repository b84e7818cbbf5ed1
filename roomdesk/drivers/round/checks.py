"""A round of checks: many devices at once on one event loop, bounded, each within its deadline."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers.round.guarded import Call, Secrets, Sign, guarded, secrets_of
from roomdesk.ports.checker import Progress
from roomdesk.ports.driver import Driver
from roomdesk.ports.vault import Vault


class Round:
    """Checks with these drivers; secrets come from the vault, once a name a round. Runs in any thread."""

    def __init__(self, drivers: Mapping[str, Driver], vault: Vault, now: Callable[[], datetime]) -> None:
        self._drivers = drivers
        self._vault = vault
        self._now = now

    def round(
        self, devices: Sequence[Device], *, concurrency: int, deadline: float, progress: Progress | None = None
    ) -> tuple[Finding, ...]:
        """Check each device once; see the Checker port. What `progress` raises ends the round and is raised."""
        secrets = secrets_of(devices, self._vault)
        return asyncio.run(self._all(devices, secrets, concurrency, deadline, progress))

    async def _all(
        self,
        devices: Sequence[Device],
        secrets: Secrets,
        concurrency: int,
        deadline: float,
        progress: Progress | None,
    ) -> tuple[Finding, ...]:
        slots = asyncio.Semaphore(concurrency)
        # Small devices have one control socket: two rows for the same address are asked one after the other.
        hosts: defaultdict[tuple[str, int | None], asyncio.Lock] = defaultdict(asyncio.Lock)

        async def one(device: Device) -> Finding:
            # The host first: whoever waits for it must not hold a slot.
            async with hosts[self._address(device)], slots:
                found = await self._check(device, secrets, deadline)
            if progress:
                progress(found)
            return found

        return tuple(await asyncio.gather(*map(one, devices)))

    def _address(self, device: Device) -> tuple[str, int | None]:
        driver = self._drivers.get(device.driver)
        # Without a host there is nothing to share.
        return (device.host or f"/{device.code}", device.port or (driver.card.port if driver else None))

    async def _check(self, device: Device, secrets: Secrets, deadline: float) -> Finding:
        driver = self._drivers.get(device.driver)
        if driver is None:
            return Finding(device.code, Health.UNKNOWN, Sign.NO_DRIVER, device.driver, self._now())
        call = Call(device, driver.card, lambda known: driver.check(device, known))
        return await guarded(call, secrets, deadline, self._now)
