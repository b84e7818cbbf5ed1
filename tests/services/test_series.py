"""Repeated meetings: booked, skipped, moved, cut, cancelled, and what invitations say of them."""

from dataclasses import replace

import pytest

from roomdesk.domain.booking import Scope, Status
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import Fault, Invalid, NotFound, NotOpenAnyMore, NotYours, RoomClosed, SlotTaken, Stale
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.invitation import Method
from roomdesk.domain.places import Closure
from roomdesk.ports.store import Furnishing, Query
from roomdesk.services.series_parts import rule_starts
from tests.services.town import ANNA, BRUNO, CARLA, DINO, ROME, Town, at, draft, instant, wall

WEEKLY = "FREQ=WEEKLY;COUNT=5"


def test_all_dates_in_all_rooms(town: Town) -> None:
    dates = town.verbs().many("GIUNTA", "CANTIERI", when="2026-10-19 09:00", rule=WEEKLY)
    assert [wall(one) for one in dates] == [
        f"{day} 09:00" for day in ("2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16")
    ]
    assert {one.rooms for one in dates} == {("GIUNTA", "CANTIERI")}
    assert len({one.id for one in dates}) == 5
    assert {one.uid for one in dates} == {dates[0].uid}
    assert town.store.occurrences(dates[0].series) == dates


def test_every_clash_of_every_date_is_told_and_nothing_booked(town: Town) -> None:
    verbs = town.verbs()
    held = [verbs.one("GIUNTA", when=f"2026-11-{day} 09:30").id for day in (24, 26)]
    with pytest.raises(SlotTaken) as caught:
        verbs.many("GIUNTA", when="2026-11-23 09:00", rule="FREQ=DAILY;COUNT=5")
    assert [clash.booking for clash in caught.value.clashes] == held
    assert len(town.store.bookings(Query())) == 2


def test_free_dates_on_request(town: Town) -> None:
    verbs = town.verbs()
    held = verbs.one("GIUNTA", when="2026-12-07 09:30")
    wish = draft("GIUNTA", when=at("2026-12-07 09:00"), rrule="FREQ=DAILY;COUNT=4", skip_conflicts=True)
    answer = verbs.book_series(wish)
    assert [wall(one) for one in answer.bookings] == ["2026-12-09 09:00", "2026-12-10 09:00"]
    clash, holiday = answer.skipped
    assert [one.booking for one in clash.clashes] == [held.id]
    assert isinstance(holiday.refused, RoomClosed)
    ics = verbs.invite(answer.bookings[0].id)
    assert "DTSTART;TZID=Europe/Rome:20261207T090000" in ics
    assert "20261207T090000" in ics.split("EXDATE")[1]
    assert "20261208T090000" in ics.split("EXDATE", 1)[1]


def test_where_no_date_is_free_the_reason_is_told(town: Town) -> None:
    town.verbs().one("GIUNTA", when="2026-11-23 09:00", minutes=480)
    wish = draft("GIUNTA", when=at("2026-11-23 09:00"), rrule="FREQ=DAILY;COUNT=1", skip_conflicts=True)
    with pytest.raises(SlotTaken):
        town.verbs(BRUNO).book_series(wish)


def test_asking_again_is_harmless_and_an_id_of_others_is_not_taken_over(town: Town) -> None:
    wish = draft("GIUNTA", when=at("2026-11-23 09:00"), rrule=WEEKLY)
    first = town.verbs().book_series(wish)
    again = town.verbs().book_series(wish)
    assert again.bookings == first.bookings
    assert not again.changes.bookings
    rule = town.store.series(first.bookings[0].series).rrule
    with pytest.raises(NotFound):
        town.verbs(BRUNO).book_series(replace(wish, slot=at("2026-11-24 14:00"), rrule="FREQ=DAILY;COUNT=2"))
    assert town.store.series(first.bookings[0].series).rrule == rule


def test_one_date_moves_alone(town: Town) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-11-23 09:00", rule=WEEKLY)
    moved = verbs.move(Move(dates[1].id, start=instant("2026-12-01 15:00"))).bookings[0]
    assert (wall(moved), moved.slot.minutes, moved.is_moved, moved.sequence, moved.version) == (
        "2026-12-01 15:00", 60, True, 1, 2
    )  # fmt: skip
    assert moved.occurrence == dates[1].slot.start
    assert moved.uid == dates[0].uid
    alone = verbs.invite(moved.id)
    assert "RECURRENCE-ID;TZID=Europe/Rome:20261130T090000" in alone
    assert "RRULE" not in alone.split("BEGIN:VEVENT")[1]
    assert verbs.invite(dates[0].id, Method.PUBLISH).count("BEGIN:VEVENT") == 2


def test_a_whole_series_moves_across_the_clock_change_and_exceptions_stay(town: Town) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-10-12 09:00", rule=WEEKLY)
    verbs.move(Move(dates[1].id, start=instant("2026-10-21 16:00")))
    verbs.cancel(dates[2].id)
    answer = verbs.move(Move(dates[3].id, start=instant("2026-11-03 10:30"), scope=Scope.ALL))
    assert town.standing(dates[0]) == ["2026-10-13 10:30", "2026-10-21 16:00", "2026-11-03 10:30", "2026-11-10 10:30"]
    assert {one.sequence for one in answer.bookings if not one.is_moved and one.status.blocks} == {3}
    series = town.store.series(dates[0].series)
    assert rule_starts(series) == tuple(one.occurrence for one in town.store.occurrences(dates[0].series))


def test_this_and_following_makes_a_series_of_its_own(town: Town) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-10-12 09:00", rule=WEEKLY)
    tail = verbs.move(Move(dates[2].id, start=instant("2026-10-26 14:00"), scope=Scope.FOLLOWING)).bookings
    assert [wall(one) for one in tail] == ["2026-10-26 14:00", "2026-11-02 14:00", "2026-11-09 14:00"]
    assert tail[0].uid != dates[0].uid
    head = town.store.series(dates[0].series)
    assert head.rrule == "FREQ=WEEKLY;UNTIL=20261026T075959Z"
    assert town.standing(dates[0]) == ["2026-10-12 09:00", "2026-10-19 09:00"]
    assert rule_starts(head) == (dates[0].slot.start, dates[1].slot.start)
    rest = town.store.series(tail[0].series)
    assert (rest.rrule, rule_starts(rest)) == ("FREQ=WEEKLY;COUNT=3", tuple(one.slot.start for one in tail))
    assert head.sequence == rest.sequence == tail[0].sequence == 1
    old, new = verbs.invite(dates[0].id), verbs.invite(tail[0].id)
    assert f"UID:{dates[0].uid}" in old
    assert f"UID:{tail[0].uid}" in new


def test_a_rule_that_cannot_be_moved_so_is_refused(town: Town) -> None:
    verbs = town.verbs()
    second_monday = verbs.many("GIUNTA", when="2026-12-14 09:00", rule="FREQ=MONTHLY;BYDAY=2MO;COUNT=4")
    with pytest.raises(Invalid) as caught:
        verbs.move(Move(second_monday[0].id, start=instant("2026-12-15 09:00"), scope=Scope.ALL))
    assert caught.value.fault is Fault.RULE_NOT_MOVABLE
    hours = verbs.move(Move(second_monday[0].id, start=instant("2026-12-14 11:00"), scope=Scope.ALL)).bookings
    assert {wall(one)[-5:] for one in hours} == {"11:00"}


@pytest.mark.parametrize(
    ("when", "rule", "to"),
    [
        pytest.param("2026-12-30 09:00", "FREQ=MONTHLY;COUNT=4", "2026-12-28 09:00", id="the 30th is not every month"),
        pytest.param("2027-01-12 09:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,TU;COUNT=6", "2027-01-15 09:00",
                     id="over the end of a week of two"),
    ],
)  # fmt: skip
def test_a_rule_that_would_give_other_dates_is_refused(town: Town, when: str, rule: str, to: str) -> None:
    verbs = town.verbs(DINO)
    dates = verbs.many("AULA", when=when, rule=rule)
    with pytest.raises(Invalid) as caught:
        verbs.move(Move(dates[0].id, start=instant(to), scope=Scope.ALL))
    assert caught.value.fault is Fault.RULE_NOT_MOVABLE
    assert town.store.occurrences(dates[0].series) == dates


def test_rooms_change_for_all_but_exceptions(town: Town) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-11-23 09:00", rule=WEEKLY)
    verbs.move(Move(dates[1].id, rooms=(RoomCode("SALETTA"),)))
    verbs.move(Move(dates[0].id, rooms=(RoomCode("MOSTRE"), RoomCode("CANTIERI")), scope=Scope.ALL))
    rooms = [one.rooms for one in town.store.occurrences(dates[0].series)]
    assert rooms == [("MOSTRE", "CANTIERI"), ("SALETTA",), *[("MOSTRE", "CANTIERI")] * 3]


def test_a_taken_date_stops_the_whole_move(town: Town) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-11-23 09:00", rule=WEEKLY)
    held = verbs.one("GIUNTA", when="2026-12-14 15:30")
    with pytest.raises(SlotTaken) as caught:
        verbs.move(Move(dates[0].id, start=instant("2026-11-23 15:00"), scope=Scope.ALL))
    assert [clash.booking for clash in caught.value.clashes] == [held.id]
    assert town.store.occurrences(dates[0].series) == dates


def test_dates_may_take_each_others_places(town: Town) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-11-23 09:00", rule="FREQ=DAILY;COUNT=3", minutes=120)
    verbs.move(Move(dates[0].id, start=instant("2026-11-23 10:00"), scope=Scope.ALL))
    assert town.standing(dates[0]) == [f"2026-11-{day} 10:00" for day in (23, 24, 25)]


def test_a_series_that_clashes_is_offered_rooms_that_are_free_on_all_its_dates(town: Town) -> None:
    verbs = town.verbs()
    verbs.one("GIUNTA", when="2026-12-14 09:00")
    with pytest.raises(SlotTaken) as caught:
        verbs.many("GIUNTA", when="2026-11-23 09:00", rule=WEEKLY)
    offers = caught.value.alternatives
    assert offers
    assert {offer.slot for offer in offers} == {at("2026-11-23 09:00")}
    (room,) = offers[0].rooms
    verbs.one(room, when="2026-12-21 09:30")
    with pytest.raises(SlotTaken) as again:
        verbs.many("GIUNTA", when="2026-11-23 09:00", rule=WEEKLY)
    assert (room,) not in [offer.rooms for offer in again.value.alternatives]
    for offer in again.value.alternatives:
        assert len(verbs.many(*offer.rooms, when="2026-11-23 09:00", rule=WEEKLY)) == 5


@pytest.mark.parametrize("scope", [Scope.ALL, Scope.FOLLOWING], ids=lambda one: one.value)
def test_a_series_moved_into_a_clash_is_offered_rooms_that_are_free_on_all_its_dates(town: Town, scope: Scope) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-11-23 09:00", rule=WEEKLY)
    verbs.one("GIUNTA", when="2026-12-14 11:00")
    start = instant(f"{('2026-11-23' if scope is Scope.ALL else '2026-12-07')} 11:00")
    move = Move(dates[0 if scope is Scope.ALL else 2].id, start=start, scope=scope)
    with pytest.raises(SlotTaken) as caught:
        verbs.move(move)
    offers = caught.value.alternatives
    assert {offer.slot.start for offer in offers} == {start}
    (room,) = offers[0].rooms
    held = verbs.one(room, when="2026-12-21 11:30")
    with pytest.raises(SlotTaken) as again:
        verbs.move(move)
    assert (room,) not in [offer.rooms for offer in again.value.alternatives]
    verbs.cancel(held.id)
    moved = verbs.move(replace(move, rooms=(room,))).bookings
    assert {one.rooms for one in moved if one.slot.start >= start} == {(room,)}


def test_a_single_meeting_moves_with_its_length(town: Town) -> None:
    verbs = town.verbs()
    one = verbs.one("GIUNTA", when="2026-11-23 09:00", minutes=90)
    moved = verbs.move(Move(one.id, start=instant("2026-11-23 09:30"))).bookings[0]
    assert moved.slot == at("2026-11-23 09:30", 90)
    longer = verbs.move(Move(one.id, end=instant("2026-11-23 12:00"), version=2)).bookings[0]
    assert (longer.slot, longer.sequence, longer.version) == (at("2026-11-23 09:30", 150), 2, 3)
    with pytest.raises(Stale):
        verbs.move(Move(one.id, start=instant("2026-11-23 10:00"), version=2))
    with pytest.raises(NotYours):
        town.verbs(BRUNO).move(Move(one.id, start=instant("2026-11-23 10:00")))
    assert [entry.action for entry in town.store.history(one.id)] == ["booked", "moved", "moved"]


def test_a_move_that_clashes_offers_what_is_free_without_itself(town: Town) -> None:
    verbs = town.verbs()
    verbs.one("GIUNTA", when="2026-11-23 11:00")
    one = verbs.one("GIUNTA", when="2026-11-23 12:00")
    with pytest.raises(SlotTaken) as caught:
        verbs.move(Move(one.id, start=instant("2026-11-23 11:15")))
    later = [offer for offer in caught.value.alternatives if offer.rooms == ("GIUNTA",)]
    assert later[0].slot == at("2026-11-23 12:00")


@pytest.mark.parametrize(
    ("scope", "left"),
    [
        (Scope.THIS, ["2026-11-23", "2026-11-30", "2026-12-14", "2026-12-21"]),
        (Scope.FOLLOWING, ["2026-11-23", "2026-11-30"]),
        (Scope.ALL, []),
    ],
)
def test_cancelling(town: Town, scope: Scope, left: list[str]) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-11-23 09:00", rule=WEEKLY)
    gone = verbs.cancel(dates[2].id, scope, "Sciopero").bookings
    assert town.standing(dates[0]) == [f"{day} 09:00" for day in left]
    assert {(one.status, one.reason, one.sequence) for one in gone} == {(Status.CANCELLED, "Sciopero", 1)}
    town.verbs(BRUNO).one("GIUNTA", when="2026-12-07 09:00")
    with pytest.raises(NotOpenAnyMore):
        verbs.cancel(dates[2].id)
    written = verbs.invite(dates[2].id)
    assert "METHOD:CANCEL" in written
    assert ("RECURRENCE-ID" in written) is (scope is not Scope.ALL)


@pytest.mark.parametrize("scope", [Scope.FOLLOWING, Scope.ALL])
def test_cancelling_from_the_first_date_on_takes_the_whole_series_back(town: Town, scope: Scope) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-11-23 09:00", rule=WEEKLY)
    verbs.cancel(dates[0].id, scope)
    written = verbs.invite(dates[3].id)
    assert "METHOD:CANCEL" in written
    assert "RECURRENCE-ID" not in written


def test_cancelled_dates_are_left_out_of_the_rule(town: Town) -> None:
    verbs = town.verbs()
    dates = verbs.many("GIUNTA", when="2026-10-19 09:00", rule="FREQ=WEEKLY;COUNT=3")
    verbs.cancel(dates[1].id)
    assert "EXDATE;TZID=Europe/Rome:20261026T090000" in verbs.invite(dates[0].id)


def test_deciding(town: Town) -> None:
    dates = town.verbs().many("CONSIGLIO", when="2026-11-23 09:00", rule=WEEKLY)
    reception = town.verbs(CARLA).decide
    with pytest.raises(NotYours):
        town.verbs().decide.approve(dates[0].id)
    assert reception.approve(dates[0].id).bookings[0].status is Status.CONFIRMED
    declined = reception.decline(dates[3].id, "Elezioni", Scope.FOLLOWING).bookings
    assert [(wall(one)[:10], one.status, one.reason) for one in declined] == [
        ("2026-12-14", Status.DECLINED, "Elezioni"), ("2026-12-21", Status.DECLINED, "Elezioni")
    ]  # fmt: skip
    assert len(reception.approve(dates[1].id, Scope.ALL).bookings) == 2
    with pytest.raises(NotOpenAnyMore):
        reception.approve(dates[0].id)
    town.verbs(BRUNO).one("CONSIGLIO", when="2026-12-14 09:00")


def test_untouched_exceptions_are_not_measured_by_rules_again(town: Town) -> None:
    verbs = town.verbs(DINO)
    dates = verbs.many("RIUNIONI", when="2026-11-23 09:00", rule="FREQ=WEEKLY;COUNT=3")
    verbs.move(Move(dates[2].id, start=instant("2026-12-10 09:00")))
    works = Closure(SiteCode("TECNICI"), None, at("2026-12-10 08:00", 600), "caldaia")
    town.store.furnish(Furnishing(closures=(works,)))
    verbs.move(Move(dates[0].id, start=instant("2026-11-23 10:00"), scope=Scope.ALL))
    assert town.standing(dates[0]) == ["2026-11-23 10:00", "2026-11-30 10:00", "2026-12-10 09:00"]


def test_a_pool_gives_a_series_a_link_that_is_free_on_all_its_dates(town: Town) -> None:
    verbs = town.verbs()
    held = verbs.one("SALETTA", when="2026-11-30 09:00", conference="fixed")
    dates = verbs.many("GIUNTA", when="2026-11-23 09:00", rule=WEEKLY, conference="fixed")
    assert held.conference is not None
    assert {one.conference.url for one in dates if one.conference}.isdisjoint({held.conference.url})
    assert dates[0].organizer == ANNA
    assert dates[0].timezone == ROME
