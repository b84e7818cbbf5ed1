"""Screens and dialogs in states met on the way: refused, chosen, folded out; all of it has names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.gui.agenda.span import View
from roomdesk.gui.help.keys import KeysDialog
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.places.page import PlacesPage
from roomdesk.gui.reception.page import ReceptionPage
from roomdesk.gui.screens import SCREENS
from roomdesk.services.desk import Desk
from tests.gui.small_desk import DAY, at
from tests.gui.test_access import nameless, wait_until_named, whole

__all__ = ["whole"]
PLACES, RECEPTION = (next(one for one in SCREENS if one.key == key) for key in ("places", "reception"))


@pytest.fixture
def booked(whole: MainWindow, town: Desk, qtbot: QtBot) -> MainWindow:
    """Give the window on a day with a meeting of two rooms and one of a series, the first picked."""
    rooms = (RoomCode("GIUNTA"), RoomCode("DOCENTI"))
    town.book_room(Draft(BookingId("one"), "Giunta", rooms, at("9:00-10:00"), visitors=2, notes="Acqua"))
    town.book_series(Draft(BookingId("two"), "Serie", rooms[:1], at("11:00-12:00"), rrule="FREQ=DAILY;COUNT=2"))
    agenda = whole.agenda
    agenda.show_day(DAY)
    qtbot.waitUntil(lambda: len(agenda.grid.board.entries) == 3)
    agenda.grid.pick(BookingId("one"))
    qtbot.waitUntil(lambda: agenda.details.shown is not None)
    return whole


@pytest.mark.parametrize("view", View, ids=lambda one: one.name)
def test_each_view_of_the_agenda_with_meetings_and_a_notice(booked: MainWindow, qtbot: QtBot, view: View) -> None:
    booked.agenda.show_view(view)
    booked.agenda.notice.offer("Non è libera.", [("Alle 10:00", lambda: None), ("In Saletta B", lambda: None)])
    wait_until_named(booked, qtbot)


def test_the_month_that_a_day_is_chosen_from(booked: MainWindow, qtbot: QtBot) -> None:
    booked.agenda.tools.go_to_day()
    calendar = QApplication.activePopupWidget()
    assert calendar is not None
    assert nameless(calendar) == []
    calendar.close()


def test_the_booking_panel_refused_and_repeated(booked: MainWindow, qtbot: QtBot) -> None:
    booked.agenda.book("GIUNTA", int(at("9:00-10:00").start.timestamp()), int(at("9:00-10:00").end.timestamp()))
    dialog = booked.agenda.bench.panel.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.sheet.rooms.ticked() == (RoomCode("GIUNTA"),))
    dialog.sheet.people.show_people([], "nessuna chiocciola")
    dialog.sheet.book.click()
    assert nameless(dialog) == []
    ways = dialog.sheet.repetition.findChildren(QComboBox)[0]
    for number in range(ways.count()):
        ways.setCurrentIndex(number)
        assert nameless(dialog) == [], ways.currentText()
    dialog.reject()


def test_new_sites_rooms_devices_and_people(whole: MainWindow, qtbot: QtBot) -> None:
    whole.show_screen(PLACES)
    page = whole.page(PLACES)
    assert isinstance(page, PlacesPage)
    qtbot.waitUntil(lambda: page.tables is not None)
    for table in ("sites", "rooms", "equipment", "people"):
        page.make(table)
        wait_until_named(whole, qtbot)


def test_what_people_set_up(whole: MainWindow, town: Desk, qtbot: QtBot) -> None:
    town.book_room(
        Draft(BookingId("one"), "Giunta", (RoomCode("GIUNTA"),), at("14:00-15:00"), notes="Acqua", visitors=3)
    )
    whole.show_screen(RECEPTION)
    page = whole.page(RECEPTION)
    assert isinstance(page, ReceptionPage)
    page.show_day(DAY)
    page.show_tasks(is_wanted=True)
    qtbot.waitUntil(lambda: page.tasks.list.topLevelItemCount() > 0)
    wait_until_named(whole, qtbot)


def test_the_list_of_keys_has_those_of_the_grid_and_none_of_them_is_taken_from_it(
    booked: MainWindow, qtbot: QtBot
) -> None:
    grid = booked.agenda.grid
    dialog = KeysDialog(booked.groups(), booked)
    rows = dialog.list.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    listed = {row.text(0): row.text(1) for row in rows}
    assert listed["Annulla la riunione"] == "Canc"
    assert listed["Passa da una riunione all’altra e sul tempo libero"] == "Sinistra, Destra, Su, Giù"
    dialog.deleteLater()
    before = grid.place
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.place != before
    QTest.keyClick(grid, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: booked.agenda.bench.panel.dialog is not None)
    booked.agenda.bench.panel.dialog.reject()  # type: ignore[union-attr]
