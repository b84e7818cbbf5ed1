"""The promises about checks: 1,200 devices, some refusing and some silent, classified rightly and in time."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import NamedTuple

from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import DeviceCode, RoomCode, SiteCode
from roomdesk.drivers.pjlink.driver import PJLink
from roomdesk.drivers.round.checks import Round
from roomdesk.ports.checker import Limits
from roomdesk.settings.vault import Secrets
from roomdesk.simulators.fleet import DEMO_SECRETS, Fleet

DEVICES, SITES, DEADLINE, CONCURRENCY, ROUNDS = 1200, 24, 2.0, 128, 3
EXPECTED = {"ok": "ok", "refused": "refused", "silent": "silent", "fan": "fan", "lamp": "lamp_hours"}
EXCHANGES = 10
"""Of one check with a projector of class 2 that is quick: greeting and four questions that decide, six that do not."""


class Scenario(NamedTuple):
    """So many of forty devices are silent; each answer takes so many milliseconds."""

    name: str
    silent: int
    delay_ms: int
    target: float


SCENARIOS = {
    one.name: one
    for one in (
        Scenario("1,200 devices checked, 10 % refusing, 5 % silent with a 2 s deadline", 2, 0, 3.5),
        Scenario("The same, 50 ms for each answer", 2, 50, 5.0),
        Scenario("The same, 40 % silent", 16, 0, 10.0),
    )
}


def states(scenario: Scenario) -> list[str]:
    """Spread 10 % refusing, the silent and some faults over the fleet."""
    pattern = ["ok"] * 40
    free = [place for place in range(40) if place % 10 != 3]
    for place in (3, 13, 23, 33):
        pattern[place] = "refused"
    pattern[17], pattern[37] = "fan", "lamp"
    for place in [one for one in free if one not in (17, 37)][:: max(1, 34 // scenario.silent)][: scenario.silent]:
        pattern[place] = "silent"
    return pattern * (DEVICES // len(pattern))


def devices(scenario: Scenario, ports: list[int] | None = None) -> list[Device]:
    """Make the fleet; every second device asks for a password."""
    return [
        Device(
            DeviceCode(f"P{number:04}"),
            RoomCode(f"R{number % SITES}"),
            f"Projector {number}",
            DeviceKind.PROJECTOR,
            "pjlink",
            "127.0.0.1",
            ports[number] if ports else None,
            {
                "simulate": state,
                "delay_ms": str(scenario.delay_ms),
                **({"password": "@demo-projector"} if number % 2 else {}),
            },
        )
        for number, state in enumerate(states(scenario))
    ]


def serve(scenario: Scenario) -> None:
    """Run the fleet in this process, print its ports, and end with the input."""
    with Fleet(devices(scenario)) as fleet:
        print(json.dumps([device.port for device in fleet.devices]), flush=True)
        sys.stdin.read()


def measure() -> list[dict[str, object]]:
    """Check each fleet three times, served by another process; raises AssertionError where a finding is wrong."""
    return [_measured(one) for one in SCENARIOS.values()]


def _measured(scenario: Scenario) -> dict[str, object]:
    command = [sys.executable, "-m", "benchmarks.checks", "serve", scenario.name]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        fleet = devices(scenario, json.loads(server.stdout.readline()))
        seconds = statistics.median(timed(scenario, fleet) for _ in range(ROUNDS))
        assert server.stdin is not None
        server.stdin.close()
    return {
        "promise": scenario.name,
        "target": scenario.target,
        "measured": round(seconds, 2),
        "unit": "s",
        "raw_limit": round(bound(scenario), 2),
        "holds": seconds <= scenario.target,
    }


def bound(scenario: Scenario) -> float:
    """Give what nobody can beat: one deadline, or all answers' delays, so many devices at once, whichever is longer."""
    answering = sum(one not in ("silent", "refused") for one in states(scenario))
    return max(DEADLINE, answering * EXCHANGES * scenario.delay_ms / 1000 / (4 * CONCURRENCY))


def timed(scenario: Scenario, fleet: list[Device]) -> float:
    """Check a fleet once and give the seconds; raises AssertionError where a finding is wrong."""
    checker = Round({"pjlink": PJLink(_now)}, Secrets(known=DEMO_SECRETS), _now)
    sites = {one.room: SiteCode(one.room) for one in fleet}
    began = time.perf_counter()
    findings = checker.round(fleet, Limits(CONCURRENCY, deadline=DEADLINE, sites=sites))
    seconds = time.perf_counter() - began
    assert [found.cause for found in findings] == [EXPECTED[state] for state in states(scenario)]
    return seconds


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(SCENARIOS[sys.argv[2]])
    else:
        for row in measure():
            print(json.dumps(row, ensure_ascii=False))
