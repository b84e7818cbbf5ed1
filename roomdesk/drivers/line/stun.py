"""STUN on the wire: a Binding request, and what its answer says of our address (RFC 8489 §5, §14.2)."""

from __future__ import annotations

import ipaddress
import secrets
import struct
from typing import NamedTuple

_COOKIE = 0x2112A442
_REQUEST, _SUCCESS = 0x0001, 0x0101
_XOR_MAPPED = 0x0020


class Mapped(NamedTuple):
    """Our address and port as the server sees them."""

    host: str
    port: int


def identifier(number: int) -> bytes:
    """Make a transaction's id of twelve octets that ends with a number."""
    return secrets.token_bytes(8) + struct.pack(">I", number)


def request(transaction: bytes) -> bytes:
    return struct.pack(">HHI", _REQUEST, 0, _COOKIE) + transaction


def transaction(datagram: bytes) -> bytes | None:
    """Give the id of the request that this answers with success; None where it answers none."""
    if len(datagram) < 20:
        return None
    kind, length, cookie = struct.unpack_from(">HHI", datagram)
    well = kind == _SUCCESS and cookie == _COOKIE and length == len(datagram) - 20 and not length % 4
    return datagram[8:20] if well else None


def mapped(datagram: bytes) -> Mapped | None:
    """Read our address out of an answer, IPv4; None where it is not told."""
    at = 20
    while at + 4 <= len(datagram):
        kind, length = struct.unpack_from(">HH", datagram, at)
        value = datagram[at + 4 : at + 4 + length]
        if kind == _XOR_MAPPED and length == 8 and len(value) == 8 and value[1] == 1:
            port, address = struct.unpack_from(">HI", value, 2)
            return Mapped(str(ipaddress.IPv4Address(address ^ _COOKIE)), port ^ (_COOKIE >> 16))
        at += 4 + length + (-length % 4)
    return None
