"""What is asked for on the find screen, turned into wishes; no Qt."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from roomdesk.domain.draft import CommonWish, Wish
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.slot import Slot, from_wall, to_wall

ZONE = "Europe/Rome"
LENGTHS = (15, 30, 45, 60, 90, 120, 180, 240, 360, 480)
_WINDOW = timedelta(days=30)
_TIMES = 12
_MORNING, _EVENING = 8, 19
_SATURDAY = 5


@frozen
class Typed:
    """The fields as they stand; no sites means any."""

    people: int
    minutes: int
    day: date
    starts: time
    sites: tuple[SiteCode, ...] = ()
    needs: tuple[str, ...] = ()
    accessible: bool = False
    working: bool = False


def opening_time(now: datetime) -> tuple[date, time]:
    """Give what the screen opens with: the next full hour of a working day, or nine in the morning of the next one."""
    wall = to_wall(now, ZONE)
    if wall.weekday() < _SATURDAY and _MORNING <= wall.hour + 1 <= _EVENING:
        return wall.date(), time(wall.hour + 1)
    day = wall.date() if wall.hour < _MORNING else wall.date() + timedelta(days=1)
    return day + timedelta(days=7 - day.weekday() if day.weekday() >= _SATURDAY else 0), time(9)


def wish(one: Typed) -> Wish:
    """Wish for rooms at that time. Raises Invalid where the time does not exist that day."""
    starts = from_wall(datetime.combine(one.day, one.starts), ZONE)
    slot = Slot.lasting(starts, one.minutes)
    return Wish(slot, one.people, one.needs, one.sites, one.accessible, one.working)


def common_wish(one: Typed, now: datetime) -> CommonWish:
    """Wish for the earliest times from that day on, within thirty days, never in the past."""
    morning = from_wall(datetime.combine(one.day, time()), ZONE)
    since = max(now.astimezone(UTC), morning)
    return CommonWish(
        one.sites,
        one.minutes,
        Slot(since, since + _WINDOW),
        one.people,
        one.needs,
        _TIMES,
        accessible=one.accessible,
        working=one.working,
    )
