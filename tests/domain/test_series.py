"""Repetitions against RFC 5545's own examples and dateutil, their bounds, and how they are cut and moved."""

# ruff: noqa: DTZ001 - wall clocks have no zone

from datetime import UTC, date, datetime, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.series import MOST, continuing, ending_before, expand, read_rule, shifted, wall_until, write_rule
from roomdesk.domain.slot import from_wall, to_wall

ROME, NEW_YORK = "Europe/Rome", "America/New_York"
TUESDAY = datetime(1997, 9, 2, 9)
"""The start of RFC 5545's examples (§3.8.5.3)."""


def walls(rule: str, first: datetime = TUESDAY, timezone: str = NEW_YORK, minutes: int = 60) -> list[datetime]:
    return [to_wall(one.start, timezone) for one in expand(read_rule(rule), first, timezone, minutes)]


def days(*texts: str) -> list[datetime]:
    """Give 9 o'clock of days such as `1997-09-02`, or of several days of a month: `1997-09-02,04,09`."""
    found = []
    for text in texts:
        month, _, numbers = text.rpartition("-")
        found += [datetime.fromisoformat(f"{month}-{number}T09:00") for number in numbers.split(",")]
    return found


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("FREQ=DAILY;COUNT=10", days("1997-09-02,03,04,05,06,07,08,09,10,11")),
        ("FREQ=DAILY;INTERVAL=10;COUNT=5", days("1997-09-02,12,22", "1997-10-02,12")),
        (
            "FREQ=WEEKLY;COUNT=10",
            days("1997-09-02,09,16,23,30", "1997-10-07,14,21,28", "1997-11-04"),
        ),
        (
            "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH",
            days("1997-09-02,04,09,11,16,18,23,25,30", "1997-10-02"),
        ),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH", days("1997-09-02,04,16,18,30", "1997-10-02,14,16")),
        ("FREQ=MONTHLY;COUNT=4;BYDAY=2TU", days("1997-09-09", "1997-10-14", "1997-11-11", "1997-12-09")),
        ("FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", days(
            "1997-09-22", "1997-10-20", "1997-11-17", "1997-12-22", "1998-01-19", "1998-02-16")),
        ("FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3", days("1997-09-28", "1997-10-29", "1997-11-28")),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", days("1997-09-04", "1997-10-07", "1997-11-06")),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3", days("1997-09-29", "1997-10-30", "1997-11-27")),
        ("FREQ=YEARLY;INTERVAL=2;COUNT=3;BYMONTH=1,2,3;BYMONTHDAY=10", days("1999-01-10", "1999-02-10", "1999-03-10")),
        ("FREQ=YEARLY;BYDAY=20MO;COUNT=2", days("1998-05-18", "1999-05-17")),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=2", days("1998-05-11", "1999-05-17")),
        ("FREQ=YEARLY;COUNT=3;BYYEARDAY=1,100,200", days("1998-01-01", "1998-04-10", "1998-07-19")),
    ],
)  # fmt: skip
def test_the_examples_of_rfc_5545(rule: str, found: list[datetime]) -> None:
    assert walls(rule) == found


def test_the_day_a_month_starts_its_week_matters() -> None:
    # RFC 5545 §3.3.10: the same rule, weeks from Monday or from Sunday.
    august = datetime(1997, 8, 5, 9)
    rule = "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST="
    assert walls(f"{rule}MO", august) == days("1997-08-05,10,19,24")
    assert walls(f"{rule}SU", august) == days("1997-08-05,17,19,31")


@pytest.mark.parametrize(
    ("until", "last"),
    [
        pytest.param("20261126", 26, id="a day counts to its end"),
        pytest.param("20261126T080000Z", 26, id="UTC, the very moment: 9 o'clock in Rome"),
        pytest.param("20261126T075959Z", 25, id="UTC, a second before"),
        pytest.param("20261126T090000", 26, id="wall clock, the very moment"),
        pytest.param("20261126T085959", 25, id="wall clock, a second before"),
    ],
)
def test_until(until: str, last: int) -> None:
    found = walls(f"FREQ=DAILY;UNTIL={until}", datetime(2026, 11, 23, 9), ROME)
    assert found == [datetime(2026, 11, day, 9) for day in range(23, last + 1)]


@pytest.mark.parametrize("value", ["2026", "20261301", "20261123T0900", "20261123T250000Z", "2026-11-23", "x"])
def test_what_is_no_end(value: str) -> None:
    with pytest.raises(Invalid) as caught:
        walls(f"FREQ=DAILY;UNTIL={value}", datetime(2026, 11, 23, 9), ROME)
    assert caught.value.fault is Fault.RULE


def test_the_wall_clock_stays_when_the_clocks_change() -> None:
    slots = expand(read_rule("FREQ=WEEKLY;COUNT=4"), datetime(2026, 10, 12, 9), ROME, 90)
    assert [one.start.hour for one in slots] == [7, 7, 8, 8]
    assert {to_wall(one.start, ROME).hour for one in slots} == {9}
    assert {one.minutes for one in slots} == {90}


def test_a_date_in_the_skipped_hour_is_refused() -> None:
    with pytest.raises(Invalid) as caught:
        walls("FREQ=WEEKLY;COUNT=3", datetime(2026, 3, 22, 2, 30), ROME)
    assert caught.value.fault is Fault.NO_SUCH_TIME


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("FREQ=SECONDLY;COUNT=3", Fault.RULE_TOO_OFTEN),
        ("FREQ=MINUTELY;COUNT=3", Fault.RULE_TOO_OFTEN),
        ("FREQ=HOURLY;COUNT=3", Fault.RULE_TOO_OFTEN),
        ("FREQ=DAILY", Fault.RULE_ENDLESS),
        ("FREQ=DAILY;COUNT=3;UNTIL=20261231", Fault.RULE),
        ("FREQ=DAILY;COUNT=0", Fault.RULE),
        ("FREQ=DAILY;COUNT=-3", Fault.RULE),
        ("FREQ=DAILY;COUNT=three", Fault.RULE),
        ("FREQ=DAILY;COUNT=٣", Fault.RULE),
        ("FREQ=DAILY;COUNT=3;COUNT=4", Fault.RULE),
        ("FREQ=DAILY;INTERVAL=0;COUNT=3", Fault.RULE),
        ("FREQ=DAILY;COUNT=3;X-A=1", Fault.RULE),
        ("FREQ=DAILY;COUNT=3;BYSECOND=1", Fault.RULE),
        ("FREQ=DAILY;COUNT=3\r\nATTENDEE:x", Fault.RULE),
        ("FREQ=FORTNIGHTLY;COUNT=3", Fault.RULE),
        ("COUNT=3", Fault.RULE),
        ("every day", Fault.RULE),
        ("", Fault.RULE),
        ("FREQ=DAILY;COUNT=3;BYDAY=XX", Fault.RULE),
        ("FREQ=WEEKLY;COUNT=3;BYDAY=2MO", Fault.RULE),
        ("FREQ=MONTHLY;COUNT=3;BYDAY=0MO", Fault.RULE),
        ("FREQ=WEEKLY;COUNT=3;BYMONTHDAY=1", Fault.RULE),
        ("FREQ=MONTHLY;COUNT=3;BYWEEKNO=1", Fault.RULE),
        ("FREQ=MONTHLY;COUNT=3;BYYEARDAY=1", Fault.RULE),
        ("FREQ=YEARLY;COUNT=3;BYWEEKNO=20;BYDAY=2MO", Fault.RULE),
        ("FREQ=DAILY;COUNT=3;BYSETPOS=1", Fault.RULE),
        ("FREQ=DAILY;COUNT=3;BYMONTH=13", Fault.RULE),
        ("FREQ=DAILY;COUNT=3;BYMONTHDAY=0", Fault.RULE),
        ("FREQ=DAILY;COUNT=3;BYHOUR=24", Fault.RULE),
        ("FREQ=DAILY;COUNT=3;WKST=ZZ", Fault.RULE),
        (f"FREQ=DAILY;COUNT={MOST + 1}", Fault.RULE_TOO_LONG),
        ("FREQ=DAILY;COUNT=999999999999", Fault.RULE_TOO_LONG),
        ("FREQ=DAILY;UNTIL=99991231", Fault.RULE_TOO_LONG),
        ("FREQ=YEARLY;COUNT=60", Fault.RULE_TOO_LONG),
        ("FREQ=YEARLY;INTERVAL=999999999999;COUNT=2", Fault.RULE_TOO_LONG),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", Fault.RULE_EMPTY),
        ("FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31,-31;COUNT=3", Fault.RULE_EMPTY),
        ("FREQ=DAILY;BYDAY=MO;BYSETPOS=2;COUNT=3", Fault.RULE_EMPTY),
        ("FREQ=DAILY;UNTIL=20261101", Fault.RULE_EMPTY),
        ("FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,30;COUNT=8", Fault.RULE_OVERLAPS_ITSELF),
    ],
)
def test_rules_that_are_refused_and_never_expanded(rule: str, fault: Fault) -> None:
    with pytest.raises(Invalid) as caught:
        walls(rule, datetime(2026, 11, 23, 9), ROME)
    assert caught.value.fault is fault


def test_the_most_dates_are_750() -> None:
    found = walls(f"FREQ=DAILY;COUNT={MOST}", datetime(2026, 11, 23, 9), ROME)
    assert len(found) == MOST == 750
    last = found[-1]
    assert len(walls(f"FREQ=DAILY;UNTIL={last:%Y%m%d}", datetime(2026, 11, 23, 9), ROME)) == MOST
    with pytest.raises(Invalid) as caught:
        walls(f"FREQ=DAILY;UNTIL={last + timedelta(days=1):%Y%m%d}", datetime(2026, 11, 23, 9), ROME)
    assert (caught.value.fault, caught.value.hint) == (Fault.RULE_TOO_LONG, "750")


def test_a_rule_without_an_end_is_offered_one_that_works() -> None:
    with pytest.raises(Invalid) as caught:
        read_rule("rrule:freq=weekly;byday=mo;")
    assert caught.value.hint == "FREQ=WEEKLY;BYDAY=MO;COUNT=52"
    assert len(walls(caught.value.hint, datetime(2026, 11, 23, 9), ROME)) == 52


rules = st.builds(
    lambda frequency, interval, by, count: f"FREQ={frequency};INTERVAL={interval}{by};COUNT={count}",
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 3),
    st.sampled_from(["", ";BYDAY=MO,TH", ";BYMONTH=1,6,11", ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"]),
    st.integers(1, 20),
)


@given(rules, st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(lambda one: one.replace(second=0)))
def test_dates_are_those_of_dateutil_on_the_wall_clock(rule: str, first: datetime) -> None:
    first = first.replace(hour=9, microsecond=0)
    wanted = list(rrulestr(rule, dtstart=first))
    # No year has a 31 June or November: a rule every second month from 31 August makes no date at all.
    assume(wanted)
    if wanted[-1].year - first.year < 50:
        assert walls(rule, first, ROME) == wanted
    else:
        with pytest.raises(Invalid) as caught:
            walls(rule, first, ROME)
        assert caught.value.fault is Fault.RULE_TOO_LONG


@given(st.text(max_size=60))
def test_any_text_is_a_rule_or_refused(text: str) -> None:
    for rule in (text, f"FREQ=DAILY;COUNT=3;{text}", f"FREQ=MONTHLY;COUNT=3;BYDAY={text}", f"FREQ=DAILY;UNTIL={text}"):
        try:
            found = walls(rule, datetime(2026, 11, 23, 9), ROME)
        except Invalid:
            continue
        assert 0 < len(found) <= MOST


@given(st.integers(1, 19))
def test_a_series_cut_in_two_has_the_same_dates(where: int) -> None:
    first = datetime(2026, 10, 5, 9)
    for text in ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20", "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261209T080000Z"):
        rule = read_rule(text)
        whole = expand(rule, first, ROME, 60)
        cut = whole[where].start
        head = expand(ending_before(rule, cut), first, ROME, 60)
        tail = expand(continuing(rule, len(whole) - where), to_wall(cut, ROME), ROME, 60)
        assert head + tail == whole


def test_a_rule_that_is_ended_ends_in_utc() -> None:
    cut = datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert write_rule(ending_before(read_rule("FREQ=DAILY;COUNT=9"), cut)) == "FREQ=DAILY;UNTIL=20261124T075959Z"
    assert continuing(read_rule("FREQ=DAILY;UNTIL=20261231"), 4) == {"FREQ": "DAILY", "UNTIL": "20261231"}


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("FREQ=WEEKLY;COUNT=12", timedelta(days=2, hours=1)),
        ("FREQ=WEEKLY;BYDAY=MO,FR;COUNT=12", timedelta(days=3)),
        ("FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20261230T235959Z", timedelta(days=-2, hours=-3)),
        ("FREQ=DAILY;UNTIL=20261130", timedelta(minutes=45)),
        ("FREQ=MONTHLY;BYDAY=2MO;COUNT=5", timedelta(hours=2)),
    ],
)
def test_a_rule_moves_with_its_dates(text: str, later: timedelta) -> None:
    first = datetime(2026, 10, 12, 9)
    rule = read_rule(text)
    whole_days = ((first + later).date() - first.date()).days
    before = [one + later for one in walls(text, first, ROME)]
    moved = shifted(rule, whole_days, later, ROME)
    assert [to_wall(one.start, ROME) for one in expand(moved, first + later, ROME, 60)] == before


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=MONTHLY;BYDAY=2MO;COUNT=5",
        "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=5",
        "FREQ=YEARLY;BYWEEKNO=20;COUNT=5",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1;COUNT=5",
        "FREQ=DAILY;BYMONTH=1;COUNT=5",
    ],
)
def test_a_rule_whose_days_cannot_be_counted_on_is_not_moved_to_other_days(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        shifted(read_rule(text), 1, timedelta(days=1), ROME)
    assert caught.value.fault is Fault.RULE_NOT_MOVABLE


def test_until_as_wall_clock() -> None:
    assert wall_until("20261123T080000Z", ROME) == datetime(2026, 11, 23, 9)
    assert wall_until("20261123", ROME).date() == date(2026, 11, 23)
    assert from_wall(wall_until("20261123T090000", ROME), ROME) == datetime(2026, 11, 23, 8, tzinfo=UTC)
