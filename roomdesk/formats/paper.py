"""What printed pages share: dates and times in words, a page's frame, what is not told on paper."""

from __future__ import annotations

from datetime import date, datetime
from html import escape

from roomdesk.domain.booking import Booking
from roomdesk.domain.slot import Slot, to_wall

INK, MUTED = "#17324d", "#5d7083"

_WEEKDAYS = {
    "it": ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "it": (
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
        "novembre", "dicembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
}  # fmt: skip

# Only what QTextDocument understands too: tables with attributes, no boxes, no grid.
_STYLE = f"""\
body {{ font-family: "Titillium Web", "Segoe UI", "DejaVu Sans", sans-serif; font-size: 10pt; color: {INK}; }}
p {{ margin: 0 0 6px 0; }}
.small {{ font-size: 9pt; color: {MUTED}; }}
.foot {{ margin-top: 8px; }}
caption {{ text-align: left; }}
td {{ vertical-align: top; border-bottom: 1px solid #b3c0cc; }}
table {{ border-collapse: collapse; width: 100%; }}
thead {{ display: table-header-group; }}
tr {{ page-break-inside: avoid; }}
"""


def document(title: str, style: str, body: str, language: str, *, across: bool = False) -> str:
    """Frame a page on its own, to print upright or across; `title` is plain text, `body` and `style` are written."""
    sheet = "A4 landscape" if across else "A4"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>\n{_STYLE}{style}@page {{ size: {sheet}; margin: 15mm; }}\n</style>\n</head>\n<body>\n"
        f"{body}</body>\n</html>\n"
    )


def date_in_full(day: date, language: str) -> str:
    """Give a date as people write it: lunedì 23 novembre 2026, Monday 23 November 2026."""
    return f"{weekday(day, language)} {day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def weekday(day: date, language: str) -> str:
    return _WEEKDAYS[language][day.weekday()]


def month(day: date, language: str) -> str:
    return _MONTHS[language][day.month - 1]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def breakable(address: str) -> str:
    """Let an address that is wider than its column break after its @ and its dots, by a space of no width."""
    return address.replace("@", "@\u200b").replace(".", ".\u200b")


def meeting_hours(slot: Slot, timezone: str, day: date) -> str:
    """Give a meeting's times as seen from a day: 09:00–11:00, with the date where an end lies on another."""
    return "–".join(_clock(at, timezone, day) for at in (slot.start, slot.end))


def _clock(instant: datetime, timezone: str, day: date) -> str:
    wall = to_wall(instant, timezone)
    return f"{wall:%H:%M}" if wall.date() == day else f"{wall:%d/%m %H:%M}"


def is_secret(booking: Booking) -> bool:
    """Whether a sheet that lies about on a desk may not say what the meeting is, whoever printed it."""
    return booking.private or booking.hidden
