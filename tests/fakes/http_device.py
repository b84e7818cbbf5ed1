"""A device's web interface on loopback: each request is given to a function, and recorded."""

import asyncio
from collections.abc import Callable, Mapping
from typing import NamedTuple

Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter


class Request(NamedTuple):
    method: str
    path: str
    fields: Mapping[str, str]
    body: bytes


class Response(NamedTuple):
    status: int = 200
    body: bytes = b""
    fields: tuple[str, ...] = ()


class HttpDevice:
    """Keeps connections open, as devices do; with `chunked` bodies come in pieces, with `closes` one a connection."""

    def __init__(self, answer: Callable[[Request], Response], *, chunked: bool = False, closes: bool = False) -> None:
        self.answer = answer
        self.seen: list[Request] = []
        self._chunked = chunked
        self._closes = closes

    async def __call__(self, reader: Reader, writer: Writer) -> None:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            method, path, _ = head[0].split(" ")
            fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:]) if name}
            request = Request(method, path, fields, await _body(reader, fields))
            self.seen.append(request)
            writer.write(self._octets(self.answer(request)))
            await writer.drain()
            if self._closes:
                return

    def _octets(self, answer: Response) -> bytes:
        lines = [f"HTTP/1.1 {answer.status} Said", *answer.fields]
        lines += ["Connection: close"] if self._closes else []
        if not self._chunked:
            return "\r\n".join([*lines, f"Content-Length: {len(answer.body)}", "", ""]).encode() + answer.body
        pieces = [answer.body[at : at + 7] for at in range(0, len(answer.body), 7)]
        body = b"".join(f"{len(one):x}\r\n".encode() + one + b"\r\n" for one in pieces)
        return "\r\n".join([*lines, "Transfer-Encoding: chunked", "", ""]).encode() + body + b"0\r\n\r\n"


async def _body(reader: Reader, fields: Mapping[str, str]) -> bytes:
    """Read a body; of one in pieces only the first is kept."""
    if fields.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(fields.get("content-length", "0")))
    first = b""
    while size := int(await reader.readline(), 16):
        piece = await reader.readexactly(size)
        first = first or piece
        await reader.readline()
    await reader.readline()
    return first
