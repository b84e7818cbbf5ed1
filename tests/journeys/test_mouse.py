"""A clerk with a mouse: three rooms linked by drag, one date of a series moved and put back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.journeys.days import today, working_days
from tests.journeys.desktop import Desktop, command, eventually, missing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}")]
WHO = "ufficio.tecnico@borgosanvitale.example"
SITES = "code,name\nPALAZZO,Palazzo\nBIBLIO,Biblioteca\nSCUOLA,Scuola\n"
ROOMS = "code,site,name,capacity\nGIUNTA,PALAZZO,Giunta,12\nLETTURA,BIBLIO,Lettura,12\nDOCENTI,SCUOLA,Docenti,12\n"
PLACES = ("GIUNTA", "LETTURA", "DOCENTI")


def three_weeks(begun: date) -> Iterator[date]:
    """Give each day that is a working day now and in the two weeks after."""
    ahead = set(working_days())
    for days in sorted(ahead):
        if {days + 7, days + 14} <= ahead:
            yield begun + timedelta(days)


# The same day, though midnight may pass meanwhile.
DAY = next(three_weeks(today()))


def day() -> date:
    return DAY


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Three rooms of three sites, with meetings at eight, and one at six in the evening: what the grid measures by."""
    for name, text in (("sites.csv", SITES), ("rooms.csv", ROOMS)):
        (tmp_path / name).write_text(text)
    database = tmp_path / "town.db"
    command(database, WHO, "import", str(tmp_path / "sites.csv"), str(tmp_path / "rooms.csv"))
    for room in PLACES:
        command(database, WHO, "book", f"Prima {room}", "--room", room, "--start", f"{day()}T08:00", "--for", "1h")
    command(database, WHO, "book", "Ultima", "--room", "GIUNTA", "--start", f"{day()}T18:00", "--for", "1h")
    return database


def meetings(database: Path, title: str) -> list[tuple[str, ...]]:
    found = command(database, WHO, "bookings", "--text", title, "--from", f"{day()}T00:00")["bookings"]
    return [(one["start"][:16], *(room["code"] for room in one["rooms"])) for one in found]


class Grid(NamedTuple):
    """Where each room's row runs, where eight o'clock is, and how wide an hour."""

    rows: dict[str, int]
    eight: float
    hour: float

    def spot(self, room: str, hour: float) -> tuple[int, int]:
        return round(self.eight + (hour - 8) * self.hour), self.rows[room]


def open_day(desk: Desktop) -> Grid:
    """Show the day, and measure its grid."""
    desk.window("RoomDesk")
    eventually(lambda: [name for _, name, _ in desk.heard() if name.startswith("Biblioteca")])
    desk.press(*["alt+Right"] * (DAY - today()).days)
    return measured(desk)


def measured(desk: Desktop) -> Grid:
    """Measure the grid by the meetings that stand there."""
    first = {room: desk.place(f"Prima {room}") for room in PLACES}
    last, middle = desk.place("Ultima"), first["GIUNTA"].middle[0]
    hour = (last.middle[0] - middle) / 10
    return Grid({room: one.middle[1] for room, one in first.items()}, middle - hour / 2, hour)


def test_three_rooms_are_linked_by_drag(desk: Desktop, town: Path) -> None:
    with desk.program(town):
        grid = open_day(desk)
        desk.drag(grid.spot("GIUNTA", 10.02), grid.spot("GIUNTA", 11.48))
        desk.window("Nuova prenotazione")
        desk.type("Avanzamento lavori")
        desk.press("Return")
        eventually(lambda: meetings(town, "Avanzamento") == [(f"{day()}T10:00", "GIUNTA")])
        desk.click(*desk.place("Avanzamento lavori").middle)
        for room in ("LETTURA", "DOCENTI"):
            # What was done is told above the grid, which moves down for it.
            desk.click(*measured(desk).spot(room, 10.75))
            eventually(lambda room=room: room in meetings(town, "Avanzamento")[0])
        (booked,) = command(town, WHO, "bookings", "--text", "Avanzamento")["bookings"]
        assert {one["code"] for one in booked["rooms"]} == set(PLACES)
        assert booked["end"][11:16] == "11:30"
        heard = [name for _, name, _ in desk.heard() if name.startswith("Avanzamento lavori")]
        assert heard


def test_one_date_of_a_series_is_moved_by_drag_and_put_back(desk: Desktop, town: Path) -> None:
    series = ("--start", f"{day()}T14:00", "--for", "1h", "--repeat", "FREQ=WEEKLY;COUNT=3")
    command(town, WHO, "book", "Settimanale", "--room", "GIUNTA", *series)
    before = meetings(town, "Settimanale")
    with desk.program(town):
        grid = open_day(desk)
        desk.place("Settimanale")
        desk.drag(grid.spot("GIUNTA", 14.5), grid.spot("GIUNTA", 16.5))
        desk.window("Sposta")
        desk.press("Return")
        eventually(lambda: meetings(town, "Settimanale")[0] == (f"{day()}T16:00", "GIUNTA"))
        assert meetings(town, "Settimanale")[1:] == before[1:]
        desk.click(*desk.place("Annulla", "push button").middle)
        eventually(lambda: meetings(town, "Settimanale") == before)
