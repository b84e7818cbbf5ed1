"""Words for values: days, times, lengths, states; in the language that is chosen."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from roomdesk.domain.booking import Answer, Booking, Scope, Status
from roomdesk.domain.equipment import Health
from roomdesk.domain.places import Line, Room
from roomdesk.domain.slot import Slot, to_wall
from roomdesk.gui.counted import counted

translate = QCoreApplication.translate


def status(one: Status) -> str:
    return {
        Status.CONFIRMED: translate("Words", "Confirmed"),
        Status.PENDING: translate("Words", "Awaiting approval"),
        Status.CANCELLED: translate("Words", "Cancelled"),
        Status.DECLINED: translate("Words", "Declined"),
    }[one]


def health(one: Health) -> str:
    return {
        Health.OK: translate("Words", "In order"),
        Health.DEGRADED: translate("Words", "Needs attention"),
        Health.FAILED: translate("Words", "Faulty"),
        Health.UNKNOWN: translate("Words", "Not checked"),
    }[one]


def answer(one: Answer) -> str:
    return {
        Answer.NEEDS_ACTION: translate("Words", "no answer yet"),
        Answer.ACCEPTED: translate("Words", "accepted"),
        Answer.DECLINED: translate("Words", "declined"),
        Answer.TENTATIVE: translate("Words", "perhaps"),
    }[one]


def scope(one: Scope) -> str:
    return {
        Scope.THIS: translate("Words", "Only this date"),
        Scope.FOLLOWING: translate("Words", "This date and those after it"),
        Scope.ALL: translate("Words", "All dates of the series"),
    }[one]


def feature(name: str) -> str:
    """Name a feature; one that the program does not know is called what the office called it."""
    return {
        "camera": translate("Words", "camera"),
        "display": translate("Words", "display"),
        "microphone": translate("Words", "microphone"),
        "speaker": translate("Words", "loudspeaker"),
        "projector": translate("Words", "projector"),
        "codec": translate("Words", "video codec"),
        "whiteboard": translate("Words", "whiteboard"),
    }.get(name, name)


def long_day(day: date) -> str:
    """Write a day in full: `lunedì 23 novembre 2026`."""
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("Words", "dddd, d MMMM yyyy"))


def short_day(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), translate("Words", "ddd d MMM yyyy"))


def clock(instant: datetime, timezone: str) -> str:
    return f"{to_wall(instant, timezone):%H:%M}"


def day_and_clock(instant: datetime, timezone: str) -> str:
    """Write a moment where there is little room: `lun 23 nov 2026, 09:15`."""
    return f"{short_day(to_wall(instant, timezone).date())}, {clock(instant, timezone)}"


def away(read_at: datetime, timezone: str) -> str:
    """Say that another calendar holds a room, and of when that is known."""
    return translate("Words", "Occupied elsewhere · read {when}").format(when=day_and_clock(read_at, timezone))


def elsewhere() -> str:
    return translate("Words", "Occupied elsewhere")


def hours(slot: Slot, timezone: str) -> str:
    return f"{clock(slot.start, timezone)}–{clock(slot.end, timezone)}"


def from_to(slot: Slot, timezone: str) -> str:
    """Write the times as they are spoken: `dalle 9:00 alle 11:00`."""
    starts, ends = to_wall(slot.start, timezone), to_wall(slot.end, timezone)
    text = translate("Words", "from {start} to {end}")
    return text.format(start=f"{starts.hour}:{starts:%M}", end=f"{ends.hour}:{ends:%M}")


def when(slot: Slot, timezone: str) -> str:
    """Write day and times, both days where the meeting goes past midnight."""
    starts, ends = to_wall(slot.start, timezone), to_wall(slot.end, timezone)
    if starts.date() == ends.date():
        return f"{long_day(starts.date())} · {hours(slot, timezone)}"
    return f"{short_day(starts.date())} {starts:%H:%M} – {short_day(ends.date())} {ends:%H:%M}"


def when_briefly(slot: Slot, timezone: str) -> str:
    """Write day and times where there is little room: `lun 23 nov 2026 · 09:00–11:00`."""
    return f"{short_day(to_wall(slot.start, timezone).date())} · {hours(slot, timezone)}"


def days_or_length(minutes: int) -> str:
    """Write an age: a length, whole days where it is longer than two."""
    days = minutes // (24 * 60)
    return counted.days(days) if days > 1 else length(minutes)


def length(minutes: int) -> str:
    """Write a length: `1 h 30 min`."""
    whole, rest = divmod(minutes, 60)
    parts = ([f"{whole} h"] if whole else []) + ([f"{rest} min"] if rest or not whole else [])
    return " ".join(parts)


def seats(room: Room) -> str:
    return counted.seats(room.capacity)


def line(one: Line) -> str:
    """Say what a site's line guarantees downwards; empty where that is unknown."""
    if not one.down_mbps:
        return ""
    if one.down_mbps >= 1000:
        return translate("Words", "line {speed} Gbit/s").format(
            speed=QLocale().toString(float(one.down_mbps / 1000), "g", 3)
        )
    return translate("Words", "line {speed} Mbit/s").format(speed=QLocale().toString(float(one.down_mbps), "g", 4))


def decimal(number: float) -> str:
    """Write a number with at most one decimal, none from ten upwards."""
    return QLocale().toString(float(number), "f", 0 if number >= 10 else 1)


def closed(reason: str, *, is_closure: bool = False) -> str:
    """Say why a place is closed: a day off, works, or simply outside its hours."""
    if reason == "patron":
        return translate("Words", "Patron saint's day")
    if reason:
        return reason
    return translate("Words", "Closed") if is_closure else translate("Words", "Outside opening hours")


def language() -> str:
    """Give the window's language, as writers of papers know it: `it` or `en`."""
    return "it" if QLocale().language() is QLocale.Language.Italian else "en"


def title(booking: Booking) -> str:
    return translate("Words", "Occupied") if booking.hidden else booking.title
