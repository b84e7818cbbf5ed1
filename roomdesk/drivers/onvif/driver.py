"""Asks an IP camera over ONVIF which it is, and whether its clock is right."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Told, Unanswered, Verdict, finding
from roomdesk.drivers.onvif import protocol
from roomdesk.drivers.onvif.protocol import Information
from roomdesk.drivers.wire import tls
from roomdesk.drivers.wire.digest import Login, authorization, challenge
from roomdesk.drivers.wire.http import Answer, Conversation, Where, conversation
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


CAUSES: tuple[str, ...] = (*Cause, *tls.Sign, *Sign)


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
            Field("sha256"),
        ),
    )

    def __init__(self, now: Callable[[], datetime], trust: ssl.SSLContext | None = None) -> None:
        """Verify against `trust`, by default the certificates that the operating system trusts."""
        self._now = now
        self._trust = trust

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        login = Login(device.options.get("user", ""), secrets.get("password", ""))
        return await finding(device, self._now, self._talk(device, login))

    async def _talk(self, device: Device, login: Login) -> Verdict:
        path, secure = device.options.get("path") or protocol.SERVICE, device.options.get("tls") == "yes"
        if not path.startswith("/") or not path.isascii() or not path.isprintable() or " " in path:
            raise Unanswered(Cause.NOT_CONFIGURED, f"path={path}")
        pin = tls.pin_of(device.options.get("sha256", ""))
        server = Where(device.host, device.port or (443 if secure else 80), secure, pin, self._trust)
        async with conversation(server) as camera:
            told = await _ask(camera, path, "GetSystemDateAndTime", b"")
            clock = protocol.clock(told.body)
            header = protocol.token(login, clock or self._now()) if login.user else ""
            answer = await _ask(camera, path, "GetDeviceInformation", header.encode())
            answer = await _with_digest(camera, path, answer, login)
        return judge(_information(answer), self._now() - clock if clock else None)


async def _ask(camera: Conversation, path: str, action: str, header: bytes, authorized: str = "") -> Answer:
    fields = protocol.fields(action) | ({"Authorization": authorized} if authorized else {})
    return await camera.ask("POST", path, fields, protocol.request(action, header.decode()))


async def _with_digest(camera: Conversation, path: str, answer: Answer, login: Login) -> Answer:
    """Ask again where HTTP itself asks for a login, as Profile T has it; once only, for cameras lock people out."""
    asked = challenge(answer.fields.get("www-authenticate", ())) if answer.status == _LOGIN else None
    if asked is None or not login.user:
        return answer
    return await _ask(camera, path, "GetDeviceInformation", b"", authorization(asked, login, "POST", path))


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
