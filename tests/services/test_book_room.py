"""One meeting: all rooms or none, its link, its alternatives, its line, asked twice."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from roomdesk import catalogue
from roomdesk.domain.booking import Attendee, Status
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import (
    Fault,
    IdTaken,
    Invalid,
    NotFound,
    NotYours,
    OutsideHours,
    RoomClosed,
    SlotTaken,
    Stranger,
)
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.places import Closure
from roomdesk.domain.schedule import Alternative
from roomdesk.ports.store import Furnishing, Query
from roomdesk.services.look_around import LookAround
from roomdesk.settings.load import Settings
from tests.services.town import ANNA, BRUNO, CARLA, POOL, Town, at, draft


def test_linked_rooms_are_one_booking(town: Town) -> None:
    booked = town.verbs().one("giunta", "RIUNIONI", when="2026-11-23 09:00", conference="jitsi")
    assert booked.rooms == ("GIUNTA", "RIUNIONI")
    assert (booked.organizer, booked.created_by, booked.status) == (ANNA, ANNA, Status.CONFIRMED)
    assert booked.conference is not None
    assert booked.conference.url.startswith("https://meet.jit.si/")
    assert town.store.booking(booked.id) == booked


def test_one_taken_room_leaves_all_of_them_free(town: Town) -> None:
    held = town.verbs().one("RIUNIONI", when="2026-11-23 09:30")
    with pytest.raises(SlotTaken) as caught:
        town.verbs(BRUNO).one("GIUNTA", "RIUNIONI", when="2026-11-23 09:00")
    assert [(one.room, one.booking) for one in caught.value.clashes] == [("RIUNIONI", held.id)]
    assert town.store.taken(at("2026-11-23 09:00", 30)) == frozenset()


def test_asking_again_with_the_same_id_is_harmless(town: Town) -> None:
    wish = draft("GIUNTA", when=at("2026-11-23 09:00"))
    first, again = town.verbs().book(wish), town.verbs().book(wish)
    assert again.bookings == first.bookings
    assert not again.changes.bookings
    with pytest.raises(NotFound):
        town.verbs(BRUNO).book(wish)


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Altro"},
        {"slot": at("2026-11-23 09:00", 30)},
        {"rooms": (RoomCode("SALETTA"),)},
        {"attendees": (Attendee(BRUNO),)},
        {"private": True},
        {"notes": "Acqua"},
    ],
    ids=lambda one: next(iter(one)),
)
def test_an_id_that_was_given_for_other_facts_is_refused(town: Town, other: dict[str, Any]) -> None:
    wish = draft("GIUNTA", when=at("2026-11-23 09:00"))
    (first,) = town.verbs().book(wish).bookings
    with pytest.raises(IdTaken) as refused:
        town.verbs().book(replace(wish, **other))
    assert (refused.value.code, refused.value.title) == ("conflict", first.title)
    assert [(one.room, one.slot, one.booking) for one in refused.value.clashes] == [("GIUNTA", first.slot, first.id)]
    assert town.store.taken(at("2026-11-23 09:00", 60)) == {"GIUNTA"}


def test_asking_again_is_harmless_where_it_was_changed_since(town: Town) -> None:
    wish = draft("GIUNTA", when=at("2026-11-23 09:00"))
    (first,) = town.verbs().book(wish).bookings
    town.verbs().move(Move(first.id, at("2026-11-23 11:00").start))
    (again,) = town.verbs().book(wish).bookings
    assert (again.id, again.slot) == (first.id, at("2026-11-23 11:00"))


def test_a_series_id_is_for_that_series_alone(town: Town) -> None:
    wish = draft("GIUNTA", when=at("2026-11-23 09:00"), rrule="FREQ=DAILY;COUNT=3")
    town.verbs().one("GIUNTA", when="2026-11-24 09:00")
    dates = town.verbs().book_series(replace(wish, skip_conflicts=True)).bookings
    assert len(dates) == 2
    assert town.verbs().book_series(replace(wish, skip_conflicts=True)).bookings == dates
    for other in ({"title": "Altro"}, {"rrule": "FREQ=DAILY;COUNT=2"}, {"slot": at("2026-11-25 09:00")}):
        with pytest.raises(IdTaken):
            town.verbs().book_series(replace(wish, **other))


def test_a_pool_of_fixed_links(town: Town) -> None:
    verbs = town.verbs()
    first = verbs.one("GIUNTA", when="2026-11-23 09:00", conference="fixed")
    second = verbs.one("SALETTA", when="2026-11-23 09:30", conference="FIXED")
    assert [first.conference, second.conference] == list(POOL)
    with pytest.raises(SlotTaken) as caught:
        verbs.one("AULA", when="2026-11-23 09:30", conference="fixed")
    assert [(clash.room, clash.link, clash.booking) for clash in caught.value.clashes] == [
        (None, POOL[1].url, second.id)
    ]
    verbs.cancel(first.id)
    assert verbs.one("AULA", when="2026-11-23 09:30", conference="fixed").conference == POOL[0]
    assert verbs.one("AULA", when="2026-11-23 10:30", conference="fixed").conference == POOL[0]


def test_ones_own_link_is_never_held_twice(town: Town) -> None:
    verbs = town.verbs()
    verbs.one("GIUNTA", when="2026-11-23 09:00", conference="https://video.example/mia")
    with pytest.raises(SlotTaken) as caught:
        verbs.one("AULA", when="2026-11-23 09:59", conference="https://video.example/mia")
    assert {clash.link for clash in caught.value.clashes} == {"https://video.example/mia"}


Scene = Callable[[Town], None]


def _giunta_is_held(town: Town) -> None:
    town.verbs().one("GIUNTA", when="2026-11-23 09:30", minutes=45)


def _layout_before_and_after(town: Town) -> None:
    town.verbs().one("MOSTRE", when="2026-11-23 11:00")
    town.verbs().one("SALETTA", when="2026-11-23 14:00")


def _like_room_is_held_until_shortly_before(town: Town) -> None:
    _giunta_is_held(town)
    town.verbs().one("MOSTRE", when="2026-11-23 11:15", setup="platea")
    town.verbs().one("CANTIERI", when="2026-11-23 10:30")


def _link_is_held_for_long(town: Town) -> None:
    town.verbs().one("AULA", when="2026-11-23 08:00", minutes=300, conference="https://video.example/mia")


@pytest.mark.parametrize(
    ("scene", "rooms", "facts"),
    [
        pytest.param(_giunta_is_held, ("GIUNTA",), {}, id="a room"),
        pytest.param(_giunta_is_held, ("GIUNTA", "CANTIERI"), {}, id="linked rooms"),
        pytest.param(_layout_before_and_after, ("MOSTRE",), {"setup": "platea"}, id="a layout with long buffers"),
        pytest.param(_like_room_is_held_until_shortly_before, ("GIUNTA",), {}, id="a like room with long buffers"),
        pytest.param(_link_is_held_for_long, ("GIUNTA",), {"conference": "https://video.example/mia"}, id="a link"),
    ],
)
def test_alternatives_are_really_free(town: Town, scene: Scene, rooms: tuple[str, ...], facts: dict[str, str]) -> None:
    scene(town)
    verbs = town.verbs()
    wish = draft(*rooms, when=at("2026-11-23 09:15", 90), **facts)
    with pytest.raises(SlotTaken) as caught:
        verbs.book(wish)
    offers = caught.value.alternatives
    assert offers
    for number, offer in enumerate(offers):
        again = replace(wish, id=BookingId(f"{number}"), rooms=offer.rooms, slot=offer.slot)
        booked = verbs.book(again).bookings[0]
        verbs.cancel(booked.id)


def test_alternatives_are_like_rooms_then_later_times(town: Town) -> None:
    verbs = town.verbs()
    verbs.one("GIUNTA", when="2026-11-23 09:00")
    with pytest.raises(SlotTaken) as caught:
        verbs.one("GIUNTA", "RIUNIONI", when="2026-11-23 09:00")
    first, *later = caught.value.alternatives
    assert first == Alternative((RoomCode("MOSTRE"), RoomCode("RIUNIONI")), at("2026-11-23 09:00"))
    assert [one.slot for one in later] == [at(f"2026-11-23 {hour}:00") for hour in (10, 11, 12)]


def test_a_meeting_may_touch_another_but_not_its_buffers(town: Town) -> None:
    verbs = town.verbs()
    verbs.one("CANTIERI", when="2026-11-23 09:00")
    with pytest.raises(SlotTaken):
        verbs.one("CANTIERI", when="2026-11-23 10:00")
    verbs.one("CANTIERI", when="2026-11-23 10:15")
    verbs.one("GIUNTA", when="2026-11-23 09:00")
    verbs.one("GIUNTA", when="2026-11-23 10:00")


@pytest.mark.parametrize(
    ("when", "error"),
    [
        ("2026-11-23 07:30", OutsideHours),
        ("2026-11-28 12:30", OutsideHours),
        ("2026-12-08 09:00", RoomClosed),
        ("2027-04-28 09:00", RoomClosed),
    ],
)
def test_hours_and_holidays(town: Town, when: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        town.verbs().one("CANTIERI", when=when)
    assert town.store.bookings(Query()) == ()


def test_a_closed_room(town: Town) -> None:
    works = Closure(SiteCode("PALAZZO"), RoomCode("GIUNTA"), at("2026-11-24 08:00", 600), "tinteggiatura")
    town.store.furnish(Furnishing(closures=(works,)))
    with pytest.raises(RoomClosed) as caught:
        town.verbs().one("SALETTA", "GIUNTA", when="2026-11-24 09:00")
    assert (caught.value.place, caught.value.reason) == ("Sala Giunta", "tinteggiatura")
    town.verbs().one("SALETTA", when="2026-11-24 09:00")


def test_people(town: Town) -> None:
    office = Email("ufficio@comune.example")
    assert town.verbs().one("GIUNTA", when="2026-11-23 09:00", organizer=office).organizer == office
    with pytest.raises(NotYours):
        town.verbs().one("SALETTA", when="2026-11-23 09:00", organizer=BRUNO)
    assert town.verbs(CARLA).one("SALETTA", when="2026-11-23 09:00", organizer=BRUNO).created_by == CARLA
    with pytest.raises(Stranger):
        town.verbs(Email("nessuno@comune.example")).one("AULA", when="2026-11-23 09:00")


def test_without_people_whoever_acts_is_administrator() -> None:
    town = Town(people=())
    booked = town.verbs(Email("chi@comune.example")).one("GIUNTA", when="2026-11-23 09:00", organizer=BRUNO)
    assert booked.organizer == BRUNO
    town.store.close()


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ({"title": " "}, Fault.TITLE),
        ({"title": "a\nATTENDEE:b"}, Fault.TITLE),
        ({"description": "a" * 4001}, Fault.TEXT_TOO_LONG),
        ({"setup": "anfiteatro"}, Fault.LAYOUT),
        ({"conference": "zoom"}, Fault.PROVIDER),
        ({"conference": "http://video.example"}, Fault.LINK),
    ],
)
def test_what_cannot_be(town: Town, facts: dict[str, str], fault: Fault) -> None:
    with pytest.raises(Invalid) as caught:
        town.verbs().one("GIUNTA", when="2026-11-23 09:00", **facts)
    assert caught.value.fault is fault
    assert town.store.bookings(Query()) == ()


@pytest.mark.parametrize(("rooms", "fault"), [((), Fault.NO_ROOMS), (("GIUNTA", "giunta"), Fault.ROOM_TWICE)])
def test_rooms_that_cannot_be(town: Town, rooms: tuple[str, ...], fault: Fault) -> None:
    with pytest.raises(Invalid) as caught:
        town.verbs().one(*rooms, when="2026-11-23 09:00")
    assert caught.value.fault is fault
    with pytest.raises(NotFound):
        town.verbs().one("NESSUNA", when="2026-11-23 09:00")


def test_a_day_is_the_longest_meeting(town: Town) -> None:
    assert town.verbs().one("AULA", when="2026-11-23 00:00", minutes=1440)
    with pytest.raises(Invalid) as caught:
        town.verbs().one("AULA", when="2026-11-24 00:00", minutes=1441)
    assert caught.value.fault is Fault.DURATION


def test_a_room_with_approval_is_held_while_it_waits(town: Town) -> None:
    waiting = town.verbs().one("GIUNTA", "CONSIGLIO", when="2026-11-23 09:00")
    assert waiting.status is Status.PENDING
    with pytest.raises(SlotTaken):
        town.verbs(BRUNO).one("CONSIGLIO", when="2026-11-23 09:30")


def test_attendees_are_asked_once(town: Town) -> None:
    people = (Attendee(BRUNO), Attendee(CARLA), Attendee(BRUNO, "Bruno"))
    assert [one.email for one in town.verbs().one("GIUNTA", when="2026-11-23 09:00", attendees=people).attendees] == [
        BRUNO,
        CARLA,
    ]


def test_a_full_line_is_told_and_does_not_refuse(town: Town) -> None:
    verbs = town.verbs()
    for room in ("GIUNTA", "SALETTA"):
        assert verbs.book(draft(room, when=at("2026-11-23 09:00"), conference="jitsi")).full_lines == {}
    third = verbs.book(draft("MOSTRE", when=at("2026-11-23 09:30"), conference="jitsi"))
    assert {site: (load.calls, load.carries) for site, load in third.full_lines.items()} == {"PALAZZO": (3, 2)}
    no_call = verbs.book(draft("CONSIGLIO", when=at("2026-11-23 09:30")))
    assert no_call.full_lines == {}
    after = verbs.book(draft("GIUNTA", when=at("2026-11-23 10:30"), conference="jitsi"))
    assert after.full_lines == {}
    thin = verbs.book(draft("AULA", when=at("2026-11-23 09:00"), conference="jitsi"))
    assert [(load.calls, load.carries) for load in thin.full_lines.values()] == [(1, 0)]


def test_a_meeting_in_two_rooms_of_a_site_is_one_call_of_another(town: Town) -> None:
    verbs = town.verbs()
    verbs.one("GIUNTA", "SALETTA", when="2026-11-23 09:00", conference="jitsi")
    seen = verbs.one("CONSIGLIO", when="2026-11-23 09:00", conference="jitsi")
    assert verbs.loads(seen)[SiteCode("PALAZZO")].calls == 2


def test_only_services_that_are_set_up_are_offered(town: Town) -> None:
    def labels(settings: Settings) -> Mapping[str, str]:
        return LookAround(town.store, town.verbs().book.acting, catalogue.providers(settings)).provider_labels()

    assert labels(Settings()) == {"jitsi": "Jitsi Meet"}
    assert labels(Settings(fixed_links=POOL)) == {"fixed": "Link fisso", "jitsi": "Jitsi Meet"}
