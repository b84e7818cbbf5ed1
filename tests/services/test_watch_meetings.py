"""Notices: each once, of one's own meetings only, and none that is of no use any more."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import pytest

from roomdesk.domain.booking import Attendee
from roomdesk.domain.draft import Move
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.ids import DeviceCode, Email, RoomCode
from roomdesk.domain.notices import Notice, NoticeKind, notices, told_rooms
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.check_in import CheckIn
from roomdesk.services.undo_change import UndoChange
from tests.services.town import ANNA, BRUNO, CARLA, DINO, Town, at, instant

ME = (Attendee(ANNA),)


def told(town: Town, who: Email = ANNA, before: Collection[str] = (), minutes: int = 15) -> list[Notice]:
    watched = town.verbs(who).watch(told_rooms(before))
    return list(notices(watched, town.clock.now(), minutes, before))


def kinds(found: list[Notice]) -> list[NoticeKind]:
    return [one.kind for one in found]


def now_is(town: Town, text: str) -> None:
    town.clock.at = instant(text)


# ── reminders ───────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("now", "is_reminded"),
    [("08:44", False), ("08:45", True), ("08:59", True), ("09:30", True), ("10:00", False), ("14:00", False)],
)
def test_reminds_from_a_quarter_of_an_hour_before_until_the_end(town: Town, now: str, is_reminded: bool) -> None:
    town.verbs().one("GIUNTA", when="2026-11-24 09:00")
    now_is(town, f"2026-11-24 {now}")
    assert kinds(told(town)) == [NoticeKind.REMINDER] * is_reminded


def test_no_minutes_no_reminder(town: Town) -> None:
    town.verbs().one("GIUNTA", when="2026-11-24 09:00")
    now_is(town, "2026-11-24 09:00")
    assert told(town, minutes=0) == []
    assert told(town, minutes=1)


def test_a_meeting_that_is_moved_is_reminded_of_anew_and_others_are_not(town: Town) -> None:
    anna = town.verbs()
    made = anna.one("GIUNTA", when="2026-11-24 09:00")
    now_is(town, "2026-11-24 08:50")
    first = told(town)
    assert [one.key for one in told(town)] == [one.key for one in first]
    anna.move(Move(made.id, start=instant("2026-11-24 09:02")))
    assert {one.key for one in told(town)}.isdisjoint(one.key for one in first)
    assert told(town, BRUNO) == []


def test_whoever_only_made_the_booking_is_not_reminded_but_hears_of_changes(town: Town) -> None:
    carla, bruno = town.verbs(CARLA), town.verbs(BRUNO)
    made = carla.one("GIUNTA", when="2026-11-24 09:00", organizer=BRUNO)
    now_is(town, "2026-11-24 08:50")
    bruno.cancel(made.id, reason="Influenza")
    assert kinds(told(town, CARLA)) == [NoticeKind.CANCELLED]


def test_whoever_is_invited_to_a_private_meeting_is_reminded_of_it_and_learns_no_more(town: Town) -> None:
    bruno = town.verbs(BRUNO)
    made = bruno.one("GIUNTA", when="2026-11-24 09:00", attendees=ME, private=True)
    bruno.move(Move(made.id, start=instant("2026-11-24 09:30")))
    now_is(town, "2026-11-24 09:20")
    found = told(town)
    assert kinds(found) == [NoticeKind.REMINDER, NoticeKind.INVITED]
    for one in found:
        assert (one.booking.title, one.booking.organizer, one.who) == ("", "", "")
    assert told(town, DINO, minutes=15) == []


# ── what others did ─────────────────────────────────────────────────────────────────────────────────────
def test_hears_of_what_others_did_and_not_of_what_one_did_oneself(town: Town) -> None:
    anna, bruno = town.verbs(), town.verbs(BRUNO)
    made = bruno.one("GIUNTA", when="2026-11-26 09:00", attendees=ME)
    own = anna.one("SALETTA", when="2026-11-26 09:00")
    anna.move(Move(own.id, start=instant("2026-11-26 10:00")))
    assert [(one.kind, one.who) for one in told(town)] == [(NoticeKind.INVITED, BRUNO)]
    town.clock.forward(minutes=1)
    moved = bruno.move(Move(made.id, start=instant("2026-11-26 11:00")))
    assert kinds(told(town)) == [NoticeKind.CHANGED, NoticeKind.INVITED]
    town.clock.forward(minutes=1)
    UndoChange(town.store, town.clock, Acting(town.store, BRUNO))(moved)
    assert kinds(told(town)) == [NoticeKind.CHANGED, NoticeKind.CHANGED, NoticeKind.INVITED]
    town.clock.forward(minutes=1)
    bruno.cancel(made.id)
    assert kinds(told(town))[0] is NoticeKind.CANCELLED
    assert NoticeKind.INVITED not in kinds(told(town))
    assert told(town, BRUNO) == []
    town.clock.forward(days=8)
    assert told(town) == []


@pytest.mark.parametrize("is_approved", [True, False])
def test_hears_whether_a_room_was_granted(town: Town, is_approved: bool) -> None:
    made = town.verbs().one("CONSIGLIO", when="2026-11-26 09:00")
    carla = town.verbs(CARLA)
    if is_approved:
        carla.decide.approve(made.id)
    else:
        carla.decide.decline(made.id, "Elezioni")
    found = told(town)
    assert kinds(found) == [NoticeKind.APPROVED if is_approved else NoticeKind.DECLINED]
    assert found[0].who == CARLA


def test_a_series_is_told_once_by_its_first_date_that_is_to_come(town: Town) -> None:
    town.verbs(BRUNO).many("GIUNTA", when="2026-11-23 09:00", rule="FREQ=DAILY;COUNT=4", attendees=ME)
    now_is(town, "2026-11-23 11:00")
    (found,) = told(town)
    assert (found.kind, found.number) == (NoticeKind.INVITED, 4)
    assert found.booking.slot == at("2026-11-24 09:00")


def test_arrivals_are_no_news(town: Town) -> None:
    made = town.verbs(BRUNO).one("GIUNTA", when="2026-11-23 09:00", attendees=ME)
    town.clock.forward(minutes=50)
    CheckIn(town.store, town.clock, Acting(town.store, CARLA))(made.id)
    assert kinds(told(town, minutes=0)) == [NoticeKind.INVITED]


# ── rooms ───────────────────────────────────────────────────────────────────────────────────────────────
def found_to_be(town: Town, health: Health, when: datetime, device: str = "PROIETTORE") -> None:
    town.store.record([Finding(DeviceCode(device), health, "lamp", "", when)])


@pytest.fixture
def projector(town: Town) -> Town:
    one = Device(DeviceCode("PROIETTORE"), RoomCode("GIUNTA"), "Proiettore", DeviceKind.PROJECTOR, "pjlink")
    town.store.furnish(Furnishing(devices=(one,)))
    return town


def test_a_room_that_falls_ill_is_told_once_and_told_well_again(projector: Town) -> None:
    town = projector
    town.verbs().one("GIUNTA", when="2026-11-26 09:00")
    town.verbs(BRUNO).one("GIUNTA", when="2026-11-24 09:00")
    found_to_be(town, Health.OK, town.clock.now())
    assert told(town) == []
    town.clock.forward(minutes=5)
    found_to_be(town, Health.FAILED, town.clock.now())
    (ill,) = told(town)
    assert (ill.kind, ill.number, ill.booking.organizer) == (NoticeKind.ROOM_ILL, 1, ANNA)
    assert ill.state
    assert ill.state.devices == ("Proiettore",)
    # The reception is concerned with every meeting there.
    assert told(town, CARLA)[0].number == 2
    town.clock.forward(minutes=5)
    found_to_be(town, Health.FAILED, town.clock.now())
    (again,) = told(town, before=[ill.key])
    assert (again.key, again.at) == (ill.key, ill.at)
    town.clock.forward(minutes=5)
    found_to_be(town, Health.DEGRADED, town.clock.now())
    (less,) = told(town, before=[ill.key])
    assert less.key != ill.key
    town.clock.forward(minutes=5)
    found_to_be(town, Health.OK, town.clock.now())
    assert told(town) == []
    (well,) = told(town, before=[ill.key, less.key])
    assert well.kind is NoticeKind.ROOM_WELL
    town.clock.forward(minutes=5)
    found_to_be(town, Health.OK, town.clock.now())
    assert [one.key for one in told(town, before=[ill.key, less.key, well.key])] == [well.key]
    town.clock.forward(minutes=5)
    found_to_be(town, Health.FAILED, town.clock.now())
    (anew,) = told(town, before=[ill.key, less.key, well.key])
    assert anew.kind is NoticeKind.ROOM_ILL
    assert anew.key != ill.key


def test_a_room_that_cannot_be_asked_is_neither_ill_nor_well(projector: Town) -> None:
    projector.verbs().one("GIUNTA", when="2026-11-26 09:00")
    found_to_be(projector, Health.UNKNOWN, projector.clock.now())
    assert told(projector) == []
    assert told(projector, before=["ill:GIUNTA:1:failed"]) == []


def test_a_room_without_meetings_of_the_coming_week_is_not_told(projector: Town) -> None:
    projector.verbs().one("GIUNTA", when="2026-12-02 09:00")
    found_to_be(projector, Health.FAILED, projector.clock.now())
    assert told(projector) == []
    assert told(projector, CARLA) == []
