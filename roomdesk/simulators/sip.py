"""A simulated codec that answers SIP OPTIONS over UDP and TCP (RFC 3261 §11)."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass

from roomdesk.domain.equipment import Device
from roomdesk.simulators.servers import Behaviour, OverUdp

_STATES = {
    "ok": "200 OK",
    "login": "401 Unauthorized",
    "unknown_user": "404 Not Found",
    "busy": "486 Busy Here",
    "error": "503 Service Unavailable",
    "declined": "603 Decline",
}
STATES = tuple(_STATES)
_COPIED = ("Via", "From", "To", "Call-ID", "CSeq")


@dataclass(slots=True)
class Codec:
    """Answers each request with one status."""

    status: str = "200 OK"

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hold one conversation over TCP or TLS."""
        while request := await reader.readuntil(b"\r\n\r\n"):
            writer.write(b"".join(self.answer(request)))
            await writer.drain()

    def answer(self, request: bytes) -> Sequence[bytes]:
        text = request.decode("utf-8", "replace")
        fields = {name: value for name, value in re.findall(r"(?m)^([\w-]+): *(.*?)\r?$", text) if name in _COPIED}
        if not text.startswith("OPTIONS ") or len(fields) < len(_COPIED):
            return ()
        fields["To"] += ";tag=simulator"
        lines = [
            f"SIP/2.0 {self.status}",
            *(f"{name}: {value}" for name, value in fields.items()),
            "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS",
            "User-Agent: RoomDesk simulator",
            "Content-Length: 0",
        ]
        return (("\r\n".join(lines) + "\r\n\r\n").encode(),)


def codec(device: Device, state: str, _password: str) -> Behaviour:
    """Make a codec in this state; simulated ones have no certificate, so TLS is not simulated."""
    one = Codec(_STATES[state])
    return one if device.options.get("transport") == "tcp" else OverUdp(one.answer)
