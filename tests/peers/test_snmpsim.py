"""Power supplies that somebody else's agent plays (snmpsim), over SNMP v2c and v3, and snmpget's figures of them."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from roomdesk.domain.equipment import DeviceKind, Finding, Health
from roomdesk.drivers.snmp.driver import Snmp
from tests.carriers.conftest import free_port
from tests.drivers.conftest import now
from tests.fakes.devices import device
from tests.peers.conftest import MISSING
from tests.peers.test_equipment import running, until

pytestmark = pytest.mark.peers
_SYSTEM = "1.3.6.1.2.1.1.1.0|4|Simulated UPS\n1.3.6.1.2.1.1.3.0|67|8640000\n1.3.6.1.2.1.1.5.0|4|ups-giunta\n"
_UPS = "1.3.6.1.2.1.33.1.2.1.0|2|{battery}\n1.3.6.1.2.1.33.1.2.4.0|2|{charge}\n1.3.6.1.2.1.33.1.4.1.0|2|{source}\n"
STATES = {
    "well": {"battery": 2, "charge": 100, "source": 3},
    "away": {"battery": 2, "charge": 71, "source": 5},
    "worn": {"battery": 4, "charge": 3, "source": 3},
}
# As root it becomes somebody else, who may not read the modules that it loads late.
AGENT = """
import _strptime, dbm.dumb, encodings.ascii, encodings.idna, encodings.latin_1
import importlib.metadata, logging.handlers
import uuid
from snmpsim.commands.responder import main
main()
"""
OTHER = ("--process-user=nobody", "--process-group=nogroup") if os.geteuid() == 0 else ()
LOGIN = (
    *("--v3-user=technician", "--v3-auth-key=authsesame", "--v3-auth-proto=SHA256"),
    *("--v3-priv-key=privsesame", "--v3-priv-proto=AES"),
)


@pytest.fixture(scope="module")
def agent() -> Iterator[int]:
    """Play one power supply for each community."""
    python = Path(__file__).parents[2] / ".venv-peers" / "bin" / "python"
    if not python.exists() or subprocess.run([python, "-c", "import snmpsim"], capture_output=True).returncode:
        pytest.skip(f"snmpsim: {MISSING}")
    port = free_port()
    # pytest's own folders are closed to others.
    with tempfile.TemporaryDirectory() as folder:
        data, cache = Path(folder) / "data", Path(folder) / "cache"
        for one in (data, cache):
            one.mkdir()
        for one in (Path(folder), data, cache):
            one.chmod(0o777)
        # Without a name it is what version 3 asks for: the usual context.
        for name, values in {**STATES, "": STATES["well"]}.items():
            (data / f"{name}.snmprec").write_text(_SYSTEM + _UPS.format(**values))
        where = (f"--data-dir={data}", f"--cache-dir={cache}", f"--agent-udpv4-endpoint=127.0.0.1:{port}")
        with running(str(python), "-c", AGENT, *where, *OTHER, *LOGIN, said="Listening at"):
            yield port


def ask(port: int, secrets: dict[str, str], **options: str) -> Finding:
    one = replace(device("snmp", port, **options), kind=DeviceKind.UPS)
    return until(lambda: asyncio.run(Snmp(now).check(one, secrets)))


@pytest.mark.parametrize(
    ("community", "health", "cause"),
    [("well", Health.OK, "ok"), ("away", Health.DEGRADED, "on_battery"), ("worn", Health.FAILED, "battery")],
)
def test_a_power_supply_is_judged_and_snmpget_reads_the_same(
    agent: int, community: str, health: Health, cause: str
) -> None:
    found = ask(agent, {"community": community})
    assert (found.health, found.cause) == (health, cause)
    if not shutil.which("snmpget"):
        pytest.skip(f"snmpget is {MISSING}")
    charge = "1.3.6.1.2.1.33.1.2.4.0"
    command = ["snmpget", "-v2c", "-c", community, "-OqvU", f"127.0.0.1:{agent}", charge, "1.3.6.1.2.1.1.5.0"]
    read = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True).stdout.replace('"', "")
    figure, name = read.split()
    assert f"{figure}% charged" in found.evidence
    assert name in found.evidence


def test_version_3_knows_its_user(agent: int) -> None:
    known = {"auth_password": "authsesame", "priv_password": "privsesame"}
    for secrets, cause in ((known, "ok"), ({**known, "auth_password": "wrongsesame"}, "credentials")):
        found = ask(agent, secrets, user="technician")
        assert found.cause == cause, found
