"""Repeated meetings of other calendars: series, their exceptions, dates added, moved, cancelled or left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from roomdesk.domain.errors import (
    Fault,
    Invalid,
    Outdated,
    RoomClosed,
    SlotTaken,
)
from roomdesk.ports.store import Edit
from roomdesk.services.acting import Acting
from roomdesk.services.undo_change import UndoChange
from tests.services.letters import NEXT, UID, WEEKLY, event, letter, outcomes, standing, take
from tests.services.town import CARLA, Town, at, instant


def test_a_series_with_its_exceptions(town: Town) -> None:
    extra = ("RDATE;TZID=Europe/Rome:20261127T100000", "EXDATE;TZID=Europe/Rome:20261209T100000")
    whole = event("20261125T100000", "20261125T110000", WEEKLY, *extra)
    apart = event("20261203T150000", "20261203T163000", NEXT, title="Spostata")
    found = take(town, letter(apart, whole))
    assert standing(town) == [
        "2026-11-25 10:00 GIUNTA", "2026-11-27 10:00 GIUNTA", "2026-12-03 15:00 GIUNTA", "2026-12-16 10:00 GIUNTA",
    ]  # fmt: skip
    assert len({one.series for one in found.booked.bookings}) == 1
    assert town.store.of_uid(UID)[2].title == "Spostata"
    assert town.store.of_uid(UID)[2].occurrence == instant("2026-12-02 10:00")
    assert outcomes(take(town, letter(apart, whole))) == ["same", "same"]
    written = town.verbs(CARLA).invite(found.booked.bookings[0].id)
    assert "RRULE:FREQ=WEEKLY;COUNT=4\r\nRDATE;TZID=Europe/Rome:20261127T100000\r\nEXDATE" in written


def test_one_date_is_moved_and_cancelled_on_its_own(town: Town) -> None:
    take(town, letter(event("20261125T100000", "20261125T110000", WEEKLY)))
    take(town, letter(event("20261202T140000", "20261202T150000", NEXT, sequence=1, stamp=1)))
    assert standing(town)[1] == "2026-12-02 14:00 GIUNTA"
    third = "RECURRENCE-ID:20261209T090000Z"
    gone = letter(event("20261209T100000", "20261209T110000", third, sequence=2, stamp=2), method="CANCEL")
    assert outcomes(take(town, gone)) == ["cancelled"]
    assert standing(town) == ["2026-11-25 10:00 GIUNTA", "2026-12-02 14:00 GIUNTA", "2026-12-16 10:00 GIUNTA"]
    # A later change of the series leaves the moved date where it is, and brings the one taken back into it again.
    take(town, letter(event("20261125T100000", "20261125T110000", WEEKLY, sequence=3, stamp=3, title="Tutte")))
    assert standing(town)[1:3] == ["2026-12-02 14:00 GIUNTA", "2026-12-09 10:00 GIUNTA"]
    assert {one.title for one in town.store.of_uid(UID)} == {"Tutte"}
    with pytest.raises(Outdated):
        take(town, letter(event("20261202T160000", "20261202T170000", NEXT, sequence=2, stamp=0)))


def test_a_date_that_was_cancelled_here_stays_cancelled(town: Town) -> None:
    found = take(town, letter(event("20261125T100000", "20261125T110000", WEEKLY)))
    town.verbs(CARLA).cancel(found.booked.bookings[1].id)
    take(town, letter(event("20261125T100000", "20261125T110000", WEEKLY, sequence=1, title="Nuovo")))
    assert len(standing(town)) == 3


def test_a_series_moved_as_a_whole_and_shortened(town: Town) -> None:
    take(town, letter(event("20261125T100000", "20261125T110000", WEEKLY)))
    shorter = event("20261126T090000", "20261126T100000", "RRULE:FREQ=WEEKLY;COUNT=2", sequence=1)
    take(town, letter(shorter))
    assert standing(town) == ["2026-11-26 09:00 GIUNTA", "2026-12-03 09:00 GIUNTA"]
    take(town, letter(event(sequence=2)))
    assert standing(town) == ["2026-11-25 10:00 GIUNTA"]
    take(town, letter(event("20261125T100000", "20261125T110000", WEEKLY, sequence=3)))
    assert len(standing(town)) == 4
    take(town, letter(event("20261125T100000", "20261125T110000", sequence=4), method="CANCEL"))
    assert standing(town) == []


def test_a_series_moved_as_a_whole_keeps_what_was_noted_here(town: Town) -> None:
    found = take(town, letter(event("20261125T100000", "20261125T110000", WEEKLY)))
    ids = [one.id for one in found.booked.bookings]
    noted = town.store.booking(ids[1])
    town.store.change([Edit(replace(noted, notes="acqua", version=2), 1, "edited")], CARLA)
    town.verbs(CARLA).cancel(ids[2])
    take(town, letter(event("20261126T140000", "20261126T150000", WEEKLY, sequence=1)))
    assert standing(town) == ["2026-11-26 14:00 GIUNTA", "2026-12-03 14:00 GIUNTA", "2026-12-17 14:00 GIUNTA"]
    assert [one.id for one in town.store.of_uid(UID) if one.status.blocks] == [ids[0], ids[1], ids[3]]
    assert town.store.booking(ids[1]).notes == "acqua"
    # Its first hour is asked for again, beside the new one: as a booking of its own.
    both = "RDATE;TZID=Europe/Rome:20261125T100000"
    take(town, letter(event("20261126T140000", "20261126T150000", WEEKLY, both, sequence=2)))
    assert standing(town)[:2] == ["2026-11-25 10:00 GIUNTA", "2026-11-26 14:00 GIUNTA"]


def test_one_date_asked_of_us_alone_finds_its_series_later(town: Town) -> None:
    take(town, letter(event("20261202T100000", "20261202T110000", NEXT)))
    assert standing(town) == ["2026-12-02 10:00 GIUNTA"]
    take(town, letter(event("20261202T110000", "20261202T120000", NEXT, sequence=1)))
    assert standing(town) == ["2026-12-02 11:00 GIUNTA"]
    take(town, letter(event("20261125T100000", "20261125T110000", WEEKLY, sequence=2, stamp=2)))
    assert len(standing(town)) == 4
    assert len({one.series for one in town.store.of_uid(UID)}) == 1


def test_a_rule_in_another_clock_keeps_its_instants(town: Town) -> None:
    rule = "RRULE:FREQ=WEEKLY;COUNT=4"
    in_utc = event("", "", "DTSTART:20270317T100000Z", "DTEND:20270317T110000Z", rule)
    take(town, letter(in_utc))
    assert standing(town) == [
        "2027-03-17 11:00 GIUNTA", "2027-03-24 11:00 GIUNTA", "2027-03-31 12:00 GIUNTA", "2027-04-07 12:00 GIUNTA",
    ]  # fmt: skip
    # No rule of ours gives these instants: each date stands for itself.
    assert {one.rrule for one in town.store.of_uid(UID)} == {"FREQ=DAILY;COUNT=1"}
    before_summer = event("", "", "DTSTART:20270303T100000Z", "DTEND:20270303T110000Z", rule, uid="b@x", room="AULA")
    take(town, letter(before_summer))
    assert {one.rrule for one in town.store.of_uid("b@x")} == {"FREQ=WEEKLY;COUNT=4"}


def test_dates_of_a_series_that_overlap_are_refused_as_such(town: Town) -> None:
    extra = "RDATE;TZID=Europe/Rome:20261125T103000"
    with pytest.raises(Invalid) as refused:
        take(town, letter(event("20261125T100000", "20261125T110000", WEEKLY, extra)))
    assert refused.value.fault is Fault.RULE_OVERLAPS_ITSELF


def test_a_repetition_without_an_end_is_booked_until_a_day_that_is_told(town: Town) -> None:
    endless = letter(event("20261125T100000", "20261125T110000", "RRULE:FREQ=WEEKLY;BYDAY=WE"))
    with pytest.raises(Invalid) as refused:
        take(town, endless)
    assert refused.value.fault is Fault.SERIES_ENDLESS
    take(town, endless, until=date(2026, 12, 9))
    assert standing(town) == ["2026-11-25 10:00 GIUNTA", "2026-12-02 10:00 GIUNTA", "2026-12-09 10:00 GIUNTA"]
    assert outcomes(take(town, endless, until=date(2026, 12, 9))) == ["same"]
    assert outcomes(take(town, endless, until=date(2026, 12, 16))) == ["changed"]
    assert len(standing(town)) == 4


def test_dates_that_cannot_be_held_are_left_out_on_request(town: Town) -> None:
    held = town.verbs().one("GIUNTA", when="2026-12-02 10:30")
    # 8 December is a holiday.
    series = event("20261201T100000", "20261201T110000", "RRULE:FREQ=WEEKLY;BYDAY=TU,WE;COUNT=5")
    with pytest.raises(RoomClosed):
        take(town, letter(series))
    seen = take(town, letter(series), skip_conflicts=True, dry_run=True)
    found = take(town, letter(series), skip_conflicts=True)
    assert standing(town) == ["2026-12-01 10:00 GIUNTA", "2026-12-09 10:00 GIUNTA", "2026-12-15 10:00 GIUNTA"]
    first, second = found.booked.skipped
    assert (first.slot, [one.booking for one in first.clashes]) == (at("2026-12-02 10:00"), [held.id])
    assert (second.slot, type(second.refused)) == (at("2026-12-08 10:00"), RoomClosed)
    assert [one.slot for one in seen.booked.skipped] == [first.slot, second.slot]
    assert outcomes(take(town, letter(series), skip_conflicts=True)) == ["same"]
    # Moved as a whole onto what is taken, a date is given up rather than left at an hour that is no longer true.
    later = series.replace("T10", "T09").replace("T11", "T10").replace("SEQUENCE:0", "SEQUENCE:1")
    town.verbs().one("GIUNTA", when="2026-12-15 09:00", minutes=30)
    take(town, letter(later), skip_conflicts=True)
    assert standing(town) == ["2026-12-01 09:00 GIUNTA", "2026-12-02 09:00 GIUNTA", "2026-12-09 09:00 GIUNTA"]
    with pytest.raises(SlotTaken):
        take(town, letter(event(uid="one@x", start="20261215T090000", end="20261215T100000")), skip_conflicts=True)


def test_what_was_imported_can_be_undone(town: Town) -> None:
    weekly = letter(event("20261125T100000", "20261125T110000", WEEKLY))
    found = take(town, weekly)
    UndoChange(town.store, town.clock, Acting(town.store, CARLA))(found.booked)
    assert standing(town) == []
    assert outcomes(take(town, weekly)) == ["booked"]
    assert len(standing(town)) == 4
