"""Asks an IP camera over RTSP for its stream's description, and looks at pictures that are JPEG."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Told, Unanswered, Verdict, connection, finding
from roomdesk.drivers.rtsp import protocol
from roomdesk.drivers.rtsp.conversation import Answer, Conversation
from roomdesk.drivers.rtsp.jpeg import Pictures
from roomdesk.drivers.wire import snapshot
from roomdesk.drivers.wire.digest import Login
from roomdesk.drivers.wire.heads import Head
from roomdesk.drivers.wire.snapshot import PAUSES, Decode, judged
from roomdesk.ports.driver import DriverCard, Field

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


CAUSES: tuple[str, ...] = (*Cause, *Sign, *snapshot.Sign)


class Rtsp:
    """DESCRIBE, with the login where it is asked for; OPTIONS would be answered without, and prove little.

    With `picture` a stream of JPEG is played for a moment, and its pictures are judged.
    """

    card = DriverCard(
        "rtsp",
        "RTSP",
        554,
        (
            Field("path", default="/"),
            Field("user"),
            Field("password", "secret"),
            Field("picture", "choice", "no", ("no", "yes")),
        ),
        deadline=10,
    )

    def __init__(
        self, now: Callable[[], datetime], decode: Decode | None = None, pauses: Sequence[float] = PAUSES
    ) -> None:
        """Decode pictures by `decode`."""
        self._now, self._decode, self._pauses = now, decode, pauses

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        login = Login(device.options.get("user", ""), secrets.get("password", ""))
        return await finding(device, self._now, self._talk(device, login))

    async def _talk(self, device: Device, login: Login) -> Verdict:
        port = device.port or self.card.port or 554
        uri = protocol.address(device.host, port, device.options.get("path") or "/")
        async with connection(device.host, port) as stream:
            camera = Conversation(stream, login)
            answer = await camera.ask("DESCRIBE", uri, {"Accept": "application/sdp"})
            if answer.head.status == _LOGIN and not (camera.asked and login.user):
                why = "no user is set" if camera.asked else "only a login in the clear is offered; it was not sent"
                return Verdict(Health.UNKNOWN, Sign.CREDENTIALS, f"{answer.head.line}: {why}")
            verdict = judge(answer.head, answer.body)
            is_wanted = device.options.get("picture") == "yes" and verdict.health is Health.OK
            if self._decode is None or not is_wanted:
                return verdict
            if not protocol.is_jpeg(answer.body):
                return verdict._replace(evidence=f"{verdict.evidence}; picture not looked at: only JPEG is decoded")
            seen = await self._play(camera, answer, uri, device.host)
        return seen._replace(evidence=f"{seen.evidence}, {verdict.evidence}")

    async def _play(self, camera: Conversation, described: Answer, uri: str, host: str) -> Verdict:
        """Play the stream for a moment, and judge its pictures. Raises Told, Unanswered."""
        base = described.head.first("content-base") or uri
        base = base if protocol.same_host(base, host) else uri
        control = protocol.control(described.body, base)
        track = control if protocol.same_host(control, host) else uri
        answer = await camera.ask("SETUP", track, {"Transport": "RTP/AVP/TCP;unicast;interleaved=0-1"})
        if answer.head.status != 200:
            raise Told(Health.DEGRADED, Sign.STATUS, f"SETUP: {answer.head.line}")
        session = answer.head.first("session").partition(";")[0]
        packets, pictures = camera.play(base, session), Pictures()

        async def fetch(pause: float) -> bytes:
            loop = asyncio.get_running_loop()
            due = loop.time() + pause
            async for packet in packets:
                if (whole := pictures.take(packet)) and loop.time() >= due:
                    return whole
            raise Unanswered(Cause.CLOSED, "the stream ended")

        try:
            return await judged(fetch, self._decode or bytes, self._pauses)
        finally:
            await packets.aclose()
            await camera.tear_down(base, session)


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
