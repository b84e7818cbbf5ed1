"""The contract of putting places and people back: as they were seen, not what is in use; all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest

from roomdesk.domain.booking import Attendee, Status
from roomdesk.domain.device_fault import DeviceFault, Maintenance
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.errors import InUse, NotFound, Stale
from roomdesk.domain.ids import DeviceCode, Email, RoomCode, SiteCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Closure, Room
from roomdesk.ports.store import Edit, Furnishing, Store
from tests.fakes.municipality import ANNA, COUNCIL, GIUNTA, LAB, PALAZZO, SITES, at, booking, slot

ANNEX = replace(SITES[0], code=SiteCode("ANNESSO"), name="Annesso")
LOUNGE = Room(RoomCode("SALOTTO"), ANNEX.code, "Salotto d'angolo", 8, features=("display",))
CODEC = Device(DeviceCode("SALOTTO-TV"), LOUNGE.code, "Schermo", DeviceKind.DISPLAY, "tcp", "192.0.2.9", 80)
ELSA = Person(Email("elsa@comune.example"), "Elsa", Role.STAFF, "Anagrafe", ANNEX.code)
ALL = Furnishing((ANNEX,), (LOUNGE,), (CODEC,), (ELSA,))
NONE = Furnishing()
# What a change finds and what it wishes: a room goes to a new site, its device into a new room, a person to another
# office and role; all are sent back before what is new goes.
THERE = Furnishing(
    (replace(SITES[0], code=SiteCode("ALTRA"), name="Altra sede"),),
    (Room(RoomCode("ALTRA1"), SiteCode("ALTRA"), "Prima", 6, buffer_before=5),),
    (Device(DeviceCode("ALTRA-TV"), RoomCode("ALTRA1"), "Schermo", DeviceKind.DISPLAY, "tcp", "192.0.2.8", 80),),
    (Person(Email("furio@comune.example"), "Furio", Role.STAFF, "Tributi", SiteCode("ALTRA")),),
)
WISHED = Furnishing(
    (ANNEX, replace(THERE.sites[0], name="Altra sede, rifatta", latitude=45.1, longitude=11.8)),
    (LOUNGE, replace(THERE.rooms[0], site=ANNEX.code, buffer_before=15, features=("display",))),
    (CODEC, replace(THERE.devices[0], room=LOUNGE.code, port=81, options={"line": "2"})),
    (ELSA, replace(THERE.people[0], role=Role.ADMINISTRATOR, site=ANNEX.code)),
)


def _booked(store: Store) -> None:
    store.book([booking((LOUNGE.code, LAB), slot(9, 10))], None, ANNA)


def _cancelled(store: Store) -> None:
    made = booking(LOUNGE.code, slot(9, 10))
    store.book([made], None, ANNA)
    store.change([Edit(replace(made, status=Status.CANCELLED, version=2), 1, "cancelled")], ANNA)


def _invited(store: Store) -> None:
    store.book([booking(GIUNTA, slot(9, 10), attendees=(Attendee(ELSA.email),))], None, ANNA)


def _organized(store: Store) -> None:
    store.book([booking(GIUNTA, slot(9, 10), organizer=ELSA.email)], None, ANNA)


def _checked(store: Store) -> None:
    store.record([Finding(CODEC.code, Health.OK, "", "", at(8))])


def _maintained(store: Store) -> None:
    store.device_faults.maintain(CODEC.code, Maintenance(None, "lampada", ANNA, at(8)))


def _fallen_ill(store: Store) -> None:
    store.device_faults.begin([DeviceFault(CODEC.code, at(8), "refused", "")])


USES: list[tuple[str, Callable[[Store], object], Furnishing, tuple[str, ...]]] = [
    ("rooms of a site", lambda store: store, Furnishing(sites=(ANNEX,)), ("rooms", "people")),
    ("devices of a room", lambda store: store, Furnishing(rooms=(LOUNGE,)), ("devices",)),
    ("a booked room", _booked, replace(ALL, people=(), sites=()), ("bookings",)),
    ("a room whose booking was cancelled", _cancelled, replace(ALL, people=(), sites=()), ("bookings",)),
    ("a photo", lambda store: store.keep_photo(LOUNGE.code, b"\x89PNG"), ALL, ("photo",)),
    (
        "a calendar elsewhere",
        lambda store: store.outside.point(LOUNGE.code, "https://calendar.example/a.ics", at(8)),
        ALL,
        ("calendar",),
    ),
    ("a feed", lambda store: store.publication.name(LOUNGE.code, "x" * 22), ALL, ("published",)),
    (
        "a closed site",
        lambda store: store.furnish(Furnishing(closures=(Closure(ANNEX.code, None, slot(8, 9), "Lavori"),))),
        ALL,
        ("closures",),
    ),
    (
        "a closed room",
        lambda store: store.furnish(Furnishing(closures=(Closure(ANNEX.code, LOUNGE.code, slot(8, 9), "Lavori"),))),
        ALL,
        ("closures",),
    ),
    ("a device that was checked", _checked, ALL, ("checks",)),
    ("a device in maintenance", _maintained, ALL, ("maintenance",)),
    ("a device with a fault", _fallen_ill, ALL, ("faults",)),
    ("a person who is invited", _invited, ALL, ("bookings",)),
    ("a person who organizes", _organized, ALL, ("bookings",)),
    (
        "a person who did something",
        lambda store: store.book([booking(GIUNTA, slot(9, 10))], None, ELSA.email),
        ALL,
        ("history",),
    ),
]


def _state(store: Store) -> tuple[object, ...]:
    return dict(store.sites()), dict(store.rooms()), store.devices(), dict(store.people())


class ExchangingContract:
    def test_what_was_just_made_is_taken_away_as_one_and_made_again(self, store: Store) -> None:
        before = _state(store)
        store.furnish(ALL)
        made = _state(store)
        assert made != before
        assert store.exchange(ALL, NONE).places
        assert _state(store) == before
        store.furnish(ALL)
        assert _state(store) == made
        assert store.faults() == ()

    @pytest.mark.parametrize(("use", "wanted", "uses"), [one[1:] for one in USES], ids=[one[0] for one in USES])
    def test_what_is_in_use_stays_and_all_else_with_it(
        self, store: Store, use: Callable[[Store], object], wanted: Furnishing, uses: tuple[str, ...]
    ) -> None:
        store.furnish(ALL)
        use(store)
        before = _state(store)
        with pytest.raises(InUse) as refused:
            store.exchange(wanted, NONE)
        assert refused.value.uses == uses
        assert _state(store) == before
        assert store.faults() == ()

    def test_what_others_changed_since_stays(self, store: Store) -> None:
        store.furnish(ALL)
        others: tuple[Furnishing, ...] = (
            Furnishing(sites=(replace(ANNEX, name="Altro"),)),
            Furnishing(rooms=(replace(LOUNGE, capacity=9),)),
            Furnishing(devices=(replace(CODEC, room=COUNCIL),)),
            Furnishing(people=(replace(ELSA, site=PALAZZO),)),
        )
        for other in others:
            store.furnish(other)
            before = _state(store)
            with pytest.raises(Stale):
                store.exchange(ALL, NONE)
            assert _state(store) == before
            store.furnish(ALL)
        store.exchange(ALL, NONE)

    def test_what_is_not_there_cannot_be_taken_away(self, store: Store) -> None:
        for kind, wanted in (
            ("site", Furnishing(sites=(ANNEX,))),
            ("person", Furnishing(people=(replace(ELSA, site=None),))),
        ):
            with pytest.raises(NotFound) as refused:
                store.exchange(wanted, NONE)
            assert refused.value.kind == kind

    def test_a_room_that_another_desk_took_away_cannot_be_booked(self, open_store: Callable[[], Store]) -> None:
        mine, theirs = open_store(), open_store()
        mine.furnish(ALL)
        assert LOUNGE.code in theirs.rooms()
        mine.exchange(ALL, NONE)
        mine.furnish(Furnishing(rooms=(Room(RoomCode("NUOVA"), PALAZZO, "Sala nuova", 4),)))
        for rooms in (LOUNGE.code, (LAB, LOUNGE.code)):
            with pytest.raises(NotFound) as refused:
                theirs.book([booking(rooms, slot(9, 10))], None, ANNA)
            assert (refused.value.kind, refused.value.key) == ("room", LOUNGE.code)
        assert ANNEX.code not in theirs.sites()
        assert theirs.day(slot(0, 24)) == ()

    def test_what_was_changed_and_made_is_put_back_as_one_and_forth_again(self, store: Store) -> None:
        store.furnish(THERE)
        before = _state(store)
        assert store.exchange(THERE, WISHED).places
        after = _state(store)
        assert after != before
        for found, wished, expected in ((WISHED, THERE, before), (THERE, WISHED, after), (WISHED, THERE, before)):
            store.exchange(found, wished)
            assert _state(store) == expected
        assert store.faults() == ()

    def test_nothing_is_put_back_over_what_others_changed(self, store: Store) -> None:
        store.furnish(THERE)
        store.exchange(THERE, WISHED)
        for key, others in _others(WISHED):
            store.furnish(others)
            before = _state(store)
            with pytest.raises(Stale) as refused:
                store.exchange(WISHED, THERE)
            assert refused.value.booking == key
            assert _state(store) == before
            store.furnish(WISHED)
        store.exchange(WISHED, THERE)

    def test_what_was_seen_in_a_place_that_is_gone_is_not_as_it_was(self, store: Store) -> None:
        store.furnish(ALL)
        store.furnish(Furnishing(people=(replace(ELSA, site=None),)))
        store.exchange(replace(ALL, people=()), NONE)
        with pytest.raises(Stale):
            store.exchange(Furnishing(people=(ELSA,)), NONE)

    def test_nothing_is_made_over_what_others_made(self, store: Store) -> None:
        for others in (Furnishing((ANNEX,)), Furnishing((ANNEX,), people=(ELSA,)), Furnishing((ANNEX,), (LOUNGE,))):
            store.furnish(others)
            before = _state(store)
            with pytest.raises(Stale):
                store.exchange(NONE, ALL)
            assert _state(store) == before
            store.exchange(others, NONE)
        store.furnish(Furnishing((ANNEX,), (LOUNGE,), (CODEC,)))
        with pytest.raises(Stale) as refused:
            store.exchange(NONE, Furnishing(devices=(replace(CODEC, code=DeviceCode(CODEC.code.lower())),)))
        assert refused.value.booking == CODEC.code.lower()

    def test_nothing_is_put_back_where_what_was_made_is_in_use(self, store: Store) -> None:
        store.furnish(THERE)
        store.exchange(THERE, WISHED)
        _booked(store)
        before = _state(store)
        with pytest.raises(InUse) as refused:
            store.exchange(WISHED, THERE)
        assert (refused.value.key, refused.value.uses) == (LOUNGE.code, ("bookings",))
        assert _state(store) == before

    def test_what_was_taken_away_is_not_put_back(self, store: Store) -> None:
        store.furnish(THERE)
        store.exchange(THERE, WISHED)
        furio = Furnishing(people=WISHED.people[1:])
        store.exchange(furio, NONE)
        before = _state(store)
        with pytest.raises(NotFound) as refused:
            store.exchange(WISHED, THERE)
        assert (refused.value.kind, refused.value.key) == ("person", "furio@comune.example")
        assert _state(store) == before

    def test_bookings_and_photos_stay_as_they_are(self, store: Store) -> None:
        store.furnish(THERE)
        room = THERE.rooms[0].code
        store.keep_photo(room, b"\x89PNG")
        store.exchange(THERE, WISHED)
        made = booking(room, slot(9, 10))
        store.book([made], None, ANNA)
        store.exchange(WISHED, THERE)
        assert store.booking(made.id) == made
        assert store.photo(room) == b"\x89PNG"
        assert store.faults() == ()

    def test_of_two_desks_that_put_back_and_edit_one_is_told(self, open_store: Callable[[], Store]) -> None:
        edited = Furnishing(rooms=(replace(WISHED.rooms[1], capacity=99),))
        with closing(open_store()) as first:
            first.furnish(THERE)
        outcomes = set()
        for _ in range(20):
            with closing(open_store()) as store:
                store.exchange(THERE, WISHED)
            with ThreadPoolExecutor(2) as threads:
                both = [
                    threads.submit(_alone, open_store, before, after)
                    for before, after in ((WISHED, THERE), (Furnishing(rooms=WISHED.rooms[1:]), edited))
                ]
            outcomes.add(tuple(one.result() for one in both))
            with closing(open_store()) as store:
                capacity = store.rooms()[edited.rooms[0].code].capacity
                assert capacity == (THERE.rooms[0].capacity if both[0].result() else 99)
                if not both[0].result():
                    store.furnish(WISHED)
                    store.exchange(WISHED, THERE)
        assert outcomes <= {(True, False), (False, True)}


def _alone(open_store: Callable[[], Store], found: Furnishing, wished: Furnishing) -> bool:
    with closing(open_store()) as store:
        try:
            store.exchange(found, wished)
        except Stale:
            return False
        return True


def _others(there: Furnishing) -> tuple[tuple[str, Furnishing], ...]:
    """Give one change to each kind of thing, of those that were there before."""
    site, room, device, person = there.sites[1], there.rooms[1], there.devices[1], there.people[1]
    return (
        (site.code, Furnishing(sites=(replace(site, directions="In fondo"),))),
        (room.code, Furnishing(rooms=(replace(room, retired=True),))),
        (device.code, Furnishing(devices=(replace(device, retired=True),))),
        (person.email, Furnishing(people=(replace(person, language="en"),))),
    )
