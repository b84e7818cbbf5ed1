"""Two desks on one server: what one books is read out on the other, and after the server has been away too."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from roomdesk.domain.ids import Email
from roomdesk.domain.opening import Opening
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Room, Site
from roomdesk.ports.store import Furnishing
from tests.fakes.municipality import GIUNTA, PALAZZO
from tests.journeys.desktop import Desktop, desktop, eventually, missing
from tests.servers.cluster import cluster, why_not
from tests.servers.roomdesk import admit, database, open_store, prepare

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is a server"),
]
ANNA, BRUNO = Email("anna@comune.example"), Email("bruno@comune.example")
_TOWN = Furnishing(
    (Site(PALAZZO, "Palazzo", opening=Opening.parse("Mon-Sun 00:00-24:00")),),
    (Room(GIUNTA, PALAZZO, "Sala Giunta", 14),),
    people=(Person(ANNA, "Anna", Role.ADMINISTRATOR), Person(BRUNO, "Bruno", Role.STAFF)),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path) as made:
        yield made


def _command(where: str, *arguments: str) -> Any:
    call = [sys.executable, "-m", "roomdesk", "--db", where, *arguments, "--json"]
    return json.loads(subprocess.run(call, capture_output=True, text=True, timeout=120, check=True).stdout)


def test_what_one_desk_books_is_read_out_on_the_other_and_after_a_restart_too(desk: Desktop) -> None:
    with cluster() as running:
        prepare(running)
        with database(running) as name:
            with closing(open_store(running, name)) as keeper:
                keeper.furnish(_TOWN)
            for login, person in (("anna", ANNA), ("bruno", BRUNO)):
                admit(running, name, login, person)
            anna, bruno = running.address(name, "anna"), running.address(name, "bruno")
            day = datetime.now(ZoneInfo("Europe/Rome")).date()
            with desk.program(bruno):
                desk.window("Agenda")
                eventually(lambda: [one for _, one, _ in desk.heard() if "Palazzo" in one])
                _command(anna, "book", "Prima", "--room", "GIUNTA", "--start", f"{day}T22:00", "--for", "1h")
                eventually(lambda: [one for _, one, _ in desk.heard() if one.startswith("Prima")])
                running.stop(signal.SIGQUIT)
                running.start()
                _command(anna, "book", "Dopo", "--room", "GIUNTA", "--start", f"{day}T20:00", "--for", "1h")
                eventually(lambda: [one for _, one, _ in desk.heard() if one.startswith("Dopo")])
