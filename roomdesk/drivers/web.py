"""Web pages of devices and servers: the HTTP status, and the certificate with its days left."""

from __future__ import annotations

import hashlib
import re
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Stream, Unanswered, Verdict, connection, finding
from roomdesk.ports.driver import DriverCard, Field

_STATUS = re.compile(r"HTTP/1\.[01] (\d{3})(?: (.*))?")
_PATH = re.compile(r"/[!-~]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DAY = 86400
# A page that wants a login is a page that works; most codecs and cameras answer so.
_LOGIN = 401


class Sign(StrEnum):
    """What a web check finds beside what any driver may."""

    HTTP_STATUS = "http_status"
    TLS = "tls"
    CERTIFICATE = "certificate"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_ENDS = "certificate_ends"
    CERTIFICATE_HOST = "certificate_host"
    CERTIFICATE_ISSUER = "certificate_issuer"
    CERTIFICATE_PIN = "certificate_pin"


CAUSES: tuple[str, ...] = (*Cause, *Sign)

# OpenSSL's X509_V_ERR_…: 10 expired; 62 and 64 another host or address; the others no issuer that we trust.
_REJECTED = {10: Sign.CERTIFICATE_EXPIRED, 62: Sign.CERTIFICATE_HOST, 64: Sign.CERTIFICATE_HOST} | dict.fromkeys(
    (2, 18, 19, 20, 21), Sign.CERTIFICATE_ISSUER
)


@dataclass(frozen=True, slots=True)
class Page:
    """Where to ask and what to expect. `expect` 0: any status below 400, or 401; `pin`: SHA-256, or none."""

    host: str
    port: int
    tls: bool
    path: str
    expect: int
    days: int
    pin: str


class PinMismatch(Exception):
    """Another certificate than the pinned one is shown; carries its SHA-256."""


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
        try:
            async with connection(page.host, page.port, await self._context(page)) as stream:
                return _weigh(page, await _status(stream, page), _days_left(stream, self._now()))
        except PinMismatch as error:
            return Verdict(Health.FAILED, Sign.CERTIFICATE_PIN, f"sha256={error}")
        except ssl.SSLCertVerificationError as error:
            sign = _REJECTED.get(error.verify_code, Sign.CERTIFICATE)
            shown = f"; sha256={await _fingerprint(page)}" if sign is Sign.CERTIFICATE_ISSUER else ""
            return Verdict(Health.FAILED, sign, f"{error.verify_message}{shown}")
        except ssl.SSLError as error:
            return Verdict(Health.FAILED, Sign.TLS, error.reason or str(error))

    async def _context(self, page: Page) -> ssl.SSLContext | None:
        if not page.tls:
            return None
        if page.pin:
            return await _pinned(page)
        if self._trust is None:
            self._trust = ssl.create_default_context()
        return self._trust


def _page(device: Device) -> Page:
    """Read the options. Raises Unanswered where one of them cannot be."""
    given = device.options
    tls, path, pin = given.get("tls") or "yes", given.get("path") or "/", given.get("sha256", "")
    pin = pin.replace(":", "").lower()
    numbers = {name: given.get(name) or default for name, default in (("expect", "0"), ("days", "7"))}
    wrong = [f"{name}={number}" for name, number in numbers.items() if not (number.isascii() and number.isdigit())]
    wrong += [f"tls={tls}"] if tls not in ("yes", "no") else []
    wrong += [f"path={path}"] if not _PATH.fullmatch(path) else []
    wrong += [f"sha256={pin}"] if pin and not _SHA256.fullmatch(pin) else []
    if wrong:
        raise Unanswered(Cause.NOT_CONFIGURED, ", ".join(wrong))
    port = device.port or (443 if tls == "yes" else 80)
    return Page(device.host, port, tls == "yes", path, int(numbers["expect"]), int(numbers["days"]), pin)


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


async def _certificate(page: Page) -> bytes:
    """Fetch the certificate as DER over a connection that is not trusted with anything else."""
    blind = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    blind.check_hostname = False
    blind.verify_mode = ssl.CERT_NONE
    async with connection(page.host, page.port, blind) as stream:
        der: bytes = stream.writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    return der


async def _fingerprint(page: Page) -> str:
    return hashlib.sha256(await _certificate(page)).hexdigest()


async def _pinned(page: Page) -> ssl.SSLContext:
    """Trust exactly the pinned certificate, whoever signed it and whatever its name. Raises PinMismatch."""
    der = await _certificate(page)
    if (shown := hashlib.sha256(der).hexdigest()) != page.pin:
        raise PinMismatch(shown)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(cadata=der)
    return context
