"""Rude devices: servers on loopback that do what a driver must survive."""

import asyncio
from functools import partial

from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.simulators.servers import Answering

Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter


def device(driver: str, port: int | None = None, host: str = "127.0.0.1", **options: str) -> Device:
    return Device(DeviceCode("D1"), RoomCode("GIUNTA"), "Device", DeviceKind.PROJECTOR, driver, host, port, options)


async def hangs_up(_reader: Reader, _writer: Writer) -> None:
    """Accept and close at once."""


async def resets(_reader: Reader, writer: Writer) -> None:
    writer.transport.abort()


async def endless(_reader: Reader, writer: Writer) -> None:
    """Send octets without an end of line, for ever."""
    while not writer.is_closing():
        writer.write(b"A" * 65536)
        await writer.drain()


async def endless_lines(_reader: Reader, writer: Writer) -> None:
    """Greet properly, then send lines that nobody asked for, for ever."""
    writer.write(b"PJLINK 0\r")
    while not writer.is_closing():
        writer.write(b"%2LKUP=00:11:22:33:44:55\r" * 1000)
        await writer.drain()


async def fifty_megabytes(_reader: Reader, writer: Writer) -> None:
    for _ in range(50):
        if not writer.is_closing():
            writer.write(bytes(1_000_000))
            await writer.drain()


async def _says(what: bytes, reader: Reader, writer: Writer) -> None:
    writer.write(what)
    await writer.drain()
    while await reader.read(4096):
        pass


def says(what: bytes) -> Answering:
    """Say this on connection, then nothing more."""
    return partial(_says, what)


async def _recorded(answers: dict[str, bytes], delay: float, reader: Reader, writer: Writer) -> None:
    writer.write(b"PJLINK 0\r")
    while line := await reader.readuntil(b"\r"):
        await asyncio.sleep(delay)
        writer.write(answers.get(line[2:6].decode(), b"%1" + line[2:6] + b"=ERR1\r"))


def recorded(answers: dict[str, bytes], delay: float = 0) -> Answering:
    """Give recorded PJLink answers, by command, ERR1 to all others."""
    return partial(_recorded, answers, delay)


class Slowly:
    """A writer that sends octet by octet, each in a packet of its own."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def write(self, octets: bytes) -> None:
        self._octets = octets

    async def drain(self) -> None:
        for octet in self._octets:
            self._writer.write(bytes([octet]))
            await self._writer.drain()
            await asyncio.sleep(0.001)


def octet_by_octet(greeting: bytes, answers: dict[str, bytes]) -> Answering:
    """Speak PJLink so slowly that every read of the client gets one octet."""

    async def converse(reader: Reader, writer: Writer) -> None:
        slow = Slowly(writer)
        slow.write(greeting)
        await slow.drain()
        while line := await reader.readuntil(b"\r"):
            slow.write(answers.get(line[2:6].decode(), b"%1" + line[2:6] + b"=ERR1\r"))
            await slow.drain()

    return converse


async def _drips(what: bytes, reader: Reader, writer: Writer) -> None:
    for octet in what:
        writer.write(bytes([octet]))
        await writer.drain()
        await asyncio.sleep(0.001)
    while await reader.read(4096):
        pass


def drips(what: bytes) -> Answering:
    """Say this octet by octet, each in a packet of its own."""
    return partial(_drips, what)
