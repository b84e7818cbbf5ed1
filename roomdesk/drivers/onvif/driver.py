"""Asks an IP camera over ONVIF which it is, whether its clock is right, and what its picture shows."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Told, Unanswered, Verdict, finding
from roomdesk.drivers.onvif import protocol
from roomdesk.drivers.onvif.protocol import Action, Information, Place
from roomdesk.drivers.wire import snapshot, tls
from roomdesk.drivers.wire.digest import Login, authorization, challenge
from roomdesk.drivers.wire.http import Answer, Conversation, conversation, named
from roomdesk.drivers.wire.snapshot import PAUSES, Decode, look
from roomdesk.ports.driver import DriverCard, Field

_LOGIN = 401
_NOT_FOUND = 404
_CLOCK_OFF = timedelta(minutes=5)
_REFUSALS = ("notauthorized", "not authorized", "unauthorized", "failedauthentication")


class Sign(StrEnum):
    """What ONVIF finds beside what any driver may."""

    CREDENTIALS = "credentials"
    HTTP_STATUS = "http_status"
    CLOCK = "clock"


CAUSES: tuple[str, ...] = (*Cause, *tls.Sign, *snapshot.Sign, Sign.CLOCK)


class Onvif:
    """The time first, for a login is only good by the camera's own clock; then who it is."""

    card = DriverCard(
        "onvif",
        "ONVIF",
        80,
        (
            Field("user"),
            Field("password", "secret"),
            Field("tls", "choice", "no", ("no", "yes")),
            Field("path", default=protocol.SERVICE),
            Field("picture", "choice", "no", ("no", "yes")),
            Field("sha256"),
        ),
        deadline=10,
    )

    def __init__(
        self,
        now: Callable[[], datetime],
        decode: Decode | None = None,
        trust: ssl.SSLContext | None = None,
        pauses: Sequence[float] = PAUSES,
    ) -> None:
        """Decode pictures by `decode`; verify against `trust`, by default what the operating system trusts."""
        self._now, self._decode, self._trust, self._pauses = now, decode, trust, pauses

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        login = Login(device.options.get("user", ""), secrets.get("password", ""))
        return await finding(device, self._now, self._talk(device, login))

    async def _talk(self, device: Device, login: Login) -> Verdict:
        server, path = named(device, protocol.SERVICE, self._trust)
        async with conversation(server) as camera:
            told = await _ask(camera, path, Action("GetSystemDateAndTime"))
            clock = protocol.clock(told.body)
            asking = _Asking(camera, login, clock or self._now())
            verdict = judge(_information(await asking(path, Action("GetDeviceInformation"))), self._behind(clock))
            if device.options.get("picture") != "yes" or self._decode is None or verdict.health is not Health.OK:
                return verdict
            place = await _snapshot_place(asking, path)
        server = server._replace(tls=place.tls, port=place.port or (443 if place.tls else 80))
        seen = await look(server, place.path, login, self._decode, self._pauses)
        return seen._replace(evidence=f"{seen.evidence}, {verdict.evidence}")

    def _behind(self, clock: datetime | None) -> timedelta | None:
        return self._now() - clock if clock else None


async def _ask(camera: Conversation, path: str, action: Action, header: str = "", authorized: str = "") -> Answer:
    fields = protocol.fields(action) | ({"Authorization": authorized} if authorized else {})
    return await camera.ask("POST", path, fields, protocol.request(action, header))


class _Asking(NamedTuple):
    """Asks a camera with a login, by its own clock."""

    camera: Conversation
    login: Login
    at: datetime

    async def __call__(self, path: str, action: Action) -> Answer:
        """Ask; and again where HTTP itself asks for a login, as Profile T has it; once, for cameras lock people out."""
        header = protocol.token(self.login, self.at) if self.login.user else ""
        answer = await _ask(self.camera, path, action, header)
        asked = challenge(answer.fields.get("www-authenticate", ())) if answer.status == _LOGIN else None
        if asked is None or not self.login.user:
            return answer
        return await _ask(self.camera, path, action, "", authorization(asked, self.login, "POST", path))


async def _snapshot_place(asking: _Asking, path: str) -> Place:
    """Find where the camera gives its picture. Raises Told where it does not say."""
    try:
        media = protocol.media_path((await asking(path, protocol.CAPABILITIES)).body)
        profile = protocol.first_profile((await asking(media, protocol.PROFILES)).body)
        return protocol.snapshot_place((await asking(media, protocol.snapshot(profile))).body)
    except ValueError as error:
        raise Told(Health.DEGRADED, snapshot.Sign.NO_PICTURE, f"ONVIF: {error}") from error


def _information(answer: Answer) -> Information:
    """Read who it is. Raises Told where it does not say."""
    fault = protocol.fault(answer.body)
    if answer.status in (_LOGIN, 403) or (fault and any(one in fault.lower() for one in _REFUSALS)):
        raise Told(Health.UNKNOWN, Sign.CREDENTIALS, fault or answer.line)
    if answer.status >= 300:
        failed = answer.status >= 500 or answer.status == _NOT_FOUND
        raise Told(Health.FAILED if failed else Health.DEGRADED, Sign.HTTP_STATUS, fault or answer.line)
    try:
        return protocol.information(answer.body)
    except ValueError as error:
        raise Unanswered(Cause.PROTOCOL, f"not ONVIF: {error}") from error


def judge(who: Information, behind: timedelta | None) -> Verdict:
    """Weigh the answer: a camera whose clock is wrong stamps its pictures wrongly and refuses logins."""
    said = ", ".join(
        one
        for one in (f"{who.maker} {who.model}".strip(), who.firmware, f"serial {who.serial}" if who.serial else "")
        if one
    )
    if behind is not None and abs(behind) > _CLOCK_OFF:
        return Verdict(Health.DEGRADED, Sign.CLOCK, f"{abs(behind).total_seconds():.0f} s off; {said}")
    return Verdict(Health.OK, Cause.OK, said)
