"""A simulated camera that speaks VISCA, in frames over UDP or bare over TCP and UDP."""

from __future__ import annotations

import asyncio
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from roomdesk.domain.equipment import Device
from roomdesk.simulators.servers import Behaviour, OverUdp

STATES = ("ok", "standby", "failure")
_POWER = {"ok": 2, "standby": 3, "failure": 4}
_VALUES = {"09 04 00": "power", "09 00 02": "version", "09 04 47": "zoom"}
_SYNTAX, _NOT_NOW = bytes.fromhex("90 60 02 ff"), bytes.fromhex("90 61 41 ff")
_TAKEN, _DONE = bytes.fromhex("90 41 ff"), bytes.fromhex("90 51 ff")
_INQUIRY, _COMMAND, _REPLY, _CONTROL, _CONTROL_REPLY = 0x0110, 0x0100, 0x0111, 0x0200, 0x0201


@dataclass(slots=True)
class Camera:
    """Its state; power and preset can be set by a client. `power` is 2 on, 3 standby, 4 a broken power circuit."""

    power: int = 2
    preset: int | None = None

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hold one conversation over TCP, message by message."""
        while message := await reader.readuntil(b"\xff"):
            writer.write(b"".join(self.answer(message)))
            await writer.drain()

    def bare(self, datagram: bytes) -> Sequence[bytes]:
        return self.answer(datagram)

    def framed(self, datagram: bytes) -> Sequence[bytes]:
        """Answer a frame; one that is none is not answered at all, as cameras do."""
        if len(datagram) < 9:
            return ()
        kind, length, sequence = struct.unpack_from(">HHI", datagram)
        payload = datagram[8:]
        if length != len(payload):
            return ()
        if kind == _CONTROL:
            return (struct.pack(">HHI", _CONTROL_REPLY, 1, sequence) + b"\x01",)
        if kind not in (_INQUIRY, _COMMAND):
            return ()
        return tuple(struct.pack(">HHI", _REPLY, len(one), sequence) + one for one in self.answer(payload))

    def answer(self, message: bytes) -> Sequence[bytes]:
        """Answer one message; a command is taken first and done then."""
        if len(message) < 4 or message[0] & 0xF0 != 0x80 or message[-1] != 0xFF:
            return (_SYNTAX,)
        asked = _VALUES.get(message[1:-1].hex(" "))
        if asked:
            return (self._value(asked),)
        if message[1:4] == b"\x01\x04\x00" and message[4:-1] in (b"\x02", b"\x03"):
            self.power = message[4]
            return _TAKEN, _DONE
        if message[1:5] == b"\x01\x04\x3f\x02" and len(message) == 7:
            if self.power != _POWER["ok"]:
                return (_NOT_NOW,)
            self.preset = message[5]
            return _TAKEN, _DONE
        return (_SYNTAX,)

    def _value(self, asked: str) -> bytes:
        if asked == "zoom" and self.power != _POWER["ok"]:
            return _NOT_NOW
        data = {"power": bytes((self.power,)), "version": bytes.fromhex("00 01 05 11 03 00 02"), "zoom": bytes(4)}
        return b"\x90\x50" + data[asked] + b"\xff"


def camera(device: Device, state: str, _password: str) -> Behaviour:
    """Make a camera in this state, framed and carried as the device's options say."""
    one = Camera(power=_POWER[state])
    framing = device.options.get("framing") or "sony"
    if (device.options.get("transport") or ("udp" if framing == "sony" else "tcp")) == "tcp":
        return one
    return OverUdp(one.framed if framing == "sony" else one.bare)
