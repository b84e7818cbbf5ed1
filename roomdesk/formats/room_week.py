"""The week of a room on a sheet that lies across: a column a day, meetings by start."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from itertools import zip_longest

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.frozen import frozen
from roomdesk.domain.schedule import Away, RoomDays
from roomdesk.domain.slot import to_wall
from roomdesk.formats.paper import breakable, capital, document, is_secret, meeting_hours, month, weekday


@frozen
class _Words:
    week: str
    free: str
    private: str
    pending: str
    away: str


_WORDS = {
    "it": _Words(
        "Settimana",
        "Nessuna riunione",
        "Occupata (riservata)",
        "in attesa di approvazione",
        "Occupata in un altro calendario",
    ),
    "en": _Words("Week", "No meetings", "Occupied (private)", "awaiting approval", "Booked in another calendar"),
}
_WORKDAYS = 5

_STYLE = """\
h1 { font-size: 20pt; margin: 0; }
th { text-align: left; background-color: #e6ecf2; font-size: 11pt; }
.time { font-weight: bold; font-size: 10pt; }
.title { font-size: 10pt; }
.mark { font-size: 9pt; color: #54677a; }
"""


def html(rooms: Sequence[RoomDays], *, language: str) -> str:
    """Write the days of each room as columns, in `it` or `en`; a weekend that holds nothing is left out."""
    words = _WORDS[language]
    body = "".join(_room(one, words, language, again=place > 0) for place, one in enumerate(rooms))
    return document(words.week, _STYLE, body, language, across=True)


def _room(one: RoomDays, words: _Words, language: str, *, again: bool) -> str:
    by_day: dict[date, list[Booking | Away]] = {one.first + timedelta(days=step): [] for step in range(one.days)}
    for booking in one.by_start():
        day = max(to_wall(booking.slot.start, one.site.timezone).date(), one.first)
        by_day[day].append(booking)
    days = [day for day, found in by_day.items() if found or day.weekday() < _WORKDAYS]
    width = 100 // max(len(days), 1)
    heads = "".join(
        f'<th scope="col" width="{width}%">{escape(capital(weekday(day, language)))} {day.day}</th>' for day in days
    )
    columns = [[_meeting(booking, one, day, words) for booking in by_day[day]] or [words.free] for day in days]
    rows = "".join(
        "<tr>" + "".join(f'<td width="{width}%">{cell}</td>' for cell in line) + "</tr>\n"
        for line in zip_longest(*columns, fillvalue="")
    )
    opening = '<div style="page-break-before: always;">' if again else "<div>"
    place = " · ".join(filter(None, (one.room.floor, one.site.name, _span(days, words, language))))
    return (
        f'{opening}\n<h1>{escape(one.room.name)}</h1>\n<p class="small">{escape(place)}</p>\n'
        f'<table width="100%" border="0" cellspacing="0" cellpadding="5">\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _span(days: Sequence[date], words: _Words, language: str) -> str:
    first, last = days[0], days[-1]
    begins = f"{first.day}" if first.month == last.month else f"{first.day} {month(first, language)}"
    return f"{words.week} {begins} – {last.day} {month(last, language)} {last.year}"


def _meeting(booking: Booking | Away, one: RoomDays, day: date, words: _Words) -> str:
    lines = [f'<span class="time">{meeting_hours(booking.slot, one.site.timezone, day)}</span>']
    if isinstance(booking, Away):
        return "<br>".join((*lines, f'<span class="title">{escape(words.away)}</span>'))
    if is_secret(booking):
        lines.append(f'<span class="title">{escape(words.private)}</span>')
    else:
        lines.append(f'<span class="title">{escape(booking.title)}</span>')
        who = one.names.get(booking.organizer, breakable(booking.organizer))
        lines.append(f'<span class="mark">{escape(who)}</span>')
    if booking.status is Status.PENDING:
        lines.append(f'<span class="mark">{escape(words.pending)}</span>')
    return "<br>".join(lines)
