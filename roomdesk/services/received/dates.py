"""When a message's meeting is at our sites: days as opening hours, repetitions as series of ours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import Fault, Invalid, OutsideHours
from roomdesk.domain.opening import open_slots
from roomdesk.domain.places import LONGEST_MINUTES, Site
from roomdesk.domain.received import Message
from roomdesk.domain.series import expand, read_rule
from roomdesk.domain.slot import Slot, day_slot, to_wall

_ONE_DATE = "FREQ=DAILY;COUNT=1"


class Repetition(NamedTuple):
    """A series' rule and first start in a zone; dates that the rule does not give are added to it."""

    rrule: str
    timezone: str
    first: datetime


def held(slot: Slot, sites: Sequence[Site], *, all_day: bool) -> Slot:
    """Give the time in which rooms are held: a whole day is held while the sites are open.

    Raises OutsideHours for a day on which one is not, Invalid for more than 24 hours.
    """
    if (slot.end - slot.start).total_seconds() > LONGEST_MINUTES * 60:
        raise Invalid(Fault.DURATION, f"{slot.minutes}m")
    if not all_day:
        return slot
    hours = [_hours(slot.start.date(), site) for site in sites]
    opens, closes = max(one.start for one in hours), min(one.end for one in hours)
    # A site that never closes is open for 25 hours on the day that summer time ends.
    return Slot.between(opens, min(closes, opens + timedelta(minutes=LONGEST_MINUTES)))


def _hours(day: date, site: Site) -> Slot:
    spans = open_slots(site.opening, site.timezone, day, day)
    if not spans:
        raise OutsideHours(site.name, day_slot(day, site.timezone), site.opening.text)
    return Slot(spans[0].start, spans[-1].end)


def repetition(message: Message, dates: Sequence[Slot], timezone: str) -> Repetition:
    """Put a message's repetition into our zone's wall clock: its own rule where that gives most of its dates.

    A rule that counts in another clock drifts from ours when summer begins; then each date stands for itself.
    """
    starts = {one.start for one in dates}
    ordered = sorted(starts)
    shortest = min(one.minutes for one in dates)
    for rule, first in ((message.rrule, _first(message, dates)), (_ONE_DATE, ordered[0])):
        try:
            found = {one.start for one in expand(read_rule(rule), to_wall(first, timezone), timezone, shortest)}
        except Invalid:
            continue
        if rule == _ONE_DATE or 2 * len(starts - found) < len(starts):
            return Repetition(rule, timezone, min(found))
    return Repetition(_ONE_DATE, timezone, ordered[0])


def _first(message: Message, dates: Sequence[Slot]) -> datetime:
    return message.slot.start if message.slot and not message.all_day else dates[0].start


def date_of(dates: Sequence[Booking], recurrence: datetime) -> Booking | None:
    """Find the date of a series that a RECURRENCE-ID names; where that is a day, the only one on that day."""
    exact = next((one for one in dates if one.occurrence == recurrence), None)
    if exact or recurrence.time() != datetime.min.time():
        return exact
    window = timedelta(days=1)
    near = ((one, one.occurrence) for one in dates if one.occurrence and abs(one.occurrence - recurrence) < window)
    on_it = [one for one, at in near if to_wall(at, one.timezone).date() == recurrence.date()]
    return on_it[0] if len(on_it) == 1 else None
