"""Opening hours as Italian and English offices write them, holidays, the patron saint's day."""

# ruff: noqa: DTZ001 - wall clocks have no zone

from datetime import date, datetime

import pytest

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.opening import DEFAULT_OPENING, Opening, check_patron, closed_day, is_open, open_slots
from roomdesk.domain.slot import Slot, from_wall, to_wall

ROME = "Europe/Rome"
MONDAY = date(2026, 11, 23)


def at(text: str) -> Slot:
    """Make a slot of `2026-11-23 09:00/11:00`."""
    day, hours = text.split()
    start, end = hours.split("/")
    return Slot.between(*(from_wall(datetime.fromisoformat(f"{day}T{one}"), ROME) for one in (start, end)))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mon-Fri 08:00-18:00", [0, 1, 2, 3, 4]),
        ("Monday-Friday 08:00-18:00", [0, 1, 2, 3, 4]),
        ("lun-ven 8:00-18:00", [0, 1, 2, 3, 4]),
        ("LUN-VEN 8.00–18.00", [0, 1, 2, 3, 4]),
        ("lunedì,mercoledì,venerdi 08:00-18:00", [0, 2, 4]),
        ("sab-lun 08:00-18:00", [0, 5, 6]),
        ("Sun 08:00-18:00", [6]),
        ("Dom. 08:00-18:00", [6]),
        ("mar-mar 08:00-18:00", [1]),
        ("", []),
    ],
)
def test_days_by_their_names(text: str, days: list[int]) -> None:
    opening = Opening.parse(text)
    assert [number for number, spans in enumerate(opening.days) if spans] == days
    assert {span for spans in opening.days for span in spans} <= {(480, 1080)}


def test_several_spans_and_several_parts() -> None:
    opening = Opening.parse("Mon-Fri 14:00-18:00, 08:30-13:00; Sat 00:00-24:00;")
    assert opening.days[0] == ((510, 780), (840, 1080))
    assert opening.days[5] == ((0, 1440),)
    assert opening.days[6] == ()
    assert Opening.parse(opening.text) == opening


@pytest.mark.parametrize(
    "text",
    [
        "Mon-Fri",
        "08:00-18:00",
        "Mon-Fri 18:00-08:00",
        "Mon-Fri 08:00-08:00",
        "Mon-Fri 08:60-18:00",
        "Mon-Fri 08:00-24:01",
        "Mon-Fri 08:00-25:00",
        "Mon-Xyz 08:00-18:00",
        "Mon 08:00-12:00; lun 11:00-13:00",
        "Mon-Fri 8-18",
        "Mon 08:00-18:00 09:00",
        "Mon\x00 08:00-18:00",
    ],
)
def test_what_cannot_be_understood_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        Opening.parse(text)
    assert (caught.value.fault, caught.value.value) == (Fault.OPENING, text)


@pytest.mark.parametrize(
    ("when", "is_it"),
    [
        pytest.param("2026-11-23 08:30/13:00", True, id="the whole morning"),
        pytest.param("2026-11-23 08:29/09:00", False, id="a minute too early"),
        pytest.param("2026-11-23 12:00/15:00", False, id="over the lunch break"),
        pytest.param("2026-11-23 17:00/18:00", True, id="until it closes"),
        pytest.param("2026-11-23 17:00/18:01", False, id="a minute too long"),
        pytest.param("2026-11-28 09:00/10:00", False, id="a day without hours"),
    ],
)
def test_open_for_the_whole_of_a_meeting(when: str, is_it: bool) -> None:
    assert is_open(Opening.parse("Mon-Fri 08:30-13:00 14:00-18:00"), ROME, at(when)) is is_it


def test_hours_that_touch_at_midnight_are_one_stretch() -> None:
    opening = Opening.parse("Mon-Tue 00:00-24:00")
    night = Slot.between(from_wall(datetime(2026, 11, 23, 23), ROME), from_wall(datetime(2026, 11, 24, 1), ROME))
    assert is_open(opening, ROME, night)
    tuesday_night = night.starting(from_wall(datetime(2026, 11, 24, 23), ROME))
    assert not is_open(opening, ROME, tuesday_night)


def test_hours_keep_the_wall_clock_when_the_clocks_change() -> None:
    slots = open_slots(DEFAULT_OPENING, ROME, date(2026, 10, 24), date(2026, 10, 26))
    assert [to_wall(one.start, ROME).hour for one in slots] == [7, 7]
    assert [one.start.hour for one in slots] == [5, 6]


def test_hours_that_lie_in_the_skipped_hour_are_nothing() -> None:
    assert open_slots(Opening.parse("Sun 02:00-03:00"), ROME, date(2026, 3, 29), date(2026, 3, 29)) == []


def test_holidays_and_the_patron_saint() -> None:
    named = {date(2026, 12, 25): "Natale"}
    assert closed_day(date(2026, 12, 25), "04-28", lambda day: named.get(day, "")) == "Natale"
    assert closed_day(date(2027, 4, 28), "04-28", lambda day: named.get(day, "")) == "patron"
    assert closed_day(MONDAY, "04-28", lambda day: named.get(day, "")) == ""
    assert closed_day(MONDAY, "", lambda _: "") == ""


@pytest.mark.parametrize("text", ["", "04-28", "12-31", "02-29"])
def test_a_patron_saints_day(text: str) -> None:
    assert check_patron(text) == text


@pytest.mark.parametrize("text", ["4-28", "0428", "13-01", "02-30", "28-04", "W01-1", "04-28 ", "saint", "٠٤-٢٨"])
def test_what_is_no_day_of_the_year(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        check_patron(text)
    assert caught.value.fault is Fault.PATRON
