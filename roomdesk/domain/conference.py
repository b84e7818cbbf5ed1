"""A conference link: how people join, and whether two meetings could share it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from roomdesk.domain.errors import Fault, Invalid

_LONGEST = 500
_MARKS = ' "<>\\^`{|}'


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
    if not clean.isascii() or not clean.isprintable() or len(clean) > _LONGEST or any(mark in clean for mark in _MARKS):
        raise Invalid(Fault.LINK, url[:120])
    try:
        parts = urlsplit(clean)
    except ValueError as error:  # half an IPv6 address
        raise Invalid(Fault.LINK, url[:120]) from error
    if parts.scheme != "https" or not parts.hostname or "@" in parts.netloc:
        raise Invalid(Fault.LINK, url[:120])
    return clean
