"""The ways to a VISCA camera: frames over UDP as Sony has them, or bare messages over TCP or UDP."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import NamedTuple, Protocol

from roomdesk.domain.equipment import Device
from roomdesk.drivers import Cause, Stream, Unanswered, connection
from roomdesk.drivers.visca import protocol
from roomdesk.drivers.visca.protocol import Message
from roomdesk.drivers.wire.datagram import Datagrams, datagrams

PORTS = {("sony", "udp"): 52381, ("raw", "tcp"): 5678, ("raw", "udp"): 1259}
_MOST_STRAYS = 16


class Way(NamedTuple):
    """How a camera wants to be spoken to, and at which port."""

    framing: str
    transport: str
    port: int


class Link(Protocol):
    async def ask(self, octets: bytes, kind: int) -> Message:
        """Send one message and give the answer to it. Raises Unanswered."""
        ...


def way(device: Device) -> Way:
    """Read a device's options. Raises Unanswered where they name no way."""
    framing = device.options.get("framing") or "sony"
    transport = device.options.get("transport") or ("udp" if framing == "sony" else "tcp")
    if (framing, transport) not in PORTS:
        raise Unanswered(Cause.NOT_CONFIGURED, f"framing={framing}, transport={transport}")
    return Way(framing, transport, device.port or PORTS[framing, transport])


@asynccontextmanager
async def link(device: Device) -> AsyncIterator[Link]:
    """Open the way to a camera, closed at the end. Raises Unanswered."""
    chosen = way(device)
    if chosen.transport == "tcp":
        async with connection(device.host, chosen.port) as stream:
            yield _Tcp(stream)
        return
    async with datagrams(device.host, chosen.port) as channel:
        if chosen.framing == "raw":
            yield _Bare(channel)
            return
        framed = _Framed(channel)
        await framed.reset()
        yield framed


class _Framed:
    """Frames with sequence numbers: an answer that bears another number is to somebody else, or late."""

    def __init__(self, channel: Datagrams) -> None:
        self._channel = channel
        self._sequence = 0

    async def reset(self) -> None:
        """Set the camera's sequence number back; it may refuse any other. Not every maker answers this one."""
        octets = protocol.framed(protocol.CONTROL, 0, protocol.RESET)
        with suppress(Unanswered):
            await self._channel.ask(octets, _is_reset, waits=(0.3,))

    async def ask(self, octets: bytes, kind: int) -> Message:
        self._sequence += 1
        number = self._sequence
        try:
            return await self._channel.ask(
                protocol.framed(kind, number, octets), lambda datagram: _answer_to(datagram, number)
            )
        except Unanswered as error:
            if error.verdict.cause == Cause.SILENT:
                # WORKAROUND: PTZOptics, AVKans and others of the kind stay silent at a frame (G2 firmware).
                raise Unanswered(Cause.SILENT, f"{error.verdict.evidence}; perhaps it wants framing=raw") from error
            raise


def _is_reset(datagram: bytes) -> bool | None:
    frame = protocol.unframed(datagram)
    return True if frame and frame.kind == protocol.CONTROL_REPLY else None


def _answer_to(datagram: bytes, number: int) -> Message | None:
    frame = protocol.unframed(datagram)
    if frame is None or frame.kind != protocol.REPLY or frame.sequence != number:
        return None
    return protocol.message(frame.payload)


class _Bare:
    def __init__(self, channel: Datagrams) -> None:
        self._channel = channel

    async def ask(self, octets: bytes, kind: int) -> Message:  # noqa: ARG002
        return await self._channel.ask(octets, protocol.message)


class _Tcp:
    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    async def ask(self, octets: bytes, kind: int) -> Message:  # noqa: ARG002
        self._stream.writer.write(octets)
        await self._stream.writer.drain()
        said = b""
        for _ in range(_MOST_STRAYS):
            try:
                said = await self._stream.reader.readuntil(bytes((protocol.END,)))
            except asyncio.LimitOverrunError as error:
                raise Unanswered(Cause.PROTOCOL, "octets without an end mark") from error
            if (answer := protocol.message(said)) is not None:
                return answer
        raise Unanswered(Cause.PROTOCOL, f"answered with {said[:40].hex(' ')}")
