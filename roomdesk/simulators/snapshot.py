"""A simulated IP camera's still picture over HTTP: alive, black, frozen or none (RFC 9112)."""

from __future__ import annotations

import asyncio
import base64
import re
import secrets
from dataclasses import dataclass

from roomdesk.domain.equipment import Device
from roomdesk.simulators.login import is_welcome

STATES = ("ok", "black", "frozen", "no_picture")
_REALM = "Simulated camera"
_REQUEST = re.compile(r"([A-Z]+) (\S+) HTTP/1\.[01]")
# A JPEG of 32 by 32 points: a board of bright and dark squares, or all black; they differ at their ends only.
_HEAD = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEAZABkAAD/2wBDAP//////////////////////////////////////////////////////////////////////////"
    "////////////wAALCAAgACABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQR"
    "BRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4"
    "eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEB"
    "AAA/"
)
_BOARD = _HEAD + base64.b64decode("AHVFUtRUVLUVS0VFUtRUVLUVS1//2Q==")
_BLACK = _HEAD + base64.b64decode("AI6KKKKKKKKKKKKKKK//2Q==")


def picture(*, black: bool = False, remark: bytes = b"") -> bytes:
    """Make a JPEG; with another remark it is another file, and the same picture (ITU-T T.81 §B.2.4.5)."""
    whole = _BLACK if black else _BOARD
    comment = b"\xff\xfe" + (len(remark) + 2).to_bytes(2, "big") + remark if remark else b""
    return whole[:2] + comment + whole[2:]


@dataclass(slots=True)
class Still:
    """One picture at every path; with a password it asks for `user` and the password."""

    state: str = "ok"
    user: str = ""
    password: str = ""

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hold one conversation, request by request."""
        nonce = secrets.token_hex(8)
        while head := (await reader.readuntil(b"\r\n\r\n")).decode("latin-1"):
            writer.write(self._answer(head, nonce))
            await writer.drain()

    def _answer(self, head: str, nonce: str) -> bytes:
        request = _REQUEST.match(head)
        fields = dict(re.findall(r"(?mi)^([\w-]+): *(.*?)\r?$", head))
        if not request:
            return _response("400 Bad Request")
        given = fields.get("Authorization", "")
        if self.password and not is_welcome(given, (self.user, _REALM, self.password), request, nonce):
            return _response("401 Unauthorized", f'WWW-Authenticate: Digest realm="{_REALM}", nonce="{nonce}"')
        if self.state == "no_picture":
            return _response("200 OK", "Content-Type: text/html", b"<!doctype html><title>Login</title>")
        # A sensor's noise makes every picture another file; where it is frozen, nothing does.
        remark = b"" if self.state == "frozen" else secrets.token_bytes(8)
        return _response("200 OK", "Content-Type: image/jpeg", picture(black=self.state == "black", remark=remark))


def _response(status: str, field: str = "", body: bytes = b"") -> bytes:
    lines = [f"HTTP/1.1 {status}", "Server: RoomDesk simulator", f"Content-Length: {len(body)}"]
    lines += [field] if field else []
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def still(device: Device, state: str, password: str) -> Still:
    """Make a camera's picture in this state."""
    return Still(state, device.options.get("user", ""), password)
