"""The wall clock: days of 23 and 25 hours, the hour that is skipped, the hour that comes twice, zones."""

# ruff: noqa: DTZ001, DTZ901 - wall clocks have no zone

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.slot import Slot, day_slot, from_wall, is_ambiguous, to_wall, zone

ROME = "Europe/Rome"


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        pytest.param(date(2026, 3, 29), 23, id="spring"),
        pytest.param(date(2026, 10, 25), 25, id="autumn"),
        pytest.param(date(2026, 11, 23), 24, id="an ordinary day"),
    ],
)
def test_a_day_is_from_midnight_to_midnight(day: date, hours: int) -> None:
    slot = day_slot(day, ROME)
    assert slot.minutes == hours * 60
    assert to_wall(slot.start, ROME) == datetime(day.year, day.month, day.day)
    assert to_wall(slot.end, ROME) == datetime(day.year, day.month, day.day) + timedelta(days=1)


@pytest.mark.parametrize("minute", [0, 30, 59])
def test_the_hour_that_spring_skips_is_refused(minute: int) -> None:
    with pytest.raises(Invalid) as caught:
        from_wall(datetime(2026, 3, 29, 2, minute), ROME)
    assert (caught.value.fault, caught.value.value) == (Fault.NO_SUCH_TIME, f"2026-03-29 02:{minute:02}")


def test_around_the_skipped_hour_time_runs_on() -> None:
    before, after = from_wall(datetime(2026, 3, 29, 1, 59), ROME), from_wall(datetime(2026, 3, 29, 3), ROME)
    assert after - before == timedelta(minutes=1)


def test_the_hour_that_comes_twice() -> None:
    wall = datetime(2026, 10, 25, 2, 30)
    assert is_ambiguous(wall, ROME)
    first = from_wall(wall, ROME)
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert to_wall(first + timedelta(hours=1), ROME) == wall
    assert not is_ambiguous(datetime(2026, 10, 25, 3), ROME)
    assert not is_ambiguous(datetime(2026, 3, 29, 2, 30), ROME)


def test_a_meeting_over_the_autumn_change_has_its_true_length() -> None:
    # Aware times of one zone subtract by their wall clock in Python: this would be 2 hours there.
    local = zone(ROME)
    night = Slot.between(datetime(2026, 10, 25, 1, tzinfo=local), datetime(2026, 10, 25, 3, tzinfo=local))
    assert night.minutes == 180


@pytest.mark.parametrize(
    ("name", "offset"),
    [("Europe/Rome", 1), ("Europe/London", 0), ("America/New_York", -5), ("Asia/Tokyo", 9), ("UTC", 0)],
)
def test_zones(name: str, offset: int) -> None:
    wall = datetime(2026, 11, 23, 9)
    assert from_wall(wall, name) == wall.replace(tzinfo=timezone(timedelta(hours=offset)))


@pytest.mark.parametrize("name", ["", "Rome", "Europe", "../etc/passwd", "/etc/localtime", "Europe/Roma", "a\0b"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(Invalid) as caught:
        zone(name)
    assert caught.value.fault is Fault.TIMEZONE


@given(st.datetimes(datetime(1980, 1, 1), datetime(2090, 1, 1)), st.sampled_from([ROME, "America/New_York", "UTC"]))
def test_a_wall_clock_comes_back_as_it_went(wall: datetime, name: str) -> None:
    back = wall.replace(tzinfo=zone(name)).astimezone(UTC).astimezone(zone(name)).replace(tzinfo=None)
    if back == wall:
        assert to_wall(from_wall(wall, name), name) == wall
    else:
        with pytest.raises(Invalid) as caught:
            from_wall(wall, name)
        assert caught.value.fault is Fault.NO_SUCH_TIME


@pytest.mark.parametrize("year", [1, 9999])
def test_times_at_the_edge_of_the_calendar_are_refused(year: int) -> None:
    with pytest.raises(Invalid):
        from_wall(datetime(year, 12, 31, 23, 59), ROME)
    with pytest.raises(Invalid):
        day_slot(date(year, 12, 31), ROME)
    with pytest.raises(Invalid):
        Slot.lasting(datetime(year, 12, 31, 23, 59, tzinfo=UTC), 60)


@pytest.mark.parametrize("edge", [datetime.min, datetime.max])
def test_offsets_beyond_the_calendar_are_refused(edge: datetime) -> None:
    away = edge.replace(tzinfo=timezone(timedelta(hours=14 if edge.year == 1 else -14)))
    with pytest.raises(Invalid) as caught:
        Slot.between(away, away)
    assert caught.value.fault is Fault.TIME


def test_slots_are_kept_in_utc_whatever_they_are_given_in() -> None:
    rome, tokyo = datetime(2026, 11, 23, 9, tzinfo=zone(ROME)), datetime(2026, 11, 23, 18, tzinfo=zone("Asia/Tokyo"))
    assert Slot.between(rome, tokyo) == Slot(
        datetime(2026, 11, 23, 8, tzinfo=UTC), datetime(2026, 11, 23, 9, tzinfo=UTC)
    )
