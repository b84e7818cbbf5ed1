"""HTTP with one device: requests one after the other, answers within bounds (RFC 9112, by h11)."""

from __future__ import annotations

import base64
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import NamedTuple

import h11

from roomdesk.domain.equipment import Device
from roomdesk.drivers import Cause, Stream, Unanswered, connection
from roomdesk.drivers.wire.digest import Login
from roomdesk.drivers.wire.tls import pin_of, secured

LONGEST_BODY = 1_000_000
_NOTHING: Mapping[str, str] = {}


class Where(NamedTuple):
    """A device's server; `pin` is the SHA-256 of its certificate, or nothing where it is verified."""

    host: str
    port: int
    tls: bool = True
    pin: str = ""
    trust: ssl.SSLContext | None = None


class Answer(NamedTuple):
    """`fields` by name in small letters, each with all its values."""

    status: int
    reason: str
    fields: Mapping[str, tuple[str, ...]]
    body: bytes

    @property
    def line(self) -> str:
        return f"HTTP {self.status} {self.reason}".strip()

    @property
    def is_page(self) -> bool:
        """Whether a web page is answered, such as a form to log in, where data were asked for."""
        kind = self.fields.get("content-type", ("",))[0]
        return "html" in kind.lower() or self.body[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))


def where(host: str, port: int, sha256: str, trust: ssl.SSLContext | None) -> Where:
    """Name a server that is only spoken to over TLS. Raises Unanswered where the pin is none."""
    return Where(host, port, pin=pin_of(sha256), trust=trust)


def named(device: Device, usual: str, trust: ssl.SSLContext | None) -> tuple[Where, str]:
    """Give a device's server and path by its options `path`, `tls` and `sha256`. Raises Unanswered for what is none."""
    path, secure = device.options.get("path") or usual, device.options.get("tls") == "yes"
    if not path.startswith("/") or not path.isascii() or not path.isprintable() or " " in path:
        raise Unanswered(Cause.NOT_CONFIGURED, f"path={path}")
    pin = pin_of(device.options.get("sha256", ""))
    return Where(device.host, device.port or (443 if secure else 80), secure, pin, trust), path


def basic(login: Login) -> dict[str, str]:
    """Give the field of a login in the clear, for TLS only (RFC 7617)."""
    return {"Authorization": "Basic " + base64.b64encode(f"{login.user}:{login.password}".encode()).decode()}


class Conversation:
    """Requests over one connection, opened again where the device closes it after an answer."""

    def __init__(self, server: Where, stack: AsyncExitStack, longest: int) -> None:
        self._server, self._longest = server, longest
        self._stack = stack
        self._stream: Stream | None = None
        self._http = h11.Connection(h11.CLIENT)

    async def ask(self, method: str, path: str, fields: Mapping[str, str] = _NOTHING, body: bytes = b"") -> Answer:
        """Send one request and read its answer. Raises Unanswered."""
        try:
            stream = await self._open()
            await self._send(stream, method, path, fields, body)
            return await self._read(stream)
        except h11.RemoteProtocolError as error:
            raise Unanswered(Cause.PROTOCOL, f"not HTTP: {error}") from error

    async def _open(self) -> Stream:
        if self._stream and self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()
            return self._stream
        await self._stack.aclose()
        one = self._server
        opened = secured(one.host, one.port, one.pin, one.trust) if one.tls else connection(one.host, one.port)
        self._http = h11.Connection(h11.CLIENT)
        self._stream = await self._stack.enter_async_context(opened)
        return self._stream

    async def _send(self, stream: Stream, method: str, path: str, fields: Mapping[str, str], body: bytes) -> None:
        host = f"[{self._server.host}]" if ":" in self._server.host else self._server.host
        said = {"Host": f"{host}:{self._server.port}", "User-Agent": "RoomDesk", **fields}
        said |= {"Content-Length": str(len(body))} if body else {}
        head = self._http.send(h11.Request(method=method, target=path, headers=list(said.items())))
        text = self._http.send(h11.Data(data=body)) if body else b""
        stream.writer.write((head or b"") + (text or b"") + (self._http.send(h11.EndOfMessage()) or b""))
        await stream.writer.drain()

    async def _read(self, stream: Stream) -> Answer:
        response: h11.Response | None = None
        body = bytearray()
        while True:
            event = self._http.next_event()
            if event is h11.NEED_DATA:
                octets = await stream.reader.read(65536)
                if not octets and response is None:
                    raise Unanswered(Cause.CLOSED, "the device hung up")
                self._http.receive_data(octets)
            elif isinstance(event, h11.Response):
                response = event
            elif isinstance(event, h11.Data):
                body += event.data
                if len(body) > self._longest:
                    raise Unanswered(Cause.PROTOCOL, f"a body of more than {self._longest} octets")
            elif isinstance(event, h11.EndOfMessage) and response:
                return _answer(response, bytes(body))


def _answer(response: h11.Response, body: bytes) -> Answer:
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in response.headers:
        key = name.decode("latin-1").lower()
        fields[key] = (*fields.get(key, ()), value.decode("latin-1"))
    return Answer(response.status_code, response.reason.decode("latin-1"), fields, body)


@asynccontextmanager
async def conversation(server: Where, longest: int = LONGEST_BODY) -> AsyncIterator[Conversation]:
    """Speak HTTP with a device, whose answers have a bound; closed at the end, whatever happens."""
    async with AsyncExitStack() as stack:
        yield Conversation(server, stack, longest)
