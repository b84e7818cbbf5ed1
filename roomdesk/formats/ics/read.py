"""What meetings stand in a calendar file of somebody else's, in outline: nothing is made of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.formats.ics import times
from roomdesk.formats.ics.clocks import Clocks
from roomdesk.formats.ics.receive import MOST_MEETINGS
from roomdesk.formats.ics.scan import Component, scan
from roomdesk.ports.reader import Outline

_LONGEST_TEXT = 500
_ANY = "UTC"


def read_calendar(content: bytes) -> tuple[Outline, ...]:
    """Read the meetings of a file (RFC 5545 §3.6.1), earliest first; a mere answer may tell of none.

    Raises Invalid for what is no calendar, for more than 5 MB and for more than 200 meetings.
    """
    calendars = scan(content)
    events = [(event, clocks) for one in calendars for clocks in (Clocks(one, _ANY),) for event in one.named("VEVENT")]
    if not events:
        raise Invalid(Fault.NO_MEETING)
    if len(events) > MOST_MEETINGS:
        raise Invalid(Fault.CALENDAR_TOO_LARGE, f"> {MOST_MEETINGS}")
    told = [_outline(*one) for one in events if not _names_no_time(one[0], calendars)]
    return tuple(sorted(told, key=lambda one: one.start.isoformat()))


def _names_no_time(event: Component, calendars: list[Component]) -> bool:
    """Whether it only answers or takes back: then it need not say when the meeting is (RFC 5546 §3.2.3, §3.2.5)."""
    if event.one("DTSTART"):
        return False
    return any(event in one.children and one.text("METHOD").upper() in ("REPLY", "CANCEL") for one in calendars)


def _outline(event: Component, clocks: Clocks) -> Outline:
    written = event.one("DTSTART")
    if not written:
        raise Invalid(Fault.TIME, "DTSTART")
    start = times.moment(written)
    end = times.end_of(event, start, clocks)
    first, last = _shown(start, times.instant(start, clocks)), _shown(start, end) if end else None
    return Outline(_text(event, "SUMMARY"), first, last, _text(event, "LOCATION"), _organizer(event))


def _shown(start: times.Moment, instant: datetime) -> date:
    """Give a day for a day, and a time without a zone where the file names none."""
    if start.is_day:
        return instant.date()
    return instant if start.tzid else instant.astimezone(UTC).replace(tzinfo=None)


def _organizer(event: Component) -> str:
    found = event.one("ORGANIZER")
    if not found:
        return ""
    address = found.text[7:] if found.text[:7].lower() == "mailto:" else found.text
    name = found.parameters.get("CN", "")
    return f"{name} <{address}>"[:_LONGEST_TEXT] if name and name != address else address[:_LONGEST_TEXT]


def _text(event: Component, name: str) -> str:
    return " ".join(event.text(name).split())[:_LONGEST_TEXT]
