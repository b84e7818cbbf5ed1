"""Asks a power supply, switch or printer over SNMP how it is."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from datetime import datetime

from roomdesk.domain.equipment import Device, Finding
from roomdesk.drivers import Cause, Unanswered, Verdict, finding
from roomdesk.drivers.snmp.objects import Sign, asked, judge
from roomdesk.ports.driver import DriverCard, Field

CAUSES: tuple[str, ...] = (*Cause, *Sign)
_NUMBER = re.compile(r"[0-9]{1,9}")
_SHORTEST_PASSWORD = 8
"""Of a user's password (RFC 3414 §11.2)."""


class Snmp:
    """One GET a check; what for depends on the kind of device."""

    card = DriverCard(
        "snmp",
        "SNMP",
        161,
        (
            Field("community", "secret"),
            Field("user"),
            Field("auth_password", "secret"),
            Field("priv_password", "secret"),
            Field("auth", "choice", "SHA256", ("SHA256", "SHA", "MD5")),
            Field("priv", "choice", "AES", ("AES", "AES256", "DES")),
            Field("interfaces"),
        ),
    )

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        return await finding(device, self._now, _talk(device, secrets))


async def _talk(device: Device, secrets: Mapping[str, str]) -> Verdict:
    interfaces, wrong = _interfaces(device.options.get("interfaces", "")), _wrong(device.options, secrets)
    if wrong:
        raise Unanswered(Cause.NOT_CONFIGURED, ", ".join(wrong))
    # Loaded here and not above: no other check waits for it.
    client = importlib.import_module("roomdesk.drivers.snmp.client")
    access = client.Access(
        secrets.get("community") or "public",
        device.options.get("user", ""),
        device.options.get("auth") or "SHA256",
        secrets.get("auth_password", ""),
        device.options.get("priv") or "AES",
        secrets.get("priv_password", ""),
    )
    wanted = asked(device.kind, [int(one) for one in interfaces])
    return judge(device.kind, await client.get(device.host, device.port or 161, access, wanted))


def _interfaces(option: str) -> list[str]:
    return [one.strip() for one in option.split(",") if one.strip()]


def _wrong(options: Mapping[str, str], secrets: Mapping[str, str]) -> list[str]:
    """List what the options cannot mean."""
    wrong = [f"interfaces={one}" for one in _interfaces(options.get("interfaces", "")) if not _NUMBER.fullmatch(one)]
    wrong += [
        f"{one.name}={options[one.name]}"
        for one in Snmp.card.fields
        if one.choices and options.get(one.name) and options[one.name] not in one.choices
    ]
    passwords = [secrets.get(one, "") for one in ("auth_password", "priv_password")]
    if any(0 < len(one) < _SHORTEST_PASSWORD for one in passwords):
        wrong.append("a password of less than 8 characters")
    if passwords[1] and not passwords[0]:
        wrong.append("priv_password without auth_password")
    return wrong
