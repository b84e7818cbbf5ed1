"""Days on which the offices of a journey are open: to book today fails on a holiday, and on no other day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from roomdesk.settings.holidays import NationalHolidays
from roomdesk.settings.places import find_places


def today() -> date:
    return datetime.now(ZoneInfo("Europe/Rome")).date()


def is_holiday(day: date) -> bool:
    return bool(NationalHolidays("it", find_places().resources / "holidays" / "it.csv")(day))


def working_days(first: int = 1) -> Iterator[int]:
    """Count the days from today to each working day that is so far away at least."""
    begun = today()
    for ahead in range(first, first + 40):
        day = begun + timedelta(ahead)
        if day.weekday() < 5 and not is_holiday(day):
            yield ahead
