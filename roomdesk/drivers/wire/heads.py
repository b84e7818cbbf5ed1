"""The head of an answer as HTTP, RTSP and SIP have it: status line and fields (RFC 2326, 3261, 9112)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from roomdesk.drivers import Cause, Stream, Unanswered

_STATUS = re.compile(r"([A-Z]{3,8})/\d\.\d (\d{3})(?: (.*))?")
_MOST_LINES = 100


class Head(NamedTuple):
    """`protocol` is HTTP, RTSP or SIP; `fields` by name in small letters, each with all its values."""

    protocol: str
    status: int
    reason: str
    fields: Mapping[str, tuple[str, ...]]

    @property
    def line(self) -> str:
        return f"{self.protocol} {self.status} {self.reason}".strip()

    def first(self, name: str) -> str:
        """Give the first value of a field, or nothing."""
        return self.fields.get(name, ("",))[0]

    @property
    def length(self) -> int:
        """Octets of the body; 0 where the head does not say so properly."""
        said = self.first("content-length") or self.first("l")
        return int(said) if re.fullmatch(r"[0-9]{1,9}", said) else 0


def head(octets: bytes) -> Head | None:
    """Read a head, with or without its empty line; None where it is none. Folded lines are joined."""
    lines = octets.decode("utf-8", "replace").replace("\r\n", "\n").strip("\n").split("\n")
    status = _STATUS.fullmatch(lines[0].strip())
    if not status:
        return None
    fields: dict[str, list[str]] = {}
    name = ""
    for line in lines[1:]:
        if not line.strip():
            break
        if line[0] in " \t" and name:
            fields[name][-1] += f" {line.strip()}"
            continue
        name, colon, value = line.partition(":")
        if not colon:
            return None
        name = name.strip().lower()
        fields.setdefault(name, []).append(value.strip())
    return Head(status[1], int(status[2]), status[3] or "", {key: tuple(values) for key, values in fields.items()})


async def read_head(stream: Stream, protocol: str) -> Head:
    """Read a head to its empty line. Raises Unanswered where it is none of this protocol, or has no end."""
    lines: list[bytes] = []
    while len(lines) < _MOST_LINES:
        line = await stream.reader.readuntil(b"\n")
        if not lines and not line.startswith(protocol.encode()):
            raise Unanswered(Cause.PROTOCOL, f"not {protocol}: {line[:80].decode('latin-1').strip()}")
        if not line.strip():
            break
        lines.append(line)
    found = head(b"".join(lines))
    if found is None or len(lines) == _MOST_LINES:
        raise Unanswered(Cause.PROTOCOL, f"a head of {len(lines)} lines that cannot be read")
    return found


async def read_body(stream: Stream, length: int, most: int) -> bytes:
    """Read a body of so many octets. Raises Unanswered for more than `most`."""
    if length > most:
        raise Unanswered(Cause.PROTOCOL, f"a body of {length} octets")
    return await stream.reader.readexactly(length)
