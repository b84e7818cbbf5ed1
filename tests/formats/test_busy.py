"""Busy times of calendars elsewhere: repetitions with exceptions, days, zones, free time, and what nobody can read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.slot import Slot
from roomdesk.formats.ics.busy import read_busy
from roomdesk.ports.outside import Occupied

SPAN = Slot(datetime(2026, 11, 20, tzinfo=UTC), datetime(2028, 11, 20, tzinfo=UTC))
ROME = "Europe/Rome"


def calendar(*parts: str) -> bytes:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""]).encode()


def event(*lines: str, uid: str = "1@elsewhere") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"])


def read(*parts: str, ours: tuple[str, ...] = ()) -> list[str]:
    found = read_busy(calendar(*parts), ROME, SPAN, ours)
    assert found.unread == 0
    return shown(found)


def shown(found: Occupied) -> list[str]:
    return [f"{one.start:%Y-%m-%dT%H:%M}/{one.end:%Y-%m-%dT%H:%M}" for one in found.times]


def test_a_meeting_in_any_zone_holds_the_room() -> None:
    assert read(
        event("DTSTART;TZID=Europe/Rome:20261123T090000", "DTEND;TZID=Europe/Rome:20261123T100000"),
        event("DTSTART:20261124T080000Z", "DURATION:PT30M"),
        event("DTSTART:20261125T090000", "DTEND:20261125T100000"),
        event("DTSTART;TZID=W. Europe Standard Time:20261126T090000", "DURATION:PT1H"),
    ) == [
        "2026-11-23T08:00/2026-11-23T09:00",
        "2026-11-24T08:00/2026-11-24T08:30",
        "2026-11-25T08:00/2026-11-25T09:00",
        "2026-11-26T08:00/2026-11-26T09:00",
    ]


def test_whole_days_are_days_of_the_room() -> None:
    assert read(event("DTSTART;VALUE=DATE:20270327", "DTEND;VALUE=DATE:20270329")) == [
        "2027-03-26T23:00/2027-03-28T22:00"
    ]
    assert read(event("DTSTART;VALUE=DATE:20261223")) == ["2026-12-22T23:00/2026-12-23T23:00"]


def test_what_is_free_cancelled_or_ours_does_not_hold_it() -> None:
    at = ("DTSTART:20261123T080000Z", "DURATION:PT1H")
    assert read(event(*at, "TRANSP:TRANSPARENT")) == []
    assert read(event(*at, "STATUS:CANCELLED")) == []
    assert read(event(*at, "X-MICROSOFT-CDO-BUSYSTATUS:FREE")) == []
    assert read(event(*at, uid="2@roomdesk"), ours=("2@roomdesk",)) == []
    assert read(event(*at, "STATUS:TENTATIVE")) == ["2026-11-23T08:00/2026-11-23T09:00"]
    assert read(event("DTSTART:20261123T080000Z")) == []


def test_a_series_without_an_end_is_read_as_far_as_rooms_are_booked_with_its_exceptions() -> None:
    weekly = event(
        "DTSTART;TZID=Europe/Rome:20150105T090000",
        "DTEND;TZID=Europe/Rome:20150105T100000",
        "RRULE:FREQ=WEEKLY",
        "EXDATE;TZID=Europe/Rome:20261207T090000",
    )
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Rome:20261130T090000",
        "DTSTART;TZID=Europe/Rome:20261201T150000",
        "DTEND;TZID=Europe/Rome:20261201T160000",
    )
    off = event("RECURRENCE-ID;TZID=Europe/Rome:20261214T090000", "DTSTART;TZID=Europe/Rome:20261214T090000",
                "DURATION:PT1H", "STATUS:CANCELLED")  # fmt: skip
    found = read(moved, weekly, off)
    assert found[:3] == [
        "2026-11-23T08:00/2026-11-23T09:00",
        "2026-12-01T14:00/2026-12-01T15:00",
        "2026-12-21T08:00/2026-12-21T09:00",
    ]
    assert "2027-07-05T07:00/2027-07-05T08:00" in found
    assert found[-1] == "2028-11-13T08:00/2028-11-13T09:00"


def test_whole_days_repeat_and_leave_days_out() -> None:
    found = read(
        event("DTSTART;VALUE=DATE:20200101", "RRULE:FREQ=DAILY;UNTIL=20261123", "EXDATE;VALUE=DATE:20261121"),
        event("RECURRENCE-ID;VALUE=DATE:20261122", "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261225"),
    )
    assert found == ["2026-11-20T00:00/2026-11-20T23:00", "2026-11-22T23:00/2026-11-23T23:00",
                     "2026-12-23T23:00/2026-12-24T23:00"]  # fmt: skip


def test_long_counts_added_dates_and_spring_nights_are_read() -> None:
    assert read(event("DTSTART:20240101T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=1056")) == [
        "2026-11-20T08:00/2026-11-20T09:00", "2026-11-21T08:00/2026-11-21T09:00"]  # fmt: skip
    assert read(event("DTSTART:20240101T080000Z", "DURATION:PT1H", "RDATE;VALUE=PERIOD:20261123T080000Z/PT2H")) == [
        "2026-11-23T08:00/2026-11-23T10:00"]  # fmt: skip
    nightly = event("DTSTART;TZID=Europe/Rome:20270327T023000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3")
    assert len(read(nightly)) == 3


def test_free_busy_times_are_read() -> None:
    assert read(
        "BEGIN:VFREEBUSY\r\nFREEBUSY:20261123T080000Z/20261123T090000Z,20261124T080000Z/PT2H\r\n"
        "FREEBUSY;FBTYPE=FREE:20261125T080000Z/PT2H\r\nEND:VFREEBUSY"
    ) == ["2026-11-23T08:00/2026-11-23T09:00", "2026-11-24T08:00/2026-11-24T10:00"]


def test_a_calendar_without_meetings_holds_nothing() -> None:
    assert read_busy(calendar("PRODID:x"), ROME, SPAN, ()) == Occupied(())


def test_what_nobody_can_read_is_counted_and_the_rest_holds() -> None:
    found = read_busy(
        calendar(
            event("DTSTART:20261123T080000Z", "DURATION:PT1H"),
            event("DTSTART:20261332T080000Z", "DURATION:PT1H"),
            event("DTSTART:20261123T080000Z", "DURATION:PT1M", "RRULE:FREQ=SECONDLY"),
            event("SUMMARY:no time"),
        ),
        ROME, SPAN, (),
    )  # fmt: skip
    assert (shown(found), found.unread) == (["2026-11-23T08:00/2026-11-23T09:00"], 3)


@pytest.mark.parametrize(
    "hostile",
    [
        calendar(*[event("DTSTART:20261123T080000Z")] * 5_001),
        calendar(*[event("DTSTART:19700101T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY")] * 100),
        calendar(
            *[event("DTSTART:19700101T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29")] * 50
        ),
        b"<html>login</html>",
    ],
)
def test_hostile_calendars_end_in_a_refusal(hostile: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        read_busy(hostile, ROME, SPAN, ())
    assert refused.value.fault in (Fault.CALENDAR_TOO_LARGE, Fault.CALENDAR)


def test_files_of_real_programs_are_read_or_refused_with_a_reason() -> None:
    files = sorted((Path(__file__).parent.parent / "data" / "ics").glob("**/*.ics"))
    long_ago = Slot(datetime(2000, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC))
    held = {file.stem: len(read_busy(file.read_bytes(), ROME, long_ago, ()).times) for file in files}
    assert held == {
        "apple-whole-day": 0,
        "exchange-own-clock": 5,
        "google-series": 3,
        "latin-1": 1,
        "outlook-reply": 1,
        "outlook-request": 1,
        "own-rdates": 3,
        "utf-16": 1,
        "zimbra-cancel": 0,
    }
