"""Preparations that are due, over real sockets: on time, once over all desks and restarts, one failing alone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from types import MappingProxyType

import pytest

from roomdesk.domain.ids import BookingId
from roomdesk.domain.notices import NoticeKind, notices
from roomdesk.domain.preparation import Phase, StepFailed
from roomdesk.ports.preparations import Turn
from roomdesk.ports.settings import ChecksPlan
from roomdesk.ports.store import Furnishing
from roomdesk.services.answers import Prepared
from roomdesk.services.due_preparations import PrepareDue
from roomdesk.simulators.pjlink import Projector
from roomdesk.simulators.servers import serving
from tests.services.test_prepare_rooms import preparing, projector
from tests.services.town import ANNA, BRUNO, CARLA, DINO, Town, instant

PLAN = ChecksPlan(prepare_minutes=10, rest_minutes=10)


@pytest.fixture
def halls(town: Town) -> Iterator[tuple[Projector, Projector]]:
    """Give a projector in each of two rooms, both asleep."""
    one, other = Projector(power="0"), Projector(power="0")
    with ExitStack() as held:
        ports = held.enter_context(serving([one, other]))
        nothing = MappingProxyType[str, str]({})
        devices = (projector("PJ-1", "GIUNTA", ports[0], nothing), projector("PJ-2", "SALETTA", ports[1], nothing))
        town.store.furnish(Furnishing(devices=devices))
        yield one, other


def due(town: Town, plan: ChecksPlan = PLAN) -> PrepareDue:
    return PrepareDue(town.store, town.clock, preparing(town, DINO), plan)


def run(verb: PrepareDue) -> list[Prepared]:
    return [one for work in verb() for one in work()]


def turns(town: Town, plan: ChecksPlan = PLAN) -> list[tuple[BookingId, Phase]]:
    return [(one.booking, one.phase) for one in due(town, plan).due(town.clock.now())]


def test_rooms_are_ready_on_time_and_rest_afterwards(town: Town, halls: tuple[Projector, Projector]) -> None:
    one = town.verbs(ANNA).one("GIUNTA", when="2026-11-23 10:00")
    town.clock.at = instant("2026-11-23 09:49")
    assert run(due(town)) == []
    town.clock.at = instant("2026-11-23 09:51")
    (done,) = run(due(town))
    assert (done.booking, done.phase, halls[0].power) == (one, Phase.BEFORE, "1")
    assert run(due(town)) == []
    town.clock.at = instant("2026-11-23 11:09")
    assert run(due(town)) == []
    town.clock.at = instant("2026-11-23 11:11")
    assert [prepared.phase for prepared in run(due(town))] == [Phase.AFTER]
    assert halls[0].power == "0"
    assert run(due(town)) == []


def test_of_two_desks_one_does_it(town: Town, halls: tuple[Projector, Projector]) -> None:
    one = town.verbs(ANNA).one("GIUNTA", when="2026-11-23 10:00")
    town.clock.at = instant("2026-11-23 09:51")
    mine, other = due(town)(), due(town)()
    assert [len(list(work())) for work in (*mine, *other)] == [1, 0]
    # A desk that died at it leaves it to the next one.
    turn = Turn(one.id, Phase.AFTER, one.slot.end)
    town.clock.at = instant("2026-11-23 11:11")
    town.store.preparations.claim(turn, town.clock.now(), instant("2026-11-23 11:13"))
    assert run(due(town)) == []
    town.clock.at = instant("2026-11-23 11:14")
    assert len(run(due(town))) == 1


def test_nothing_is_switched_off_while_the_next_meeting_runs(town: Town, halls: tuple[Projector, Projector]) -> None:
    town.verbs(ANNA).one("GIUNTA", when="2026-11-23 10:00")
    town.verbs(BRUNO).one("GIUNTA", when="2026-11-23 11:00")
    for hour in ("09:51", "10:51"):
        town.clock.at = instant(f"2026-11-23 {hour}")
        run(due(town))
    town.clock.at = instant("2026-11-23 11:11")
    (done,) = run(due(town))
    assert (done.steps, list(done.awake), halls[0].power) == ((), ["GIUNTA"], "1")


def test_a_meeting_that_moves_is_prepared_for_again_and_one_that_is_off_is_not(
    town: Town, halls: tuple[Projector, Projector]
) -> None:
    anna = town.verbs(ANNA)
    one = anna.one("GIUNTA", when="2026-11-23 10:00")
    off = anna.one("SALETTA", when="2026-11-23 10:00")
    anna.cancel(off.id)
    anna.one("CONSIGLIO", when="2026-11-23 10:00")
    town.clock.at = instant("2026-11-23 09:51")
    assert turns(town) == [(one.id, Phase.BEFORE)]
    run(due(town))
    assert turns(town) == []


def test_a_program_that_was_off_is_late_only_a_little(town: Town) -> None:
    one = town.verbs(ANNA).one("GIUNTA", when="2026-11-23 10:00", minutes=30)
    for clock, expected in (
        ("10:04", [(one.id, Phase.BEFORE)]),
        ("10:06", []),
        ("10:41", [(one.id, Phase.AFTER)]),
        ("12:39", [(one.id, Phase.AFTER)]),
        ("12:41", []),
    ):
        town.clock.at = instant(f"2026-11-23 {clock}")
        assert turns(town) == expected
        assert turns(town, ChecksPlan(prepare_minutes=0, rest_minutes=0)) == []


def test_a_step_that_fails_is_said_at_once_and_keeps_no_other_back(
    town: Town, halls: tuple[Projector, Projector]
) -> None:
    anna = town.verbs(ANNA)
    bad, good = anna.one("GIUNTA", when="2026-11-23 10:00"), anna.one("SALETTA", when="2026-11-23 10:00")
    (device,) = [one for one in town.store.devices() if one.code == "PJ-1"]
    town.store.furnish(Furnishing(devices=(projector("PJ-1", "GIUNTA", 1, MappingProxyType({})),)))
    assert device.port != 1
    town.clock.at = instant("2026-11-23 09:51")
    assert {one.booking for one in run(due(town))} == {bad, good}
    assert halls[1].power == "1"
    (failed,) = [one for one in town.store.preparations.done(town.clock.now()) if one.failed]
    assert failed.turn.booking == bad.id
    assert failed.failed == (StepFailed(device.code, "power_on", "refused"),)
    for who, count in ((ANNA, 1), (CARLA, 1), (BRUNO, 0)):
        found = notices(town.verbs(who).watch(), town.clock.now(), 0, ())
        told = [one for one in found if one.kind is NoticeKind.UNPREPARED]
        assert [one.devices for one in told] == [("Proiettore",)] * count
