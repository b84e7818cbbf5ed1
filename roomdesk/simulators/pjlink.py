"""A simulated projector or display that speaks PJLink class 1 and 2, with a password and with faults."""

from __future__ import annotations

import asyncio
import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from roomdesk.domain.equipment import Device

_REQUEST = re.compile(r"%([12])([A-Z0-9]{4}) (.+)", re.IGNORECASE)
_CLASS_2 = ("SNUM", "SVER", "IRES", "RRES", "FILT")
_OK, _UNDEFINED, _PARAMETER, _UNAVAILABLE = "OK", "ERR1", "ERR2", "ERR3"
_ONLY_WHEN_ON = ("INPT", "IRES", "AVMT")


_STATES: Mapping[str, Mapping[str, Any]] = {
    "ok": {},
    "class1": {"pj_class": 1},
    "standby": {"power": "0"},
    "fan": {"errors": "200000"},
    "temperature": {"errors": "001000"},
    "filter": {"errors": "000010"},
    "lamp": {"lamp": 3870},
}
STATES = tuple(_STATES)


@dataclass(slots=True)
class Projector:
    """Its state; POWR and INPT can be set by a client. `errors` as in ERST, `lamp` in hours, None for a laser.

    `delay` is the time that it takes for each answer, in seconds.
    """

    name: str = "Projector"
    maker: str = "RoomDesk"
    model: str = "Simulator"
    pj_class: int = 2
    password: str = ""
    power: str = "1"
    input: str = "31"
    errors: str = "000000"
    lamp: int | None = 1204
    inputs: str = "11 31 32 51"
    delay: float = 0

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Hold one conversation: greeting, the password with the first command, then command by command."""
        random = secrets.token_hex(4) if self.password else ""
        writer.write(f"PJLINK {'1 ' + random if random else '0'}\r".encode())
        expected = hashlib.md5((random + self.password).encode(), usedforsecurity=False).hexdigest() if random else ""
        while line := (await _line(reader)):
            await asyncio.sleep(self.delay)
            if not line.startswith(expected):
                writer.write(b"PJLINK ERRA\r")
                break
            writer.write(self.answer(line.removeprefix(expected)).encode() + b"\r")
            expected = ""
        await writer.drain()

    def answer(self, line: str) -> str:
        """Answer one command."""
        request = _REQUEST.fullmatch(line)
        if not request:
            return f"%1{line[2:6]}={_UNDEFINED}"
        pj_class, command, parameter = int(request[1]), request[2].upper(), request[3]
        known = command not in _CLASS_2 or pj_class == 2
        if pj_class > self.pj_class or not known:
            said = _UNDEFINED
        elif parameter == "?":
            said = self._value(command)
        else:
            said = self._set(command, parameter)
        return f"%{pj_class}{command}={said}"

    def _value(self, command: str) -> str:
        if command in _ONLY_WHEN_ON and self.power != "1":
            return _UNAVAILABLE
        values = {
            "POWR": self.power,
            "ERST": self.errors,
            "LAMP": _UNDEFINED if self.lamp is None else f"{self.lamp} {1 if self.power == '1' else 0}",
            "INPT": self.input,
            "INST": self.inputs,
            "AVMT": "30",
            "NAME": self.name,
            "INF1": self.maker,
            "INF2": self.model,
            "INFO": "",
            "CLSS": str(self.pj_class),
            "SNUM": "SIM-0001",
            "SVER": "1.0",
            "IRES": "1920x1080",
            "RRES": "1920x1200",
            "FILT": "310",
        }
        return values.get(command, _UNDEFINED)

    def _set(self, command: str, parameter: str) -> str:
        if command == "POWR" and parameter in ("0", "1"):
            self.power = parameter
            return _OK
        if command == "INPT" and self.power != "1":
            return _UNAVAILABLE
        if command == "INPT" and parameter in self.inputs.split():
            self.input = parameter
            return _OK
        return _PARAMETER if command in ("POWR", "INPT") else _UNDEFINED


async def _line(reader: asyncio.StreamReader) -> str:
    """Read one command; empty when the client has hung up. A client that never ends its line is hung up on."""
    try:
        return (await reader.readuntil(b"\r")).decode(errors="replace").strip()
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        return ""


def projector(device: Device, state: str, password: str) -> Projector:
    """Make a projector or display in this state."""
    delay = int(device.options.get("delay_ms") or 0) / 1000
    return Projector(name=device.name, password=password, delay=delay, **_STATES[state])
