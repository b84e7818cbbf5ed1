"""Measures a site's line from this desk to the conference server, and weighs it for calls."""

from __future__ import annotations

import ssl
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.domain.line_quality import Guarantee, Quality, jitter, judge
from roomdesk.drivers import Cause, Told, Unanswered, Verdict, addresses, finding
from roomdesk.drivers.line import turn
from roomdesk.drivers.line.series import Series, measure
from roomdesk.drivers.line.throughput import download, upload
from roomdesk.drivers.wire import tls
from roomdesk.drivers.wire.datagram import datagrams
from roomdesk.ports.driver import DriverCard, Field

_SPACING = 0.01
_PACKETS = (10, 3000)


class Sign(StrEnum):
    """What is found on a line beside what any driver may find."""

    LOSS = "loss"
    ROUND_TRIP = "round_trip"
    JITTER = "jitter"
    CALL_QUALITY = "call_quality"
    BELOW_GUARANTEE = "below_guarantee"
    UDP_BLOCKED = "udp_blocked"
    RELAY = turn.RELAY
    CREDENTIALS = "credentials"


CAUSES: tuple[str, ...] = (*Cause, *tls.Sign, *Sign)


_ORDER = (Health.OK, Health.UNKNOWN, Health.DEGRADED, Health.FAILED)


class Rates(NamedTuple):
    """Mbit/s and the milliseconds to a secured connection, where they were measured."""

    down: float | None = None
    up: float | None = None
    tls_ms: float | None = None


class Line:
    """Three seconds of STUN Bindings; a relay over TURN where a user is named; the conference server's certificate;
    throughput where pages for it are named.
    """

    card = DriverCard(
        "line",
        "STUN, HTTPS",
        3478,
        (
            Field("packets", "number", "300"),
            Field("https", "number", "443"),
            Field("turn_user"),
            Field("turn_password", "secret"),
            Field("download"),
            Field("upload"),
            Field("down_mbps", "number"),
            Field("up_mbps", "number"),
            Field("sha256"),
        ),
        deadline=18,
    )

    def __init__(self, now: Callable[[], datetime], trust: ssl.SSLContext | None = None) -> None:
        """Verify against `trust`, by default the certificates that the operating system trusts."""
        self._now = now
        self._trust = trust

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        return await finding(device, self._now, self._talk(device, secrets.get("turn_password", "")))

    async def _talk(self, device: Device, password: str) -> Verdict:
        packets, https = _number(device, "packets", 300), _number(device, "https", 443)
        if not _PACKETS[0] <= packets <= _PACKETS[1]:
            raise Unanswered(Cause.NOT_CONFIGURED, f"packets={packets}")
        guarantee = Guarantee(_rate(device, "down_mbps"), _rate(device, "up_mbps"))
        dns_ms = await _looked_up(device.host)
        relay = Verdict(Health.OK, Cause.OK, "")
        try:
            async with datagrams(device.host, device.port or 3478) as channel:
                series = await measure(channel, packets, _SPACING)
            if series.round_trips and (user := device.options.get("turn_user")):
                relay = await _relay(device, user, password)
        except Unanswered as error:
            if error.verdict.cause != Cause.REFUSED:
                raise
            series = Series((), packets, None)
        rates = await self._over_https(device, https) if https else Rates()
        if not series.round_trips:
            return _without_udp(device, https)
        found = replace(_quality(series), down_mbps=rates.down, up_mbps=rates.up)
        times = ((dns_ms, "DNS"), (rates.tls_ms, "TLS"))
        said = [str(found), *(f"{name} {ms:.0f} ms" for ms, name in times if ms is not None), relay.evidence]
        seen = f"seen as {series.mapped.host}" if series.mapped else ""
        line = Verdict(*judge(found, guarantee), "")
        worse = max(line, relay, key=lambda one: _ORDER.index(one.health))
        return Verdict(worse.health, worse.cause, ", ".join(filter(None, (*said, seen))))

    async def _over_https(self, device: Device, port: int) -> Rates:
        """See that TLS is well, and measure throughput. Raises Unanswered where the server is not well."""
        pin = tls.pin_of(device.options.get("sha256", ""))
        down = up = None
        began = time.perf_counter()
        async with tls.secured(device.host, port, pin, self._trust) as stream:
            tls_ms = (time.perf_counter() - began) * 1000
            if path := device.options.get("download"):
                down = await download(stream, device.host, path)
        if path := device.options.get("upload"):
            async with tls.secured(device.host, port, pin, self._trust) as stream:
                up = await upload(stream, device.host, path)
        return Rates(down, up, tls_ms)


async def _looked_up(host: str) -> float | None:
    """Measure how long the name takes, in ms; None where it is an address. Raises Unanswered."""
    began = time.perf_counter()
    found = await addresses(host)
    return None if host in found else (time.perf_counter() - began) * 1000


async def _relay(device: Device, user: str, password: str) -> Verdict:
    """See that the server gives a relay to a user."""
    try:
        async with datagrams(device.host, device.port or 3478) as channel:
            return Verdict(Health.OK, Cause.OK, f"relay {await turn.allocate(channel, user, password)}")
    except Told as told:
        return told.verdict
    except Unanswered as error:
        return Verdict(Health.DEGRADED, Sign.RELAY, f"TURN: {error.verdict.cause}")


def _quality(series: Series) -> Quality:
    return Quality(
        round(statistics.median(series.round_trips), 1),
        round(jitter(series.round_trips), 1),
        series.sent,
        series.sent - len(series.round_trips),
    )


def _without_udp(device: Device, https: int) -> Verdict:
    if https:
        said = f"nothing back from UDP {device.port or 3478}, TLS on {https} is well: calls go over TCP, or not at all"
        return Verdict(Health.DEGRADED, Sign.UDP_BLOCKED, said)
    return Verdict(Health.FAILED, Cause.SILENT, f"nothing back from UDP {device.port or 3478}")


def _number(device: Device, name: str, usual: int) -> int:
    said = device.options.get(name) or str(usual)
    if not (said.isascii() and said.isdigit()):
        raise Unanswered(Cause.NOT_CONFIGURED, f"{name}={said}")
    return int(said)


def _rate(device: Device, name: str) -> float:
    try:
        return float(device.options.get(name) or 0)
    except ValueError as error:
        raise Unanswered(Cause.NOT_CONFIGURED, f"{name}={device.options[name]}") from error
