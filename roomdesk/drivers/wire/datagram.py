"""Datagrams to and from one device over UDP: sent again where none answers, all within bounds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import TypeVar, cast

from roomdesk.drivers import Cause, Unanswered, addresses

Answer = TypeVar("Answer")
_MOST_WAITING = 64
"""Datagrams kept for us to read; a device that floods us loses the others."""
_MOST_STRAYS = 32


class Datagrams(asyncio.DatagramProtocol):
    """A socket that is connected to one address: what comes from others is not seen, a closed port is told."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._arrived: asyncio.Queue[bytes | OSError] = asyncio.Queue(_MOST_WAITING)
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: object) -> None:  # noqa: ARG002
        self._keep(data)

    def error_received(self, exc: Exception) -> None:
        if isinstance(exc, OSError):
            self._keep(exc)

    def _keep(self, arrived: bytes | OSError) -> None:
        if not self._arrived.full():
            self._arrived.put_nowait(arrived)

    @property
    def local(self) -> tuple[str, int]:
        """Our own address and port."""
        assert self._transport  # noqa: S101 - given out once it is connected
        host, port = self._transport.get_extra_info("sockname")[:2]
        return host, port

    def send(self, datagram: bytes) -> None:
        assert self._transport  # noqa: S101
        self._transport.sendto(datagram)

    async def receive(self) -> bytes:
        """Wait for the next datagram. Raises Unanswered where the device's computer says that nobody listens."""
        arrived = await self._arrived.get()
        if isinstance(arrived, ConnectionRefusedError | ConnectionResetError):
            raise Unanswered(Cause.REFUSED, self._where) from arrived
        if isinstance(arrived, OSError):
            raise Unanswered(Cause.UNREACHABLE, f"{self._where}: {arrived.strerror or arrived}") from arrived
        return arrived

    async def ask(
        self, datagram: bytes, understand: Callable[[bytes], Answer | None], waits: Sequence[float] = (0.7, 0.7, 0.7)
    ) -> Answer:
        """Send it until `understand` takes an answer, waiting so many seconds after each; strays are passed over.

        Raises Unanswered: silent where nothing came, protocol where only strays did.
        """
        stray: bytes | None = None
        for wait in waits:
            self.send(datagram)
            try:
                async with asyncio.timeout(wait):
                    for _ in range(_MOST_STRAYS):
                        stray = await self.receive()
                        if (answer := understand(stray)) is not None:
                            return answer
            except TimeoutError:
                continue
        if stray is not None:
            raise Unanswered(Cause.PROTOCOL, f"answered with {stray[:40].hex(' ')}")
        raise Unanswered(Cause.SILENT, f"{self._where}: {len(waits)} datagrams, no answer")


@asynccontextmanager
async def datagrams(host: str, port: int | None) -> AsyncIterator[Datagrams]:
    """Open a socket to one device, closed at the end. Raises Unanswered where there is no way to it."""
    if not host or port is None:
        raise Unanswered(Cause.NOT_CONFIGURED, "no host" if not host else "no port")
    address = (await addresses(host))[0]
    loop = asyncio.get_running_loop()
    try:
        transport, channel = await loop.create_datagram_endpoint(
            lambda: Datagrams(f"{host}:{port}"), remote_addr=(address, port)
        )
    except OSError as error:
        raise Unanswered(Cause.UNREACHABLE, f"{host}:{port}: {error.strerror or error}") from error
    try:
        yield channel
    finally:
        transport.abort()
