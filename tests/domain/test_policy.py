"""A room's and a site's own rules, each at its edge."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from roomdesk.domain.errors import (
    LengthNotAllowed,
    OutsideHours,
    Refused,
    RoomClosed,
    RoomNotForYou,
    RoomRetired,
    TooFarAhead,
)
from roomdesk.domain.ids import Email, RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Closure, Layout, Room, Site
from roomdesk.domain.policy import check_closures, check_room, check_site
from roomdesk.domain.slot import Slot

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SITE = Site(SiteCode("PALAZZO"), "Palazzo", opening=Opening.parse("Mon-Sun 08:00-24:00"), patron="04-28")
ROOM = Room(RoomCode("GIUNTA"), SITE.code, "Sala Giunta", 12)


def person(role: Role) -> Person:
    return Person(Email("anna@comune.example"), "Anna", role)


def slot(hours: float, minutes: int = 60, days: int = 0) -> Slot:
    return Slot.lasting(NOW.replace(hour=0) + timedelta(days=days, hours=hours), minutes)


@pytest.mark.parametrize("minutes", [15, 60, 120])
def test_lengths_that_a_room_allows(minutes: int) -> None:
    check_room(replace(ROOM, shortest_minutes=15, longest_minutes=120), slot(9, minutes), person(Role.STAFF), NOW)


@pytest.mark.parametrize("minutes", [14, 121])
def test_lengths_that_it_does_not(minutes: int) -> None:
    room = replace(ROOM, shortest_minutes=15, longest_minutes=120)
    with pytest.raises(LengthNotAllowed) as caught:
        check_room(room, slot(9, minutes), person(Role.STAFF), NOW)
    found = caught.value
    assert (found.room, found.minutes, found.shortest, found.longest) == ("GIUNTA", minutes, 15, 120)


def test_a_retired_room_is_for_nobody() -> None:
    with pytest.raises(RoomRetired) as caught:
        check_room(replace(ROOM, retired=True), slot(9), person(Role.ADMINISTRATOR), NOW)
    assert caught.value.room == ROOM.code


def test_how_far_ahead() -> None:
    room = replace(ROOM, ahead_days=30)
    check_room(room, Slot.lasting(NOW + timedelta(days=30), 60), person(Role.STAFF), NOW)
    with pytest.raises(TooFarAhead):
        check_room(room, Slot.lasting(NOW + timedelta(days=30, seconds=1), 60), person(Role.STAFF), NOW)
    check_room(ROOM, slot(9, days=4000), person(Role.STAFF), NOW)


@pytest.mark.parametrize(
    ("role", "may"),
    [(Role.STAFF, False), (Role.RECEPTION, True), (Role.TECHNICIAN, False), (Role.ADMINISTRATOR, True)],
)
def test_who_may_book_a_room(role: Role, may: bool) -> None:
    check_room(ROOM, slot(9), person(role), NOW)
    reserved = replace(ROOM, bookers=(Role.RECEPTION,))
    if may:
        check_room(reserved, slot(9), person(role), NOW)
    else:
        with pytest.raises(RoomNotForYou) as caught:
            check_room(reserved, slot(9), person(role), NOW)
        assert caught.value.roles == ("reception",)


def no_holiday(_: date) -> str:
    return ""


def new_year(day: date) -> str:
    return "Capodanno" if (day.month, day.day) == (1, 1) else ""


def test_a_site_is_open_until_it_closes() -> None:
    early = replace(SITE, opening=Opening.parse("Mon-Fri 08:00-18:00"))
    check_site(early, slot(7, 600), no_holiday)
    with pytest.raises(OutsideHours) as caught:
        check_site(early, slot(7, 601), no_holiday)
    assert (caught.value.site, caught.value.opening) == ("Palazzo", "Mon-Fri 08:00-18:00")


@pytest.mark.parametrize(
    ("start", "minutes", "reason"),
    [
        pytest.param(datetime(2026, 12, 31, 21, tzinfo=UTC), 120, "", id="until the midnight before a holiday"),
        pytest.param(datetime(2026, 12, 31, 21, tzinfo=UTC), 121, "Capodanno", id="a minute into it"),
        pytest.param(datetime(2027, 1, 1, 9, tzinfo=UTC), 60, "Capodanno", id="on it"),
        pytest.param(datetime(2027, 1, 1, 23, tzinfo=UTC), 60, "", id="from the midnight after it"),
        pytest.param(datetime(2027, 4, 28, 9, tzinfo=UTC), 60, "patron", id="on the patron saint's day"),
    ],
)
def test_holidays(start: datetime, minutes: int, reason: str) -> None:
    site = replace(SITE, opening=Opening.parse("Mon-Sun 00:00-24:00"))
    if not reason:
        check_site(site, Slot.lasting(start, minutes), new_year)
    else:
        with pytest.raises(RoomClosed) as caught:
            check_site(site, Slot.lasting(start, minutes), new_year)
        assert (caught.value.place, caught.value.reason) == ("Palazzo", reason)


@pytest.mark.parametrize(
    ("site", "room", "hours", "is_closed"),
    [
        pytest.param("PALAZZO", "GIUNTA", 9, True, id="the room"),
        pytest.param("PALAZZO", None, 9, True, id="its whole site"),
        pytest.param("PALAZZO", "ARCHIVIO", 9, False, id="another room"),
        pytest.param("BIBLIO", None, 9, False, id="another site"),
        pytest.param("PALAZZO", None, 10, False, id="until the meeting begins"),
        pytest.param("PALAZZO", None, 8, False, id="from when the meeting ends"),
    ],
)
def test_closures(site: str, room: str | None, hours: int, is_closed: bool) -> None:
    closure = Closure(SiteCode(site), RoomCode(room) if room else None, slot(9), "lavori")
    refused: Refused | None = None
    try:
        check_closures(ROOM, slot(hours), [closure])
    except RoomClosed as error:
        refused = error
    assert (refused is not None) is is_closed


def test_a_layout_blocks_longer_never_shorter() -> None:
    room = replace(ROOM, buffer_before=10, buffer_after=20, layouts=(Layout("Platea", 30, 5),))
    meeting = slot(9)
    assert room.blocked(meeting) == meeting.padded(10, 20)
    assert room.blocked(meeting, "platea") == meeting.padded(30, 20)
    assert room.blocked(meeting, "no such layout") == meeting.padded(10, 20)
