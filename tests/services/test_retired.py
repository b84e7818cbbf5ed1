"""What is out of use: rooms are not booked or offered, devices not checked; what was booked there stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from roomdesk.domain.draft import CommonWish, Wish
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.errors import RoomRetired, SlotTaken
from roomdesk.domain.ids import DeviceCode, RoomCode, SiteCode
from roomdesk.ports.checker import Limits, Progress
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.check_rooms import CheckRooms
from roomdesk.services.day_schedule import ShowDay
from roomdesk.services.follow_faults import FollowFaults
from roomdesk.services.look_around import LookAround
from tests.fakes.checks import told
from tests.services.town import DINO, ROOMS, Town, at, draft, holidays

WHEN = at("2026-11-23 09:00")
PALAZZO, SCHERMO, VECCHIO = SiteCode("PALAZZO"), DeviceCode("SCHERMO"), DeviceCode("VECCHIO")


def retire(town: Town, *codes: str) -> None:
    rooms = tuple(replace(one, retired=True) for one in ROOMS if one.code in codes)
    town.store.furnish(Furnishing(rooms=rooms))


def test_it_is_not_booked_found_or_offered(town: Town) -> None:
    verbs = town.verbs()
    verbs.one("CANTIERI", when="2026-11-23 09:00")
    retire(town, "GIUNTA", "RIUNIONI")
    with pytest.raises(RoomRetired):
        verbs.book(draft("GIUNTA", when=WHEN))
    assert "GIUNTA" not in {one.room.code for one in verbs.find(Wish(WHEN))}
    wish = CommonWish((SiteCode("TECNICI"),), 60, at("2026-11-23 09:00", 600))
    assert all(room != "RIUNIONI" for one in verbs.slots(wish) for _, room in one.rooms)
    with pytest.raises(SlotTaken) as caught:
        verbs.book(draft("CANTIERI", when=WHEN))
    assert caught.value.alternatives
    assert all("RIUNIONI" not in one.rooms for one in caught.value.alternatives)


def test_what_was_booked_there_stands_and_is_shown_on_its_day(town: Town) -> None:
    verbs = town.verbs()
    booked = verbs.one("GIUNTA", when="2026-11-23 09:00")
    retire(town, "GIUNTA")
    day = ShowDay(town.store, Acting(town.store, DINO), holidays)
    assert "GIUNTA" in {one.code for one in day(date(2026, 11, 23), [PALAZZO]).rooms}
    assert "GIUNTA" not in {one.code for one in day(date(2026, 11, 24), [PALAZZO]).rooms}
    assert town.store.booking(booked.id).status.blocks


class Asked:
    """A checker that tells which devices it was given."""

    def __init__(self, town: Town) -> None:
        self.town, self.codes = town, list[str]()

    def round(self, devices: Sequence[Device], limits: Limits, progress: Progress | None = None) -> tuple[Finding, ...]:
        self.codes += [one.code for one in devices]
        return told(progress, [Finding(one.code, Health.OK, "", "", self.town.clock.now()) for one in devices])


def test_a_retired_device_is_not_asked_and_says_nothing_of_its_room(town: Town) -> None:
    giunta = RoomCode("GIUNTA")
    devices = (
        Device(SCHERMO, giunta, "Schermo", DeviceKind.DISPLAY, "tcp"),
        Device(VECCHIO, giunta, "Proiettore vecchio", DeviceKind.PROJECTOR, "tcp", retired=True),
    )
    town.store.furnish(Furnishing(devices=devices))
    town.store.record([Finding(VECCHIO, Health.FAILED, "refused", "", town.clock.now())])
    acting, asked = Acting(town.store, DINO), Asked(town)
    CheckRooms(town.store, town.clock, acting, asked, FollowFaults(town.store, town.clock))()
    assert asked.codes == [SCHERMO]
    assert LookAround(town.store, acting, {}).room_health() == {giunta: Health.OK}
    offer = next(one for one in town.verbs().find(Wish(WHEN)) if one.room.code == giunta)
    assert offer.working is Health.OK
