"""VISCA on the wire: octets to messages and back, nothing sent (Sony, VISCA over IP command list)."""

from __future__ import annotations

import struct
from typing import NamedTuple

END = 0xFF
LONGEST = 16
"""Octets of one message."""

POWER = bytes.fromhex("81 09 04 00 ff")
VERSION = bytes.fromhex("81 09 00 02 ff")
ZOOM = bytes.fromhex("81 09 04 47 ff")
POWER_ON = bytes.fromhex("81 01 04 00 02 ff")
POWER_OFF = bytes.fromhex("81 01 04 00 03 ff")

COMMAND, INQUIRY, REPLY, CONTROL, CONTROL_REPLY = 0x0100, 0x0110, 0x0111, 0x0200, 0x0201
"""What a frame carries: its first two octets."""
RESET = b"\x01"
"""The control that sets the sequence number back."""

ERRORS = {
    0x01: "message length",
    0x02: "syntax",
    0x03: "buffer full",
    0x04: "cancelled",
    0x05: "no socket",
    0x41: "not executable",
}
NOT_EXECUTABLE = 0x41
POWERS = {b"\x02": "on", b"\x03": "standby", b"\x04": "failure"}
"""The answers to POWER; failure is that of the internal power circuit."""


class Frame(NamedTuple):
    """Eight octets of head, big-endian: what it carries, its length, the sequence number; then the message."""

    kind: int
    sequence: int
    payload: bytes


class Message(NamedTuple):
    """A device's answer: `kind` 4 taken, 5 done or the value asked for, 6 an error; `data` between head and end."""

    kind: int
    data: bytes

    @property
    def error(self) -> int | None:
        return self.data[0] if self.kind == 6 and self.data else None


class Version(NamedTuple):
    vendor: int
    model: int
    rom: int


def framed(kind: int, sequence: int, payload: bytes) -> bytes:
    return struct.pack(">HHI", kind, len(payload), sequence) + payload


def unframed(datagram: bytes) -> Frame | None:
    """Take a frame apart; None where it is none, or not as long as it says."""
    if len(datagram) < 9:
        return None
    kind, length, sequence = struct.unpack_from(">HHI", datagram)
    payload = datagram[8:]
    known = kind in (COMMAND, INQUIRY, REPLY, CONTROL, CONTROL_REPLY)
    return Frame(kind, sequence, payload) if known and length == len(payload) <= LONGEST else None


def message(octets: bytes) -> Message | None:
    """Read one answer, from its address to the end mark; None where it is none."""
    if not 3 <= len(octets) <= LONGEST or octets[-1] != END or END in octets[:-1]:
        return None
    if not 0x90 <= octets[0] <= 0xF0 or octets[0] & 0x0F:
        return None
    kind = octets[1] >> 4
    return Message(kind, octets[2:-1]) if kind in (4, 5, 6) else None


def version(data: bytes) -> Version | None:
    """Read the answer to VERSION: vendor, model and ROM revision of two octets each, and the number of sockets."""
    return Version(*struct.unpack(">HHH", data[:6])) if len(data) >= 6 else None


def zoom(data: bytes) -> int | None:
    """Read the answer to ZOOM: four octets with half an octet each, 0 to 4000 (hexadecimal) and above."""
    if len(data) != 4 or any(one > 0x0F for one in data):
        return None
    return data[0] << 12 | data[1] << 8 | data[2] << 4 | data[3]


def recall(preset: int) -> bytes:
    """Ask for a position that was kept, counted from 0. Raises ValueError beyond 254."""
    if not 0 <= preset <= 254:
        raise ValueError(preset)
    return bytes((0x81, 0x01, 0x04, 0x3F, 0x02, preset, END))
