"""A round of checks: many devices at once on one event loop, bounded, each within its deadline."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.checker import Progress
from roomdesk.ports.driver import Driver, Field
from roomdesk.ports.vault import Vault

_log = logging.getLogger(__name__)


class Sign(StrEnum):
    """What the round finds by itself."""

    SILENT = "silent"
    INTERNAL = "internal"
    NO_DRIVER = "no_driver"
    NO_SECRET = "no_secret"  # noqa: S105


CAUSES: tuple[str, ...] = tuple(Sign)


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
        # The vault may ask the desktop's keyring and wait for it, which would hold every conversation up.
        secrets = self._secrets(devices)
        return asyncio.run(self._all(devices, secrets, concurrency, deadline, progress))

    def _secrets(self, devices: Sequence[Device]) -> dict[str, str | None]:
        names = {value[1:] for device in devices for value in device.options.values() if value.startswith("@")}
        found: dict[str, str | None] = {}
        for name in names:
            try:
                found[name] = self._vault.secret(name)
            except Misconfigured:
                found[name] = None
        return found

    async def _all(
        self,
        devices: Sequence[Device],
        secrets: Mapping[str, str | None],
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

    async def _check(self, device: Device, secrets: Mapping[str, str | None], deadline: float) -> Finding:
        driver = self._drivers.get(device.driver)
        if driver is None:
            return self._finding(device, Health.UNKNOWN, Sign.NO_DRIVER, device.driver)
        # A password written out is not sent: whoever sees the equipment list would know it.
        written = [one.name for one in driver.card.fields if _is_written_out(device.options.get(one.name), one)]
        if written:
            return self._finding(device, Health.UNKNOWN, Sign.NO_SECRET, ", ".join(written))
        given = {option: value[1:] for option, value in device.options.items() if value.startswith("@")}
        known = {option: secret for option, name in given.items() if (secret := secrets[name]) is not None}
        if missing := sorted(given[option] for option in given.keys() - known.keys()):
            return self._finding(device, Health.UNKNOWN, Sign.NO_SECRET, ", ".join(f"@{name}" for name in missing))
        try:
            async with asyncio.timeout(deadline):
                return await driver.check(device, known)
        except TimeoutError:
            return self._finding(device, Health.FAILED, Sign.SILENT, f"no answer within {deadline:g} s")
        except Exception as error:  # noqa: BLE001 – one driver's bug must not cost the others their check
            _log.exception("the check of %s failed", device.code)
            return self._finding(device, Health.UNKNOWN, Sign.INTERNAL, type(error).__name__)

    def _finding(self, device: Device, health: Health, cause: Sign, evidence: str) -> Finding:
        return Finding(device.code, health, cause, evidence, self._now())


def _is_written_out(value: str | None, field: Field) -> bool:
    return field.kind == "secret" and bool(value) and not str(value).startswith("@")
