"""What is typed into the booking dialog, turned into a draft; no Qt."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from enum import Enum

from roomdesk.domain import wording
from roomdesk.domain.booking import Attendee
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import Email
from roomdesk.domain.series import Rule, write_rule
from roomdesk.domain.slot import Slot, from_wall

_BETWEEN = re.compile(r"[,;\n]+")


class Repeat(Enum):
    """How often, as FREQ (RFC 5545 §3.3.10)."""

    NEVER = ""
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


def rule(repeat: Repeat, until: date) -> str:
    """Write the rule of a repetition up to and including a day; empty where there is none."""
    if repeat is Repeat.NEVER:
        return ""
    parts: Rule = {"FREQ": repeat.value, "UNTIL": f"{until:%Y%m%d}"}
    return write_rule(parts)


def slot(day: date, starts: time, ends: time, timezone: str) -> Slot:
    """Give the meeting's time in a zone. Raises Invalid where it is empty or does not exist that day."""
    return Slot.between(
        from_wall(datetime.combine(day, starts), timezone), from_wall(datetime.combine(day, ends), timezone)
    )


def people(text: str) -> tuple[Attendee, ...]:
    """Read addresses between commas or semicolons, each one once. Raises Invalid with the address that is none."""
    found: dict[Email, Attendee] = {}
    for part in filter(None, (one.strip() for one in _BETWEEN.split(text))):
        address, name = wording.mailbox(part)
        found.setdefault(address, Attendee(address, name))
    return tuple(found.values())


def title(text: str) -> str:
    """Check the title as the verbs will. Raises Invalid."""
    return wording.title(text)


def some(rooms: tuple[str, ...]) -> None:
    """Ask for at least one room. Raises Invalid."""
    if not rooms:
        raise Invalid(Fault.NO_ROOMS)
