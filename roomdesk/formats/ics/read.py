"""What meetings stand in a calendar file of somebody else's, read with icalendar and within bounds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from icalendar import Calendar, Component

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.ports.reader import Outline

LARGEST = 5_000_000
_MOST_MEETINGS = 200
_LONGEST_TEXT = 500


def read_calendar(content: bytes) -> tuple[Outline, ...]:
    """Read the meetings of a file in UTF-8 (RFC 5545 §3.6.1), earliest first.

    Raises Invalid for what is no calendar, for more than 5 MB and for more than 200 meetings.
    """
    if len(content) > LARGEST:
        raise Invalid(Fault.FILE, "> 5 MB")
    try:
        calendars = Calendar.from_ical(content.decode("utf-8-sig"), multiple=True)
        events = [event for one in calendars for event in one.walk("VEVENT")]
        found = [_outline(event) for event in events[:_MOST_MEETINGS]]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise Invalid(Fault.FILE) from error
    if not found:
        raise Invalid(Fault.FILE)
    if len(events) > _MOST_MEETINGS:
        raise Invalid(Fault.FILE, f"> {_MOST_MEETINGS}")
    return tuple(sorted(found, key=lambda one: one.start.isoformat()))


def _outline(event: Component) -> Outline:
    start, end, length = (getattr(_one(event, name), "dt", None) for name in ("DTSTART", "DTEND", "DURATION"))
    if not isinstance(start, date):
        raise Invalid(Fault.FILE, "DTSTART")
    if not isinstance(end, date):
        end = start + length if isinstance(length, timedelta) else None
    return Outline(_text(event, "SUMMARY"), start, end, _text(event, "LOCATION"), _organizer(event))


def _organizer(event: Component) -> str:
    value = _one(event, "ORGANIZER")
    address = str(value or "")
    if address.lower().startswith("mailto:"):
        address = address[len("mailto:") :]
    name = str(getattr(value, "params", {}).get("CN", ""))
    return f"{name} <{address}>"[:_LONGEST_TEXT] if name and name != address else address[:_LONGEST_TEXT]


def _text(event: Component, name: str) -> str:
    return " ".join(str(_one(event, name) or "").split())[:_LONGEST_TEXT]


def _one(event: Component, name: str) -> Any:
    """Give a property; the first where a careless program wrote it twice."""
    found = event.get(name)
    return found[0] if isinstance(found, list) else found
