"""Dates, lengths and repetitions of one event, by the clocks of its file (RFC 5545 §3.3, §3.8.5)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import NamedTuple

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.series import MOST, Rule, expand, read_rule, write_rule
from roomdesk.domain.slot import Slot, to_wall
from roomdesk.formats.ics.clocks import Clocks
from roomdesk.formats.ics.scan import Component, Property

_TIME = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")
_LENGTH = re.compile(r"\+?P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?")
_DAY = timedelta(days=1)
_MOST_LISTED = 2 * MOST


class Moment(NamedTuple):
    """A time as it was written: the wall clock, the zone's name (`UTC` for Z), whether it is a day."""

    wall: datetime
    tzid: str
    is_day: bool


class When(NamedTuple):
    """When an event is; see domain.received.Message."""

    slot: Slot | None
    recurrence: datetime | None
    timezone: str
    all_day: bool
    rrule: str
    dates: tuple[Slot, ...]


def moment(written: Property, value: str = "") -> Moment:
    """Read a DATE or DATE-TIME (§3.3.4, §3.3.5). Raises Invalid."""
    text = (value or written.value).strip()
    match = _TIME.fullmatch(text)
    try:
        wall = datetime.strptime(f"{match[1]}{match[2] or '000000'}" if match else "", "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError as error:
        raise Invalid(Fault.TIME, f"{written.name} {text[:40]}") from error
    is_utc = bool(match and match[3])
    return Moment(wall, "UTC" if is_utc else written.parameters.get("TZID", "").strip(), not (match and match[2]))


def stamp(event: Component) -> datetime | None:
    """Read DTSTAMP, UTC; None where it is missing or no time at all: then only SEQUENCE tells old from new."""
    written = event.one("DTSTAMP")
    try:
        return moment(written).wall.replace(tzinfo=UTC) if written else None
    except Invalid:
        return None


def when(event: Component, clocks: Clocks) -> When:
    """Read all times of an event. Raises Invalid, also for a repetition without an end or of more than 750 dates."""
    written = event.one("DTSTART")
    if not written:
        return When(None, _recurrence(event, clocks), "", all_day=False, rrule="", dates=())
    start = moment(written)
    begins = instant(start, clocks)
    end = end_of(event, start, clocks)
    if not end:
        raise Invalid(Fault.EMPTY_SLOT, event.text("SUMMARY")[:60])
    slot = Slot.between(begins, end)
    recurrence = _recurrence(event, clocks)
    if recurrence or not (event.one("RRULE") or event.one("RDATE")):
        return When(slot, recurrence, "", start.is_day, "", ())
    return _repeated(event, start, slot, clocks)


def instant(at: Moment, clocks: Clocks) -> datetime:
    """Give the instant of a time; of a day, its midnight in UTC."""
    if at.is_day:
        return at.wall.replace(tzinfo=UTC)
    return clocks.instant(at.wall, at.tzid)


def end_of(event: Component, start: Moment, clocks: Clocks) -> datetime | None:
    """Read DTEND or DURATION (§3.6.1); a day without either lasts that day. Raises Invalid."""
    written, length, begins = event.one("DTEND"), event.one("DURATION"), instant(start, clocks)
    if written:
        end = moment(written)
        # A day as the end of a meeting with a time is a slip of a known kind: the day's midnight on the same clock.
        is_slip = end.is_day and not start.is_day
        return instant(end._replace(tzid=start.tzid, is_day=False) if is_slip else end, clocks)
    if length:
        return _later(start, begins, length, clocks)
    return begins + _DAY if start.is_day else None


def _later(start: Moment, begins: datetime, length: Property, clocks: Clocks) -> datetime:
    match = _LENGTH.fullmatch(length.value.strip().upper())
    if not match or not any(match.groups()):
        raise Invalid(Fault.DURATION, length.value[:40])
    weeks, days, hours, minutes, seconds = (int(one or 0) for one in match.groups())
    # Days are of the calendar, hours of the clock (§3.3.6): they differ in the nights that clocks change.
    nominal = begins
    if weeks or days:
        nominal = instant(start._replace(wall=start.wall + timedelta(weeks=weeks, days=days)), clocks)
    return nominal + timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _recurrence(event: Component, clocks: Clocks) -> datetime | None:
    written = event.one("RECURRENCE-ID")
    if not written:
        return None
    if written.parameters.get("RANGE"):
        raise Invalid(Fault.RANGE)
    return instant(moment(written), clocks)


def _repeated(event: Component, start: Moment, slot: Slot, clocks: Clocks) -> When:
    timezone = "UTC" if start.is_day else clocks.zone_for(start.tzid, start.wall)
    rules = event.all("RRULE")
    if len(rules) > 1:
        raise Invalid(Fault.RULE, f"RRULE × {len(rules)}")
    rule, found = _ruled(rules[0].value if rules else "FREQ=DAILY;COUNT=1", slot, timezone, clocks, start)
    extra = added(event, start, slot, clocks)
    out = left_out(event, start, clocks, timezone)
    dates = {one.start: one for one in chain(found, extra) if not out(one.start)}
    if not dates:
        raise Invalid(Fault.RULE_EMPTY, rule[:200])
    if len(dates) > MOST:
        raise Invalid(Fault.RULE_TOO_LONG, rule[:200], hint=str(MOST))
    return When(slot, None, timezone, start.is_day, rule, tuple(dates[at] for at in sorted(dates)))


def _ruled(text: str, slot: Slot, timezone: str, clocks: Clocks, start: Moment) -> tuple[str, tuple[Slot, ...]]:
    rule = read_rule(_ended(text, clocks))
    until = rule.get("UNTIL", "")
    if until and "T" in until and not until.endswith("Z"):
        rule["UNTIL"] = f"{clocks.instant(moment(Property('UNTIL', {}, until)).wall, start.tzid):%Y%m%dT%H%M%SZ}"
    return write_rule(rule), _expanded(rule, slot, timezone)


def _ended(text: str, clocks: Clocks) -> str:
    """Give a rule its end, where it has none. Raises Invalid where nobody said when."""
    rule = text.strip().rstrip(";")
    if "COUNT=" in rule.upper() or "UNTIL=" in rule.upper():
        return rule
    if not clocks.until:
        read_rule(f"{rule};COUNT=1")
        raise Invalid(Fault.SERIES_ENDLESS, rule[:200])
    return f"{rule};UNTIL={clocks.until:%Y%m%d}"


def _expanded(rule: Rule, slot: Slot, timezone: str) -> tuple[Slot, ...]:
    return expand(rule, to_wall(slot.start, timezone), timezone, slot.minutes)


def added(event: Component, start: Moment, slot: Slot, clocks: Clocks) -> list[Slot]:
    """Read RDATE; a period brings its own end, whatever else is as long as the meeting."""
    found = []
    for written, value in _listed(event, "RDATE"):
        first, ends = _begin_and_end(written, value, start, clocks)
        found.append(Slot.between(first, ends or first + (slot.end - slot.start)))
    return found


def period(written: Property, value: str, clocks: Clocks) -> Slot:
    """Read a PERIOD (§3.3.9), its end or its length. Raises Invalid."""
    begins, ends = _begin_and_end(written, value, moment(written, value.partition("/")[0]), clocks)
    if not ends:
        raise Invalid(Fault.TIME, f"{written.name} {value[:40]}")
    return Slot.between(begins, ends)


def _begin_and_end(written: Property, value: str, start: Moment, clocks: Clocks) -> tuple[datetime, datetime | None]:
    begins, _, ends = value.partition("/")
    first = instant(_like(moment(written, begins), start), clocks)
    if ends.startswith("P"):
        length = Property(written.name, {}, ends)
        return first, _later(start._replace(wall=moment(written, begins).wall), first, length, clocks)
    return first, instant(_like(moment(written, ends), start), clocks) if ends else None


def _listed(event: Component, name: str) -> list[tuple[Property, str]]:
    found = [(each, one.strip()) for each in event.all(name) for one in each.value.split(",", _MOST_LISTED)]
    if len(found) > _MOST_LISTED:
        raise Invalid(Fault.RULE_TOO_LONG, name, hint=str(MOST))
    return [pair for pair in found if pair[1]]


def _like(at: Moment, start: Moment) -> Moment:
    """Take the start's clock for a time that names none."""
    return at if at.tzid or at.is_day else at._replace(tzid=start.tzid)


def left_out(event: Component, start: Moment, clocks: Clocks, timezone: str) -> Callable[[datetime], bool]:
    """Tell which dates EXDATE leaves out; where it names a day, all of that day's."""
    read = [_like(moment(written, value), start) for written, value in _listed(event, "EXDATE")]
    days = {one.wall.date() for one in read if one.is_day}
    instants = {instant(one, clocks) for one in read if not one.is_day}
    return lambda at: at in instants or (bool(days) and to_wall(at, timezone).date() in days)
