"""Repetitions: an RFC 5545 rule turned into dates that keep their wall-clock time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import MAXYEAR, UTC, date, datetime, timedelta
from itertools import islice, pairwise

from dateutil.rrule import rrule, rrulestr

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.slot import Slot, from_wall, to_wall

MOST = 750
_HORIZON_YEARS = 50
_CYCLE = 400  # years, after which days fall on the same weekdays
_OFTEN = {"SECONDLY", "MINUTELY", "HOURLY"}
_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_PARTS = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS",
    "BYHOUR", "BYMINUTE", "WKST",
}  # fmt: skip
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Lowest and highest value of each list of numbers; the third says whether they may count from the end.
_NUMBERS = {
    "BYMONTH": (1, 12, False), "BYMONTHDAY": (1, 31, True), "BYYEARDAY": (1, 366, True), "BYWEEKNO": (1, 53, True),
    "BYSETPOS": (1, 366, True), "BYHOUR": (0, 23, False), "BYMINUTE": (0, 59, False),
}  # fmt: skip
_ONLY_WITH = {
    "BYWEEKNO": {"YEARLY"},
    "BYYEARDAY": {"YEARLY"},
    "BYMONTHDAY": {"DAILY", "MONTHLY", "YEARLY"},
}
_DAY = re.compile(r"(?:[+-]?0?([1-9]|[1-4]\d|5[0-3]))?(?:MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"\d{8}(?:T\d{6}Z?)?")
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Rule = dict[str, str]


def read_rule(text: str) -> Rule:
    """Read a rule's parts, in the order given (RFC 5545 §3.3.10).

    Raises Invalid for unknown parts, values out of range, parts that its frequency does not allow, for more often than
    daily, and for a rule without an end or without any date.
    """
    clean = text.strip().upper().removeprefix("RRULE:").rstrip(";")
    rule: Rule = {}
    for part in clean.split(";"):
        name, equals, value = part.partition("=")
        if not equals or not value or name in rule or not part.isascii():
            raise Invalid(Fault.RULE, text[:200])
        rule[name] = value
    if rule.get("FREQ") in _OFTEN:
        raise Invalid(Fault.RULE_TOO_OFTEN, text[:200])
    if rule.get("FREQ") not in _FREQUENCIES or not rule.keys() <= _PARTS:
        raise Invalid(Fault.RULE, text[:200])
    if not rule.get("INTERVAL", "1").isdecimal() or int(rule.get("INTERVAL", "1")[:6]) < 1:
        raise Invalid(Fault.RULE, text[:200])
    if not all(_is_part(name, value, rule["FREQ"]) for name, value in rule.items()) or not _days_fit(rule):
        raise Invalid(Fault.RULE, text[:200])
    _check_end(rule, text)
    if _never_falls(rule):
        raise Invalid(Fault.RULE_EMPTY, text[:200])
    return rule


def _is_part(name: str, value: str, frequency: str) -> bool:
    """Whether a part's values are in range, and allowed with this frequency."""
    if frequency not in _ONLY_WITH.get(name, {frequency}):
        return False
    if name in _NUMBERS:
        low, high, is_signed = _NUMBERS[name]
        found = re.fullmatch(r"[+-]?\d{1,3}(,[+-]?\d{1,3})*" if is_signed else r"\d{1,2}(,\d{1,2})*", value)
        return bool(found) and all(low <= abs(int(one)) <= high for one in value.split(","))
    if name == "BYDAY":
        found_days = [_DAY.fullmatch(one) for one in value.split(",")]
        return all(one and (not one[1] or frequency in ("MONTHLY", "YEARLY")) for one in found_days)
    return name != "UNTIL" or bool(_UNTIL.fullmatch(value))


def _days_fit(rule: Rule) -> bool:
    """Whether BYSETPOS has something to choose from, and numbered weekdays stand without BYWEEKNO."""
    if "BYSETPOS" in rule and not any(name.startswith("BY") and name != "BYSETPOS" for name in rule):
        return False
    return "BYWEEKNO" not in rule or set(rule.get("BYDAY", "MO").split(",")) <= set(_WEEKDAYS)


def _never_falls(rule: Rule) -> bool:
    """Whether its dates do not exist (30 February), told at once: dateutil would look for them until the year 9999."""
    if "BYSETPOS" in rule and rule["FREQ"] == "DAILY":
        a_day = len(rule.get("BYHOUR", "0").split(",")) * len(rule.get("BYMINUTE", "0").split(","))
        if all(abs(int(one)) > a_day for one in rule["BYSETPOS"].split(",")):
            return True
    if "BYMONTH" not in rule or "BYMONTHDAY" not in rule:
        return False
    longest = max(_LONGEST_MONTH[int(one) - 1] for one in rule["BYMONTH"].split(","))
    return all(abs(int(one)) > longest for one in rule["BYMONTHDAY"].split(","))


def _check_end(rule: Rule, text: str) -> None:
    if "COUNT" in rule and "UNTIL" in rule:
        raise Invalid(Fault.RULE, text[:200])
    if "COUNT" not in rule and "UNTIL" not in rule:
        raise Invalid(Fault.RULE_ENDLESS, text[:200], hint=f"{write_rule(rule)};COUNT=52")
    count = rule.get("COUNT", "1")
    if not count.isdecimal() or int(count[:9]) < 1:
        raise Invalid(Fault.RULE, text[:200])
    if int(count[:9]) > MOST:
        raise Invalid(Fault.RULE_TOO_LONG, text[:200], hint=str(MOST))


def write_rule(rule: Rule) -> str:
    return ";".join(f"{name}={value}" for name, value in rule.items())


def wall_until(value: str, timezone: str) -> datetime:
    """Read UNTIL as a wall-clock time: a day counts to its end, UTC is converted. Raises Invalid."""
    try:
        if "T" not in value:
            day = date.fromisoformat(f"{value[:4]}-{value[4:6]}-{value[6:]}")
            return datetime(day.year, day.month, day.day, 23, 59, 59)  # noqa: DTZ001 - a wall clock
        wall = datetime.strptime(value.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - zone follows
    except ValueError as error:
        raise Invalid(Fault.RULE, value[:40]) from error
    return to_wall(wall.replace(tzinfo=UTC), timezone) if value.endswith("Z") else wall


def expand(rule: Rule, first: datetime, timezone: str, minutes: int) -> tuple[Slot, ...]:
    """List the slots of a rule from a wall-clock start in a zone, each `minutes` long.

    Raises Invalid where there are none or more than 750, where one falls into the hour that spring skips, and where
    they overlap each other.
    """
    horizon = first.replace(year=min(first.year + _HORIZON_YEARS, MAXYEAR), day=min(first.day, 28))
    until = min(wall_until(rule["UNTIL"], timezone), horizon) if "UNTIL" in rule else horizon
    walls = list(islice(_recur(rule, first, until), min(int(rule.get("COUNT", MOST + 1)), MOST + 1)))
    if not walls:
        raise Invalid(Fault.RULE_EMPTY, write_rule(rule))
    if len(walls) > MOST or len(walls) < int(rule.get("COUNT", "0")):
        raise Invalid(Fault.RULE_TOO_LONG, write_rule(rule), hint=str(MOST))
    slots = tuple(Slot.lasting(from_wall(wall, timezone), minutes) for wall in walls)
    if any(one.overlaps(other) for one, other in pairwise(slots)):
        raise Invalid(Fault.RULE_OVERLAPS_ITSELF, write_rule(rule))
    return slots


def starts_until(rule: Rule, first: datetime, until: datetime, most: int) -> list[datetime]:
    """List wall-clock starts of somebody else's rule, from the first to `until`, so many at most. Raises Invalid."""
    return list(islice(_recur(rule, first, until), min(int(rule.get("COUNT", most)), most)))


def _recur(rule: Rule, first: datetime, until: datetime) -> Iterator[datetime]:
    # Without COUNT, which the caller takes: so a rule whose dates are rare ends at the horizon.
    parts = {name: value for name, value in rule.items() if name not in ("COUNT", "UNTIL")}
    # dateutil looks for dates that never come until the year 9999: the calendar is that of 400 years later, so it
    # looks from as near to there as it can.
    later = (MAXYEAR - max(first.year, until.year)) // _CYCLE * _CYCLE
    try:
        found = rrulestr(write_rule(parts), dtstart=first.replace(year=first.year + later))
        if isinstance(found, rrule):
            dates = found.replace(until=until.replace(year=until.year + later))
            return (one.replace(year=one.year - later) for one in dates)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise Invalid(Fault.RULE, write_rule(rule)[:200]) from error
    raise Invalid(Fault.RULE, write_rule(rule)[:200])


def ending_before(rule: Rule, instant: datetime) -> Rule:
    """Cut a rule off before an instant (UTC): UNTIL takes the place of COUNT."""
    kept = {name: value for name, value in rule.items() if name not in ("COUNT", "UNTIL")}
    kept["UNTIL"] = f"{instant.astimezone(UTC) - timedelta(seconds=1):%Y%m%dT%H%M%SZ}"
    return kept


def continuing(rule: Rule, dates: int) -> Rule:
    """Give the rule of the rest of a series, when so many of its dates remain."""
    return {**rule, "COUNT": str(dates)} if "COUNT" in rule else rule


def shifted(rule: Rule, days: int, later: timedelta, timezone: str) -> Rule:
    """Move a rule by whole days (weekdays move along) and its end by `later`.

    Raises Invalid for rules whose days cannot simply be counted on, such as the second Monday of a month.
    """
    moved = dict(rule)
    if days and set(rule) & {"BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYMONTH"}:
        raise Invalid(Fault.RULE_NOT_MOVABLE, write_rule(rule))
    if days and "BYDAY" in rule:
        names = rule["BYDAY"].split(",")
        if not set(names) <= set(_WEEKDAYS):
            raise Invalid(Fault.RULE_NOT_MOVABLE, write_rule(rule))
        moved["BYDAY"] = ",".join(_WEEKDAYS[(_WEEKDAYS.index(name) + days) % 7] for name in names)
    if "UNTIL" in rule:
        last = from_wall(wall_until(rule["UNTIL"], timezone) + later, timezone)
        moved["UNTIL"] = f"{last:%Y%m%dT%H%M%SZ}"
    return moved
