"""The contract of taking places and people away: only what nothing stands on, all of it or nothing."""

from __future__ import annotations

from collections.abc import Callable
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


class RemovingContract:
    def test_what_was_just_made_is_taken_away_as_one_and_made_again(self, store: Store) -> None:
        before = _state(store)
        store.furnish(ALL)
        made = _state(store)
        assert made != before
        assert store.remove(ALL).places
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
            store.remove(wanted)
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
                store.remove(ALL)
            assert _state(store) == before
            store.furnish(ALL)
        store.remove(ALL)

    def test_what_is_not_there_cannot_be_taken_away(self, store: Store) -> None:
        for kind, wanted in (
            ("site", Furnishing(sites=(ANNEX,))),
            ("person", Furnishing(people=(replace(ELSA, site=None),))),
        ):
            with pytest.raises(NotFound) as refused:
                store.remove(wanted)
            assert refused.value.kind == kind

    def test_a_room_that_another_desk_took_away_cannot_be_booked(self, open_store: Callable[[], Store]) -> None:
        mine, theirs = open_store(), open_store()
        mine.furnish(ALL)
        assert LOUNGE.code in theirs.rooms()
        mine.remove(ALL)
        mine.furnish(Furnishing(rooms=(Room(RoomCode("NUOVA"), PALAZZO, "Sala nuova", 4),)))
        for rooms in (LOUNGE.code, (LAB, LOUNGE.code)):
            with pytest.raises(NotFound) as refused:
                theirs.book([booking(rooms, slot(9, 10))], None, ANNA)
            assert (refused.value.kind, refused.value.key) == ("room", LOUNGE.code)
        assert ANNEX.code not in theirs.sites()
        assert theirs.day(slot(0, 24)) == ()
