"""The receptionist's morning in a real window: a day sheet on paper, three arrivals, somebody walks in."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from roomdesk.gui.screens import SCREENS
from tests.journeys.days import is_holiday, today
from tests.journeys.desktop import Desktop, command, eventually, missing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}")]
WHO = "ufficio.tecnico@borgosanvitale.example"
SITES = "code;name;opening\nPALAZZO;Palazzo;Mon-Sun 00:00-24:00\n"
ROOMS = "code;site;name;capacity\n" + "".join(f"{one};PALAZZO;Sala {one.title()};12\n" for one in ("A", "B", "C", "D"))
MEETINGS = {"A": "Bilancio", "B": "Cantieri", "C": "Delibere"}
KEY = f"ctrl+{1 + [one.key for one in SCREENS].index('reception')}"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Four rooms; in three of them a meeting goes on, whatever time it is."""
    for name, text in (("sites.csv", SITES), ("rooms.csv", ROOMS)):
        (tmp_path / name).write_text(text)
    database = tmp_path / "town.db"
    command(database, WHO, "import", str(tmp_path / "sites.csv"), str(tmp_path / "rooms.csv"))
    now = datetime.now(ZoneInfo("Europe/Rome"))
    begun = now.replace(minute=now.minute // 5 * 5, second=0, microsecond=0)
    for room, title in MEETINGS.items():
        # With its offset, for an hour that comes twice.
        command(database, WHO, "book", title, "--room", room, "--start", begun.isoformat(), "--for", "2h")
    return database


def booked(database: Path) -> list[dict[str, Any]]:
    since = datetime.now(ZoneInfo("Europe/Rome")) - timedelta(days=1)
    found: list[dict[str, Any]] = command(database, WHO, "bookings", "--from", f"{since:%Y-%m-%dT%H:%M}")["bookings"]
    return found


def arrived(database: Path) -> int:
    return sum(bool(one["checked_in"]) for one in booked(database))


def walked_in(database: Path) -> list[str]:
    return [one["rooms"][0]["code"] for one in booked(database) if one["title"] == "Riunione al volo"]


def printed(file: Path) -> str:
    """Read the text of a sheet."""
    done = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True)
    return done.stdout


def tab_to(desk: Desktop, *words: str, role: str = "") -> None:
    """Press Tab until the keyboard is where a name begins with some words."""

    def is_there() -> bool:
        return any(
            "focused" in states and name.startswith(words) and role in ("", kind) for kind, name, states in desk.heard()
        )

    for _ in range(40):
        if is_there():
            return
        desk.press("Tab")
    pytest.fail(f"Tab never comes to {words}")


def name_file(desk: Desktop, file: Path) -> None:
    """Type a name into the file dialog, and see the sheet with its meetings."""
    desk.window("Salva")
    desk.press("ctrl+a")
    desk.type(str(file))
    desk.press("Return")
    eventually(lambda: file.exists() and file.stat().st_size)
    text = eventually(lambda: printed(file))
    assert all(one in text for one in MEETINGS.values())


def by_mouse(desk: Desktop, town: Path, file: Path) -> None:
    desk.click(*desk.place("Reception", "radio button").middle)
    # A day that is not there yet is not printed.
    desk.place("Bilancio, dalle", "list item")
    desk.click(*desk.place("Stampa", "push button").middle)
    desk.window("Stampa")
    desk.click(*desk.place("Salva in PDF").middle)
    name_file(desk, file)
    desk.window("RoomDesk")
    for number, title in enumerate(MEETINGS.values(), 1):
        press_button_of(desk, title)
        eventually(lambda number=number: arrived(town) == number)
    row = desk.place("Sala D", "list item")

    def take() -> list[str]:
        """Press the row's button, then the first length of the menu that opens under it."""
        button = row.x + row.width - 40, row.middle[1]
        desk.click(*button)
        desk.click(button[0], button[1] + row.height // 2 + 4)
        return walked_in(town)

    eventually(take)


def press_button_of(desk: Desktop, words: str) -> None:
    """Click the button at the right end of a meeting's row, beside its title."""
    # The agenda behind has a list item of the same meeting, which goes on with its room.
    row = desk.place(f"{words}, dalle", "list item")
    desk.click(row.x + row.width - 40, row.y + 24)


def by_keyboard(desk: Desktop, town: Path, file: Path) -> None:
    desk.press(KEY)
    desk.place("Bilancio, dalle", "list item")
    desk.press("ctrl+p")
    desk.window("Stampa")
    tab_to(desk, "Salva in PDF")
    desk.press("space")
    name_file(desk, file)
    desk.window("RoomDesk")
    tab_to(desk, *MEETINGS.values(), role="list item")
    for number in range(1, 4):
        desk.press("Home", *["Down"] * (number - 1), "Return")
        eventually(lambda number=number: arrived(town) == number)
    tab_to(desk, "Sala D")

    def take() -> list[str]:
        """Open the lengths, and take the first."""
        desk.press("Return", "Return")
        return walked_in(town)

    eventually(take)


@pytest.mark.skipif(is_holiday(today()), reason="nobody has the office open today")
@pytest.mark.skipif(
    datetime.now(ZoneInfo("Europe/Rome")).time() > time(22, 45), reason="no time is left today for a walk-in"
)
@pytest.mark.parametrize("hands", [by_mouse, by_keyboard])
def test_a_morning_at_the_reception(
    desk: Desktop, town: Path, tmp_path: Path, hands: Callable[[Desktop, Path, Path], None]
) -> None:
    with desk.program(town):
        desk.window("RoomDesk")
        eventually(lambda: [name for _, name, _ in desk.heard() if name.startswith("Palazzo")])
        hands(desk, town, tmp_path / "giornata.pdf")
        eventually(lambda: walked_in(town) == ["D"])
        eventually(lambda: [name for _, name, _ in desk.heard() if name.startswith("Riunione al volo")])
        assert arrived(town) == 3
