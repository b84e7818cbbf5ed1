"""Looking for rooms and times: ranking, buffers, and common slots beside a brute-force search."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from random import Random

import pytest

from roomdesk.domain.draft import CommonWish, Wish
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.ids import DeviceCode, RoomCode, SiteCode
from roomdesk.domain.places import Closure, Room
from roomdesk.domain.schedule import CommonSlot
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Furnishing, Wanted
from tests.services.town import ANNA, DINO, ROOMS, Town, Verbs, at, draft, instant

WHEN = at("2026-11-23 09:00")


def codes(verbs: Verbs, **facts: object) -> list[str]:
    return [one.room.code for one in verbs.find(Wish(**{"slot": WHEN, **facts}))]  # type: ignore[arg-type]


def test_the_fewest_seats_to_spare_come_first(town: Town) -> None:
    found = town.verbs().find(Wish(WHEN, capacity=8, needs=("camera",), sites=(SiteCode("PALAZZO"),)))
    assert [(one.room.code, one.spare) for one in found] == [("GIUNTA", 6), ("MOSTRE", 8)]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"capacity": 61}, []),
        ({"accessible": True}, ["GIUNTA", "MOSTRE"]),
        ({"needs": ("camera", "display"), "capacity": 16}, ["MOSTRE", "AULA"]),
        ({"needs": ("projector",)}, []),
        ({"sites": (SiteCode("TECNICI"),)}, ["CANTIERI", "RIUNIONI"]),
        ({"slot": at("2026-11-23 21:00")}, ["AULA"]),
        ({"slot": at("2026-12-08 09:00")}, []),
        ({"slot": at("2026-12-21 09:00"), "sites": (SiteCode("TECNICI"),)}, ["CANTIERI"]),
    ],
)
def test_what_fits(town: Town, facts: dict[str, object], found: list[str]) -> None:
    assert codes(town.verbs(), **facts) == found


def test_taken_closed_and_buffered_rooms_are_left_out(town: Town) -> None:
    verbs = town.verbs()
    verbs.one("GIUNTA", when="2026-11-23 09:59")
    verbs.one("MOSTRE", when="2026-11-23 11:29")
    verbs.one("CANTIERI", when="2026-11-23 10:15")
    works = Closure(SiteCode("SCUOLA"), None, at("2026-11-23 09:59"), "lavori")
    town.store.furnish(Furnishing(closures=(works,)))
    assert codes(verbs) == ["SALETTA", "CANTIERI", "RIUNIONI", "CONSIGLIO"]


def test_what_works_comes_first_and_what_failed_last_or_never(town: Town) -> None:
    kit = {"GIUNTA": Health.FAILED, "SALETTA": Health.DEGRADED, "RIUNIONI": Health.OK}
    devices = [
        Device(DeviceCode(f"{room}-{kind}"), RoomCode(room), kind, kind, "tcp")
        for room in kit
        for kind in (DeviceKind.CAMERA, DeviceKind.DISPLAY)
    ]
    town.store.furnish(Furnishing(devices=tuple(devices)))
    now = datetime(2026, 11, 23, 7, tzinfo=UTC)
    town.store.record(
        [
            Finding(one.code, kit[one.room] if one.kind is DeviceKind.CAMERA else Health.OK, "ok", "", now)
            for one in devices
        ]
    )
    verbs = town.verbs()
    found = codes(verbs, needs=("camera",), capacity=6)
    assert (found[0], found[-2:]) == ("RIUNIONI", ["SALETTA", "GIUNTA"])
    assert "GIUNTA" not in codes(verbs, needs=("camera",), working=True)
    assert "GIUNTA" in codes(verbs, needs=("display",), working=True)


def brute_force(verbs: Verbs, wish: CommonWish) -> list[CommonSlot]:
    """Try each quarter of an hour and each room in turn, with the very checks that a booking passes."""
    who, store = verbs.book.acting(), verbs.town.store
    found: list[CommonSlot] = []
    start = wish.window.start
    while start + timedelta(minutes=wish.minutes) <= wish.window.end and len(found) < wish.limit:
        slot = Slot.lasting(start, wish.minutes)
        chosen = []
        for site in wish.sites:
            fits = [
                room
                for room in store.rooms().values()
                if room.site == site
                and room.capacity >= wish.capacity
                and set(wish.needs) <= set(room.features)
                and not verbs.rules.refusals([room], [slot], who)
                and not store.clashes([Wanted(slot, verbs.rules.reservations([room], slot, ""))])
            ]
            if fits:
                chosen.append((site, min(fits, key=lambda room: (room.capacity, room.code)).code))
        if len(chosen) == len(wish.sites):
            found.append(CommonSlot(slot, tuple(chosen)))
            start = slot.end + timedelta(minutes=-wish.minutes % 15)
        else:
            start += timedelta(minutes=15)
    return found


@pytest.mark.parametrize("seed", range(60))
def test_common_slots_are_those_of_a_brute_force_search(town: Town, seed: int) -> None:
    chance = Random(seed)
    rooms = [
        replace(room, buffer_before=chance.choice((0, 0, 20)), buffer_after=chance.choice((0, 15, 90)), approval=False)
        for room in ROOMS
    ]
    days = [instant("2026-12-03 00:00") + timedelta(days=number) for number in range(9)]
    closures = [
        Closure(room.site, chance.choice((room.code, None)), hours(chance, days), "lavori")
        for room in chance.sample(rooms, 3)
    ]
    town.store.furnish(Furnishing(rooms=tuple(rooms), closures=tuple(closures)))
    verbs = town.verbs(DINO)
    for _ in range(60):
        room, slot = chance.choice(rooms), hours(chance, days)
        if not verbs.rules.refusals([room], [slot], verbs.book.acting()) and not town.store.clashes(
            [Wanted(slot, verbs.rules.reservations([room], slot, ""))]
        ):
            verbs.book(draft(room.code, when=slot))
    sites = chance.sample([SiteCode("PALAZZO"), SiteCode("TECNICI"), SiteCode("SCUOLA")], chance.randint(1, 3))
    window = Slot(chance.choice(days) + timedelta(hours=chance.randint(0, 20)), days[-1] + timedelta(hours=20))
    wish = CommonWish(tuple(sites), chance.choice((20, 60, 150, 400)), window, chance.choice((0, 8)), limit=25)
    assert list(verbs.slots(wish)) == brute_force(verbs, wish)


def hours(chance: Random, days: list[datetime]) -> Slot:
    start = chance.choice(days) + timedelta(minutes=15 * chance.randint(28, 90))
    return Slot.lasting(start, chance.choice((30, 60, 105, 240)))


def test_over_midnight_where_a_site_does_not_close(town: Town) -> None:
    window = Slot.between(instant("2026-11-25 22:00"), instant("2026-11-26 03:00"))
    found = town.verbs().slots(CommonWish((SiteCode("SCUOLA"),), 240, window))
    assert [one.slot for one in found] == [at("2026-11-25 22:00", 240)]


def test_nothing_is_offered_that_lies_too_far_ahead(town: Town) -> None:
    only = Room(RoomCode("UNICA"), SiteCode("UNICA"), "Unica", 4, ahead_days=10)
    site = replace(town.store.sites()[SiteCode("SCUOLA")], code=SiteCode("UNICA"))
    town.store.furnish(Furnishing(sites=(site,), rooms=(only,)))
    window = Slot.between(instant("2026-12-03 06:00"), instant("2026-12-10 09:00"))
    found = town.verbs().slots(CommonWish((SiteCode("UNICA"),), 60, window, limit=9))
    assert [one.slot for one in found] == [at("2026-12-03 06:00"), at("2026-12-03 07:00"), at("2026-12-03 08:00")]


def test_a_site_without_a_fitting_room_has_no_common_slot(town: Town) -> None:
    window = Slot.between(instant("2026-11-24 08:00"), instant("2026-11-24 18:00"))
    sites = (SiteCode("PALAZZO"), SiteCode("SCUOLA"))
    assert town.verbs(ANNA).slots(CommonWish(sites, 60, window, capacity=31)) == ()
    assert town.verbs(ANNA).slots(CommonWish(sites, 601, window)) == ()


def test_common_slots_keep_to_step_free_rooms_whose_kit_worked(town: Town) -> None:
    camera = Device(DeviceCode("GIUNTA-CAM"), RoomCode("GIUNTA"), "Camera", DeviceKind.CAMERA, "tcp")
    town.store.furnish(Furnishing(devices=(camera,)))
    town.store.record([Finding(camera.code, Health.FAILED, "refused", "", datetime(2026, 11, 23, 7, tzinfo=UTC))])
    window = Slot.between(instant("2026-11-24 09:00"), instant("2026-11-24 10:00"))
    slots, wish = town.verbs().slots, CommonWish((SiteCode("PALAZZO"),), 60, window, limit=1)

    def room(**facts: object) -> str:
        return slots(replace(wish, **facts))[0].rooms[0][1]  # type: ignore[arg-type]

    assert room() == "SALETTA"
    assert room(accessible=True) == "GIUNTA"
    assert room(accessible=True, working=True) == "MOSTRE"
    assert room(accessible=True, working=True, needs=("display",)) == "GIUNTA"


def test_the_night_the_clocks_change(town: Town) -> None:
    for day, begins in product(("2026-10-25", "2027-03-28"), ("00:00",)):
        window = Slot.between(instant(f"{day} {begins}"), instant(f"{day} 06:00"))
        wish = CommonWish((SiteCode("SCUOLA"),), 45, window, limit=50)
        found = town.verbs(DINO).slots(wish)
        assert list(found) == brute_force(town.verbs(DINO), wish)
        assert len(found) == window.minutes // 45
