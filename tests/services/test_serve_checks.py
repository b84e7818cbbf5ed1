"""Checks that are due: rounds, before meetings, the evening before; by one desk at a time; other work hung in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.ports.checker import Limits, Progress
from roomdesk.ports.settings import ChecksPlan
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.check_rooms import CheckRooms
from roomdesk.services.due_checks import Why
from roomdesk.services.follow_faults import FollowFaults
from roomdesk.services.serve_checks import ServeChecks
from tests.fakes.checks import told
from tests.services.town import DINO, Town, instant

PROJECTOR, SCREEN = DeviceCode("PRJ"), DeviceCode("DSP")
GIUNTA, SALETTA = RoomCode("GIUNTA"), RoomCode("SALETTA")
NO_ROUNDS = ChecksPlan(every_minutes=0)


class Asked:
    """A checker that tells which devices it was given."""

    def __init__(self, town: Town) -> None:
        self.town, self.codes = town, list[str]()

    def round(self, devices: Sequence[Device], limits: Limits, progress: Progress | None = None) -> tuple[Finding, ...]:
        self.codes += [one.code for one in devices]
        return told(progress, [Finding(one.code, Health.OK, "ok", "", self.town.clock.now()) for one in devices])


def served(town: Town, plan: ChecksPlan) -> ServeChecks:
    town.store.furnish(
        Furnishing(
            devices=(
                Device(PROJECTOR, GIUNTA, "Proiettore", DeviceKind.PROJECTOR, "tcp"),
                Device(SCREEN, SALETTA, "Schermo", DeviceKind.DISPLAY, "tcp"),
                Device(DeviceCode("OLD"), GIUNTA, "Vecchio", DeviceKind.DISPLAY, "tcp", retired=True),
            )
        )
    )
    acting, follow = Acting(town.store, DINO), FollowFaults(town.store, town.clock)
    check_rooms = CheckRooms(town.store, town.clock, acting, Asked(town), follow)
    return ServeChecks(town.store, town.clock, acting, check_rooms, town.store.publication, plan)


def codes(verb: ServeChecks) -> list[tuple[Why, list[str]]]:
    return [(one.why, [device.code for device in one.devices]) for one in verb.due()]


def test_all_equipment_is_asked_now_and_then(town: Town) -> None:
    verb = served(town, ChecksPlan(every_minutes=60))
    assert codes(verb) == [(Why.ROUND, ["PRJ", "DSP"])]
    (one,) = verb().checks
    assert [result.device.code for result in one[1].results] == ["PRJ", "DSP"]
    town.clock.forward(hours=0.9)
    assert codes(verb) == []
    town.clock.forward(hours=0.2)
    assert codes(verb) == [(Why.ROUND, ["PRJ", "DSP"])]


def test_what_somebody_else_has_checked_is_not_due(town: Town) -> None:
    verb = served(town, ChecksPlan(every_minutes=60))
    town.store.record([Finding(SCREEN, Health.OK, "ok", "", town.clock.now())])
    assert codes(verb) == [(Why.ROUND, ["PRJ"])]


def test_the_rooms_of_a_meeting_are_asked_before_it_once(town: Town) -> None:
    verb = served(town, NO_ROUNDS)
    town.verbs(DINO).one("GIUNTA", when="2026-11-24 10:00")
    town.clock.at = instant("2026-11-24 09:44")
    assert codes(verb) == []
    town.clock.at = instant("2026-11-24 09:46")
    assert codes(verb) == [(Why.MEETING, ["PRJ"])]
    assert [check.why for check, _ in verb().checks] == [Why.MEETING]
    town.clock.at = instant("2026-11-24 09:55")
    assert codes(verb) == []
    assert not verb().checks


def test_a_meeting_that_is_cancelled_or_runs_already_asks_for_nothing(town: Town) -> None:
    verb, dino = served(town, NO_ROUNDS), town.verbs(DINO)
    one = dino.one("GIUNTA", when="2026-11-24 10:00")
    dino.one("SALETTA", when="2026-11-24 09:00", minutes=120)
    dino.cancel(one.id)
    town.clock.at = instant("2026-11-24 09:50")
    assert codes(verb) == []


def test_the_evening_before_booked_rooms_are_asked(town: Town) -> None:
    verb = served(town, NO_ROUNDS)
    town.verbs(DINO).one("SALETTA", when="2026-11-25 09:00")
    town.clock.at = instant("2026-11-24 17:59")
    assert codes(verb) == []
    town.clock.at = instant("2026-11-24 18:00")
    assert codes(verb) == [(Why.EVENING, ["DSP"])]
    verb()
    town.clock.at = instant("2026-11-24 23:30")
    assert codes(verb) == []


def test_nothing_is_asked_that_the_settings_leave_out(town: Town) -> None:
    verb = served(town, ChecksPlan(0, 0, ""))
    town.verbs(DINO).one("GIUNTA", when="2026-11-24 10:00")
    town.clock.at = instant("2026-11-24 09:50")
    assert codes(verb) == []


def test_one_desk_is_at_it_and_a_dead_one_is_waited_for_ten_minutes(town: Town) -> None:
    verb = served(town, ChecksPlan(every_minutes=60))
    now = town.clock.now()
    assert town.store.publication.take_turn("serve-checks", now, now + timedelta(minutes=10))
    assert verb().elsewhere
    town.clock.forward(minutes=11)
    assert not verb().elsewhere
    assert not verb().elsewhere


def test_a_turn_is_given_back_even_where_a_run_breaks_off(town: Town) -> None:
    verb = served(town, ChecksPlan(every_minutes=60))

    def breaks() -> object:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        replace(verb, sources=(lambda: [breaks],))()
    assert not verb().elsewhere


def test_other_work_that_is_due_is_done_with_it_and_first(town: Town) -> None:
    order: list[str] = []
    verb = served(town, ChecksPlan(every_minutes=60))

    def work() -> object:
        order.append("prepared")
        assert not town.store.last_findings()
        return "GIUNTA"

    assert replace(verb, sources=(lambda: [work, work],))().more == ("GIUNTA", "GIUNTA")
    assert order == ["prepared"] * 2
