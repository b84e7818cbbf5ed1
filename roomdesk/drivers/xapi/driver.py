"""Asks a Cisco codec over its xAPI how it is, and what it has found wrong with itself."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from enum import StrEnum

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Told, Unanswered, Verdict, finding
from roomdesk.drivers.wire import tls
from roomdesk.drivers.wire.digest import Login
from roomdesk.drivers.wire.http import Answer, Conversation, basic, conversation, where
from roomdesk.drivers.xapi import protocol
from roomdesk.drivers.xapi.protocol import Message, Unit
from roomdesk.ports.driver import Action, DriverCard, Field

_DENIED = (401, 403)


class Sign(StrEnum):
    """What the xAPI finds beside what any driver may."""

    CREDENTIALS = "credentials"
    HTTP_STATUS = "http_status"
    DIAGNOSTICS = "diagnostics"
    STANDBY = "standby"
    NOT_NOW = "not_now"
    DONE = "done"


CAUSES: tuple[str, ...] = (*Cause, *tls.Sign, *Sign)
CARD = DriverCard(
    "xapi",
    "Cisco xAPI",
    443,
    (
        Field("user", default="admin"),
        Field("password", "secret"),
        Field("sha256"),
        Field("ignore"),
        Field("mac"),
        Field("wake_to"),
    ),
    (Action.POWER_ON, Action.POWER_OFF, Action.VOLUME, Action.PRESET),
)


class XApi:
    """Three questions over one connection: which unit, asleep or not, what diagnoses."""

    card = CARD

    def __init__(self, now: Callable[[], datetime], trust: ssl.SSLContext | None = None) -> None:
        """Verify against `trust`, by default the certificates that the operating system trusts."""
        self._now = now
        self._trust = trust

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        return await finding(device, self._now, self._talk(device, secrets.get("password", "")))

    async def _talk(self, device: Device, password: str) -> Verdict:
        ignored = {one.strip().lower() for one in device.options.get("ignore", "").split(",")} - {""}
        try:
            async with talking(device, self._trust) as codec:
                login = basic(login_of(device, password))
                unit = protocol.unit((await asked(codec, "GET", protocol.UNIT, login)).body)
                state = protocol.standby((await asked(codec, "GET", protocol.STANDBY, login)).body)
                found = protocol.diagnostics((await asked(codec, "GET", protocol.DIAGNOSTICS, login)).body)
        except ValueError as error:
            return Verdict(Health.FAILED, Cause.PROTOCOL, f"not xAPI: {error}")
        return judge(unit, state, [one for one in found if one.kind.lower() not in ignored])


def talking(device: Device, trust: ssl.SSLContext | None) -> AbstractAsyncContextManager[Conversation]:
    """Open a conversation with a codec."""
    return conversation(where(device.host, device.port or 443, device.options.get("sha256", ""), trust))


def login_of(device: Device, password: str) -> Login:
    """Give who logs in. Raises Unanswered where there is no password: nothing is asked without."""
    if not password:
        raise Unanswered(Cause.NOT_CONFIGURED, "no password")
    return Login(device.options.get("user") or "admin", password)


async def asked(codec: Conversation, method: str, path: str, login: Mapping[str, str], body: bytes = b"") -> Answer:
    """Ask once. Raises Told for an answer that is none, Unanswered without one."""
    kind = {"Content-Type": "text/xml"} if body else {}
    answer = await codec.ask(method, path, {**login, **kind}, body)
    # WORKAROUND: RoomOS and CE 9 send the page to log in, with status 200, to whoever is not let in.
    if answer.status in _DENIED or answer.is_page:
        raise Told(Health.UNKNOWN, Sign.CREDENTIALS, answer.line)
    if answer.status >= 300:
        raise Told(Health.FAILED if answer.status >= 500 else Health.DEGRADED, Sign.HTTP_STATUS, answer.line)
    return answer


def judge(unit: Unit, standby: str, found: Sequence[Message]) -> Verdict:
    """Weigh what the device says of itself: Critical is a failure, Error and Warning a use with restrictions."""
    who = ", ".join(one for one in (unit.product, unit.software, unit.serial and f"serial {unit.serial}") if one)
    if found:
        worst = sorted(found, key=lambda one: one.level != "Critical")
        said = "; ".join(f"{one.level} {one.kind}: {one.description}" for one in worst)
        critical = worst[0].level == "Critical"
        return Verdict(Health.FAILED if critical else Health.DEGRADED, Sign.DIAGNOSTICS, f"{said}; {who}")
    asleep = standby in ("Standby", "EnteringStandby")
    return Verdict(Health.OK, Sign.STANDBY if asleep else Cause.OK, who)
