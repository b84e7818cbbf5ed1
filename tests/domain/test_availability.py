"""Availability: months, opening hours, faults within them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from roomdesk.domain.availability import months, out, share, within, year_before
from roomdesk.domain.device_fault import DeviceFault
from roomdesk.domain.ids import DeviceCode
from roomdesk.domain.slot import Slot

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
ONE = DeviceCode("PROIETTORE")
# Two mornings of four hours.
HOURS = [Slot(NOW, NOW + 4 * HOUR), Slot(NOW + 24 * HOUR, NOW + 28 * HOUR)]


def fault(begins: float, ends: float | None = None) -> DeviceFault:
    return DeviceFault(ONE, NOW + begins * HOUR, "fan", closed_at=None if ends is None else NOW + ends * HOUR)


@pytest.mark.parametrize(
    ("faults", "expected"),
    [
        ([], 1),
        ([fault(-1, 2)], 0.75),
        ([fault(4, 24)], 1),
        ([fault(3, 25)], 0.75),
        ([fault(26)], 0.75),
        ([fault(-5)], 0),
        ([fault(0, 1), fault(2, 3)], 0.75),
    ],
)
def test_only_opening_hours_count(faults: list[DeviceFault], expected: float) -> None:
    assert share(HOURS, faults, NOW + 28 * HOUR) == expected
    assert out(HOURS, faults, NOW + 28 * HOUR) == (1 - expected) * 8 * HOUR


def test_of_no_hours_there_is_no_share() -> None:
    assert share([], [fault(0)], NOW) is None


def test_hours_are_cut_to_a_span() -> None:
    assert within(HOURS, NOW + HOUR, NOW + 25 * HOUR) == [
        Slot(NOW + HOUR, NOW + 4 * HOUR),
        Slot(NOW + 24 * HOUR, NOW + 25 * HOUR),
    ]
    assert within(HOURS, NOW + 4 * HOUR, NOW + 24 * HOUR) == []


def test_days_are_cut_into_months() -> None:
    assert list(months(date(2026, 1, 31), date(2026, 3, 1))) == [
        (date(2026, 1, 31), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 28)),
        (date(2026, 3, 1), date(2026, 3, 1)),
    ]
    assert list(months(date(2026, 1, 2), date(2026, 1, 1))) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 28), date(2025, 12, 1)),
        (date(2026, 12, 1), date(2026, 1, 1)),
        (date(2026, 1, 31), date(2025, 2, 1)),
    ],
)
def test_a_year_is_twelve_months_with_this_one(day: date, expected: date) -> None:
    assert year_before(day) == expected
    assert len(list(months(expected, day))) == 12
