"""Opening hours by weekday, holidays and the patron saint's day: when a site is open."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.frozen import frozen
from roomdesk.domain.slot import Slot, merged, to_wall, zone

Holidays = Callable[[date], str]
"""Names the national holiday of a day; empty on an ordinary day."""

_DAYS = {
    name: number
    for number, names in enumerate(
        (
            "mon monday lun lunedì lunedi",
            "tue tuesday mar martedì martedi",
            "wed wednesday mer mercoledì mercoledi",
            "thu thursday gio giovedì giovedi",
            "fri friday ven venerdì venerdi",
            "sat saturday sab sabato",
            "sun sunday dom domenica",
        )
    )
    for name in names.split()
}
_HOURS = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2})")
_MIDNIGHT = 24 * 60


@frozen
class Opening:
    """Hours of the seven weekdays, Monday first, as (from, to) in minutes since midnight; `text` as it was written."""

    days: tuple[tuple[tuple[int, int], ...], ...]
    text: str

    @classmethod
    def parse(cls, text: str) -> Opening:
        """Read `Mon-Fri 08:00-18:00; Sat 08:30-12:30`, English or Italian days. Raises Invalid."""
        days: list[list[tuple[int, int]]] = [[] for _ in range(7)]
        for part in filter(None, (one.strip() for one in text.split(";"))):
            names, _, hours = part.partition(" ")
            spans = [_span(one, text) for one in re.split(r"[,\s]+(?=\d)", hours.strip())]
            for number in _weekdays(names, text):
                days[number].extend(spans)
        for spans in days:
            spans.sort()
            if any(before[1] > after[0] for before, after in pairwise(spans)):
                raise Invalid(Fault.OPENING, text)
        return cls(tuple(tuple(spans) for spans in days), text.strip())


def _weekdays(names: str, text: str) -> list[int]:
    numbers: list[int] = []
    for name in names.casefold().split(","):
        first, _, last = name.partition("-")
        try:
            start, end = _DAYS[first.strip(".")], _DAYS[(last or first).strip(".")]
        except KeyError as error:
            raise Invalid(Fault.OPENING, text) from error
        numbers.extend((start + step) % 7 for step in range((end - start) % 7 + 1))
    return numbers


def _span(hours: str, text: str) -> tuple[int, int]:
    match = _HOURS.fullmatch(hours.strip())
    if not match:
        raise Invalid(Fault.OPENING, text)
    h1, m1, h2, m2 = (int(group) for group in match.groups())
    starts, ends = h1 * 60 + m1, h2 * 60 + m2
    if not (0 <= starts < ends <= _MIDNIGHT and m1 < 60 and m2 < 60):
        raise Invalid(Fault.OPENING, text)
    return starts, ends


DEFAULT_OPENING = Opening.parse("Mon-Sat 07:00-22:00")


def open_slots(opening: Opening, timezone: str, first: date, last: date) -> list[Slot]:
    """List the times a site is open from one day to another, holidays not looked at; touching ones joined."""
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return merged(slot for day in days for slot in _open_on(opening, timezone, day))


@lru_cache(maxsize=4096)
def _open_on(opening: Opening, timezone: str, day: date) -> tuple[Slot, ...]:
    times = ((_at(day, starts, timezone), _at(day, ends, timezone)) for starts, ends in opening.days[day.weekday()])
    return tuple(Slot.between(*pair) for pair in times if pair[0].astimezone(UTC) < pair[1].astimezone(UTC))


def _at(day: date, minutes: int, timezone: str) -> datetime:
    if minutes == _MIDNIGHT:
        return datetime.combine(day + timedelta(days=1), time(), zone(timezone))
    return datetime.combine(day, time(minutes // 60, minutes % 60), zone(timezone))


def is_open(opening: Opening, timezone: str, slot: Slot) -> bool:
    """Whether a site is open for the whole of a slot; holidays are `closed_day`."""
    first, last = to_wall(slot.start, timezone).date(), to_wall(slot.end, timezone).date()
    return any(one.contains(slot) for one in open_slots(opening, timezone, first, last))


def closed_day(day: date, patron: str, holidays: Holidays) -> str:
    """Name why a site is closed on a day: a national holiday, or `patron` for its saint's day; else empty."""
    if patron and f"{day:%m-%d}" == patron:
        return "patron"
    return holidays(day)


def check_patron(text: str) -> str:
    """Check a patron saint's day, MM-DD. Raises Invalid."""
    if not text:
        return ""
    if not re.fullmatch(r"[01]\d-[0-3]\d", text):
        raise Invalid(Fault.PATRON, text[:20])
    try:
        return f"{date.fromisoformat(f'2024-{text}'):%m-%d}"
    except ValueError as error:
        raise Invalid(Fault.PATRON, text) from error
