"""A conference link: how people join, and whether two meetings could share it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.frozen import frozen

_LONGEST = 500
_LICENCE = "licence:"
_NUMBER = re.compile(r"\+?[\d ./()-]{4,30}")
_SIP = re.compile(r"(?:sips?:|h323:)?[\w.+*-]{1,60}@[A-Za-z0-9.-]{1,120}(?::\d{1,5})?", re.ASCII)
_ID = re.compile(r"[\w -]{1,40}", re.ASCII)
_MARKS = ' "<>\\^`{|}'


@frozen
class ConferenceLink:
    """What a guest needs. An `exclusive` link (a fixed room) is a resource: never held by two meetings at once.

    `hold` names another resource that the meeting takes, such as one of a service's licences. Without a `url` the
    service has not made the link yet. `meeting_id` is typed at a codec or telephone, `sip` is a SIP or H.323 address.
    """

    provider: str
    url: str
    pin: str | None = None
    phone: str | None = None
    exclusive: bool = False
    hold: str = ""
    meeting_id: str | None = None
    sip: str | None = None

    @property
    def dial(self) -> str:
        """Give the number with the PIN after two pauses, as telephones dial it; empty where it is no number."""
        if not self.phone or not _NUMBER.fullmatch(self.phone):
            return ""
        digits = "".join(one for one in self.phone if one.isdigit() or one == "+")
        return f"{digits},,{self.pin}#" if self.pin and self.pin.isdigit() else digits

    @property
    def is_ready(self) -> bool:
        """Whether there is a link to join by."""
        return bool(self.url)

    @property
    def held(self) -> str:
        """Name what no other meeting may hold at that time; empty where others may."""
        return self.url if self.exclusive else self.hold


def licence(provider: str, number: int) -> str:
    """Name one of a service's licences, as the store holds it."""
    return f"{_LICENCE}{provider}:{number}"


def licensed(held: str) -> str:
    """Say of which service something held is a licence; empty where it is a link."""
    return held.removeprefix(_LICENCE).partition(":")[0] if held.startswith(_LICENCE) else ""


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


def check_sip(address: str) -> str:
    """Check a SIP or H.323 address: `12345@host`, with its scheme or without, which is SIP then. Raises Invalid."""
    clean = address.strip()
    if not _SIP.fullmatch(clean):
        raise Invalid(Fault.LINK, address[:120])
    return clean if ":" in clean.partition("@")[0] else f"sip:{clean}"


def check_meeting_id(text: str) -> str:
    """Check a meeting's number: letters, digits, blanks, strokes. Raises Invalid."""
    clean = text.strip()
    if not _ID.fullmatch(clean):
        raise Invalid(Fault.LINK, text[:120])
    return clean
