"""What a title, a note, a code and an e-mail address may hold."""

import re

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import Email

TITLE_LONGEST = 200
TEXT_LONGEST = 4000
_BREAKS = re.compile(r"[\t\n\r\u2028\u2029]+")
# Halves of characters (surrogates) come from command lines in another encoding; no database or file takes them.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Nothing to see: spaces, marks of width and direction, joiners.
_INVISIBLE = re.compile(r"[\s\u00ad\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}")
# Names that providers of certified mail (PEC) put into its domains.
_CERTIFIED = re.compile(r"(^|\.|-)(pec|cert|postacert|legalmail|pecmail|arubapec|postecert|gigapec)(\.|-|$)")
_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")


def one_line(text: str) -> str:
    """Put what was copied from somewhere on one line, without what no screen shows."""
    return CONTROL.sub("", _BREAKS.sub(" ", text))


def title(text: str) -> str:
    """Check a title: one line of 1 to 200 characters, with something to see in it. Raises Invalid."""
    clean = text.strip()
    if (
        _INVISIBLE.fullmatch(clean)
        or len(clean) > TITLE_LONGEST
        or CONTROL.search(clean)
        or "\n" in clean
        or "\t" in clean
    ):
        raise Invalid(Fault.TITLE, text[:TITLE_LONGEST])
    return clean


def prose(text: str) -> str:
    """Check a description or note: several lines, at most 4,000 characters; other control characters go."""
    clean = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(clean) > TEXT_LONGEST:
        raise Invalid(Fault.TEXT_TOO_LONG, clean[:60], hint=str(TEXT_LONGEST))
    return clean


def code(text: str) -> str:
    """Check a code: letters, digits, dot, dash, underscore; at most 32. Raises Invalid."""
    clean = text.strip()
    if not _CODE.fullmatch(clean):
        raise Invalid(Fault.CODE, text[:60])
    return clean


def email(text: str) -> Email:
    """Check an address. Raises Invalid."""
    clean = text.strip()
    if not _EMAIL.fullmatch(clean) or CONTROL.search(clean):
        raise Invalid(Fault.EMAIL, text[:120])
    return Email(clean.lower())


def is_certified(address: str) -> bool:
    """Whether an address looks like certified mail (PEC), which hides what it wraps from calendars."""
    host = address.rpartition("@")[2].lower()
    return bool(_CERTIFIED.search(host))
