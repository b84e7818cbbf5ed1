"""What hangs at a door for a day: the room's meetings in letters that are read from across a corridor."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.frozen import frozen
from roomdesk.domain.schedule import Away, RoomDays
from roomdesk.formats.paper import capital, date_in_full, document, is_secret, meeting_hours


@frozen
class _Words:
    title: str
    free: str
    private: str
    pending: str
    conference: str
    away: str


_WORDS = {
    "it": _Words(
        "Riunioni di oggi in questa sala",
        "Libera tutto il giorno",
        "Occupata (riservata)",
        "in attesa di approvazione",
        "videoconferenza",
        "Occupata in un altro calendario",
    ),
    "en": _Words(
        "Meetings in this room today",
        "Free all day",
        "Occupied (private)",
        "awaiting approval",
        "videoconference",
        "Booked in another calendar",
    ),
}

_STYLE = """\
h1 { font-size: 40pt; margin: 0; }
.place { font-size: 16pt; color: #5d7083; margin: 0; }
.day { font-size: 22pt; color: #0066cc; margin: 10px 0 16px 0; }
.free { font-size: 32pt; color: #007a52; margin: 40px 0 0 0; }
th { text-align: left; background-color: #e6ecf2; font-size: 12pt; }
.time { font-size: 22pt; font-weight: bold; white-space: nowrap; }
.title { font-size: 22pt; }
.mark { font-size: 13pt; color: #54677a; }
"""


def html(rooms: Sequence[RoomDays], *, language: str) -> str:
    """Write the first day of each room, a room on its own sheets, in `it` or `en`."""
    words = _WORDS[language]
    body = "".join(_room(one, words, language, again=place > 0) for place, one in enumerate(rooms))
    return document(words.title, _STYLE, body, language)


def _room(one: RoomDays, words: _Words, language: str, *, again: bool) -> str:
    opening = '<div style="page-break-before: always;">' if again else "<div>"
    day = capital(date_in_full(one.first, language))
    place = " · ".join(filter(None, (one.room.floor, one.site.name)))
    head = (
        f'{opening}\n<h1>{escape(one.room.name)}</h1>\n<p class="place">{escape(place)}</p>\n'
        f'<p class="day">{escape(day)}</p>\n'
    )
    held = one.by_start()
    if not held:
        return f'{head}<p class="free">{escape(words.free)}</p>\n</div>\n'
    rows = "".join(_row(booking, one, words) for booking in held)
    # The heading is repeated where a room's day takes more than one sheet.
    again_on_each = f"{one.room.name} · {day}"
    return (
        f'{head}<table width="100%" border="0" cellspacing="0" cellpadding="8">\n'
        f'<thead><tr><th scope="col" colspan="2">{escape(again_on_each)}</th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _row(booking: Booking | Away, one: RoomDays, words: _Words) -> str:
    hours = meeting_hours(booking.slot, one.site.timezone, one.first)
    if isinstance(booking, Away):
        return _line(hours, words.away)
    title = words.private if is_secret(booking) else booking.title
    marks = []
    if booking.status is Status.PENDING:
        marks.append(words.pending)
    if booking.conference and not is_secret(booking):
        marks.append(f"▶ {words.conference}")
    below = f'<br><span class="mark">{escape(" · ".join(marks))}</span>' if marks else ""
    return _line(hours, title, below)


def _line(hours: str, title: str, below: str = "") -> str:
    return (
        f'<tr><td class="time" width="34%">{hours}</td>'
        f'<td width="66%"><span class="title">{escape(title)}</span>{below}</td></tr>\n'
    )
