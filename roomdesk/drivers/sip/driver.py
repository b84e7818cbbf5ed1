"""Asks a codec or bridge over SIP whether it takes calls; none is made."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Stream, Unanswered, Verdict, connection, finding
from roomdesk.drivers.sip import protocol
from roomdesk.drivers.sip.protocol import Request
from roomdesk.drivers.wire import tls
from roomdesk.drivers.wire.datagram import datagrams
from roomdesk.drivers.wire.heads import Head, read_body, read_head
from roomdesk.ports.driver import DriverCard, Field

_PORTS = {"udp": 5060, "tcp": 5060, "tls": 5061}
_ALIVE = (401, 403, 405, 407, 501)
"""It wants a login, or does not know OPTIONS: it is there and speaks SIP, which is all that is asked."""
_LONGEST_BODY = 64_000
_MOST_PROVISIONAL = 8


class Sign(StrEnum):
    """What SIP finds beside what any driver may."""

    UNKNOWN_USER = "unknown_user"
    BUSY = "busy"
    STATUS = "status"


CAUSES: tuple[str, ...] = (*Cause, *tls.Sign, *Sign)


class Sip:
    """One OPTIONS a check; any final answer proves that somebody is there, its status says how ready."""

    card = DriverCard(
        "sip",
        "SIP",
        5060,
        (Field("transport", "choice", "udp", ("udp", "tcp", "tls")), Field("user"), Field("sha256")),
    )

    def __init__(self, now: Callable[[], datetime], trust: ssl.SSLContext | None = None) -> None:
        """Verify against `trust`, by default the certificates that the operating system trusts."""
        self._now = now
        self._trust = trust

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:  # noqa: ARG002
        return await finding(device, self._now, self._talk(device))

    async def _talk(self, device: Device) -> Verdict:
        transport = device.options.get("transport") or "udp"
        if transport not in _PORTS:
            raise Unanswered(Cause.NOT_CONFIGURED, f"transport={transport}")
        port = device.port or _PORTS[transport]
        try:
            request = protocol.request(device.host, port, device.options.get("user", ""), transport)
        except ValueError as error:
            raise Unanswered(Cause.NOT_CONFIGURED, f"user={error}") from error
        return judge(await self._answer(device, port, request))

    async def _answer(self, device: Device, port: int, request: Request) -> Head:
        if request.transport == "udp":
            async with datagrams(device.host, port) as channel:
                octets = protocol.octets(request, channel.local)
                return await channel.ask(octets, lambda one: protocol.final_answer(one, request), protocol.WAITS)
        pin = tls.pin_of(device.options.get("sha256", ""))
        opened = connection(device.host, port)
        if request.transport == "tls":
            opened = tls.secured(device.host, port, pin, self._trust)
        async with opened as stream:
            return await _over_stream(stream, request)


async def _over_stream(stream: Stream, request: Request) -> Head:
    host, port = stream.writer.get_extra_info("sockname")[:2]
    stream.writer.write(protocol.octets(request, (host, port)))
    await stream.writer.drain()
    for _ in range(_MOST_PROVISIONAL):
        head = await read_head(stream, "SIP")
        await read_body(stream, head.length, _LONGEST_BODY)
        if protocol.is_final(head, request):
            return head
    raise Unanswered(Cause.PROTOCOL, f"no final answer, last {head.line}")


def judge(head: Head) -> Verdict:
    """Weigh a final answer (RFC 3261 §21)."""
    agent = head.first("user-agent") or head.first("server")
    evidence = ", ".join(one for one in (head.line, agent, _methods(head)) if one)
    if head.status < 300 or head.status in _ALIVE:
        return Verdict(Health.OK, Cause.OK, evidence)
    if head.status == 404:
        return Verdict(Health.DEGRADED, Sign.UNKNOWN_USER, evidence)
    if 400 <= head.status < 500:
        return Verdict(Health.DEGRADED, Sign.BUSY, evidence)
    return Verdict(Health.FAILED if head.status >= 600 else Health.DEGRADED, Sign.STATUS, evidence)


def _methods(head: Head) -> str:
    allowed = ", ".join(head.fields.get("allow", ()))
    return f"allows {allowed}" if allowed else ""
