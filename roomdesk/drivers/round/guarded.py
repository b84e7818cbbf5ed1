"""One call of a driver, guarded: its secrets, its deadline, and no error of one spoils the others."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.driver import DriverCard, Field
from roomdesk.ports.vault import Vault

_log = logging.getLogger(__name__)


class Sign(StrEnum):
    """What is found without a driver, or in its place."""

    SILENT = "silent"
    INTERNAL = "internal"
    NO_DRIVER = "no_driver"
    NO_SECRET = "no_secret"  # noqa: S105
    CANCELLED = "cancelled"
    SITE_SILENT = "site_silent"
    NOT_ABLE = "not_able"
    DONE = "done"


CAUSES: tuple[str, ...] = tuple(Sign)
Secrets = Mapping[str, str | None]


class Unasked(Exception):
    """The driver is not called: a secret is missing or stands in the open. Carries the evidence."""


class Call(NamedTuple):
    """A driver's coroutine for a device, once its secrets are known."""

    device: Device
    card: DriverCard
    start: Callable[[Mapping[str, str]], Awaitable[Finding]]


def secrets_of(devices: Iterable[Device], vault: Vault) -> dict[str, str | None]:
    """Ask the vault once for each name; None where it has nothing.

    Asked before the loop runs: the desktop's keyring may wait for its owner, and would hold every conversation up.
    """
    names = {value[1:] for device in devices for value in device.options.values() if value.startswith("@")}
    found: dict[str, str | None] = {}
    for name in names:
        try:
            found[name] = vault.secret(name)
        except Misconfigured:
            found[name] = None
    return found


async def guarded(call: Call, secrets: Secrets, deadline: float, now: Callable[[], datetime]) -> Finding:
    """Call a driver; whatever comes of it is a finding."""
    device = call.device
    try:
        known = _known(device, call.card, secrets)
        async with asyncio.timeout(deadline):
            return await call.start(known)
    except Unasked as error:
        return Finding(device.code, Health.UNKNOWN, Sign.NO_SECRET, str(error), now())
    except TimeoutError:
        return Finding(device.code, Health.FAILED, Sign.SILENT, f"{deadline:g} s", now())
    except Exception as error:  # noqa: BLE001 – one driver's bug must not cost the others their check
        _log.exception("the call of %s for %s failed", call.card.name, device.code)
        return Finding(device.code, Health.UNKNOWN, Sign.INTERNAL, type(error).__name__, now())


def _known(device: Device, card: DriverCard, secrets: Secrets) -> dict[str, str]:
    # A password written out is not sent: whoever sees the equipment list would know it.
    if written := [one.name for one in card.fields if _is_written_out(device.options.get(one.name), one)]:
        raise Unasked(", ".join(written))
    given = {option: value[1:] for option, value in device.options.items() if value.startswith("@")}
    known = {option: secret for option, name in given.items() if (secret := secrets[name]) is not None}
    if missing := sorted(given[option] for option in given.keys() - known.keys()):
        raise Unasked(", ".join(f"@{name}" for name in missing))
    return known


def _is_written_out(value: str | None, field: Field) -> bool:
    return field.kind == "secret" and bool(value) and not str(value).startswith("@")
