"""A room's and a site's own rules about when and for how long they can be booked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from roomdesk.domain.errors import LengthNotAllowed, OutsideHours, RoomClosed, RoomNotForYou, RoomRetired, TooFarAhead
from roomdesk.domain.opening import Holidays, closed_day, is_open
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Closure, Room, Site
from roomdesk.domain.slot import Slot, to_wall


def check_room(room: Room, slot: Slot, who: Person, now: datetime) -> None:
    """In use, length, how far ahead, who may book. Raises RoomRetired, LengthNotAllowed, TooFarAhead, RoomNotForYou."""
    if room.retired:
        raise RoomRetired(room.code)
    seconds = (slot.end - slot.start).total_seconds()
    if not room.shortest_minutes * 60 <= seconds <= room.longest_minutes * 60:
        raise LengthNotAllowed(room.code, slot.minutes, room.shortest_minutes, room.longest_minutes)
    if room.ahead_days and slot.start > now + timedelta(days=room.ahead_days):
        raise TooFarAhead(room.code, room.ahead_days)
    if room.bookers and who.role is not Role.ADMINISTRATOR and who.role not in room.bookers:
        raise RoomNotForYou(room.code, tuple(room.bookers))


def check_site(site: Site, slot: Slot, holidays: Holidays) -> None:
    """Check opening hours, holidays, patron saint. Raises OutsideHours, RoomClosed."""
    # A meeting that ends at midnight does not touch the next day.
    final = slot.end - timedelta(seconds=1)
    day, last = to_wall(slot.start, site.timezone).date(), to_wall(final, site.timezone).date()
    while day <= last:
        reason = closed_day(day, site.patron, holidays)
        if reason:
            raise RoomClosed(site.name, slot, reason)
        day += timedelta(days=1)
    if not is_open(site.opening, site.timezone, slot):
        raise OutsideHours(site.name, slot, site.opening.text)


def check_closures(room: Room, slot: Slot, closures: Iterable[Closure]) -> None:
    """Works and other closures of the room or its site. Raises RoomClosed."""
    for one in closures:
        if one.site == room.site and one.room in (None, room.code) and one.slot.overlaps(slot):
            raise RoomClosed(room.name, one.slot, one.reason)
