"""Asks an IP camera over RTSP for the description of its stream; nothing is played."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Stream, Verdict, connection, finding
from roomdesk.drivers.rtsp import protocol
from roomdesk.drivers.wire.digest import Login, authorization, challenge
from roomdesk.drivers.wire.heads import Head, read_body, read_head
from roomdesk.ports.driver import DriverCard, Field

_LONGEST_DESCRIPTION = 64_000
_LOGIN, _FORBIDDEN, _NOT_FOUND = 401, 403, 404
_BUSY = (453, 454, 503)
"""Not enough bandwidth, session not found, service unavailable: what a camera says that serves others already."""


class Sign(StrEnum):
    """What RTSP finds beside what any driver may."""

    CREDENTIALS = "credentials"
    NO_STREAM = "no_stream"
    NO_VIDEO = "no_video"
    BUSY = "busy"
    STATUS = "status"


CAUSES: tuple[str, ...] = (*Cause, *Sign)


class Rtsp:
    """DESCRIBE, with the login where it is asked for; OPTIONS would be answered without, and prove little."""

    card = DriverCard("rtsp", "RTSP", 554, (Field("path", default="/"), Field("user"), Field("password", "secret")))

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        login = Login(device.options.get("user", ""), secrets.get("password", ""))
        return await finding(device, self._now, _talk(device, login))


async def _talk(device: Device, login: Login) -> Verdict:
    port = device.port or Rtsp.card.port or 554
    uri = protocol.address(device.host, port, device.options.get("path") or "/")
    async with connection(device.host, port) as stream:
        head, description = await _describe(stream, uri, 1, {})
        if head.status != _LOGIN:
            return judge(head, description)
        asked = challenge(head.fields.get("www-authenticate", ()))
        if not login.user or asked is None:
            why = "no user is set" if asked else "only a login in the clear is offered; it was not sent"
            return Verdict(Health.UNKNOWN, Sign.CREDENTIALS, f"{head.line}: {why}")
        # Once only: cameras lock out whoever tries a wrong password again and again.
        said = {"Authorization": authorization(asked, login, "DESCRIBE", uri)}
        return judge(*await _describe(stream, uri, 2, said))


async def _describe(stream: Stream, uri: str, number: int, fields: Mapping[str, str]) -> tuple[Head, bytes]:
    stream.writer.write(protocol.describe(uri, number, fields))
    await stream.writer.drain()
    head = await read_head(stream, "RTSP")
    return head, await read_body(stream, head.length, _LONGEST_DESCRIPTION)


def judge(head: Head, description: bytes) -> Verdict:
    """Weigh the answer to DESCRIBE."""
    if head.status in (_LOGIN, _FORBIDDEN):
        return Verdict(Health.UNKNOWN, Sign.CREDENTIALS, head.line)
    if head.status == _NOT_FOUND:
        return Verdict(Health.FAILED, Sign.NO_STREAM, head.line)
    if head.status in _BUSY:
        return Verdict(Health.DEGRADED, Sign.BUSY, head.line)
    if head.status != 200:
        return Verdict(Health.FAILED if head.status >= 400 else Health.DEGRADED, Sign.STATUS, head.line)
    found = protocol.media(description)
    said = ", ".join(f"{one.kind} {one.codec}".strip() for one in found) or "no media"
    server = head.first("server")
    evidence = f"{said}, {server}" if server else said
    if not any(one.kind == "video" for one in found):
        return Verdict(Health.DEGRADED, Sign.NO_VIDEO, evidence)
    return Verdict(Health.OK, Cause.OK, evidence)
