"""Web pages of devices and servers: the HTTP status, and the certificate with its days left."""

from __future__ import annotations

import re
import ssl
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.domain.frozen import frozen
from roomdesk.drivers import Cause, Stream, Unanswered, Verdict, connection, finding
from roomdesk.drivers.wire import tls
from roomdesk.ports.driver import DriverCard, Field

_STATUS = re.compile(r"HTTP/1\.[01] (\d{3})(?: (.*))?")
_PATH = re.compile(r"/[!-~]*")
_DAY = 86400
# A page that wants a login is a page that works; most codecs and cameras answer so.
_LOGIN = 401


class Sign(StrEnum):
    """What a web check finds beside what any driver may."""

    HTTP_STATUS = "http_status"
    CERTIFICATE_ENDS = "certificate_ends"


CAUSES: tuple[str, ...] = (*Cause, *tls.Sign, *Sign)


@frozen
class Page:
    """Where to ask and what to expect. `expect` 0: any status below 400, or 401; `pin`: SHA-256, or none."""

    host: str
    port: int
    tls: bool
    path: str
    expect: int
    days: int
    pin: str


class Web:
    """GET of one page, of which the first line is read; the certificate is always verified or pinned."""

    card = DriverCard(
        "web",
        "HTTP, HTTPS",
        443,
        (
            Field("tls", "choice", "yes", ("yes", "no")),
            Field("path", default="/"),
            Field("expect", "number"),
            Field("days", "number", "7"),
            Field("sha256"),
        ),
    )

    def __init__(self, now: Callable[[], datetime], trust: ssl.SSLContext | None = None) -> None:
        """Verify against `trust`, by default the certificates that the operating system trusts."""
        self._now = now
        self._trust = trust

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:  # noqa: ARG002
        return await finding(device, self._now, self._visit(device))

    async def _visit(self, device: Device) -> Verdict:
        page = _page(device)
        opened = (
            tls.secured(page.host, page.port, page.pin, self._trust) if page.tls else connection(page.host, page.port)
        )
        async with opened as stream:
            return _weigh(page, await _status(stream, page), _days_left(stream, self._now()))


def _page(device: Device) -> Page:
    """Read the options. Raises Unanswered where one of them cannot be."""
    given = device.options
    secure, path, pin = given.get("tls") or "yes", given.get("path") or "/", tls.pin_of(given.get("sha256", ""))
    numbers = {name: given.get(name) or default for name, default in (("expect", "0"), ("days", "7"))}
    wrong = [f"{name}={number}" for name, number in numbers.items() if not (number.isascii() and number.isdigit())]
    wrong += [f"tls={secure}"] if secure not in ("yes", "no") else []
    wrong += [f"path={path}"] if not _PATH.fullmatch(path) else []
    if wrong:
        raise Unanswered(Cause.NOT_CONFIGURED, ", ".join(wrong))
    port = device.port or (443 if secure == "yes" else 80)
    return Page(device.host, port, secure == "yes", path, int(numbers["expect"]), int(numbers["days"]), pin)


async def _status(stream: Stream, page: Page) -> str:
    host = f"[{page.host}]" if ":" in page.host else page.host
    lines = (
        f"GET {page.path} HTTP/1.1",
        f"Host: {host}:{page.port}",
        "User-Agent: RoomDesk",
        "Connection: close",
        "",
        "",
    )
    stream.writer.write("\r\n".join(lines).encode())
    await stream.writer.drain()
    return (await stream.reader.readuntil(b"\n")).decode("latin-1").strip()


def _days_left(stream: Stream, now: datetime) -> int | None:
    certificate = stream.writer.get_extra_info("peercert")
    if not certificate:
        return None
    return int((ssl.cert_time_to_seconds(certificate["notAfter"]) - now.timestamp()) // _DAY)


def _weigh(page: Page, line: str, days: int | None) -> Verdict:
    answer = _STATUS.fullmatch(line)
    if not answer:
        return Verdict(Health.FAILED, Cause.PROTOCOL, f"not HTTP: {line[:80]}")
    status = int(answer[1])
    report = f"HTTP {line.partition(' ')[2]}" + ("" if days is None else f", certificate valid for {days} days")
    if status != page.expect if page.expect else status >= 400 and status != _LOGIN:
        wanted = f"; expected {page.expect}" if page.expect else ""
        return Verdict(Health.FAILED if status >= 500 else Health.DEGRADED, Sign.HTTP_STATUS, report + wanted)
    if days is not None and days < page.days:
        return Verdict(Health.DEGRADED, Sign.CERTIFICATE_ENDS, report)
    return Verdict(Health.OK, Cause.OK, report)
