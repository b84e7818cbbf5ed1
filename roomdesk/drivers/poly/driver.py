"""Asks a Poly device how it is: which one, and the state of what belongs to it."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Verdict, finding
from roomdesk.drivers.poly.session import logged_in
from roomdesk.drivers.wire import tls
from roomdesk.drivers.wire.digest import Login
from roomdesk.ports.driver import Action, DriverCard, Field

_DOWN = ("down", "none_up", "some_up")
"""Of up, all_up, some_up, none_up, down, off, unknown: `off` is not in use, which is no fault."""


class Sign(StrEnum):
    """What Poly's devices are found to be beside what any driver may find."""

    CREDENTIALS = "credentials"
    HTTP_STATUS = "http_status"
    PART_DOWN = "part_down"
    NOT_NOW = "not_now"
    DONE = "done"


CAUSES: tuple[str, ...] = (*Cause, *tls.Sign, *Sign)
CARD = DriverCard(
    "poly",
    "Poly VideoOS",
    443,
    (
        Field("user", default="admin"),
        Field("password", "secret"),
        Field("sha256"),
        Field("ignore"),
        Field("mac"),
        Field("wake_to"),
    ),
    (Action.VOLUME,),
)


class Poly:
    """One session a check: opened, two questions, closed. Leave a minute between checks of the same device."""

    card = CARD

    def __init__(self, now: Callable[[], datetime], trust: ssl.SSLContext | None = None) -> None:
        """Verify against `trust`, by default the certificates that the operating system trusts."""
        self._now = now
        self._trust = trust

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        login = Login(device.options.get("user") or "admin", secrets.get("password", ""))
        return await finding(device, self._now, self._talk(device, login))

    async def _talk(self, device: Device, login: Login) -> Verdict:
        ignored = {one.strip().lower() for one in device.options.get("ignore", "").split(",")} - {""}
        async with logged_in(device, login, self._trust) as session:
            system = await session.ask("GET", "/rest/system")
            parts = await session.ask("GET", "/rest/system/status")
        return judge(system, parts, ignored)


def judge(system: Any, parts: Any, ignored: set[str]) -> Verdict:
    """Weigh the answers: parts that are down make it degraded, but for those that the room does without."""
    if not isinstance(system, dict) or not isinstance(parts, list):
        return Verdict(Health.FAILED, Cause.PROTOCOL, "not the answers of VideoOS")
    known = (("model", ""), ("softwareVersion", ""), ("serialNumber", "serial "))
    who = ", ".join(f"{label}{system[key]}" for key, label in known if isinstance(system.get(key), str) and system[key])
    down = [name for name, states in map(_part, parts) if name not in ignored and states & {*_DOWN}]
    if down:
        return Verdict(Health.DEGRADED, Sign.PART_DOWN, f"{', '.join(down)}; {who}")
    return Verdict(Health.OK, Cause.OK, who)


def _part(part: Any) -> tuple[str, set[str]]:
    """Read one part: its name without `system.status.`, and its states; nothing of what is none."""
    if not isinstance(part, dict):
        return "", set()
    states = part.get("stateList", part.get("state"))
    said = {str(one).lower() for one in states} if isinstance(states, list) else set()
    return str(part.get("name", "")).removeprefix("system.status.").lower(), said
