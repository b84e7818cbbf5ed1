"""The round of checks: bound, deadline, order, progress, and no device that spoils it for the others."""

import asyncio
import os
import signal
import threading
from collections.abc import Mapping

import pytest

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.domain.errors import Misconfigured
from roomdesk.drivers.pjlink.driver import PJLink
from roomdesk.drivers.round.checks import Round
from roomdesk.drivers.web import Web
from roomdesk.ports.checker import Limits
from roomdesk.ports.driver import DriverCard
from roomdesk.settings.vault import Secrets
from roomdesk.simulators.pjlink import Projector
from roomdesk.simulators.servers import serving
from roomdesk.simulators.tcp import silent
from tests.drivers.conftest import now
from tests.fakes.devices import device

VAULT = Secrets(environment={}, known={"hall": "open sesame"})


class Counting:
    """A driver that counts how many of its checks run together, over all and on one host."""

    card = DriverCard("counting", "Counting", 1)

    def __init__(self) -> None:
        self.running: list[str] = []
        self.most = 0
        self.most_on_a_host = 0
        self.secrets: list[Mapping[str, str]] = []

    async def check(self, one: Device, secrets: Mapping[str, str]) -> Finding:
        self.secrets.append(secrets)
        self.running.append(one.host)
        self.most = max(self.most, len(self.running))
        self.most_on_a_host = max(self.most_on_a_host, self.running.count(one.host))
        # The later its host's number, the sooner it answers: progress does not come in the devices' order.
        await asyncio.sleep(0.02 / (1 + int(one.host.rpartition(".")[2])))
        self.running.remove(one.host)
        return Finding(one.code, Health.OK, "ok", one.host, now())


class Faulty:
    card = DriverCard("faulty", "Faulty", 1)

    async def check(self, one: Device, secrets: Mapping[str, str]) -> Finding:
        raise ZeroDivisionError


def rounds(counting: Counting) -> Round:
    return Round({"counting": counting, "faulty": Faulty(), "web": Web(now), "pjlink": PJLink(now)}, VAULT, now)


def test_no_more_checks_run_together_than_asked_for() -> None:
    counting = Counting()
    rounds(counting).round([device("counting", host=f"10.0.0.{n}") for n in range(40)], Limits(7, deadline=5))
    assert counting.most == 7


def test_a_host_is_asked_one_thing_at_a_time_and_holds_no_slot_meanwhile() -> None:
    counting = Counting()
    fleet = [device("counting", host="10.0.0.0")] * 5 + [device("counting", host=f"10.0.0.{n}") for n in range(1, 4)]
    rounds(counting).round(fleet, Limits(4, deadline=5))
    assert counting.most_on_a_host == 1
    assert counting.most == 4


def test_findings_come_in_the_devices_order_and_progress_as_they_arrive() -> None:
    fleet = [device("counting", host=f"10.0.0.{n}") for n in range(8)]
    seen: list[Finding] = []
    findings = rounds(Counting()).round(fleet, Limits(8, deadline=5), progress=seen.append)
    assert [found.evidence for found in findings] == [one.host for one in fleet]
    assert sorted(seen, key=lambda one: one.evidence) == list(findings)
    assert seen != list(findings)


def test_a_silent_device_has_failed_and_the_others_are_not_kept() -> None:
    with serving([silent, silent, Projector()]) as ports:
        fleet = [device(driver, port) for driver, port in zip(("pjlink", "web", "pjlink"), ports, strict=True)]
        *mute, well = rounds(Counting()).round(fleet, Limits(8, deadline=0.3))
    for found in mute:
        assert (found.health, found.cause, found.evidence) == (Health.FAILED, "silent", "0.3 s")
        assert found.latency_ms is None
    assert well.health is Health.OK


def test_a_driver_s_bug_costs_one_device_its_check(caplog: pytest.LogCaptureFixture) -> None:
    fleet = [device("faulty"), device("counting", host="10.0.0.1")]
    broken, well = rounds(Counting()).round(fleet, Limits(8, deadline=5))
    assert (broken.health, broken.cause, broken.evidence) == (Health.UNKNOWN, "internal", "ZeroDivisionError")
    assert well.health is Health.OK
    assert "D1" in caplog.text


def test_a_driver_that_does_not_exist_is_unknown() -> None:
    (found,) = rounds(Counting()).round([device("telepathy")], Limits(1, deadline=1))
    assert (found.health, found.cause, found.evidence) == (Health.UNKNOWN, "no_driver", "telepathy")


def test_secrets_are_handed_over_by_option_and_a_missing_one_is_said() -> None:
    counting = Counting()
    vault = Vaults()
    fleet = [
        device("counting", host="10.0.0.1", password="@hall", path="/x"),
        device("counting", host="10.0.0.2", password="@hall"),
        device("counting", host="10.0.0.3", password="@attic"),
    ]
    *_, missing = Round({"counting": counting}, vault, now).round(fleet, Limits(1, deadline=1))
    assert counting.secrets == [{"password": "of hall"}] * 2
    assert (missing.health, missing.cause, missing.evidence) == (Health.UNKNOWN, "no_secret", "@attic")
    assert sorted(vault.asked) == ["attic", "hall"]


def test_a_password_that_is_written_out_is_not_used() -> None:
    with serving([Projector(password="open sesame")]) as (port,):
        (found,) = rounds(Counting()).round([device("pjlink", port, password="open sesame")], Limits(1, deadline=1))
    assert (found.health, found.cause, found.evidence) == (Health.UNKNOWN, "no_secret", "password")


class Vaults:
    """A vault that notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def secret(self, name: str) -> str:
        self.asked.append(name)
        if name == "attic":
            raise Misconfigured(f"@{name}")
        return f"of {name}"


def test_no_devices_are_no_findings() -> None:
    assert rounds(Counting()).round([], Limits(1, deadline=1)) == ()


def test_a_round_runs_in_a_thread_of_a_window() -> None:
    out: list[tuple[Finding, ...]] = []
    with serving([Projector()]) as (port,):
        checker, fleet = rounds(Counting()), [device("pjlink", port)]
        thread = threading.Thread(target=lambda: out.append(checker.round(fleet, Limits(1, deadline=5))))
        thread.start()
        thread.join()
    assert [one.health for (one,) in out] == [Health.OK]


class Stop(Exception):
    pass


def test_progress_can_end_a_round() -> None:
    def stop(_: Finding) -> None:
        raise Stop

    with serving([Projector(), silent]) as ports, pytest.raises(Stop):
        rounds(Counting()).round([device("pjlink", port) for port in ports], Limits(8, deadline=60), progress=stop)


def test_ctrl_c_ends_a_round_at_once_and_leaves_nothing_open() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is started without it
    try:
        _interrupt_a_round()
    finally:
        signal.signal(signal.SIGINT, before)


def _interrupt_a_round() -> None:
    with serving([silent] * 3 + [Projector()]) as ports, pytest.raises(KeyboardInterrupt):
        rounds(Counting()).round(
            [device("pjlink", port) for port in ports],
            Limits(8, deadline=60),
            progress=lambda _: os.kill(os.getpid(), signal.SIGINT),
        )
    assert not [one for one in threading.enumerate() if one is not threading.current_thread() and not one.daemon]
