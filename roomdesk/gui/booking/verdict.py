"""What is in the way of a room at a time, told from a day that was read; the store has the last word."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.opening import is_open
from roomdesk.domain.places import Room
from roomdesk.domain.slot import Slot
from roomdesk.gui import words
from roomdesk.services.answers import DaySchedule

translate = QCoreApplication.translate


def in_the_way(schedule: DaySchedule, room: Room, slot: Slot) -> str:
    """Say what keeps a room from being booked at a time; empty where nothing does."""
    site = next(one for one in schedule.sites if one.code == room.site)
    closed = schedule.closed.get(site.code, "")
    if closed:
        return words.closed(closed)
    for closure in schedule.closures:
        if closure.site == room.site and closure.room in (None, room.code) and closure.slot.overlaps(slot):
            return words.closed(closure.reason, is_closure=True)
    if not is_open(site.opening, site.timezone, slot):
        return words.closed("")
    wanted = room.blocked(slot)
    starts, ends = wanted.start.timestamp(), wanted.end.timestamp()
    for entry in schedule.entries:
        if entry.room == room.code and entry.blocked_from < ends and starts < entry.blocked_to:
            return translate("Booking", "Occupied {hours}").format(hours=words.hours(entry.slot, site.timezone))
    return ""
