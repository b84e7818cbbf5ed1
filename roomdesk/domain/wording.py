"""What a title, a note, a code and an e-mail address may hold."""

import re

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import Email

TITLE_LONGEST = 200
TEXT_LONGEST = 4000
# Python compiles each when it is first looked for, not while the program starts.
_BREAKS = r"[\t\n\r\u2028\u2029]+"
# Halves of characters (surrogates) come from command lines in another encoding; no database or file takes them.
CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]"
# Nothing to see: spaces, marks of width and direction, joiners.
_INVISIBLE = r"[\s\u00ad\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*"
_CODE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}"
# Names that providers of certified mail (PEC) put into its domains.
_CERTIFIED = r"(^|\.|-)(pec|cert|postacert|legalmail|pecmail|arubapec|postecert|gigapec)(\.|-|$)"
_EMAIL = r"[^\s@<>()\[\],;:\"\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"


def one_line(text: str) -> str:
    """Put what was copied from somewhere on one line, without what no screen shows."""
    return re.sub(CONTROL, "", re.sub(_BREAKS, " ", text))


def title(text: str) -> str:
    """Check a title: one line of 1 to 200 characters, with something to see in it. Raises Invalid."""
    clean = text.strip()
    if (
        re.fullmatch(_INVISIBLE, clean)
        or len(clean) > TITLE_LONGEST
        or re.search(CONTROL, clean)
        or "\n" in clean
        or "\t" in clean
    ):
        raise Invalid(Fault.TITLE, text[:TITLE_LONGEST])
    return clean


def prose(text: str) -> str:
    """Check a description or note: several lines, at most 4,000 characters; other control characters go."""
    clean = re.sub(CONTROL, "", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(clean) > TEXT_LONGEST:
        raise Invalid(Fault.TEXT_TOO_LONG, clean[:60], hint=str(TEXT_LONGEST))
    return clean


def code(text: str) -> str:
    """Check a code: letters, digits, dot, dash, underscore; at most 32. Raises Invalid."""
    clean = text.strip()
    if not re.fullmatch(_CODE, clean):
        raise Invalid(Fault.CODE, text[:60])
    return clean


def email(text: str) -> Email:
    """Check an address. Raises Invalid."""
    clean = text.strip()
    if not re.fullmatch(_EMAIL, clean) or re.search(CONTROL, clean):
        raise Invalid(Fault.EMAIL, text[:120])
    return Email(clean.lower())


def is_certified(address: str) -> bool:
    """Whether an address looks like certified mail (PEC), which hides what it wraps from calendars."""
    host = address.rpartition("@")[2].lower()
    return bool(re.search(_CERTIFIED, host))
