"""Changes of places are taken back and done again, by the bar and by key; never over what others changed since."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk.domain.ids import RoomCode
from roomdesk.domain.places import Closure
from roomdesk.gui.background import Background
from roomdesk.gui.places.page import PlacesPage
from roomdesk.services.desk import Desk
from tests.gui.small_desk import at
from tests.gui.test_places import GIUNTA, PALAZZO, ROOM, choose, retype, said, screen, settled, shown

HELD = Qt.KeyboardModifier.ControlModifier
BOTH = HELD | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(italian: QApplication, town: Desk, background: Background, qtbot: QtBot) -> PlacesPage:
    return screen(town, background, qtbot)


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
    qtbot.waitUntil(lambda: "Di nuovo com'era prima di «Salvato: Sala Giunta»" in said(page))
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
        with qtbot.waitSignal(page.deeds.done):
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
    qtbot.waitUntil(lambda: "La foto non c'è più." in said(page))
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
