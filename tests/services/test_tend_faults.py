"""Faults: opened by checks, told with what they put at risk, tended, ended; rooms to sit in instead."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from roomdesk.domain.booking import Booking
from roomdesk.domain.draft import Move
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.errors import Invalid, NotFound, NotYours
from roomdesk.domain.ids import DeviceCode, Email, RoomCode
from roomdesk.ports.checker import Limits, Progress
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Followed, Round
from roomdesk.services.check_rooms import CheckRooms
from roomdesk.services.follow_faults import FollowFaults
from roomdesk.services.tend_faults import TendFaults
from tests.fakes.checks import told
from tests.services.town import ANNA, CARLA, DINO, Town

GIUNTA, SALETTA = RoomCode("GIUNTA"), RoomCode("SALETTA")
PROJECTOR, SCREEN = DeviceCode("PROIETTORE"), DeviceCode("SCHERMO")


class Ward:
    """Devices that are as the test says at the next round."""

    def __init__(self, town: Town) -> None:
        self.town, self.health = town, {PROJECTOR: Health.OK, SCREEN: Health.OK}
        devices = (
            Device(PROJECTOR, GIUNTA, "Proiettore", DeviceKind.PROJECTOR, "tcp"),
            Device(SCREEN, SALETTA, "Schermo", DeviceKind.DISPLAY, "tcp"),
        )
        town.store.furnish(Furnishing(devices=devices))

    def round(self, devices: Sequence[Device], limits: Limits, progress: Progress | None = None) -> tuple[Finding, ...]:
        now = self.town.clock.now()
        return told(progress, [Finding(one.code, self.health[one.code], "fan", "ERST 2", now) for one in devices])

    def checked(self, **health: Health) -> Round:
        """Check an hour later, with some devices as named by room."""
        self.town.clock.forward(hours=1)
        names = {"giunta": PROJECTOR, "saletta": SCREEN}
        self.health |= {names[room]: one for room, one in health.items()}
        acting = Acting(self.town.store, DINO)
        return CheckRooms(
            self.town.store, self.town.clock, acting, self, FollowFaults(self.town.store, self.town.clock)
        )()


def tending(town: Town, who: Email = DINO) -> TendFaults:
    verbs = town.verbs(who)
    return TendFaults(town.store, town.clock, Acting(town.store, who), verbs.rules, verbs.list)


@pytest.fixture
def ward(town: Town) -> Ward:
    return Ward(town)


def broken(ward: Ward, **rooms: Health) -> Round:
    failing = rooms or {"giunta": Health.FAILED}
    ward.checked(**failing)
    return ward.checked()


def titles(bookings: Sequence[Booking]) -> list[str]:
    return [one.title for one in bookings]


def test_the_second_failure_opens_a_fault_since_the_first(ward: Ward, town: Town) -> None:
    first = ward.checked(giunta=Health.FAILED)
    assert first.faults == Followed()
    since = town.clock.now()
    (opened,) = ward.checked().faults.opened
    assert (opened.device, opened.opened_at, opened.cause, opened.evidence) == (PROJECTOR, since, "fan", "ERST 2")
    assert ward.checked().faults == Followed()
    assert list(tending(town).standing()) == [PROJECTOR]


def test_a_device_that_answers_again_ends_its_fault(ward: Ward, town: Town) -> None:
    broken(ward)
    assert ward.checked(giunta=Health.UNKNOWN).faults == Followed()
    (closed,) = ward.checked(giunta=Health.OK).faults.closed
    assert (closed.device, closed.closed_at, closed.closed_by) == (PROJECTOR, town.clock.now(), "")
    assert tending(town).standing() == {}


def test_a_device_tells_its_story(ward: Ward, town: Town) -> None:
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 09:00", title="Bilancio")
    town.verbs(ANNA).one("GIUNTA", when="2026-11-24 11:00", title="Concorso", private=True)
    town.verbs(ANNA).one("SALETTA", when="2026-11-24 09:00", title="Altrove")
    town.verbs(ANNA).one("GIUNTA", when="2026-12-02 09:00", title="Più di una settimana")
    ward.checked()
    assert tending(town).device(PROJECTOR).at_risk == ()
    broken(ward)
    story = tending(town).device(PROJECTOR)
    assert (story.in_a_row, len(story.findings)) == (2, 3)
    assert titles(story.at_risk) == ["Bilancio", "Concorso"]
    assert story.fault
    # Two opening hours since it was checked for the first time, one of them with the fault.
    assert story.available == 0.5
    bruno = tending(town, Email("bruno@comune.example")).device(PROJECTOR)
    assert titles(bruno.at_risk) == ["Bilancio", ""]


def test_rooms_with_the_same_kit_that_work_are_offered(ward: Ward, town: Town) -> None:
    meeting = town.verbs(ANNA).one("SALETTA", when="2026-11-24 09:00")
    broken(ward, saletta=Health.FAILED)
    offers = tending(town).proposals(meeting.id, SALETTA)
    assert [one.rooms for one in offers] == [("GIUNTA",), ("MOSTRE",)]
    broken(ward, giunta=Health.FAILED)
    offers = tending(town).proposals(meeting.id, SALETTA)
    assert [one.rooms for one in offers] == [("MOSTRE",)]
    moved = town.verbs(CARLA).move(Move(meeting.id, rooms=offers[0].rooms, version=meeting.version))
    assert moved.bookings[0].rooms == ("MOSTRE",)
    assert titles(tending(town).at_risk(SALETTA)) == []


def test_technicians_tend_a_fault_and_staff_do_not(ward: Ward, town: Town) -> None:
    broken(ward)
    faults = tending(town)
    faults.acknowledge(PROJECTOR)
    faults.assign(PROJECTOR, "  Ditta Rossi ")
    faults.note(PROJECTOR, "ventola\r\nordinata")
    faults.note(PROJECTOR, "   ")
    fault = faults.device(PROJECTOR).fault
    assert fault
    assert (fault.acknowledged_by, fault.assigned_to) == (DINO, "Ditta Rossi")
    assert [(one.who, one.text) for one in fault.notes] == [(DINO, "ventola\nordinata")]
    faults.assign(PROJECTOR, "")
    with pytest.raises(Invalid):
        faults.assign(PROJECTOR, "x" * 201)
    for refused in (ANNA, CARLA):
        with pytest.raises(NotYours):
            tending(town, refused).acknowledge(PROJECTOR)
        with pytest.raises(NotYours):
            tending(town, refused).close(PROJECTOR)
    closed = faults.close(PROJECTOR)
    assert (closed.closed_by, closed.assigned_to) == (DINO, "")
    with pytest.raises(NotFound):
        faults.close(PROJECTOR)
    with pytest.raises(NotFound):
        faults.device(DeviceCode("NESSUNO"))


def test_a_fault_that_was_closed_too_early_comes_back(ward: Ward, town: Town) -> None:
    broken(ward)
    tending(town).close(PROJECTOR)
    assert [one.device for one in ward.checked().faults.opened] == [PROJECTOR]
