"""A day sorted by the clock: going on, coming, later, over; rooms free now and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import Enum

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.opening import open_slots
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Room, Site
from roomdesk.domain.schedule import Entry
from roomdesk.domain.seek import finds
from roomdesk.domain.slot import Slot
from roomdesk.gui.reception.source import Meeting, ReceptionDay
from roomdesk.services.answers import DaySchedule

_COMING = timedelta(hours=2)
_USUAL_MINUTES = (30, 60)
_WORTH_MINUTES = 10


class Phase(Enum):
    """Where a meeting stands at a moment; on another day than today all are ahead."""

    NOW = "now"
    NEXT = "next"
    LATER = "later"
    OVER = "over"


@frozen
class FreeRoom:
    """A room that can be taken from `since` until `until`, its buffers and the site's hours kept."""

    room: Room
    site: Site
    since: datetime
    until: datetime
    faulty: tuple[str, ...] = ()

    @property
    def lengths(self) -> tuple[int, ...]:
        """Give the lengths to offer, in minutes: the usual ones, and the whole gap where it is shorter than those."""
        gap = Slot(self.since, self.until).minutes
        fitting = [one for one in _USUAL_MINUTES if self.room.shortest_minutes <= one <= gap]
        return (*fitting, gap) if gap < _USUAL_MINUTES[-1] and gap not in fitting else tuple(fitting) or (gap,)


def phase(meeting: Meeting, now: datetime) -> Phase:
    slot = meeting.booking.slot
    if slot.end <= now:
        return Phase.OVER
    if slot.start <= now:
        return Phase.NOW
    return Phase.NEXT if slot.start - now <= _COMING else Phase.LATER


def is_today(day: ReceptionDay, now: datetime) -> bool:
    return day.schedule.slot.start <= now < day.schedule.slot.end


def grouped(day: ReceptionDay, now: datetime, words: str) -> dict[Phase, list[Meeting]]:
    """Sort the meetings that have all the words; all of another day than today come as LATER."""
    found: dict[Phase, list[Meeting]] = {one: [] for one in Phase}
    today = is_today(day, now)
    for meeting in matching(day.meetings, words):
        found[phase(meeting, now) if today else Phase.LATER].append(meeting)
    return found


def matching(meetings: Iterable[Meeting], words: str) -> list[Meeting]:
    """Give the meetings in whose title, people or rooms all words are; accents and case do not matter."""
    return [one for one in meetings if finds(words, *_searched(one))]


def _searched(meeting: Meeting) -> list[str]:
    booking = meeting.booking
    parts = [room.name for room in (*meeting.rooms, *meeting.elsewhere)]
    if not meeting.is_secret:
        parts += [booking.title, booking.organizer, meeting.organizer]
        parts += [part for one in booking.attendees for part in (one.name, one.email)]
    return parts


def free_rooms(day: ReceptionDay, now: datetime) -> list[FreeRoom]:
    """List the rooms that can be taken now, on today only; the longest gap of a site first."""
    if not is_today(day, now):
        return []
    schedule = day.schedule
    sites = {site.code: site for site in schedule.sites if site.code not in schedule.closed}
    taken: dict[RoomCode, list[Entry]] = {}
    for entry in schedule.entries:
        taken.setdefault(entry.room, []).append(entry)
    since = now.replace(second=0, microsecond=0)
    found = []
    for room in schedule.rooms:
        if room.site in sites and _may_take(day.who, room):
            until = _free_until(room, sites[room.site], schedule, taken.get(room.code, []), since)
            least = max(room.shortest_minutes, _WORTH_MINUTES)
            if until - since >= timedelta(minutes=least):
                found.append(FreeRoom(room, sites[room.site], since, until, day.faulty.get(room.code, ())))
    order = {site.code: number for number, site in enumerate(schedule.sites)}
    return sorted(found, key=lambda one: (order[one.site.code], -one.until.timestamp(), one.room.name))


def _may_take(who: Person, room: Room) -> bool:
    if who.role is Role.TECHNICIAN:
        return False
    return not room.bookers or who.role is Role.ADMINISTRATOR or who.role in room.bookers


def _free_until(room: Room, site: Site, schedule: DaySchedule, taken: list[Entry], since: datetime) -> datetime:
    """Give the latest end of a meeting that begins now; now itself where none can."""
    day = schedule.day
    ends = [since + timedelta(minutes=room.longest_minutes)]
    ends += [one.end for one in open_slots(site.opening, site.timezone, day, day) if one.start <= since < one.end]
    if len(ends) == 1:
        return since
    before, after = timedelta(minutes=room.buffer_before), timedelta(minutes=room.buffer_after)
    for entry in taken:
        begins, finishes = (datetime.fromtimestamp(one, UTC) for one in (entry.blocked_from, entry.blocked_to))
        if finishes > since - before:
            ends.append(begins - after)
    for one in schedule.closures:
        if one.site == room.site and one.room in (None, room.code) and one.slot.end > since:
            ends.append(one.slot.start)
    away = [one.slot for one in schedule.away if one.room == room.code]
    ends += [one.start - after for one in away if one.end > since - before]
    return max(min(ends), since)
