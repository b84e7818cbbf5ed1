"""Addresses with the names of whose they are, as they stand in a mail (RFC 5322 section 3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roomdesk.domain.ids import Email
from roomdesk.domain.wording import CONTROL, email

# What quotes and angles hold stays whole.
_PIECE = re.compile(r'"[^"]*"|<[^>]*>|[^",;<\n]+|.', re.DOTALL)
_ANGLE = re.compile(r"(.*?)<\s*(?:mailto:)?([^<>]*?)\s*>", re.DOTALL | re.IGNORECASE)
_ROUND = re.compile(r"(.*?)\(\s*([^()\s]+@[^()\s]+)\s*\)", re.DOTALL)
_MAILTO = re.compile(r"^mailto:", re.IGNORECASE)
_LINE_ENDS = re.compile(r"[\r\n\u2028\u2029]+")


def mailbox(text: str) -> tuple[Email, str]:
    """Read `anna@comune.example` or `Anna Bianchi <anna@comune.example>` as address and name. Raises Invalid.

    Mail programs copy `Bianchi, Anna <…>`, `'Anna Bianchi' <…>`, `Anna Bianchi (anna@…)` and `mailto:anna@…` too.
    """
    found = _ANGLE.fullmatch(text.strip()) or _ROUND.fullmatch(text.strip())
    name, address = found.groups() if found else ("", _MAILTO.sub("", text.strip()))
    return email(address or text), re.sub(CONTROL, "", name).strip().strip("\"'").strip()


def split(text: str) -> tuple[str, ...]:
    """Part a line of addresses at commas, semicolons and line ends; blanks part bare addresses.

    A comma parts no `Bianchi, Anna <anna@comune.example>`: what has no `@` belongs to what comes after it.
    """
    return tuple(one for part in _parts(_LINE_ENDS.sub(";", text)) for one in _bare(part))


def _parts(text: str) -> Iterator[str]:
    held = ""
    for piece in (*_PIECE.findall(text), ";"):
        is_name = piece == "," and "@" not in held
        if piece not in (",", ";") or is_name:
            held += piece
        elif held.strip(" ,"):
            yield held.strip(" ,")
            held = ""


def _bare(part: str) -> list[str]:
    words = part.split()
    are_bare = all("@" in one and not set("<(").intersection(one) for one in words)
    return words if are_bare else [part]
