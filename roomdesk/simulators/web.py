"""A simulated web page of a device: one status for every request (HTTP/1.1, RFC 9112)."""

from __future__ import annotations

import asyncio
from functools import partial
from http import HTTPStatus

from roomdesk.domain.equipment import Device
from roomdesk.simulators.servers import Answering

_STATES = {"ok": 200, "http404": 404, "http500": 500}
STATES = tuple(_STATES)


def page(status: int = 200) -> Answering:
    """Answer every request with this status."""
    return partial(_answer, HTTPStatus(status))


async def _answer(status: HTTPStatus, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    body = f"<!doctype html><title>{status.phrase}</title><p>{status.phrase}</p>\n"
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Server: RoomDesk simulator",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    writer.write(("\r\n".join(head) + "\r\n\r\n" + body).encode())
    await writer.drain()


def site(_device: Device, state: str, _password: str) -> Answering:
    """Make a page in this state."""
    return page(_STATES[state])
