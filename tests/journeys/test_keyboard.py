"""A clerk who cannot use a mouse books a room, and her screen reader reads the booking back."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.days import today, working_days
from tests.journeys.desktop import Desktop, eventually, missing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}")]
TITLE = "Prova da tastiera"
LIBRARY = ("CONFERENZE", "RAGAZZI", "STUDIO-1", "STUDIO-2")


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    _command(tmp_path / "demo.db", "demo", "--output", str(tmp_path))
    return tmp_path / "demo.db"


def _command(database: Path, *arguments: str) -> Any:
    call = [sys.executable, "-m", "roomdesk", "--db", str(database), *arguments, "--json"]
    return json.loads(subprocess.run(call, capture_output=True, text=True, timeout=120, check=True).stdout)


def _open_day() -> int:
    """Count the days from today to the first working day beyond the demonstration's two weeks."""
    return next(working_days(15))


def _fill(desk: Desktop) -> None:
    """Open the dialog on that day, and fill it in for the first room of the list, from 18 to 19."""
    desk.window("Borgo San Vitale")
    # The agenda has its keys once its first day is there: sooner they would be pressed for nothing.
    eventually(lambda: _heard(desk, "Biblioteca"))
    desk.press(*["alt+Right"] * _open_day())
    desk.press("ctrl+n")
    desk.window("Nuova prenotazione")
    desk.type(TITLE)
    desk.press("alt+d")
    desk.type("18")
    desk.press("alt+a")
    desk.type("19")
    # As whoever reads the list of rooms: not before it is there.
    eventually(lambda: _heard(desk, "Libera"))
    desk.press("alt+l", "Home", "Down", "space")


def test_a_room_is_booked_by_keyboard_alone_and_read_back(desk: Desktop, demo: Path) -> None:
    with desk.program(demo):
        _fill(desk)
        desk.press("Return")
        found = eventually(lambda: _command(demo, "bookings", "--text", TITLE)["bookings"])
        assert [one["start"][11:16] for one in found] == ["18:00"]
        sentences = eventually(lambda: _heard(desk, TITLE))
        assert "18:00" in sentences[0]


def test_whoever_comes_second_is_told_and_keeps_what_she_typed(desk: Desktop, demo: Path) -> None:
    day = today() + timedelta(_open_day())
    with desk.program(demo):
        _fill(desk)
        eventually(lambda: _heard(desk, "1 sala libera"))
        # Which room stands first depends on what fits best: the other one takes the whole library.
        rooms = [part for code in LIBRARY for part in ("--room", code)]
        _command(demo, "book", "Prima", *rooms, "--start", f"{day}T18:00", "--for", "1h")
        desk.press("Return")
        eventually(lambda: _heard(desk, "Non è stato prenotato nulla; quello che hai scritto è ancora qui"))
        desk.window("Nuova prenotazione")
        assert _command(demo, "bookings", "--text", TITLE)["bookings"] == []


def _heard(desk: Desktop, words: str) -> list[str]:
    return [name for _, name, _ in desk.heard() if name.startswith(words)]
