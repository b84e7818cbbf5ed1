"""How often a meeting is repeated: what people ask for, and its rule (RFC 5545 §3.3.10); no Qt."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from roomdesk.domain.frozen import frozen
from roomdesk.domain.series import Rule, write_rule

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK = 7


class Ways(Enum):
    NEVER = "never"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    MONTHLY_WEEKDAY = "monthly_weekday"
    MONTHLY_LAST = "monthly_last"
    YEARLY = "yearly"
    OWN = "own"


@frozen
class Repetition:
    """`until` counts where it is given, else `times`. `every`, `unit` (a FREQ) and `weekdays` are of an own rule."""

    way: Ways = Ways.NEVER
    until: date | None = None
    times: int = 5
    every: int = 1
    unit: str = "WEEKLY"
    weekdays: tuple[str, ...] = ()


NEVER = Repetition()


def offered(day: date) -> tuple[Ways, ...]:
    """List the ways that make sense for a day: its last of the month only where it is that."""
    is_last = (day + timedelta(days=_WEEK)).month != day.month
    return tuple(way for way in Ways if is_last or way is not Ways.MONTHLY_LAST)


def number_in_month(day: date) -> int:
    """Count which of its weekday in the month a day is, from 1."""
    return (day.day - 1) // _WEEK + 1


def rule(repetition: Repetition, day: date) -> str:
    """Write the rule of a repetition that begins on a day; empty where there is none."""
    if repetition.way is Ways.NEVER:
        return ""
    parts: Rule = _parts(repetition, day)
    if repetition.until:
        parts["UNTIL"] = f"{repetition.until:%Y%m%d}"
    else:
        parts["COUNT"] = str(repetition.times)
    return write_rule(parts)


def _parts(repetition: Repetition, day: date) -> Rule:
    weekday = DAYS[day.weekday()]
    if repetition.way is Ways.OWN:
        parts = {"FREQ": repetition.unit}
        if repetition.every > 1:
            parts["INTERVAL"] = str(repetition.every)
        if repetition.weekdays and repetition.unit == "WEEKLY":
            parts["BYDAY"] = ",".join(one for one in DAYS if one in repetition.weekdays)
        return parts
    return {
        Ways.DAILY: {"FREQ": "DAILY"},
        Ways.WEEKDAYS: {"FREQ": "WEEKLY", "BYDAY": ",".join(DAYS[:5])},
        Ways.WEEKLY: {"FREQ": "WEEKLY"},
        Ways.FORTNIGHTLY: {"FREQ": "WEEKLY", "INTERVAL": "2"},
        Ways.MONTHLY: {"FREQ": "MONTHLY"},
        Ways.MONTHLY_WEEKDAY: {"FREQ": "MONTHLY", "BYDAY": f"{number_in_month(day)}{weekday}"},
        Ways.MONTHLY_LAST: {"FREQ": "MONTHLY", "BYDAY": f"-1{weekday}"},
        Ways.YEARLY: {"FREQ": "YEARLY"},
    }[repetition.way]
