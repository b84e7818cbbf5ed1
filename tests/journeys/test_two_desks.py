"""Two desks on one server: each shows what the other books, reads on without the server, and comes back."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from roomdesk.domain.ids import Email
from roomdesk.domain.opening import Opening
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Room, Site
from roomdesk.ports.store import Furnishing
from tests.fakes.municipality import GIUNTA, PALAZZO
from tests.journeys.days import today, working_days
from tests.journeys.desktop import Desktop, desktop, eventually, missing
from tests.servers.cluster import Cluster, cluster, why_not
from tests.servers.roomdesk import admit, database, open_store, prepare

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "there is a server"),
]
ANNA, BRUNO = Email("anna@comune.example"), Email("bruno@comune.example")
# Both this day and the next are working days.
AHEAD = next(one for one in working_days() if one + 1 in set(working_days()))
_TOWN = Furnishing(
    (Site(PALAZZO, "Palazzo", opening=Opening.parse("Mon-Sun 00:00-24:00")),),
    (Room(GIUNTA, PALAZZO, "Sala Giunta", 14),),
    people=(Person(ANNA, "Anna", Role.ADMINISTRATOR), Person(BRUNO, "Bruno", Role.STAFF)),
)


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desktop, Desktop]]:
    """Give two desks: a display, a home and a screen reader each."""
    folders = [tmp_path / name for name in ("anna", "bruno")]
    for one in folders:
        one.mkdir()
    with desktop(folders[0]) as first, desktop(folders[1]) as second:
        yield first, second


@pytest.fixture
def server() -> Iterator[tuple[Cluster, str]]:
    with cluster() as running:
        prepare(running)
        with database(running) as name:
            with closing(open_store(running, name)) as keeper:
                keeper.furnish(_TOWN)
            for login, person in (("anna", ANNA), ("bruno", BRUNO)):
                admit(running, name, login, person)
            yield running, name


def _book(where: str, title: str, start: str) -> None:
    call = [sys.executable, "-m", "roomdesk", "--db", where, "book", title, "--room", "GIUNTA", "--start", start]
    subprocess.run([*call, "--for", "1h"], capture_output=True, text=True, timeout=120, check=True)


def _type_booking(desk: Desktop, title: str, starts: str, ends: str) -> None:
    """Open the panel and fill it in for the only room."""
    desk.press("ctrl+n")
    desk.window("Nuova prenotazione")
    desk.type(title)
    desk.press("alt+d")
    desk.type(starts)
    desk.press("alt+a")
    desk.type(ends)
    eventually(lambda: _heard(desk, "Libera"))
    desk.press("alt+l", "Home", "Down", "space")


def _heard(desk: Desktop, words: str) -> list[str]:
    return [name for _, name, _ in desk.heard() if name.startswith(words)]


def _shown(desk: Desktop, words: str) -> list[str]:
    return [name for _, name, states in desk.heard() if name.startswith(words) and "showing" in states]


def _ready(desk: Desktop) -> None:
    desk.window("Agenda")
    eventually(lambda: [one for _, one, _ in desk.heard() if "Palazzo" in one])


def test_two_windows_see_each_other_and_read_on_while_the_server_is_away(
    desks: tuple[Desktop, Desktop], server: tuple[Cluster, str], tmp_path: Path
) -> None:
    (first, second), (running, name) = desks, server
    anna, bruno = running.address(name, "anna"), running.address(name, "bruno")
    day = today() + timedelta(AHEAD)
    _book(anna, "Oggi", f"{day}T21:00")
    _book(anna, "Domani", f"{day + timedelta(days=1)}T22:00")
    with first.program(anna), second.program(bruno):
        for one in desks:
            _ready(one)
            one.press(*["alt+Right"] * AHEAD)
        _type_booking(first, "Prima", "22", "23")
        first.press("Return")
        eventually(lambda: _heard(second, "Prima"))
        eventually(lambda: list((tmp_path / "bruno").rglob("copies/*.json")))

        running.stop(signal.SIGQUIT)
        eventually(lambda: _shown(second, "Fuori linea"))
        eventually(lambda: _shown(first, "Fuori linea"))
        second.press("alt+Right")
        eventually(lambda: _heard(second, "Domani"))
        second.press("alt+Left")
        # What was booked a moment ago may be newer than the copy.
        eventually(lambda: _heard(second, "Oggi"))
        _type_booking(second, "Bozza", "20", "21")
        second.press("Return")
        eventually(lambda: _heard(second, "Non è stato inviato nulla"))
        second.press("Escape")

        running.start()
        eventually(lambda: _heard(second, "Il server è tornato. La bozza «Bozza»"))
        eventually(lambda: not _shown(second, "Fuori linea"))
        second.click(*second.place("Riprendi").middle)
        second.window("Nuova prenotazione")
        eventually(lambda: _heard(second, "Libera"))
        second.press("ctrl+Return")
        eventually(lambda: _heard(first, "Bozza"))


def test_a_laptop_that_slept_shows_what_was_booked_meanwhile(
    desks: tuple[Desktop, Desktop], server: tuple[Cluster, str]
) -> None:
    (_, desk), (running, name) = desks, server
    day = today() + timedelta(AHEAD)
    with desk.program(running.address(name, "bruno")) as program:
        _ready(desk)
        desk.press(*["alt+Right"] * AHEAD)
        program.send_signal(signal.SIGSTOP)
        running.sql("postgres", "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'bruno'")
        _book(running.address(name, "anna"), "Nel sonno", f"{day}T22:00")
        program.send_signal(signal.SIGCONT)
        eventually(lambda: _heard(desk, "Nel sonno"))
