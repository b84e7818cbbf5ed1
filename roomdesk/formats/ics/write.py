"""A whole calendar: its head, the zones it needs, its events (RFC 5545 §3.4, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterable

from roomdesk import __version__
from roomdesk.domain.invitation import Invitation, Method
from roomdesk.formats.ics.event import vevent
from roomdesk.formats.ics.lines import fold, text
from roomdesk.formats.ics.zones import vtimezone


def write_calendar(entries: Iterable[Invitation], method: Method | None, feed_name: str = "") -> str:
    """Write an iCalendar file with CRLF line ends.

    A message to people holds one entry: Outlook reads no second one. In a feed, named by `feed_name`, and in an entry
    for a calendar server, which has no method (RFC 4791 §4.1), a private meeting shows only that its rooms are taken.
    Raises Invalid for a request that would ask nobody.
    """
    entries = list(entries)
    events = [vevent(entry, method, in_feed=bool(feed_name)) for entry in entries]
    zones = [vtimezone(name) for name in sorted({entry.timezone for entry in entries})]
    return "".join((_head(method, feed_name), *zones, *events, "END:VCALENDAR\r\n"))


def _head(method: Method | None, feed_name: str) -> str:
    out = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//RoomDesk//RoomDesk {__version__}//IT\r\nCALSCALE:GREGORIAN\r\n"
    if method:
        out += f"METHOD:{method.value.upper()}\r\n"
    if feed_name:
        # Outlook takes any file with a calendar name for a whole calendar, so an invitation never has one.
        out += fold(f"NAME:{text(feed_name)}") + fold(f"X-WR-CALNAME:{text(feed_name)}")
        out += "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n"
    return out
