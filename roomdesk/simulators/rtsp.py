"""A simulated IP camera's stream: described over RTSP, with a login by digest (RFC 2326, RFC 7616)."""

from __future__ import annotations

import asyncio
import re
import secrets
from dataclasses import dataclass
from functools import partial

from roomdesk.domain.equipment import Device
from roomdesk.simulators.login import is_welcome

STATES = ("ok", "audio", "no_stream", "busy")
_REALM = "Simulated camera"
_SDP = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=Simulator\r\nt=0 0\r\n"
_VIDEO = "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n"
_AUDIO = "m=audio 0 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n"
_ANSWERS = {"no_stream": "404 Not Found", "busy": "453 Not Enough Bandwidth"}
_REQUEST = re.compile(r"([A-Z_]+) (\S+) RTSP/1\.0")


@dataclass(slots=True)
class Stream:
    """One stream at every path; with a password it asks for `user` and the password."""

    state: str = "ok"
    user: str = ""
    password: str = ""

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hold one conversation, request by request; each has a nonce of its own."""
        nonce = secrets.token_hex(8)
        while head := (await reader.readuntil(b"\r\n\r\n")).decode("utf-8", "replace"):
            writer.write(self._answer(head, nonce))
            await writer.drain()

    def _answer(self, head: str, nonce: str) -> bytes:
        request = _REQUEST.match(head)
        fields = dict(re.findall(r"(?m)^([\w-]+): *(.*?)\r?$", head))
        answer = partial(_response, fields.get("CSeq", "0"))
        if not request:
            return answer("400 Bad Request")
        if request[1] == "OPTIONS":
            return answer("200 OK", ("Public: OPTIONS, DESCRIBE",))
        if request[1] != "DESCRIBE":
            return answer("405 Method Not Allowed")
        known = (self.user, _REALM, self.password)
        if self.password and not is_welcome(fields.get("Authorization", ""), known, request, nonce):
            return answer("401 Unauthorized", (f'WWW-Authenticate: Digest realm="{_REALM}", nonce="{nonce}"',))
        if self.state in _ANSWERS:
            return answer(_ANSWERS[self.state])
        body = _SDP + ("" if self.state == "audio" else _VIDEO) + _AUDIO
        return answer("200 OK", ("Content-Type: application/sdp",), body)


def _response(number: str, status: str, fields: tuple[str, ...] = (), body: str = "") -> bytes:
    lines = [f"RTSP/1.0 {status}", f"CSeq: {number}", "Server: RoomDesk simulator", *fields]
    lines += [f"Content-Length: {len(body)}"] if body else []
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


def stream(device: Device, state: str, password: str) -> Stream:
    """Make a camera's stream in this state."""
    return Stream(state, device.options.get("user", ""), password)
