"""The receptionist's morning in the whole window: print, three arrivals, a walk-in; by keyboard, then by mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewWidget
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.ids import RoomCode
from roomdesk.gui import app as application
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.reception.groups import Phase
from roomdesk.gui.reception.page import ReceptionPage
from roomdesk.gui.screens import SCREENS
from tests.gui.conftest import RESOURCES
from tests.gui.reception_town import CARLA, Town, open_town

opens_a_menu = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagateSizeHints)")

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
RECEPTION = next(one for one in SCREENS if one.key == "reception")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = open_town(tmp_path / "town.db")
    made.book("Ricevimento", "9:10-10:10", "MOSTRE")
    yield made
    made.desk.keep_store.close()


@pytest.fixture
def window(italian: QApplication, qtbot: QtBot, town: Town, tmp_path: Path) -> Iterator[MainWindow]:
    """Give a window with a connection of its own: whoever looks into the town meanwhile is another program to it."""
    facts = application.Facts(RESOURCES, "it", "Comune", "town.db", town.clock)
    desk = bootstrap.open_desk(str(tmp_path / "town.db"), CARLA, "it", town.clock)
    opened = application.open_window(desk, facts)
    yield opened.window
    opened.close()
    desk.keep_store.close()
    opened.window.deleteLater()


def reception(window: MainWindow, qtbot: QtBot) -> ReceptionPage:
    page = window.page(RECEPTION)
    assert isinstance(page, ReceptionPage)
    qtbot.waitUntil(lambda: len(page.cards[Phase.NOW].list.rows.rows) == 3)
    return page


def arrived(town: Town) -> set[str]:
    assert town.desk.look_around.who().email
    days = town.desk.show_day.bookings(town.clock.now().date())
    return {one.title for each in days for one in each.bookings if one.checked_in}


@opens_a_menu
def test_by_keyboard(window: MainWindow, town: Town, qtbot: QtBot) -> None:
    QTest.keyClick(window, Key(Key.Key_1 + SCREENS.index(RECEPTION)), CONTROL)
    page = reception(window, qtbot)
    now = page.cards[Phase.NOW].list
    QTest.keyClick(page, Key.Key_P, CONTROL)
    assert page.paper.dialog is not None
    QTest.keyClick(page.paper.dialog, Key.Key_Return)
    qtbot.waitUntil(lambda: page.paper.preview is not None)
    assert page.paper.preview is not None
    sheets = page.paper.preview.findChild(QPrintPreviewWidget)
    qtbot.waitUntil(lambda: sheets.pageCount() == 2)
    QTest.keyClick(page.paper.preview, Key.Key_Escape)
    # Offscreen nobody gives the window back its place in front.
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.focus_view()
    assert window.focusWidget() is now
    for number in range(3):
        QTest.keyClick(now, Key.Key_Home)
        for _ in range(number):
            QTest.keyClick(now, Key.Key_Down)
        QTest.keyClick(now, Key.Key_Return)
        qtbot.waitUntil(lambda number=number: len(arrived(town)) == number + 1)  # type: ignore[misc]
        qtbot.waitUntil(lambda number=number: not now.rows.rows[number].button)  # type: ignore[misc]
    town.desk.cancel_booking(next(one.booking.id for one in page.read.meetings if one.booking.title == "Ricevimento"))  # type: ignore[union-attr]
    QTest.keyClick(page, Key.Key_F5)
    qtbot.waitUntil(lambda: len(page.free.list.rows.rows) == 1)
    page.free.list.setFocus()
    QTest.keyClick(page.free.list, Key.Key_Return)
    assert page.arrivals.menu is not None
    QTest.keyClick(page.arrivals.menu, Key.Key_Return)
    qtbot.waitUntil(lambda: any(row.title == "Riunione al volo" for row in now.rows.rows))


@opens_a_menu
def test_by_mouse(window: MainWindow, town: Town, qtbot: QtBot) -> None:
    way = next(one for one in window.findChildren(QPushButton) if one.text().startswith("Reception"))
    QTest.mouseClick(way, Qt.MouseButton.LeftButton)
    page = reception(window, qtbot)
    now = page.cards[Phase.NOW].list
    for number in range(3):
        index = now.rows.index(number)
        now.scrollTo(index)
        box = now.paints.button_box(now.visualRect(index), index)
        QTest.mouseClick(now.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        qtbot.waitUntil(lambda number=number: len(arrived(town)) == number + 1)  # type: ignore[misc]
        qtbot.waitUntil(lambda number=number: not now.rows.rows[number].button)  # type: ignore[misc]
    town.clock.forward(minutes=45)
    page.tick()
    index = page.free.list.rows.index(page.free.list.rows.row_of(RoomCode("SALETTA")) or 0)
    box = page.free.list.paints.button_box(page.free.list.visualRect(index), index)
    QTest.mouseClick(page.free.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    menu = page.arrivals.menu
    assert menu is not None
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center())
    qtbot.waitUntil(lambda: any(row.title == "Riunione al volo" for row in now.rows.rows))
    assert page.notice.text == "Saletta è occupata fino alle 10:45."
