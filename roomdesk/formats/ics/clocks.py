"""The clocks of a calendar file: zones by IANA and Windows names, or by their own rules (RFC 5545)."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from operator import eq

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.slot import from_wall, zone
from roomdesk.formats.ics.scan import Component

_OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?")
_WALL = re.compile(r"(\d{8})(?:T(\d{6}))?")
# What the rules of clocks are made of; each is counted out within its month, so that none is searched for long.
_PARTS = {
    "FREQ": re.compile("YEARLY"),
    "INTERVAL": re.compile("1"),
    "WKST": re.compile("[A-Z]{2}"),
    "BYMONTH": re.compile("0?[1-9]|1[0-2]"),
    "BYDAY": re.compile("([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)"),
    "BYMONTHDAY": re.compile(r"-?\d{1,2}(?:,-?\d{1,2}){0,7}"),
    "BYHOUR": re.compile("[01]?[0-9]|2[0-3]"),
    "BYMINUTE": re.compile("[0-5]?[0-9]"),
    "UNTIL": re.compile(r"\d{8}(?:T\d{6}Z?)?"),
}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NEVER = datetime(9999, 12, 31)  # noqa: DTZ001 - a wall clock
_MOST_OBSERVANCES = 40
_MOST_ZONES = 200
_MOST_ONSETS = 200
_MOST_COMPARED = 20
_LONGEST_NAME = 3  # parts, as in America/Argentina/Ushuaia
_SAMPLES = [timedelta(weeks=week) for week in range(-8, 110)]
_ONE_CHANGE = 38  # of the samples: so many weeks hold a change of any clock that changes
_LIKELY = ("Europe/Rome", "Europe/London", "Europe/Helsinki", "America/New_York", "America/Chicago", "America/Denver",
           "America/Los_Angeles", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Shanghai")  # fmt: skip


class Observance:
    """One STANDARD or DAYLIGHT: its offset from UTC, the one before it, and the wall times at which it begins."""

    __slots__ = ("_begins", "_known", "_listed", "_rule", "_until", "before", "offset")

    def __init__(self, component: Component) -> None:
        self.before, self.offset = _offset(component, "TZOFFSETFROM"), _offset(component, "TZOFFSETTO")
        start = component.one("DTSTART")
        self._begins = _wall(start.value if start else "")
        listed = (one for each in component.all("RDATE") for one in each.value.split(","))
        self._listed = sorted([self._begins, *(_wall(one) for one in islice(listed, _MOST_ONSETS))])
        self._known: dict[int, datetime | None] = {}
        rule = component.one("RRULE")
        self._rule = _parts(rule.value.upper()) if rule else {}
        until = self._rule.get("UNTIL", "")
        self._until = _wall(f"{until[:8]}T{until[9:15] or '235959'}") if until else _NEVER

    def last_onset(self, wall: datetime) -> datetime | None:
        """Give the last wall time, not after this one, at which it began."""
        onsets = self._listed[: bisect_right(self._listed, wall)][-1:]
        if self._rule:
            last = min(wall, self._until)
            years = (last.year, last.year - 1, last.year - 2)
            yearly = (self._in(year) for year in years if year >= self._begins.year)
            onsets += [one for one in yearly if one and self._begins <= one <= last]
        return max(onsets, default=None)

    def _in(self, year: int) -> datetime | None:
        if year not in self._known:
            self._known[year] = self._counted_out(year)
        return self._known[year]

    def _counted_out(self, year: int) -> datetime | None:
        rule = self._rule
        month = int(rule.get("BYMONTH", self._begins.month))
        length = monthrange(year, month)[1]
        days = list(range(1, length + 1))
        if "BYMONTHDAY" in rule:
            listed = {int(one) for one in rule["BYMONTHDAY"].split(",")}
            days = [day for day in days if day in listed or day - length - 1 in listed]
        if "BYDAY" in rule:
            number, weekday = rule["BYDAY"][:-2], _WEEKDAYS.index(rule["BYDAY"][-2:])
            days = [day for day in days if date(year, month, day).weekday() == weekday]
            if number:
                place = int(number)
                days = days[place - 1 : place] if place > 0 else days[place:][:1]
        elif "BYMONTHDAY" not in rule:
            days = [min(self._begins.day, length)]
        hour, minute = int(rule.get("BYHOUR", self._begins.hour)), int(rule.get("BYMINUTE", self._begins.minute))
        return datetime(year, month, days[0], hour, minute) if days else None  # noqa: DTZ001 - a wall clock


def _parts(rule: str) -> dict[str, str]:
    """Part a yearly rule. Raises Invalid for rules that no clock follows."""
    parts = dict(one.split("=", 1) for one in rule.split(";") if "=" in one)
    if "FREQ" not in parts or not all(name in _PARTS and _PARTS[name].fullmatch(one) for name, one in parts.items()):
        raise Invalid(Fault.TIMEZONE, rule[:60])
    return parts


def _offset(component: Component, name: str) -> timedelta:
    found = component.one(name)
    match = _OFFSET.fullmatch(found.value.strip()) if found else None
    if not match or int(match[2]) > 23 or int(match[3]) > 59:
        raise Invalid(Fault.TIMEZONE, name)
    offset = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0))
    return -offset if match[1] == "-" else offset


def _wall(text: str) -> datetime:
    match = _WALL.match(text.strip())
    try:
        return datetime.strptime(f"{match[1]}{match[2] or '000000'}" if match else "", "%Y%m%d%H%M%S")  # noqa: DTZ007 - a wall clock
    except ValueError as error:
        raise Invalid(Fault.TIMEZONE, text[:40]) from error


class Clocks:
    """Turns the wall times of one file into instants.

    `given` is the zone for times to which the file names none, `until` the last day of repetitions that have no end.
    """

    def __init__(self, calendar: Component, given: str = "", until: date | None = None) -> None:
        self._given, self.until = given, until
        self._defined = {_tzid(one): one for one in calendar.named("VTIMEZONE")[:_MOST_ZONES]}
        self._observed: dict[str, list[Observance]] = {}
        self._alike: dict[tuple[str, int], str] = {}

    def instant(self, wall: datetime, tzid: str) -> datetime:
        """Give the instant, UTC. Raises Invalid for a zone that nobody knows, and for the hour that spring skips."""
        name = self.known(tzid)
        if name:
            return from_wall(wall, name)
        try:
            return (wall - self._offset_at(tzid, wall)).replace(tzinfo=UTC)
        except OverflowError as error:
            raise Invalid(Fault.TIME, wall.isoformat(" ", "minutes")) from error

    def zone_for(self, tzid: str, wall: datetime) -> str:
        """Name a zone of the tz database that keeps the same clock around a time. Raises Invalid where none does."""
        name = self.known(tzid)
        if name:
            return name
        key = (tzid, wall.year)
        if key not in self._alike:
            if len(self._alike) >= _MOST_COMPARED:
                raise Invalid(Fault.CALENDAR_TOO_LARGE, f"VTIMEZONE > {_MOST_COMPARED}")
            offsets = tuple(self._offset_at(tzid, wall + step) for step in _SAMPLES)
            self._alike[key] = _alike(offsets, wall, self._given)
        return self._alike[key]

    def known(self, tzid: str) -> str:
        """Give the IANA name of a zone; empty for one that only the file describes.

        Raises Invalid for times without a zone where none was given, and for a name that says nothing to anybody.
        """
        if not tzid and not self._given:
            raise Invalid(Fault.FLOATING_TIME)
        name = _iana(tzid) if tzid else self._given
        if name or tzid in self._defined:
            return name
        if self._given:
            return self._given
        raise Invalid(Fault.FLOATING_TIME, tzid[:60])

    def _offset_at(self, tzid: str, wall: datetime) -> timedelta:
        if tzid not in self._observed:
            described = self._defined[tzid].children[:_MOST_OBSERVANCES]
            self._observed[tzid] = [Observance(one) for one in described if one.name in ("STANDARD", "DAYLIGHT")]
        found = [(onset, one) for one in self._observed[tzid] if (onset := one.last_onset(wall))]
        if found:
            return max(found, key=lambda pair: pair[0])[1].offset
        if not self._observed[tzid]:
            raise Invalid(Fault.TIMEZONE, tzid[:60])
        return self._observed[tzid][0].before


def _tzid(component: Component) -> str:
    found = component.one("TZID")
    return found.value.strip().strip('"') if found else ""


@lru_cache(maxsize=1024)
def _iana(tzid: str) -> str:
    """Know a zone by its IANA name, behind a maker's path too (/citadel.org/…/Europe/Rome), or by Windows' name."""
    if tzid in WINDOWS_TO_OLSON:
        return WINDOWS_TO_OLSON[tzid]
    parts = tzid.strip("/").split("/")[-_LONGEST_NAME:]
    for tail in ("/".join(parts[at:])[:60] for at in range(len(parts))):
        try:
            zone(tail)
        except Invalid:
            continue
        return tail
    return ""


def _alike(offsets: tuple[timedelta, ...], wall: datetime, given: str) -> str:
    # Some files list the changes of a year or two, and know nothing of those after.
    for samples in (len(_SAMPLES), _ONE_CHANGE):
        for name in _candidates(given):
            place = zone(name)
            clock = ((wall + step).replace(tzinfo=place).utcoffset() for step in _SAMPLES[:samples])
            if all(map(eq, clock, offsets)):
                return name
    raise Invalid(Fault.TIMEZONE, " ".join(sorted({str(one) for one in offsets})[:4]))


def _candidates(given: str) -> Iterable[str]:
    hours = (f"Etc/GMT{hour:+}" for hour in range(-14, 13))
    return filter(None, dict.fromkeys((given, *_LIKELY, *WINDOWS_TO_OLSON.values(), *hours)))
