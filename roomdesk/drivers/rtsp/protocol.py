"""RTSP on the wire: requests, and what a stream's description says (RFC 2326, RFC 4566)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlsplit

_MEDIA = re.compile(r"m=(\w+) \d+(?:/\d+)? \S+ (\d+)")
_CONTROL = re.compile(r"(?m)^a=control:(\S+)\r?$")
_CODEC = re.compile(r"a=rtpmap:(\d+) ([\w.+-]+)/\d+")


class Media(NamedTuple):
    """One stream of a description: `video` or `audio`, and its codec, or nothing where none is named."""

    kind: str
    codec: str


def address(host: str, port: int, path: str) -> str:
    """Give the stream's address; no login stands in it."""
    name = f"[{host}]" if ":" in host else host
    return f"rtsp://{name}:{port}/{quote(path.removeprefix('/'), safe='/?&=;:,+@!$*()~-._%')}"


def request(method: str, uri: str, number: int, fields: Mapping[str, str]) -> bytes:
    """Write a request without a body."""
    said = {"CSeq": str(number), "User-Agent": "RoomDesk", **fields}
    lines = [f"{method} {uri} RTSP/1.0", *(f"{name}: {value}" for name, value in said.items()), "", ""]
    return "\r\n".join(lines).encode()


def media(description: bytes) -> tuple[Media, ...]:
    """Read the streams of a description (SDP)."""
    text = description.decode("utf-8", "replace")
    codecs = dict(_CODEC.findall(text))
    return tuple(Media(kind, codecs.get(number, "")) for kind, number in _MEDIA.findall(text))


def is_jpeg(description: bytes) -> bool:
    """Whether the video is Motion JPEG: payload 26, or another that is called so (RFC 3551 §6)."""
    text = description.decode("utf-8", "replace")
    codecs = {"26": "JPEG", **dict(_CODEC.findall(text))}
    return any(kind == "video" and codecs.get(number, "").upper() == "JPEG" for kind, number in _MEDIA.findall(text))


def control(description: bytes, base: str) -> str:
    """Give the address by which the first video is set up (RFC 2326 §C.1.1); the stream's own where none is named."""
    _, found, rest = description.decode("utf-8", "replace").partition("m=video")
    named = _CONTROL.search(rest.partition("\nm=")[0]) if found else None
    if not named or named[1] == "*":
        return base
    return named[1] if named[1].lower().startswith("rtsp://") else f"{base.rstrip('/')}/{named[1]}"


def same_host(uri: str, host: str) -> bool:
    """Whether an address is at the camera that is asked: nobody leads us elsewhere."""
    return (urlsplit(uri).hostname or "").lower() == host.lower().strip("[]")
