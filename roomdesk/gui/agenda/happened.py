"""One entry of a booking's history in words: when, who, and what was done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.booking import HistoryEntry
from roomdesk.domain.slot import to_wall
from roomdesk.gui import words
from roomdesk.gui.booking.changed import named
from roomdesk.gui.common.plain import breakable

translate = QCoreApplication.translate


def happened(one: HistoryEntry, timezone: str) -> str:
    """Word an entry: `23 nov 2026 09:12 · Modificata: titolo, persone · anna@comune.example`."""
    at = to_wall(one.at, timezone)
    return f"{words.short_day(at.date())} {at:%H:%M} · {_done(one)} · {breakable(one.who)}"


def _done(one: HistoryEntry) -> str:
    if one.action == "edited":
        return translate("Details", "Changed: {what}").format(what=named(one.detail.split("|")))
    text = {
        "booked": translate("Details", "Booked"),
        "moved": translate("Details", "Moved"),
        "cancelled": translate("Details", "Cancelled"),
        "approved": translate("Details", "Approved"),
        "declined": translate("Details", "Declined"),
        "checked_in": translate("Details", "People arrived"),
        "check_in_undone": translate("Details", "Arrival taken back"),
        "undone": translate("Details", "Last change undone"),
    }.get(one.action, one.action)
    has_reason = one.action in ("cancelled", "declined") and one.detail
    return f"{text}: {one.detail}" if has_reason else text
