"""Rooms' calendars elsewhere, fetched over https: addresses looked at first, bounded in size and time."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Sequence
from http.client import HTTPException, HTTPResponse
from io import BytesIO
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from roomdesk import __version__
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.outside import Fetched

_LARGEST = 5_000_000
_HEADERS = 100_000
_DEADLINE_SECONDS = 30.0
_SILENT_SECONDS = 10.0
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 4
_OK, _SAME = 200, 304
_REASONS = {401: "login", 403: "forbidden", 404: "missing", 410: "missing", 429: "busy", 503: "busy"}
_NAT64 = IPv6Network("64:ff9b::/96")

Ip = IPv4Address | IPv6Address


class OutsideFeeds:
    """Fetches calendars from the internet, and from `networks` of the office's own (CIDR) that the settings allow."""

    def __init__(self, networks: Sequence[str] = (), seconds: float = _DEADLINE_SECONDS) -> None:
        self._allowed = [ip_network(one) for one in networks]
        self._seconds = seconds

    def __call__(self, address: str, etag: str = "") -> Fetched:
        """Fetch a calendar; see the port."""
        ends = time.monotonic() + self._seconds
        for _ in range(_MOST_REDIRECTS + 1):
            reply, content = self._ask(_parts(address), etag, ends)
            if reply.status not in _REDIRECTS:
                return _answer(reply, content)
            address = urljoin(address, reply.headers.get("Location", ""))
        raise NotCarried("redirected")

    def _ask(self, parts: SplitResult, etag: str, ends: float) -> tuple[HTTPResponse, bytes]:
        """Send one request to an address that was looked at: what a name means may change from one look to the next."""
        host, port = parts.hostname or "", parts.port or 443
        try:
            with (
                socket.create_connection((self._resolve(host, port), port), timeout=_left(ends)) as plain,
                ssl.create_default_context().wrap_socket(plain, server_hostname=host) as line,
            ):
                line.sendall(_request(parts, etag))
                return _read(_received(line, ends))
        except ssl.SSLError as error:
            raise NotCarried("tls") from error
        except TimeoutError as error:
            raise NotCarried("silent") from error
        except (OSError, HTTPException, ValueError) as error:
            raise NotCarried(f"unreachable {type(error).__name__}") from error

    def _resolve(self, host: str, port: int) -> str:
        """Resolve a name; it must not lead to a single place that is not allowed."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise NotCarried("no_such_host") from error
        addresses = [ip_address(one[4][0]) for one in found]
        if not addresses or not all(map(self._is_allowed, addresses)):
            raise NotCarried("private_address", is_final=True)
        return str(addresses[0])

    def _is_allowed(self, ip: Ip) -> bool:
        inner = _inner(ip)
        if any(inner in network for network in self._allowed if network.version == inner.version):
            return True
        return inner.is_global and not inner.is_multicast


def _inner(ip: Ip) -> Ip:
    """Give the IPv4 address that an IPv6 one stands for (RFC 4291 §2.5.5, RFC 3056, RFC 6052)."""
    if isinstance(ip, IPv4Address):
        return ip
    embedded = ip.ipv4_mapped or ip.sixtofour
    if embedded is None and ip in _NAT64:
        embedded = IPv4Address(int(ip) & 0xFFFFFFFF)
    return embedded or ip


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        is_fine = parts.scheme == "https" and parts.hostname and "@" not in parts.netloc and (parts.port or 443) > 0
    except ValueError:
        is_fine = False
    if not is_fine or not address.isascii() or not address.isprintable() or " " in address:
        raise NotCarried("not_https", is_final=True)
    return parts


def _request(parts: SplitResult, etag: str) -> bytes:
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    host = parts.netloc if parts.port not in (None, 443) else parts.hostname
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {host}",
        "Accept: text/calendar, */*;q=0.1",
        "Accept-Encoding: identity",
        f"User-Agent: RoomDesk/{__version__}",
        "Connection: close",
        *([f"If-None-Match: {etag}"] if etag else []),
    ]
    return "\r\n".join([*lines, "", ""]).encode("ascii", "replace")


def _received(line: ssl.SSLSocket, ends: float) -> bytes:
    """Read all that comes until the end of the connection; bounded, however it drips."""
    found = bytearray()
    while True:
        line.settimeout(min(_left(ends), _SILENT_SECONDS))
        part = line.recv(65_536)
        if not part:
            return bytes(found)
        found += part
        if len(found) > _LARGEST + _HEADERS:
            raise NotCarried("too_large", is_final=True)


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Bytes:
    """What came, as http.client wants to read it."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def makefile(self, _mode: str) -> BytesIO:
        return BytesIO(self._content)


def _read(content: bytes) -> tuple[HTTPResponse, bytes]:
    came: Any = _Bytes(content)
    reply = HTTPResponse(came)
    reply.begin()
    return reply, reply.read()


def _answer(reply: HTTPResponse, content: bytes) -> Fetched:
    etag = reply.headers.get("ETag", "")
    kept = etag if etag.isprintable() and etag.isascii() and len(etag) < 200 else ""
    if reply.status == _SAME:
        return Fetched(None, kept)
    if reply.status != _OK:
        reason = _REASONS.get(reply.status, "protocol")
        raise NotCarried(f"{reason} {reply.status}", is_final=reason in ("login", "forbidden", "missing"))
    if reply.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise NotCarried("protocol Content-Encoding")
    return Fetched(content, kept)
