"""An RTSP conversation: requests with a login, and the stream played over the same connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress
from typing import NamedTuple

from roomdesk.drivers import Cause, Stream, Unanswered
from roomdesk.drivers.rtsp import protocol
from roomdesk.drivers.wire import heads
from roomdesk.drivers.wire.digest import Challenge, Login, authorization, challenge
from roomdesk.drivers.wire.heads import Head, read_body, read_head

_LONGEST_DESCRIPTION = 64_000
_LOGIN = 401
_NOTHING: Mapping[str, str] = {}
_LONGEST_HEAD = 8_000
_DATA = b"$"


class Answer(NamedTuple):
    head: Head
    body: bytes


class Conversation:
    """`asked` is what the camera wants to know of us, None as long as it has not asked."""

    def __init__(self, stream: Stream, login: Login) -> None:
        self._stream, self._login = stream, login
        self._number = 0
        self.asked: Challenge | None = None

    async def ask(self, method: str, uri: str, fields: Mapping[str, str] = _NOTHING) -> Answer:
        """Ask; and once more with the login where that is asked for: cameras lock out whoever tries again and again."""
        answer = await self._once(method, uri, fields)
        if answer.head.status == _LOGIN and self.asked is None:
            self.asked = challenge(answer.head.fields.get("www-authenticate", ()))
            if self.asked and self._login.user:
                answer = await self._once(method, uri, fields)
        return answer

    async def _once(self, method: str, uri: str, fields: Mapping[str, str]) -> Answer:
        self._send(method, uri, fields)
        await self._stream.writer.drain()
        head = await read_head(self._stream, "RTSP")
        return Answer(head, await read_body(self._stream, head.length, _LONGEST_DESCRIPTION))

    def _send(self, method: str, uri: str, fields: Mapping[str, str]) -> None:
        self._number += 1
        if self.asked and self._login.user:
            fields = {**fields, "Authorization": authorization(self.asked, self._login, method, uri)}
        self._stream.writer.write(protocol.request(method, uri, self._number, fields))

    async def play(self, uri: str, session: str) -> AsyncGenerator[bytes, None]:
        """Play what was set up: RTP packets of channel 0 as they come. Raises Unanswered where it is not played."""
        self._send("PLAY", uri, {"Session": session, "Range": "npt=0-"})
        await self._stream.writer.drain()
        reader = self._stream.reader
        while True:
            first = await reader.readexactly(1)
            if first == _DATA:
                channel, *length = await reader.readexactly(3)
                packet = await reader.readexactly(int.from_bytes(bytes(length), "big"))
                if channel == 0:
                    yield packet
            else:
                head = heads.head(first + await _rest_of_head(reader))
                if head is None or head.status != 200:
                    raise Unanswered(Cause.PROTOCOL, head.line if head else "neither data nor an answer")

    async def tear_down(self, uri: str, session: str) -> None:
        """Say that no more is wanted; the answer is not waited for."""
        self._send("TEARDOWN", uri, {"Session": session})
        with suppress(OSError):
            await self._stream.writer.drain()


async def _rest_of_head(reader: asyncio.StreamReader) -> bytes:
    found = b""
    while not found.endswith(b"\r\n\r\n") and len(found) < _LONGEST_HEAD:
        found += await reader.readuntil(b"\n")
    return found
