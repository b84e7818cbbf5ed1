"""RTSP on the wire: requests, and what a stream's description says (RFC 2326, RFC 4566)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

_MEDIA = re.compile(r"m=(\w+) \d+(?:/\d+)? \S+ (\d+)")
_CODEC = re.compile(r"a=rtpmap:(\d+) ([\w.+-]+)/\d+")


class Media(NamedTuple):
    """One stream of a description: `video` or `audio`, and its codec, or nothing where none is named."""

    kind: str
    codec: str


def address(host: str, port: int, path: str) -> str:
    """Give the stream's address; no login stands in it."""
    name = f"[{host}]" if ":" in host else host
    return f"rtsp://{name}:{port}/{quote(path.removeprefix('/'), safe='/?&=;:,+@!$*()~-._%')}"


def describe(uri: str, number: int, fields: Mapping[str, str]) -> bytes:
    """Ask for a stream's description."""
    said = {"CSeq": str(number), "Accept": "application/sdp", "User-Agent": "RoomDesk", **fields}
    lines = [f"DESCRIBE {uri} RTSP/1.0", *(f"{name}: {value}" for name, value in said.items()), "", ""]
    return "\r\n".join(lines).encode()


def media(description: bytes) -> tuple[Media, ...]:
    """Read the streams of a description (SDP)."""
    text = description.decode("utf-8", "replace")
    codecs = dict(_CODEC.findall(text))
    return tuple(Media(kind, codecs.get(number, "")) for kind, number in _MEDIA.findall(text))
