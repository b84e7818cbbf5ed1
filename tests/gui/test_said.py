"""No key and no command is silently ignored: what cannot be done now says why; a booking begins on any screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.gui.agenda.board import empty_board
from roomdesk.gui.agenda.span import Sought, View
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.screens import SCREENS
from roomdesk.gui.shell.commands import CommandDialog
from tests.gui.test_access import whole

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
__all__ = ["whole"]


def screen(key: str) -> int:
    return next(number for number, one in enumerate(SCREENS) if one.key == key)


@pytest.mark.parametrize("key", ["agenda", "find", "reception", "equipment", "places"])
def test_nothing_to_take_back_is_said_on_the_screen_in_front(window: MainWindow, qtbot: QtBot, key: str) -> None:
    one = SCREENS[screen(key)]
    window.show_screen(one)
    bar = window.page(one).notice  # type: ignore[attr-defined]
    for act in ("Annulla", "Ripeti"):
        bar.hide()
        _, (_, actions) = window.groups()
        next(found for found in actions if found.text() == act and found.shortcuts()).trigger()
        qtbot.waitUntil(lambda: bar.isVisible())
        assert bar.text == "Non c’è nessuna modifica da annullare o da ripetere."


def test_a_booking_begins_on_every_screen(window: MainWindow, qtbot: QtBot) -> None:
    for one in SCREENS:
        window.show_screen(one)
        QTest.keyClick(window, Key.Key_N, CONTROL)
        dialog = window.agenda.bench.panel.dialog
        assert dialog is not None
        assert dialog.isVisible(), one.key
        assert window.agenda.isVisible()
        dialog.reject()


def test_no_device_and_no_change_are_said(window: MainWindow, qtbot: QtBot) -> None:
    for key, name, said in (
        ("equipment", "Controlla l’apparato scelto", "Scegli prima un apparato."),
        ("places", "Salva", "Non hai cambiato nulla: non c’è niente da salvare."),
    ):
        window.show_screen(SCREENS[screen(key)])
        _, (_, actions) = window.groups()
        next(found for found in actions if found.text().replace("'", "’") == name).trigger()
        bar = window.page(SCREENS[screen(key)]).notice  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda bar=bar: bar.isVisible())  # type: ignore[misc]
        assert bar.text == said


def test_a_private_booking_of_somebody_else_is_not_cancelled_in_silence(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.agenda.grid
    hidden = next(number for number, one in enumerate(grid.board.entries) if one.hidden)
    grid._choose(hidden)
    QTest.keyClick(grid, Key.Key_Delete)
    qtbot.waitUntil(lambda: window.agenda.notice.isVisible())
    assert "riservata" in window.agenda.notice.text


def test_commands_of_menus_say_what_they_do(whole: MainWindow, qtbot: QtBot) -> None:
    whole.show_screen(SCREENS[screen("places")])
    qtbot.waitUntil(lambda: whole.page(SCREENS[screen("places")]).tables is not None)  # type: ignore[attr-defined]
    whole.open_commands()
    dialog = whole.findChildren(CommandDialog)[-1]
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert {"Esporta: Sale", "Nuovo: Sala"} <= set(names)
    assert "Sale" not in names
    dialog.reject()


def test_a_day_without_rooms_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    grid = window.agenda.grid
    assert grid.empty == ""
    window.agenda._on_sought(Sought(seats=500))
    qtbot.waitUntil(lambda: "Nessuna sala corrisponde" in grid.empty)
    assert grid.accessibleDescription() == grid.empty
    window.agenda._on_sought(Sought())
    qtbot.waitUntil(lambda: grid.empty == "")
    grid.set_day(empty_board(window.agenda.day, "Europe/Rome"), grid.who)  # type: ignore[arg-type]
    grid.say_empty(has_rooms=False)
    assert "Sedi e sale" in grid.empty


def test_a_room_is_found_among_the_commands_and_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    agenda = window.agenda
    agenda.show_view(View.MONTH)
    window.show_screen(SCREENS[screen("reception")])
    window.open_commands()
    dialog = window.findChildren(CommandDialog)[-1]
    QTest.keyClicks(dialog.line, "sala giunta")
    assert dialog.list.item(0).text() == "Sala Giunta · Palazzo comunale"
    QTest.keyClick(dialog.line, Key.Key_Return)
    qtbot.waitUntil(lambda: agenda.grid.isVisible() and agenda.grid.place is not None)
    row = agenda.grid.current_row()
    assert row is not None
    assert row.room is not None
    assert row.room.name == "Sala Giunta"


def test_a_room_whose_site_is_not_shown_is_told(window: MainWindow, qtbot: QtBot) -> None:
    agenda = window.agenda
    agenda.show_sites([SiteCode("BIBLIO")])
    qtbot.waitUntil(lambda: all(row.site.code == "BIBLIO" for row in agenda.grid.board.rows))
    agenda.show_room(RoomCode("GIUNTA"))
    assert agenda.notice.text == "Questa sala non è mostrata: scegli la sua sede qui a fianco."
