"""Changes of places are taken back and done again, by the bar and by key; never over what others changed since."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk.domain.draft import Draft
from roomdesk.domain.errors import InUse, NotYours, Stale
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.people import Role
from roomdesk.domain.places import Closure
from roomdesk.gui.background import Background
from roomdesk.gui.history.stack import Done
from roomdesk.gui.places import deeds
from roomdesk.gui.places.model import Chosen
from roomdesk.gui.places.page import PlacesPage
from roomdesk.ports.reader import Sheet
from roomdesk.services.desk import Desk
from tests.gui.small_desk import at
from tests.gui.test_places import GIUNTA, PALAZZO, ROOM, choose, retype, said, screen, settled, shown

HELD = Qt.KeyboardModifier.ControlModifier
BOTH = HELD | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(italian: QApplication, town: Desk, beside: Desk, background: Background, qtbot: QtBot) -> PlacesPage:
    return screen(beside, background, qtbot)


def press(page: PlacesPage, name: str) -> None:
    next(one for one in page.notice.findChildren(QPushButton) if one.text() == name and one.isVisible()).click()


def seats(town: Desk) -> int:
    return town.look_around.room("GIUNTA").capacity


def test_a_saved_form_is_taken_back_and_saved_again(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    choose(page, ROOM)
    retype(page, "capacity", "18")
    QTest.keyClick(page, Qt.Key.Key_S, HELD)
    qtbot.waitUntil(lambda: "Salvato: Sala Giunta" in said(page))
    press(page, "Annulla")
    qtbot.waitUntil(lambda: "Di nuovo com’era prima di «Salvato: Sala Giunta»" in said(page))
    assert seats(town) == 14
    qtbot.waitUntil(lambda: shown(page, "capacity") == "14")
    press(page, "Ripeti")
    qtbot.waitUntil(lambda: seats(town) == 18)
    qtbot.waitUntil(lambda: shown(page, "capacity") == "18")


def test_two_changes_go_back_by_key_in_turn_and_forth(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    choose(page, ROOM)
    for text in ("18", "20"):
        retype(page, "capacity", text)
        with qtbot.waitSignal(page.deeds.done):
            QTest.keyClick(page, Qt.Key.Key_S, HELD)
        settled(page, qtbot)
    page.tree.setFocus()
    for keys, expected in ((HELD, 18), (HELD, 14), (BOTH, 18), (BOTH, 20)):
        with qtbot.waitSignal(page.deeds.history.changed):
            QTest.keyClick(page.tree, Qt.Key.Key_Z, keys)
        assert seats(town) == expected


def test_what_others_changed_since_is_not_written_over(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    choose(page, ROOM)
    retype(page, "capacity", "18")
    QTest.keyClick(page, Qt.Key.Key_S, HELD)
    qtbot.waitUntil(lambda: "Salvato: Sala Giunta" in said(page))
    cells = town.edit_places.cells(town.look_around.room("GIUNTA"))
    town.edit_places("rooms", {**cells, "capacity": "30"})
    press(page, "Annulla")
    qtbot.waitUntil(lambda: "Nel frattempo qualcuno ha cambiato GIUNTA" in said(page))
    assert seats(town) == 30


def test_another_field_that_others_changed_since_stays_as_they_left_it(
    page: PlacesPage, town: Desk, qtbot: QtBot
) -> None:
    choose(page, ROOM)
    retype(page, "capacity", "18")
    QTest.keyClick(page, Qt.Key.Key_S, HELD)
    qtbot.waitUntil(lambda: "Salvato: Sala Giunta" in said(page))
    cells = town.edit_places.cells(town.look_around.room("GIUNTA"))
    town.edit_places("rooms", {**cells, "floor": "2"})
    press(page, "Annulla")
    qtbot.waitUntil(lambda: seats(town) == 14)
    assert town.look_around.room("GIUNTA").floor == "2"


def test_a_photo_that_was_taken_away_comes_back(page: PlacesPage, town: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(64, 32, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "sala.png"))
    choose(page, ROOM)
    page.tabs.setCurrentIndex(2)
    page.photo.read_file(tmp_path / "sala.png")
    qtbot.waitUntil(page.photo.remove.isEnabled)
    kept = town.edit_places.photo(RoomCode("GIUNTA"))
    page.photo.remove.click()
    qtbot.waitUntil(lambda: "La foto non c’è più." in said(page))
    press(page, "Annulla")
    qtbot.waitUntil(lambda: town.edit_places.photo(RoomCode("GIUNTA")) == kept)


def test_a_place_opened_again_is_closed_again(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    made = Closure(PALAZZO, GIUNTA, at("8:00-20:00"), "Lavori")
    town.edit_places.close(made)
    page.refresh()
    choose(page, ROOM)
    page.tabs.setCurrentIndex(1)
    panel = page.closures
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    panel.list.setCurrentRow(0)
    panel.open_again.click()
    qtbot.waitUntil(lambda: town.edit_places.look().closures == ())
    qtbot.waitUntil(
        lambda: any(one.isVisible() and one.text() == "Annulla" for one in page.notice.findChildren(QPushButton))
    )
    press(page, "Annulla")
    qtbot.waitUntil(lambda: town.edit_places.look().closures == (made,))


# ── what was made new ───────────────────────────────────────────────────────────────────────────────────────
def make_room(page: PlacesPage, qtbot: QtBot) -> None:
    choose(page, ROOM)
    page.make("rooms")
    for name, text in (("code", "PROVA"), ("name", "Sala di prova"), ("capacity", "8")):
        retype(page, name, text)
    QTest.keyClick(page, Qt.Key.Key_S, HELD)
    qtbot.waitUntil(lambda: "Salvato: Sala di prova" in said(page))
    settled(page, qtbot)


def codes(town: Desk) -> set[str]:
    return set(town.edit_places.look().places.rooms)


def test_a_new_room_is_taken_away_and_made_again_by_key(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    before = codes(town)
    make_room(page, qtbot)
    made = town.look_around.room("PROVA")
    page.tree.setFocus()
    for keys, there in ((HELD, False), (BOTH, True), (HELD, False), (BOTH, True)):
        with qtbot.waitSignal(page.deeds.history.changed):
            QTest.keyClick(page.tree, Qt.Key.Key_Z, keys)
        assert codes(town) == (before | {"PROVA"} if there else before)
    assert town.look_around.room("PROVA") == made
    settled(page, qtbot)
    choose(page, Chosen("rooms", "PROVA"))
    page.deeds.history.undo()
    qtbot.waitUntil(lambda: page.chosen == Chosen("sites", "PALAZZO"))
    assert page.tree.currentIndex() == page.rows.index_of(Chosen("sites", "PALAZZO"))


def test_a_new_room_that_is_booked_by_now_is_kept_and_told_why(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    make_room(page, qtbot)
    town.book_room(Draft(BookingId("b"), "Riunione", (RoomCode("PROVA"),), at("9:00-10:00")))
    press(page, "Annulla")
    qtbot.waitUntil(lambda: "PROVA non si può togliere, perché è in uso: prenotazioni." in said(page))
    assert "dismettere" in said(page)
    assert "PROVA" in codes(town)
    assert not page.deeds.history.can_undo


def test_a_new_room_that_others_changed_is_kept(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    make_room(page, qtbot)
    cells = town.edit_places.cells(town.look_around.room("PROVA"))
    town.edit_places("rooms", {**cells, "capacity": "30"})
    press(page, "Annulla")
    qtbot.waitUntil(lambda: "Nel frattempo qualcuno ha cambiato PROVA" in said(page))
    assert town.look_around.room("PROVA").capacity == 30


def test_a_room_is_not_made_again_over_one_that_others_made(page: PlacesPage, town: Desk, qtbot: QtBot) -> None:
    make_room(page, qtbot)
    cells = town.edit_places.cells(town.look_around.room("PROVA"))
    press(page, "Annulla")
    qtbot.waitUntil(lambda: page.deeds.history.can_redo)
    town.edit_places("rooms", {**cells, "name": "Di un altro"}, is_new=True)
    QTest.keyClick(page.tree, Qt.Key.Key_Z, BOTH)
    qtbot.waitUntil(lambda: "Nel frattempo qualcuno ha cambiato PROVA" in said(page))
    assert town.look_around.room("PROVA").name == "Di un altro"
    assert not page.deeds.history.can_redo


SITES_CSV = "codice;nome\nANNESSO;Annesso\n"
ROOMS_CSV = "codice;sede;nome;capienza\nANNESSO1;ANNESSO;Prima;6\nANNESSO2;ANNESSO;Seconda;8\n"


def import_(page: PlacesPage, qtbot: QtBot, folder: Path, *tables: str) -> None:
    files = [folder / f"{number}.csv" for number in range(len(tables))]
    for file, table in zip(files, tables, strict=True):
        file.write_text(table, "utf-8")
    page.files.preview(files)
    dialog = page.files.dialog
    assert dialog
    qtbot.waitUntil(dialog.write.isEnabled)
    QTest.mouseClick(dialog.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Importazione conclusa." in said(page))
    assert page.files.dialog is None
    # Without a window manager nobody hands the keyboard back from a dialog.
    page.window().activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    settled(page, qtbot)


def test_an_import_of_what_was_not_there_is_taken_back_as_one(
    page: PlacesPage, town: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    before = town.edit_places.look()
    import_(page, qtbot, tmp_path, SITES_CSV, ROOMS_CSV)
    after = town.edit_places.look()
    assert {"ANNESSO1", "ANNESSO2"} <= set(after.places.rooms)
    for name, expected in (("Annulla", before), ("Ripeti", after), ("Annulla", before)):
        with qtbot.waitSignal(page.deeds.history.changed):
            press(page, name)
        assert town.edit_places.look() == expected
    settled(page, qtbot)


def test_an_import_of_which_one_room_is_used_stays_whole(
    page: PlacesPage, town: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    import_(page, qtbot, tmp_path, SITES_CSV, ROOMS_CSV)
    after = town.edit_places.look()
    town.book_room(Draft(BookingId("b"), "Riunione", (RoomCode("ANNESSO2"),), at("9:00-10:00")))
    press(page, "Annulla")
    qtbot.waitUntil(lambda: "ANNESSO2 non si può togliere" in said(page))
    assert town.edit_places.look() == after


CHANGES_CSV = (
    "codice;sede;nome;capienza;minuti_dopo\nGIUNTA;ANNESSO;Giunta;3;15\nDOCENTI;PALAZZO;Sala docenti, nuova;9;\n"
    "ANNESSO1;ANNESSO;Prima;6;\n"
)


def test_an_import_that_changed_rooms_too_is_taken_back_and_made_again_as_one(
    page: PlacesPage, town: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    before = town.edit_places.look()
    import_(page, qtbot, tmp_path, SITES_CSV, CHANGES_CSV)
    after = town.edit_places.look()
    room = after.places.rooms[RoomCode("GIUNTA")]
    assert (room.site, room.capacity, room.buffer_after) == ("ANNESSO", 3, 15)
    assert after.places.rooms[RoomCode("DOCENTI")].features == ("camera", "display")
    page.tree.setFocus()
    for key, expected in ((Qt.Key.Key_Z, before), (Qt.Key.Key_Y, after), (Qt.Key.Key_Z, before)):
        with qtbot.waitSignal(page.deeds.history.changed):
            QTest.keyClick(page.tree, key, HELD)
        assert town.edit_places.look() == expected
    settled(page, qtbot)
    assert "Di nuovo com’era prima di «Importazione conclusa.»" in said(page)
    with qtbot.waitSignal(page.deeds.history.changed):
        press(page, "Ripeti")
    assert town.edit_places.look() == after
    settled(page, qtbot)


def test_an_import_is_not_taken_back_over_what_others_changed_since(
    page: PlacesPage, town: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    import_(page, qtbot, tmp_path, SITES_CSV, CHANGES_CSV)
    cells = town.edit_places.cells(town.look_around.room("DOCENTI"))
    town.edit_places("rooms", {**cells, "floor": "4"})
    after = town.edit_places.look()
    press(page, "Annulla")
    qtbot.waitUntil(lambda: "Nel frattempo qualcuno ha cambiato DOCENTI" in said(page))
    assert town.edit_places.look() == after
    assert not page.deeds.history.can_undo


def test_an_import_taken_back_is_not_made_again_over_what_others_changed_since(
    page: PlacesPage, town: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    import_(page, qtbot, tmp_path, SITES_CSV, CHANGES_CSV)
    with qtbot.waitSignal(page.deeds.history.changed):
        press(page, "Annulla")
    cells = town.edit_places.cells(town.look_around.room("DOCENTI"))
    town.edit_places("rooms", {**cells, "floor": "4"})
    left = town.edit_places.look()
    QTest.keyClick(page.tree, Qt.Key.Key_Z, BOTH)
    qtbot.waitUntil(lambda: "Nel frattempo qualcuno ha cambiato DOCENTI" in said(page))
    assert town.edit_places.look() == left
    assert not page.deeds.history.can_redo


def test_who_an_import_made_administrator_is_not_the_last_one_that_goes(town: Desk) -> None:
    people = "email;nome;ruolo\nanna.bianchi@comune.example;Anna;administrator\n"
    deeds.import_tables(town, [Sheet("p.csv", people.encode())])
    more = "email;nome;ruolo\nelsa@comune.example;Elsa;staff\n"
    done = deeds.import_tables(town, [Sheet("p.csv", more.encode())])
    again = deeds.import_tables(town, [Sheet("p.csv", more.replace("staff", "administrator").encode())])
    cells = {"email": "anna.bianchi@comune.example", "name": "Anna", "role": "staff"}
    before = town.edit_places.look().people
    with pytest.raises(Stale):
        back(done)
    town.edit_places("people", cells)
    with pytest.raises(NotYours):
        back(again)
    assert {one.email: one.role for one in town.edit_places.look().people.values()} == {
        "anna.bianchi@comune.example": Role.STAFF,
        "elsa@comune.example": Role.ADMINISTRATOR,
    }
    assert set(before) == set(town.edit_places.look().people)


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("sites", {"code": "annesso", "name": "Annesso"}),
        ("rooms", {"code": "prova", "name": "Prova", "site": "PALAZZO", "capacity": "8"}),
        ("equipment", {"code": "tv", "room": "GIUNTA", "name": "Schermo", "kind": "display", "driver": "pjlink"}),
        ("people", {"email": "Anna.Bianchi@comune.example", "name": "Anna", "role": "administrator"}),
        ("people", {"email": "Elsa@comune.example", "name": "Elsa", "role": "staff"}),
    ],
    ids=lambda one: one if isinstance(one, str) else one["name"],
)
def test_each_thing_that_a_form_makes_is_taken_away_and_made_again(
    town: Desk, table: str, cells: dict[str, str]
) -> None:
    if cells["name"] == "Elsa":
        town.edit_places("people", {"email": "anna.bianchi@comune.example", "name": "Anna", "role": "administrator"})
    before = town.edit_places.look()
    done = deeds.save(town, Chosen(table, ""), cells)
    after = town.edit_places.look()
    assert after != before
    if cells["name"] == "Anna":
        with pytest.raises(InUse):
            back(done)
        return
    undone = back(done)
    assert town.edit_places.look() == before
    again = back(undone)
    assert town.edit_places.look() == after
    back(again)
    assert town.edit_places.look() == before


def back(done: Done) -> Done:
    assert done.back
    return done.back()


def test_tables_are_not_imported_again_over_what_others_made(town: Desk) -> None:
    sheets = (Sheet("s.csv", SITES_CSV.encode()), Sheet("r.csv", ROOMS_CSV.encode()))
    undone = back(deeds.import_tables(town, sheets))
    town.edit_places("sites", {"code": "ANNESSO", "name": "Di un altro"}, is_new=True)
    before = town.edit_places.look()
    with pytest.raises(Stale):
        back(undone)
    assert town.edit_places.look() == before
