"""VTIMEZONE of the zones that change their clocks by the European rule, and times written in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from roomdesk.domain.slot import is_ambiguous, zone

_YEARS = range(2024, 2038)  # a zone that leaves the European rule within these is written in UTC

# One yearly rule with an ordinal weekday and no RDATE is all that Outlook understands; every reader gets it right.
_TEMPLATE = """\
BEGIN:VTIMEZONE
TZID:{name}
X-LIC-LOCATION:{name}
BEGIN:DAYLIGHT
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
TZNAME:{summer_name}
DTSTART:19700329T{spring}
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
TZNAME:{winter_name}
DTSTART:19701025T{autumn}
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


@lru_cache(maxsize=64)
def vtimezone(name: str) -> str:
    """Write a zone's VTIMEZONE (RFC 5545 §3.6.5); empty for zones that do not follow the European rule."""
    if not all(_follows_the_rule(name, _last_sunday(year, month)) for year in _YEARS for month in (3, 10)):
        return ""
    spring, autumn = _last_sunday(2026, 3), _last_sunday(2026, 10)
    winter_time, summer_time = spring - timedelta(seconds=1), autumn - timedelta(seconds=1)
    winter, summer = winter_time.astimezone(zone(name)), summer_time.astimezone(zone(name))
    block = _TEMPLATE.format(
        name=name,
        winter=f"{winter:%z}",
        summer=f"{summer:%z}",
        winter_name=winter.tzname(),
        summer_name=summer.tzname(),
        spring=f"{winter + timedelta(seconds=1):%H%M%S}",
        autumn=f"{summer + timedelta(seconds=1):%H%M%S}",
    )
    return block.replace("\n", "\r\n")


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _follows_the_rule(name: str, change: datetime) -> bool:
    before = (change - timedelta(seconds=1)).astimezone(zone(name)).utcoffset()
    after = change.astimezone(zone(name)).utcoffset()
    assert before is not None and after is not None  # noqa: S101, PT018 - a ZoneInfo always knows
    return after - before == timedelta(hours=1 if change.month == 3 else -1)


@lru_cache(maxsize=1024)
def utc(instant: datetime) -> str:
    """Write an instant in UTC; it must be in UTC already."""
    return f"{_compact(instant)}Z"


def stamped(name: str, instant: datetime, timezone: str) -> str:
    """Write a date-time property in its zone's wall clock, or in UTC where the zone cannot be described."""
    if not vtimezone(timezone):
        return f"{name}:{utc(instant)}"
    return f"{name};TZID={timezone}:{_compact(instant.astimezone(zone(timezone)))}"


def _compact(at: datetime) -> str:
    # strftime takes five times as long.
    return at.isoformat(timespec="seconds")[:19].replace("-", "").replace(":", "")


def is_repeated(instant: datetime, timezone: str) -> bool:
    """Whether the zone's clock shows this time twice: readers differ on which one they take."""
    local = instant.astimezone(zone(timezone))
    return local.month == 10 and local.day >= 25 and is_ambiguous(local.replace(fold=0), timezone)
