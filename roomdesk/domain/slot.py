"""A half-open stretch of time, kept in UTC, and the times people write at a desk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.frozen import frozen

# What lies outside is a slip of the pen; inside, no sum of times can leave Python's calendar.
_FIRST_YEAR, _LAST_YEAR = 1970, 2999


@frozen
class Slot:
    """From `start` up to, and not including, `end`: both aware and in UTC.

    Build it with `Slot.between`, which converts: aware times of one zone compare by their wall clock in Python,
    and are wrong in the night the clocks change.
    """

    start: datetime
    end: datetime

    def __lt__(self, other: Slot) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    @classmethod
    def between(cls, start: datetime, end: datetime) -> Slot:
        """Make a slot of two aware times. Raises Invalid where it is empty, runs backwards or leaves the calendar."""
        try:
            slot = cls(start.astimezone(UTC), end.astimezone(UTC))
        except OverflowError as error:
            raise Invalid(Fault.TIME, f"{start.isoformat()} – {end.isoformat()}") from error
        if not _FIRST_YEAR <= slot.start.year <= slot.end.year <= _LAST_YEAR:
            raise Invalid(Fault.TIME, f"{start.isoformat()} – {end.isoformat()}")
        if slot.end <= slot.start:
            raise Invalid(Fault.EMPTY_SLOT, f"{start.isoformat()} – {end.isoformat()}")
        return slot

    @classmethod
    def lasting(cls, start: datetime, minutes: int) -> Slot:
        try:
            end = start.astimezone(UTC) + timedelta(minutes=minutes)
        except OverflowError as error:
            raise Invalid(Fault.TIME, start.isoformat()) from error
        return cls.between(start, end)

    @property
    def minutes(self) -> int:
        return int((self.end - self.start).total_seconds() // 60)

    def overlaps(self, other: Slot) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Slot) -> bool:
        return self.start <= other.start and other.end <= self.end

    def padded(self, before: int, after: int) -> Slot:
        """Widen by so many minutes before and after."""
        return Slot(self.start - timedelta(minutes=before), self.end + timedelta(minutes=after))

    def starting(self, start: datetime) -> Slot:
        """Give the same length from another start."""
        begins = start.astimezone(UTC)
        return Slot(begins, begins + (self.end - self.start))


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Look a time zone up by its IANA name. Raises Invalid where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Invalid(Fault.TIMEZONE, name) from error


def from_wall(wall: datetime, timezone: str) -> datetime:
    """Turn a wall-clock time of a zone into UTC. Raises Invalid in the hour that spring skips, and in year 1 or 9999.

    A time that exists twice is its first occurrence: whoever means the second writes the offset.
    """
    local = wall.replace(tzinfo=zone(timezone))
    if not MINYEAR < wall.year < MAXYEAR:
        raise Invalid(Fault.TIME, wall.isoformat(" ", "minutes"))
    instant = local.astimezone(UTC)
    if instant.astimezone(local.tzinfo).replace(tzinfo=None) != wall.replace(tzinfo=None):
        raise Invalid(Fault.NO_SUCH_TIME, wall.isoformat(" ", "minutes"))
    return instant


def is_ambiguous(wall: datetime, timezone: str) -> bool:
    """Whether the clock shows this time twice, in the night summer time ends."""
    local = wall.replace(tzinfo=zone(timezone))
    first, second = local.utcoffset(), local.replace(fold=1).utcoffset()
    return first is not None and second is not None and first > second


def to_wall(instant: datetime, timezone: str) -> datetime:
    """Give the wall clock, without a zone, at an instant."""
    return instant.astimezone(zone(timezone)).replace(tzinfo=None)


def day_slot(day: date, timezone: str) -> Slot:
    """Give one day of a zone, midnight to midnight: 23 or 25 hours where the clocks change. Raises Invalid."""
    local = zone(timezone)
    if not _FIRST_YEAR < day.year <= _LAST_YEAR:
        raise Invalid(Fault.DAY, day.isoformat())
    starts = datetime.combine(day, time(), local)
    return Slot.between(starts, datetime.combine(day + timedelta(days=1), time(), local))


def merged(slots: Iterable[Slot]) -> list[Slot]:
    """Join slots that touch or overlap; sorted."""
    out: list[Slot] = []
    for slot in sorted(slots):
        if out and slot.start <= out[-1].end:
            out[-1] = Slot(out[-1].start, max(out[-1].end, slot.end))
        else:
            out.append(slot)
    return out
