"""A round of checks: many devices at once on one event loop, bounded, each within its deadline."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from ipaddress import ip_address

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.domain.ids import SiteCode
from roomdesk.drivers.round.guarded import Call, Secrets, Sign, guarded, secrets_of
from roomdesk.drivers.round.site import Site
from roomdesk.ports.checker import Limits, Progress
from roomdesk.ports.driver import Driver
from roomdesk.ports.vault import Vault

_PATIENCE = 0.25
"""Seconds after which a device that takes long lets the next one in."""
_MOST_WAITING = 4
"""Silent ones that are waited for, for each that may speak."""
_STOP_ASKED = 0.1


class Round:
    """Checks with these drivers; secrets come from the vault, once a name a round. Runs in any thread."""

    def __init__(self, drivers: Mapping[str, Driver], vault: Vault, now: Callable[[], datetime]) -> None:
        self._drivers = drivers
        self._vault = vault
        self._now = now

    def round(self, devices: Sequence[Device], limits: Limits, progress: Progress | None = None) -> tuple[Finding, ...]:
        """Check each device once; see the Checker port. What `progress` raises ends the round and is raised."""
        secrets = secrets_of(devices, self._vault)
        return asyncio.run(_Running(self._drivers, secrets, limits, self._now, progress).all(devices))


class _Running:
    """One round: its slots, the hosts that are spoken to, the sites that have or have not answered."""

    def __init__(
        self,
        drivers: Mapping[str, Driver],
        secrets: Secrets,
        limits: Limits,
        now: Callable[[], datetime],
        progress: Progress | None,
    ) -> None:
        self._drivers = drivers
        self._secrets = secrets
        self._limits = limits
        self._now = now
        self._slots = asyncio.Semaphore(limits.concurrency)
        self._waiting = asyncio.Semaphore(limits.concurrency * _MOST_WAITING)
        # Small devices have one control socket: whatever shares a host is asked one after the other.
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._sites: defaultdict[SiteCode, Site] = defaultdict(lambda: Site(limits.per_site, now, self._certain))
        self._progress = progress
        self._found: dict[int, Finding] = {}

    async def all(self, devices: Sequence[Device]) -> tuple[Finding, ...]:
        checks = [asyncio.create_task(self._one(number, device)) for number, device in enumerate(devices)]
        watch = asyncio.create_task(self._watch(checks))
        try:
            done = (await asyncio.wait(checks, return_when=asyncio.FIRST_EXCEPTION))[0] if checks else ()
        finally:
            for check in (watch, *(one for one in checks if not one.cancelling())):
                check.cancel()
            await asyncio.gather(watch, *checks, return_exceptions=True)
        for error in [one.exception() for one in done if not one.cancelled()]:
            if error:
                raise error
        for site in self._sites.values():
            site.end()
        cancelled = (Finding(one.code, Health.UNKNOWN, Sign.CANCELLED, "", self._now()) for one in devices)
        return tuple(self._found.get(number, other) for number, other in enumerate(cancelled))

    async def _watch(self, checks: Sequence[asyncio.Task[None]]) -> None:
        while self._limits.stop and not self._limits.stop():
            await asyncio.sleep(_STOP_ASKED)
        if self._limits.stop:
            for check in checks:
                check.cancel()

    async def _one(self, number: int, device: Device) -> None:
        # A device that stands nowhere is a site of its own.
        code = self._limits.sites.get(device.room)
        site = self._sites[code] if code else Site(1, self._now, self._certain, is_alone=True)
        # The host first: whoever waits for it must not hold a slot.
        async with self._hosts[self._host(device)], self._waiting:
            slots = AsyncExitStack()
            async with slots:
                # The site before the fleet, for the same reason.
                await slots.enter_async_context(site.slots)
                await slots.enter_async_context(self._slots)
                if site.is_dead:
                    site.skip(number, device)
                    return
                check = asyncio.create_task(self._check(device))
                try:
                    await asyncio.wait({check}, timeout=_PATIENCE)
                    await slots.aclose()
                    found = await check
                finally:
                    # It may have a session to close.
                    check.cancel()
                    await asyncio.wait({check})
            site.tell(number, found)

    def _certain(self, number: int, found: Finding) -> None:
        self._found[number] = found
        if self._progress:
            self._progress(found)

    def _host(self, device: Device) -> str:
        # Without a host there is nothing to share; what is simulated on this computer shares only its address.
        host = device.host or f"/{device.code}"
        try:
            here = ip_address(host).is_loopback
        except ValueError:
            here = False
        driver = self._drivers.get(device.driver)
        port = device.port or (driver.card.port if driver else None)
        return f"{host}:{port}" if here else host

    async def _check(self, device: Device) -> Finding:
        driver = self._drivers.get(device.driver)
        if driver is None:
            return Finding(device.code, Health.UNKNOWN, Sign.NO_DRIVER, device.driver, self._now())
        call = Call(device, driver.card, lambda known: driver.check(device, known))
        return await guarded(call, self._secrets, max(self._limits.deadline, driver.card.deadline), self._now)
