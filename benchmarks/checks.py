"""The promise about checks: 1,200 devices, some refusing and some silent, classified rightly and in time."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime

from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.drivers.pjlink.driver import PJLink
from roomdesk.drivers.round.checks import Round
from roomdesk.settings.vault import Secrets
from roomdesk.simulators.fleet import DEMO_SECRETS, Fleet

DEVICES, DEADLINE, CONCURRENCY, ROUNDS = 1200, 2.0, 128, 3
PROMISE = "1,200 devices checked, 10 % refusing, 5 % silent with a 2 s deadline"
TARGET = 3.5
EXPECTED = {"ok": "ok", "refused": "refused", "silent": "silent", "fan": "fan", "lamp": "lamp_hours"}


def states() -> list[str]:
    """Spread 10 % refusing, 5 % silent and some faults over the fleet."""
    pattern = ["ok"] * 40
    for place, state in ((3, "refused"), (13, "refused"), (23, "refused"), (33, "refused"), (7, "silent")):
        pattern[place] = state
    pattern[27], pattern[17], pattern[37] = "silent", "fan", "lamp"
    return pattern * (DEVICES // len(pattern))


def devices(ports: list[int] | None = None) -> list[Device]:
    """Make the fleet; every second device asks for a password."""
    return [
        Device(
            DeviceCode(f"P{number:04}"),
            RoomCode("R"),
            f"Projector {number}",
            DeviceKind.PROJECTOR,
            "pjlink",
            "127.0.0.1",
            ports[number] if ports else None,
            {"simulate": state, **({"password": "@demo-projector"} if number % 2 else {})},
        )
        for number, state in enumerate(states())
    ]


def serve() -> None:
    """Run the fleet in this process, print its ports, and end with the input."""
    with Fleet(devices()) as fleet:
        print(json.dumps([device.port for device in fleet.devices]), flush=True)
        sys.stdin.read()


def measure() -> list[dict[str, object]]:
    """Check the fleet three times, served by another process; raises AssertionError where a finding is wrong."""
    command = [sys.executable, "-m", "benchmarks.checks", "serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        fleet = devices(json.loads(server.stdout.readline()))
        seconds = statistics.median(_timed(fleet) for _ in range(ROUNDS))
    return [
        {
            "promise": PROMISE,
            "target": TARGET,
            "measured": round(seconds, 2),
            "unit": "s",
            "raw_limit": DEADLINE,
            "holds": seconds <= TARGET,
        }
    ]


def _timed(fleet: list[Device]) -> float:
    checker = Round({"pjlink": PJLink(_now)}, Secrets(known=DEMO_SECRETS), _now)
    began = time.perf_counter()
    findings = checker.round(fleet, concurrency=CONCURRENCY, deadline=DEADLINE)
    seconds = time.perf_counter() - began
    assert [found.cause for found in findings] == [EXPECTED[state] for state in states()]
    return seconds


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        serve()
    else:
        for row in measure():
            print(json.dumps(row, ensure_ascii=False))
