"""PJLink on the wire: octets to values and back, nothing sent (JBMIA PJLink class 1 and 2)."""

from __future__ import annotations

import hashlib
import re

END = b"\r"
PARTS = ("fan", "lamp", "temperature", "cover", "filter", "other")
"""The places of an ERST answer (class 1, §4.7): in each 0 is well, 1 a warning, 2 an error."""
POWER = {"0": "standby", "1": "on", "2": "cooling", "3": "warming"}

UNAVAILABLE = "ERR3"
"""Not now: what a device in standby says to INPT, LAMP or IRES, and no fault."""
DEVICE_FAILURE = "ERR4"

_GREETING = re.compile(r"PJLINK (?:(0)|1 (\S{1,64}))", re.IGNORECASE)
_DENIED = re.compile(r"PJLINK[ =]ERRA", re.IGNORECASE)
_REPLY = re.compile(r"%[12]([A-Z0-9]{4})=(.*)", re.IGNORECASE | re.DOTALL)
_ERROR = re.compile(r"ERR[1-4]")


def text(line: bytes) -> str:
    """Decode a line; names come as UTF-8, from older devices as Latin-1, and some end lines with CR LF."""
    try:
        return line.decode().strip()
    except UnicodeDecodeError:
        return line.decode("latin-1").strip()


def random_of(greeting: str) -> str | None:
    """Read the first line: the random number of a device with a password, None of an open one. Raises ValueError."""
    found = _GREETING.fullmatch(greeting)
    if not found:
        raise ValueError(greeting)
    return found[2]


def digest(random: str, password: str) -> bytes:
    """Answer the random number: MD5 in hexadecimal, sent in front of the first command (class 1, §5.2)."""
    return hashlib.md5((random + password).encode(), usedforsecurity=False).hexdigest().encode()


def request(command: str, pj_class: int = 1, value: str = "?") -> bytes:
    """Ask for a value, or set it."""
    return f"%{pj_class}{command} {value}".encode() + END


def is_denied(line: str) -> bool:
    """Whether this says that the password is wrong."""
    return _DENIED.fullmatch(line) is not None


def reply(line: str, command: str) -> str | None:
    """Take the value out of a reply; None where the line is not the reply to this command."""
    found = _REPLY.fullmatch(line)
    return found[2].strip() if found and found[1].upper() == command else None


def value(answer: str) -> str:
    """Give what was answered, or nothing for an error."""
    return "" if _ERROR.fullmatch(answer.upper()) else answer
