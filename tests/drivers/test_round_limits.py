"""The bounds of a round: hosts, sites, the silent who let others in, dead sites, and a round that is stopped."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.domain.ids import DeviceCode, RoomCode, SiteCode
from roomdesk.drivers.round.checks import Round
from roomdesk.ports.checker import Limits
from roomdesk.ports.driver import DriverCard
from roomdesk.settings.vault import Secrets
from tests.drivers.conftest import now
from tests.fakes.devices import device

VAULT = Secrets(environment={}, known={})
ANSWERING, MUTE = "10.0", "10.9"


class Fleet:
    """A driver whose devices answer at once, but those of 10.9 never; it counts who is spoken to together."""

    card = DriverCard("fleet", "Fleet", 1)

    def __init__(self, seconds: float = 0.01) -> None:
        self.seconds = seconds
        self.asked: list[str] = []
        self.running: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.closed = 0

    async def check(self, one: Device, secrets: Mapping[str, str]) -> Finding:
        self.asked.append(one.host)
        for what in ("all", one.host, one.room):
            self.running[what] += 1
            self.most[what] = max(self.most[what], self.running[what])
        try:
            await asyncio.sleep(3600 if one.host.startswith(MUTE) else self.seconds)
        finally:
            self.running.subtract(("all", one.host, one.room))
            self.closed += 1
        return Finding(one.code, Health.OK, "ok", one.host, now(), 1)


def fleet(*hosts: str, room: str = "GIUNTA") -> list[Device]:
    return [
        replace(device("fleet", host=host), code=DeviceCode(f"{room}-{n}"), room=RoomCode(room))
        for n, host in enumerate(hosts)
    ]


def hosts(net: str, number: int) -> list[str]:
    return [f"{net}.{n // 250}.{n % 250 + 1}" for n in range(number)]


def test_a_host_holds_one_conversation_whatever_its_ports() -> None:
    driver = Fleet()
    devices = [replace(one, port=port) for one, port in zip(fleet(*["10.0.0.1"] * 4), (1, 2, 3, 4), strict=True)]
    Round({"fleet": driver}, VAULT, now).round(devices, Limits())
    assert driver.most["10.0.0.1"] == 1


def test_a_site_s_line_carries_so_many_checks_and_the_fleet_so_many() -> None:
    driver = Fleet()
    here, there = fleet(*hosts("10.0", 30)), fleet(*hosts("10.1", 30), room="SALETTA")
    sites = {RoomCode("GIUNTA"): SiteCode("A"), RoomCode("SALETTA"): SiteCode("B")}
    Round({"fleet": driver}, VAULT, now).round([*here, *there], Limits(9, per_site=6, sites=sites))
    assert (driver.most["GIUNTA"], driver.most["SALETTA"], driver.most["all"]) == (6, 6, 9)


def test_the_silent_let_others_in_and_are_waited_for_all_the_same() -> None:
    driver = Fleet()
    devices = fleet(*hosts(MUTE, 6), *hosts(ANSWERING, 20))
    order: list[Health] = []
    found = Round({"fleet": driver}, VAULT, now).round(
        devices, Limits(2, deadline=2.5), lambda one: order.append(one.health)
    )
    assert [one.cause for one in found] == ["silent"] * 6 + ["ok"] * 20
    # Two by two they would hold everything up for three deadlines; the living are told before the first is over.
    assert order[:20] == [Health.OK] * 20


def test_a_dead_site_is_not_waited_for_and_is_unknown() -> None:
    driver = Fleet()
    dead, alive = fleet(*hosts(MUTE, 40)), fleet(*hosts(ANSWERING, 5), f"{MUTE}.9.9", room="SALETTA")
    sites = {RoomCode("GIUNTA"): SiteCode("A"), RoomCode("SALETTA"): SiteCode("B")}
    seen: list[Finding] = []
    found = Round({"fleet": driver}, VAULT, now).round(
        [*dead, *alive], Limits(128, per_site=4, deadline=0.3, sites=sites), seen.append
    )
    assert {(one.health, one.cause, one.evidence) for one in found[:40]} == {
        (Health.UNKNOWN, "site_silent", "40 devices, none answered")
    }
    assert [one.cause for one in found[40:]] == ["ok"] * 5 + ["silent"]
    assert sum(one.startswith(MUTE) for one in driver.asked) < 12
    assert sorted(seen, key=lambda one: one.device) == sorted(found, key=lambda one: one.device)


def test_two_silent_devices_are_no_dead_site() -> None:
    devices = fleet(*hosts(MUTE, 2))
    found = Round({"fleet": Fleet()}, VAULT, now).round(
        devices, Limits(deadline=0.2, sites={RoomCode("GIUNTA"): SiteCode("A")})
    )
    assert [(one.health, one.cause) for one in found] == [(Health.FAILED, "silent")] * 2


@pytest.mark.parametrize("silent", [ANSWERING, MUTE])
def test_a_round_is_stopped_and_keeps_what_it_found(silent: str) -> None:
    driver = Fleet(seconds=0.05)
    seen: list[Finding] = []
    devices = fleet(*hosts(ANSWERING, 10), *hosts(silent, 500)[10:])
    found = Round({"fleet": driver}, VAULT, now).round(
        devices, Limits(5, deadline=60, stop=lambda: len(seen) >= 10), seen.append
    )
    assert [one.cause for one in found[:10]] == ["ok"] * 10
    assert found[-1].cause == "cancelled"
    assert found[-1].health is Health.UNKNOWN
    assert {one.cause for one in seen} == {"ok"}
    assert driver.closed == len(driver.asked)
