"""A projector that somebody else has written (pjlink-advance), asked by our driver and by aiopjlink alike."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiopjlink import PJLink as Reference

from roomdesk.domain.equipment import Finding, Health
from roomdesk.drivers.pjlink.control import PJLinkControl
from roomdesk.drivers.pjlink.driver import PJLink
from roomdesk.ports.driver import Action, Order
from tests.carriers.conftest import free_port
from tests.drivers.conftest import alone, now
from tests.fakes.devices import device
from tests.peers.test_equipment import running, until

pytestmark = pytest.mark.peers


@pytest.fixture
def emulator(peers: Path) -> Iterator[int]:
    python = peers / "newer" / "bin" / "python"
    if not python.exists():
        pytest.skip("pjlink-advance needs Python 3.13: sh setup.sh .venv peers, where that is here")
    port = free_port()
    command = (str(python), "-m", "pjlink_advance.emulator", "--host", "127.0.0.1", "--port", str(port))
    with running(*command, "--password", "sesame", "--pj-class", "2", "--transition-delay", "1"):
        yield port


def ask(port: int, password: str = "sesame") -> Finding:
    return until(lambda: alone(PJLink(now), device("pjlink", port), password))


def test_the_emulator_is_read_and_switched(emulator: int) -> None:
    assert (ask(emulator).health, ask(emulator).cause) == (Health.OK, "standby")
    wrong = ask(emulator, "wrong")
    assert (wrong.health, wrong.cause) == (Health.UNKNOWN, "credentials")
    one, secrets = device("pjlink", emulator), {"password": "sesame"}
    done = asyncio.run(PJLinkControl(now).act(one, Order(Action.POWER_ON), secrets))
    assert done.health is Health.OK, done
    end = time.monotonic() + 10
    while "power on" not in (found := ask(emulator)).evidence:
        assert time.monotonic() < end, found
        time.sleep(0.2)
    assert (found.health, found.cause) == (Health.OK, "ok")


def test_aiopjlink_reads_the_same_figures(emulator: int) -> None:
    async def reference() -> list[str]:
        async with Reference("127.0.0.1", emulator, "sesame") as link:
            lamps = await link.lamps.hours()
            names = (await link.info.manufacturer_name(), await link.info.product_name())
            return [f"lamp {lamps} h", *names, f"serial {await link.info.serial_number()}"]

    said = ask(emulator).evidence
    for figure in asyncio.run(reference()):
        assert figure in said
