"""The day of some sites on paper: one page of HTML on its own, for a printer, a browser or PDF."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import partial
from html import escape

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.places import Room
from roomdesk.domain.schedule import Away, SiteDay
from roomdesk.domain.slot import to_wall
from roomdesk.formats.paper import capital, date_in_full, document, is_secret, meeting_hours

_NUMBERS = re.compile(r"([0-9]+)")


@frozen
class _Words:
    title: str
    columns: tuple[str, ...]
    private: str
    pending: str
    conference: str
    nothing: str
    printed: str
    bookings: tuple[str, str]
    visitors: tuple[str, str]
    elsewhere: str
    away: str


_WORDS = {
    "it": _Words(
        title="Riunioni del giorno",
        columns=("Orario", "Sala", "Riunione e organizzatore", "Ospiti", "Da preparare"),
        private="Occupata (riservata)",
        pending="in attesa di approvazione",
        conference="videoconferenza",
        nothing="Nessuna riunione in questa sede.",
        printed="Stampato {day} alle {time}",
        bookings=("1 riunione", "{} riunioni"),
        visitors=("1 ospite atteso", "{} ospiti attesi"),
        elsewhere="con {}",
        away="Occupata in un altro calendario",
    ),
    "en": _Words(
        title="Meetings of the day",
        columns=("Time", "Room", "Meeting and organizer", "Visitors", "To prepare"),
        private="Private",
        pending="awaiting approval",
        conference="videoconference",
        nothing="No meetings at this site.",
        printed="Printed on {day} at {time}",
        bookings=("1 meeting", "{} meetings"),
        visitors=("1 visitor expected", "{} visitors expected"),
        elsewhere="with {}",
        away="Booked in another calendar",
    ),
}

_WIDTHS = (13, 17, 40, 10, 20)  # per cent

_STYLE = """\
h1 { font-size: 17pt; margin: 0; }
h2 { font-size: 13pt; color: #0066cc; margin: 14px 0 0 0; }
th { text-align: left; background-color: #e6ecf2; font-size: 9pt; }
.time { font-weight: bold; white-space: nowrap; }
.title { font-weight: bold; }
.mark { font-size: 9pt; color: #06508f; }
.pending { font-size: 9pt; color: #995c00; }
"""


def html(
    day: date, sites: Sequence[SiteDay], rooms: Mapping[RoomCode, Room], *, language: str, printed_at: datetime
) -> str:
    """Write the day of some sites as a page on its own, in `it` or `en`; a site begins on a new sheet.

    `printed_at` is told in the first site's zone.
    """
    words = _WORDS[language]
    title = f"{words.title} – {date_in_full(day, language)}"
    at = to_wall(printed_at, sites[0].site.timezone) if sites else printed_at
    printed = words.printed.format(day=date_in_full(at.date(), language), time=f"{at:%H:%M}")
    heading = capital(date_in_full(day, language))
    body = "".join(_site(one, rooms, language, day, again=place > 0) for place, one in enumerate(sites))
    head = f'<h1>{escape(heading)}</h1>\n<p class="small">{escape(words.title)} · {escape(printed)}</p>\n'
    return document(title, _STYLE, head + body, language)


def _site(one: SiteDay, rooms: Mapping[RoomCode, Room], language: str, day: date, *, again: bool) -> str:
    """Write a site's part; the day is told again on each sheet but the first."""
    site, words = one.site, _WORDS[language]
    opening = '<div class="site" style="page-break-before: always;">' if again else "<div>"
    head = f"{opening}\n<h2>{escape(site.name)}</h2>\n"
    if again:
        head += f'<p class="small">{escape(capital(date_in_full(day, language)))}</p>\n'
    held = sorted(one.by_start(), key=partial(_order, rooms))
    if not held:
        where = f'<p class="small">{escape(site.address)}</p>\n' if site.address else ""
        return f"{head}{where}<p>{escape(words.nothing)}</p>\n</div>\n"
    heads = "".join(
        f'<th scope="col" width="{width}%">{escape(name)}</th>'
        for name, width in zip(words.columns, _WIDTHS, strict=True)
    )
    rows = "".join(_row(booking, one, rooms, words, day) for booking in held)
    return (
        f'{head}<table width="100%" border="0" cellspacing="0" cellpadding="4">\n'
        f'<caption class="small">{escape(_summary(one, words))}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _order(rooms: Mapping[RoomCode, Room], one: Booking | Away) -> tuple[datetime, list[int | str]]:
    """Put what begins together in the order of its rooms' names, as people count: Sala 2 before Sala 10."""
    codes = (one.room,) if isinstance(one, Away) else one.rooms
    names = [_counted(rooms[code].name) for code in codes if code in rooms]
    return one.slot.start, min(names, default=[])


def _counted(name: str) -> list[int | str]:
    # Words and numbers by turns, whatever the name begins with.
    return [int(part) if part.isdecimal() else part.casefold() for part in _NUMBERS.split(name)]


def _summary(one: SiteDay, words: _Words) -> str:
    visitors = sum(booking.visitors for booking in one.bookings)
    parts = [one.site.address, _count(len(one.bookings), words.bookings)]
    if visitors:
        parts.append(_count(visitors, words.visitors))
    return " · ".join(filter(None, parts))


def _count(number: int, forms: tuple[str, str]) -> str:
    return forms[0] if number == 1 else forms[1].format(number)


def _row(booking: Booking | Away, one: SiteDay, rooms: Mapping[RoomCode, Room], words: _Words, day: date) -> str:
    hours = meeting_hours(booking.slot, one.site.timezone, day)
    if isinstance(booking, Away):
        cells = f"<td>{_place(rooms[booking.room])}</td><td>{escape(words.away)}</td><td></td><td></td>"
        return f'<tr><td class="time">{hours}</td>{cells}</tr>\n'
    here = [rooms[room] for room in booking.rooms if room in rooms and rooms[room].site == one.site.code]
    elsewhere = [rooms[room].name for room in booking.rooms if room in rooms and rooms[room].site != one.site.code]
    places = "<br>".join(_place(room) for room in here)
    return (
        f'<tr><td class="time">{hours}</td><td>{places}</td>'
        f"<td>{_meeting(booking, one, elsewhere, words)}</td>"
        f'<td align="center">{booking.visitors or ""}</td><td>{_preparation(booking)}</td></tr>\n'
    )


def _place(room: Room) -> str:
    floor = f'<br><span class="small">{escape(room.floor)}</span>' if room.floor else ""
    return f"{escape(room.name)}{floor}"


def _meeting(booking: Booking, one: SiteDay, elsewhere: Sequence[str], words: _Words) -> str:
    if is_secret(booking):
        return escape(words.private)
    lines = [f'<span class="title">{escape(booking.title)}</span>']
    if booking.status is Status.PENDING:
        lines.append(f'<span class="pending">{escape(words.pending)}</span>')
    if booking.conference:
        lines.append(f'<span class="mark">▶ {escape(words.conference)}</span>')
    if elsewhere:
        lines.append(f'<span class="small">{escape(words.elsewhere.format(", ".join(elsewhere)))}</span>')
    if booking.organizer:
        lines.append(f'<span class="small">{escape(one.names.get(booking.organizer, booking.organizer))}</span>')
    return "<br>".join(lines)


def _preparation(booking: Booking) -> str:
    setup = f'<span class="title">{escape(capital(booking.setup))}</span>' if booking.setup else ""
    notes = "" if is_secret(booking) else escape(booking.notes).replace("\n", "<br>")
    return "<br>".join(filter(None, (setup, notes)))
