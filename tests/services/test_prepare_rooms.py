"""Rooms prepared over real sockets: what is told to which device, before and after, and what is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from types import MappingProxyType

import pytest

from roomdesk import catalogue
from roomdesk.domain.booking import Booking
from roomdesk.domain.equipment import Device, DeviceKind, Health
from roomdesk.domain.errors import NotOpenAnyMore, NotYours
from roomdesk.domain.ids import DeviceCode, Email, RoomCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.preparation import Phase
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Prepared
from roomdesk.services.prepare_rooms import PrepareRooms
from roomdesk.simulators.pjlink import Projector
from roomdesk.simulators.servers import serving
from tests.services.town import ANNA, BRUNO, DINO, Town

TESS = Email("tess@comune.example")


@pytest.fixture
def projectors(town: Town) -> Iterator[tuple[Projector, Projector]]:
    """Give a projector in each of two rooms, both asleep, and a microphone that nothing can be told."""
    one, other = Projector(power="0", input="11"), Projector(power="0")
    with ExitStack() as held:
        ports = held.enter_context(serving([one, other]))
        options = MappingProxyType({"input": "31", "input.platea": "32"})
        town.store.furnish(
            Furnishing(
                devices=(
                    projector("PJ-MOSTRE", "MOSTRE", ports[0], options),
                    projector("PJ-SALETTA", "SALETTA", ports[1], MappingProxyType({})),
                    Device(
                        DeviceCode("MIC"), RoomCode("MOSTRE"), "Microfono", DeviceKind.MICROPHONE, "tcp", "127.0.0.1"
                    ),
                ),
                people=(Person(TESS, "Tess", Role.TECHNICIAN),),
            )
        )
        yield one, other


def projector(code: str, room: str, port: int, options: MappingProxyType[str, str]) -> Device:
    return Device(
        DeviceCode(code), RoomCode(room), "Proiettore", DeviceKind.PROJECTOR, "pjlink", "127.0.0.1", port, options
    )


def preparing(town: Town, who: Email = ANNA) -> PrepareRooms:
    return PrepareRooms(town.store, town.clock, Acting(town.store, who), lambda: catalogue.controller(town.clock.now))


def said(answer: Prepared) -> list[str]:
    """Draw the steps in text."""
    return [
        " ".join(
            filter(None, (one.step.device.code, one.step.order.action, one.step.order.value,
                          one.finding.cause if one.finding else "?"))
        )
        for one in answer.steps
    ]  # fmt: skip


def meeting(town: Town, *rooms: str, when: str = "2026-11-23 09:00", **facts: object) -> Booking:
    return town.verbs(ANNA).one(*rooms, when=when, **facts)


def test_a_room_is_set_up_for_its_layout_and_put_to_rest(town: Town, projectors: tuple[Projector, Projector]) -> None:
    hall, _ = projectors
    booked = meeting(town, "MOSTRE", when="2026-11-23 11:00", setup="platea")
    assert said(preparing(town)(booked.id, dry=True)) == ["PJ-MOSTRE power_on ?", "PJ-MOSTRE input 32 ?"]
    assert hall.power == "0"
    done = preparing(town)(booked.id)
    assert (done.phase, said(done)) == (Phase.BEFORE, ["PJ-MOSTRE power_on done", "PJ-MOSTRE input 32 done"])
    assert (hall.power, hall.input) == ("1", "32")
    town.clock.forward(hours=6)
    after = preparing(town)(booked.id)
    assert (after.phase, said(after)) == (Phase.AFTER, ["PJ-MOSTRE power_off done"])
    assert hall.power == "0"


def test_each_room_of_a_meeting_is_prepared_and_one_that_fails_keeps_no_other_back(
    town: Town, projectors: tuple[Projector, Projector]
) -> None:
    _, small = projectors
    gone = Device(
        DeviceCode("PJ-MOSTRE"), RoomCode("MOSTRE"), "Proiettore", DeviceKind.PROJECTOR, "pjlink", "127.0.0.1", 1
    )
    town.store.furnish(Furnishing(devices=(gone,)))
    booked = meeting(town, "MOSTRE", "SALETTA")
    done = preparing(town)(booked.id)
    assert said(done) == ["PJ-MOSTRE power_on refused", "PJ-SALETTA power_on done"]
    assert [one.finding.health for one in done.steps if one.finding] == [Health.FAILED, Health.OK]
    assert small.power == "1"


def test_nothing_is_switched_off_while_the_next_meeting_runs(
    town: Town, projectors: tuple[Projector, Projector]
) -> None:
    _, small = projectors
    first, second = meeting(town, "SALETTA"), meeting(town, "SALETTA", when="2026-11-23 10:30")
    small.power = "1"
    town.clock.forward(hours=2, minutes=5)
    after = preparing(town)(first.id)
    assert said(after) == []
    assert {room: other.id for room, other in after.awake.items()} == {"SALETTA": second.id}
    town.clock.forward(hours=1)
    assert said(preparing(town)(first.id)) == []
    town.clock.forward(hours=1)
    assert said(preparing(town)(second.id)) == ["PJ-SALETTA power_off done"]


def test_who_may_prepare(town: Town, projectors: tuple[Projector, Projector]) -> None:
    booked = meeting(town, "SALETTA")
    for who in (ANNA, DINO, TESS):
        assert preparing(town, who)(booked.id, dry=True).steps
    with pytest.raises(NotYours):
        preparing(town, BRUNO)(booked.id)


def test_a_cancelled_meeting_is_not_prepared(town: Town, projectors: tuple[Projector, Projector]) -> None:
    booked = meeting(town, "SALETTA")
    town.verbs(ANNA).cancel(booked.id)
    with pytest.raises(NotOpenAnyMore):
        preparing(town)(booked.id)
