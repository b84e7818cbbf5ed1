"""An administrator makes a room and imports tables by mouse, and takes both back: by the bar and by key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.desktop import Desktop, command, eventually, missing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}")]
WHO = "ufficio.tecnico@borgosanvitale.example"
SITES = "code,name\nPALAZZO,Palazzo\n"
ROOMS = "code,site,name,capacity\nGIUNTA,PALAZZO,Giunta,12\n"
MORE = "code,site,name,capacity\nPRIMA,PALAZZO,Prima,12\nSECONDA,PALAZZO,Seconda,12\n"
BIGGER = "code,site,name,capacity\nGIUNTA,PALAZZO,Giunta,40\nLETTURA,PALAZZO,Lettura,50\nTERZA,PALAZZO,Terza,9\n"
BEFORE = {"GIUNTA": 12, "LETTURA": 20}
AFTER = {"GIUNTA": 40, "LETTURA": 50, "TERZA": 9}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    for name, text in (("sites.csv", SITES), ("rooms.csv", ROOMS), ("more.csv", MORE), ("bigger.csv", BIGGER)):
        (tmp_path / name).write_text(text)
    database = tmp_path / "town.db"
    command(database, WHO, "import", str(tmp_path / "sites.csv"), str(tmp_path / "rooms.csv"))
    return database


def rooms(database: Path) -> set[str]:
    return {one["code"] for one in command(database, WHO, "rooms")["rooms"]}


def click(desk: Desktop, words: str, role: str = "") -> None:
    desk.click(*desk.place(words, role).middle)


def test_a_new_room_and_an_import_are_taken_back_and_made_again(desk: Desktop, town: Path, tmp_path: Path) -> None:
    with desk.program(town):
        desk.window("RoomDesk")
        click(desk, "Sedi e sale")
        click(desk, "Nuovo")
        desk.press("Down", "Down", "Return")
        click(desk, "Codice", "text")
        desk.type("PROVA")
        click(desk, "Nome", "text")
        desk.type("Sala di prova")
        click(desk, "Posti", "text")
        desk.type("8")
        click(desk, "Salva", "push button")
        desk.place("Salvato: Sala di prova")
        assert rooms(town) == {"GIUNTA", "PROVA"}
        click(desk, "Annulla", "push button")
        eventually(lambda: rooms(town) == {"GIUNTA"})
        desk.place("Ripeti")
        desk.press("ctrl+shift+z")
        eventually(lambda: rooms(town) == {"GIUNTA", "PROVA"})

        click(desk, "Importa tabelle")
        desk.window("Importa tabelle")
        click(desk, "more.csv", "table cell")
        click(desk, "Apri", "push button")
        desk.place("Da aggiungere: 2.")
        click(desk, "Importa", "push button")
        eventually(lambda: rooms(town) == {"GIUNTA", "PROVA", "PRIMA", "SECONDA"})
        desk.window("Sedi e sale")
        desk.press("ctrl+z")
        eventually(lambda: rooms(town) == {"GIUNTA", "PROVA"})
        desk.press("ctrl+shift+z")
        eventually(lambda: rooms(town) == {"GIUNTA", "PROVA", "PRIMA", "SECONDA"})
        desk.press("ctrl+z", "ctrl+z")
        eventually(lambda: rooms(town) == {"GIUNTA"})


def seats(database: Path) -> dict[str, int]:
    return {one["code"]: one["capacity"] for one in command(database, WHO, "rooms")["rooms"]}


def change(database: Path, folder: Path, row: str) -> None:
    (folder / "one.csv").write_text(f"code,site,name,capacity\n{row}\n")
    command(database, WHO, "import", str(folder / "one.csv"))


def test_an_import_that_changed_rooms_goes_back_and_forth_by_key_unless_others_changed_one(
    desk: Desktop, town: Path, tmp_path: Path
) -> None:
    change(town, tmp_path, "LETTURA,PALAZZO,Lettura,20")
    with desk.program(town):
        desk.window("RoomDesk")
        click(desk, "Sedi e sale")
        click(desk, "Importa tabelle")
        desk.window("Importa tabelle")
        click(desk, "bigger.csv", "table cell")
        click(desk, "Apri", "push button")
        desk.place("Da aggiungere: 1. Da cambiare: 2.")
        click(desk, "Importa", "push button")
        eventually(lambda: seats(town) == AFTER)
        desk.window("Sedi e sale")
        for keys, expected in (("ctrl+z", BEFORE), ("ctrl+y", AFTER), ("ctrl+z", BEFORE), ("ctrl+y", AFTER)):
            desk.press(keys)
            eventually(lambda expected=expected: seats(town) == expected)
        change(town, tmp_path, "LETTURA,PALAZZO,Lettura,21")
        desk.press("ctrl+z")
        desk.place("Nel frattempo qualcuno ha cambiato LETTURA")
        assert seats(town) == {**AFTER, "LETTURA": 21}
