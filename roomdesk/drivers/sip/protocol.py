"""SIP on the wire: an OPTIONS request, and whether an answer is to it (RFC 3261 §11, §17.1.3, §18)."""

from __future__ import annotations

import re
import secrets
from typing import NamedTuple

from roomdesk.drivers.wire.heads import Head, head

WAITS = (0.5, 1.0, 1.0)
"""Seconds after each datagram: T1, then doubled; the RFC would go on for 32 s in all."""
_USER = re.compile(r"[\w.+~*'()&=$,;?/!-]{0,64}")


class Request(NamedTuple):
    """One OPTIONS: where to, and by what its answer is known again."""

    uri: str
    transport: str
    call_id: str
    branch: str
    tag: str


def request(host: str, port: int, user: str, transport: str) -> Request:
    """Make a request. Raises ValueError where no user can be called so."""
    if not _USER.fullmatch(user):
        raise ValueError(user)
    name = f"[{host}]" if ":" in host else host
    secure = ";transport=" + transport if transport != "udp" else ""
    uri = f"sip:{user + '@' if user else ''}{name}:{port}{secure}"
    return Request(uri, transport, secrets.token_hex(12), "z9hG4bK" + secrets.token_hex(8), secrets.token_hex(4))


def octets(one: Request, local: tuple[str, int]) -> bytes:
    """Write the request, as sent from our address and port."""
    host = f"[{local[0]}]" if ":" in local[0] else local[0]
    here = f"{host}:{local[1]}"
    lines = (
        f"OPTIONS {one.uri} SIP/2.0",
        f"Via: SIP/2.0/{one.transport.upper()} {here};branch={one.branch};rport",
        "Max-Forwards: 70",
        f"From: <sip:roomdesk@{here}>;tag={one.tag}",
        f"To: <{one.uri}>",
        f"Call-ID: {one.call_id}",
        "CSeq: 1 OPTIONS",
        f"Contact: <sip:roomdesk@{here}>",
        "Accept: application/sdp",
        "User-Agent: RoomDesk",
        "Content-Length: 0",
        "",
        "",
    )
    return "\r\n".join(lines).encode()


def final_answer(datagram: bytes, one: Request) -> Head | None:
    """Take the final answer to this request; None for provisional ones and for everything else."""
    found = head(datagram)
    return found if found and is_final(found, one) else None


def is_final(found: Head, one: Request) -> bool:
    call_id = found.first("call-id") or found.first("i")
    return found.protocol == "SIP" and found.status >= 200 and call_id == one.call_id
