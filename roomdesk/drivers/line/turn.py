"""A relay asked for and given back over TURN: what calls need where UDP cannot go straight (RFC 8656)."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import struct
from collections.abc import Mapping
from typing import NamedTuple

from roomdesk.domain.equipment import Health
from roomdesk.drivers import Cause, Told
from roomdesk.drivers.wire.datagram import Datagrams

_COOKIE = 0x2112A442
_ALLOCATE, _REFRESH = 0x0003, 0x0004
_SUCCESS, _ERROR = 0x0100, 0x0110
_USERNAME, _INTEGRITY, _ERROR_CODE, _LIFETIME = 0x0006, 0x0008, 0x0009, 0x000D
_REALM, _NONCE, _RELAYED, _TRANSPORT = 0x0014, 0x0015, 0x0016, 0x0019
_UDP = bytes((17, 0, 0, 0))
_UNAUTHORIZED, _STALE_NONCE = 401, 438
RELAY = "relay"
"""The cause where no relay is given."""


class Reply(NamedTuple):
    """An answer to one of our requests: its error, 0 with success, and its attributes by their numbers."""

    error: int
    attributes: Mapping[int, bytes]


class _Key(NamedTuple):
    """What a request is signed with, as the server has asked for it (RFC 8489 §9.2)."""

    user: str
    realm: bytes
    nonce: bytes
    password: str

    @property
    def octets(self) -> bytes:
        text = b":".join((self.user.encode(), self.realm, self.password.encode()))
        return hashlib.md5(text).digest()  # noqa: S324 - RFC 8489 §9.2.2 has it so


def request(method: int, transaction: bytes, attributes: Mapping[int, bytes], key: _Key | None = None) -> bytes:
    """Write a request, signed where there is a key (RFC 8489 §5, §14.5)."""
    own = dict(attributes)
    if key:
        own |= {_USERNAME: key.user.encode(), _NONCE: key.nonce, _REALM: key.realm}
    body = b"".join(_attribute(*one) for one in own.items())
    if key:
        # The length that is signed counts the signature itself, of 24 octets.
        head = struct.pack(">HHI", method, len(body) + 24, _COOKIE) + transaction
        body += _attribute(_INTEGRITY, hmac.digest(key.octets, head + body, "sha1"))
    return struct.pack(">HHI", method, len(body), _COOKIE) + transaction + body


def _attribute(number: int, value: bytes) -> bytes:
    return struct.pack(">HH", number, len(value)) + value + bytes(-len(value) % 4)


def reply(datagram: bytes, transaction: bytes) -> Reply | None:
    """Read the answer to a request; None where it is none."""
    if len(datagram) < 20 or datagram[8:20] != transaction:
        return None
    kind, length, cookie = struct.unpack_from(">HHI", datagram)
    if cookie != _COOKIE or length != len(datagram) - 20 or kind & 0x0110 not in (_SUCCESS, _ERROR):
        return None
    found: dict[int, bytes] = {}
    at = 20
    while at + 4 <= len(datagram):
        number, length = struct.unpack_from(">HH", datagram, at)
        found.setdefault(number, datagram[at + 4 : at + 4 + length])
        at += 4 + length + (-length % 4)
    code = found.get(_ERROR_CODE, bytes(4))
    error = 100 * (code[2] & 7) + code[3] if kind & _ERROR == _ERROR and len(code) >= 4 else 0
    return Reply(error or (500 if kind & _ERROR == _ERROR else 0), found)


def relayed(value: bytes) -> str:
    """Read the relay's address, IPv4 or IPv6 (XOR-RELAYED-ADDRESS without its port); empty where it is not told."""
    if len(value) == 8 and value[1] == 1:
        return str(ipaddress.IPv4Address(struct.unpack(">I", value[4:])[0] ^ _COOKIE))
    return "IPv6" if len(value) == 20 else ""


async def allocate(channel: Datagrams, user: str, password: str) -> str:
    """Ask for a relay and give it back at once; gives its address.

    Raises Told: credentials where they are refused, relay where none is given; Unanswered where nobody answers.
    """
    wanted = {_TRANSPORT: _UDP}
    answer = await _ask(channel, _ALLOCATE, wanted, None)
    key: _Key | None = None
    # Once to learn realm and nonce, and once more where the nonce has grown old meanwhile.
    for _ in range(2):
        if answer.error in (_UNAUTHORIZED, _STALE_NONCE) and {_REALM, _NONCE} <= answer.attributes.keys():
            key = _Key(user, answer.attributes[_REALM], answer.attributes[_NONCE], password)
            answer = await _ask(channel, _ALLOCATE, wanted, key)
        if answer.error != _STALE_NONCE:
            break
    if answer.error == _UNAUTHORIZED:
        raise Told(Health.UNKNOWN, "credentials", "TURN: 401")
    if answer.error or not (relay := relayed(answer.attributes.get(_RELAYED, b""))):
        said = answer.attributes.get(_ERROR_CODE, b"")[4:].decode("utf-8", "replace")
        raise Told(Health.DEGRADED, RELAY, f"TURN: {answer.error or Cause.PROTOCOL} {said}".strip())
    await _ask(channel, _REFRESH, {_LIFETIME: bytes(4)}, key)
    return relay


async def _ask(channel: Datagrams, method: int, attributes: Mapping[int, bytes], key: _Key | None) -> Reply:
    transaction = secrets.token_bytes(12)
    datagram = request(method, transaction, attributes, key)
    return await channel.ask(datagram, lambda one: reply(one, transaction), (0.5, 0.5, 1.0))
