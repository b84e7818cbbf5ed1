"""A conference link: how people join, and whether two meetings could share it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from roomdesk.domain.errors import Fault, Invalid

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class ConferenceLink:
    """What a guest needs. An `exclusive` link (a fixed room) is a resource: never held by two meetings at once."""

    provider: str
    url: str
    pin: str | None = None
    phone: str | None = None
    exclusive: bool = False


def check_link(url: str) -> str:
    """Check a link typed by hand: https, a host, no user or password in it, no spaces. Raises Invalid."""
    clean = url.strip()
    parts = urlsplit(clean) if clean.isascii() and clean.isprintable() and " " not in clean else None
    good = parts and parts.scheme == "https" and parts.hostname and not parts.username and len(clean) <= _LONGEST
    if not good or any(mark in clean for mark in '"<>\\^`{|}'):
        raise Invalid(Fault.LINK, url[:120])
    return clean
