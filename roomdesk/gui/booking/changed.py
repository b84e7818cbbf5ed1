"""What differs between a booking and itself at another time, and the words for each difference."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.booking import Booking

translate = QCoreApplication.translate

_PLAIN = ("title", "description", "notes", "setup", "visitors", "private", "conference", "rooms", "status")


def between(was: Booking, now: Booking) -> tuple[str, ...]:
    """Name what is another, as a history entry names what was edited."""
    names = [name for name in _PLAIN if getattr(was, name) != getattr(now, name)]
    if was.slot != now.slot:
        names.insert(0, "time")
    if [(one.email, one.name) for one in was.attendees] != [(one.email, one.name) for one in now.attendees]:
        names.append("attendees")
    return tuple(names)


def named(names: Iterable[str]) -> str:
    """List differences in words: `orario, sale`."""
    wordings = {
        "time": translate("Booking", "time"),
        "rooms": translate("Booking", "rooms"),
        "title": translate("Booking", "title"),
        "description": translate("Booking", "description"),
        "notes": translate("Booking", "notes for the reception"),
        "setup": translate("Booking", "layout"),
        "visitors": translate("Booking", "visitors"),
        "private": translate("Booking", "who sees it"),
        "conference": translate("Booking", "videoconference"),
        "attendees": translate("Booking", "people"),
        "status": translate("Booking", "state"),
    }
    return ", ".join(wordings.get(one, one) for one in names)
