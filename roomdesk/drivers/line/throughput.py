"""Throughput to and from the conference server's web side, over one connection each way."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from roomdesk.drivers import Cause, Stream, Unanswered
from roomdesk.drivers.wire.heads import read_head

SECONDS = 2.0
_PIECE = 65536


def _head(method: str, host: str, path: str, *more: str) -> bytes:
    lines = (f"{method} {path} HTTP/1.1", f"Host: {host}", "User-Agent: RoomDesk", "Connection: close", *more, "", "")
    return "\r\n".join(lines).encode()


async def download(stream: Stream, host: str, path: str) -> float:
    """Read a page for two seconds at most; gives Mbit/s. Raises Unanswered where it is not given."""
    stream.writer.write(_head("GET", host, path))
    await stream.writer.drain()
    await _well(stream)
    loop = asyncio.get_running_loop()
    began, octets = loop.time(), 0
    with suppress(TimeoutError):
        async with asyncio.timeout(SECONDS):
            while piece := await stream.reader.read(_PIECE):
                octets += len(piece)
    return _mbps(octets, loop.time() - began)


async def upload(stream: Stream, host: str, path: str) -> float:
    """Hand octets in for two seconds and wait for the answer; gives Mbit/s. Raises Unanswered if they are not taken."""
    loop = asyncio.get_running_loop()
    stream.writer.write(_head("POST", host, path, "Transfer-Encoding: chunked"))
    began, octets = loop.time(), 0
    piece = f"{_PIECE:x}\r\n".encode() + bytes(_PIECE) + b"\r\n"
    while loop.time() < began + SECONDS:
        stream.writer.write(piece)
        await stream.writer.drain()
        octets += _PIECE
    stream.writer.write(b"0\r\n\r\n")
    await _well(stream)
    return _mbps(octets, loop.time() - began)


async def _well(stream: Stream) -> None:
    head = await read_head(stream, "HTTP")
    if not 200 <= head.status < 300:
        raise Unanswered(Cause.PROTOCOL, f"throughput: {head.line}")


def _mbps(octets: int, seconds: float) -> float:
    return octets * 8 / 1e6 / seconds if seconds > 0 else 0.0
