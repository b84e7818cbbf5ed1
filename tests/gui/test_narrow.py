"""Text at 200 % on a screen of 800 by 600: every screen folds, nothing is cut off at the side, all stays reachable."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QCheckBox, QFrame, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk.gui import app as application
from roomdesk.gui import theme
from roomdesk.gui.agenda.toolbar import AgendaToolbar
from roomdesk.gui.common.narrow import PageScroll
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.palettes import Palette
from roomdesk.gui.reception.toolbar import ReceptionToolbar
from roomdesk.gui.screens import SCREENS, Screen
from roomdesk.gui.shell.navigation import NavigationButton
from roomdesk.gui.shell.sidebar import Sidebar
from tests.gui.conftest import RESOURCES, facts
from tests.gui.small_desk import SmallDesk

Opener = Callable[[SmallDesk], MainWindow]
SMALL = (800, 600)


@pytest.fixture
def large(italian: QApplication) -> Iterator[None]:
    theme.dress(italian, RESOURCES, theme.Look(Palette.LIGHT, 200))
    yield
    application.prepare(facts())


@pytest.fixture
def small(large: None, open_on: Opener, desk: SmallDesk) -> MainWindow:
    """Give the window in large text, made as small as a small screen."""
    window = open_on(desk)
    window.show()
    window.resize(*SMALL)
    QGuiApplication.processEvents()
    return window


def scroll_of(window: MainWindow) -> PageScroll:
    return next(one for one in window.findChildren(PageScroll) if one.isVisible())


def ways(window: MainWindow) -> list[NavigationButton]:
    return [one for one in window.findChildren(NavigationButton) if one.isVisible()]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_no_screen_is_wider_than_a_small_window(small: MainWindow, screen: Screen, qtbot: QtBot) -> None:
    small.show_screen(screen)
    qtbot.wait(100)
    notice = small.page(screen).findChild(Notice)
    if notice is not None:
        notice.tell("warn", "Tre riunioni in sale il cui impianto è guasto stanno per cominciare.", "Mostra", print)
    QGuiApplication.processEvents()
    assert (small.width(), small.height()) == SMALL
    scroll = scroll_of(small)
    assert small.page(screen).width() <= scroll.viewport().width()
    assert not scroll.horizontalScrollBar().isVisible()


def test_what_is_below_the_edge_comes_into_sight_with_the_keyboard(
    small: MainWindow, desk: SmallDesk, qtbot: QtBot
) -> None:
    small.agenda.grid.pick(desk.bookings[0].id)
    qtbot.waitUntil(lambda: small.agenda.details.shown is not None)
    scroll, page = scroll_of(small), small.agenda
    assert page.height() > scroll.viewport().height()
    for _ in range(4):
        QTest.keyClick(small.focusWidget() or page, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        if not page.isAncestorOf(focused):
            continue
        top = focused.mapTo(scroll.viewport(), focused.rect().topLeft()).y()
        assert -focused.height() < top < scroll.viewport().height()


def test_the_way_to_each_screen_is_an_icon_with_its_name_as_the_tip(small: MainWindow) -> None:
    folded = ways(small)
    assert [one.text() for one in folded] == [""] * len(folded)
    assert [one.accessibleName() for one in folded[:2]] == ["Agenda", "Trova una sala"]
    assert all(one.accessibleName().split(",")[0] in one.toolTip() for one in folded)
    sidebar = small.findChild(Sidebar)
    assert sidebar is not None
    assert sidebar.width() < 100
    assert all(one.mapTo(small, one.rect().bottomLeft()).y() < SMALL[1] for one in folded)
    small.resize(1900, 900)
    QGuiApplication.processEvents()
    assert [one.text() for one in ways(small)[:2]] == ["Agenda", "Trova una sala"]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagateSizeHints)")
def test_the_sites_open_beside_the_icons_and_are_ticked_there(small: MainWindow, qtbot: QtBot) -> None:
    next(one for one in ways(small) if one.accessibleName() == "Sedi").click()
    popup = next(one for one in small.findChildren(QFrame, "popup") if one.isVisible())
    boxes = popup.findChildren(QCheckBox)
    assert [one.text() for one in boxes][:2] == ["Palazzo comunale", "Biblioteca civica"]
    assert boxes[0].hasFocus()
    QTest.keyClick(boxes[0], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len([row for row in small.agenda.grid.board.rows if row.room]) == 7)
    QTest.keyClick(boxes[0], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in small.findChildren(QFrame, "popup")))


def test_several_sites_are_in_sight_beside_the_ways_in_large_text(small: MainWindow) -> None:
    small.resize(1440, 900)
    QGuiApplication.processEvents()
    boxes = [one for one in small.findChildren(QCheckBox) if one.isVisible() and not one.visibleRegion().isEmpty()]
    assert len(boxes) >= 2


def test_details_stand_below_the_day_and_beside_it_again(small: MainWindow) -> None:
    agenda = small.agenda
    assert agenda.details.y() > agenda.views.y()
    assert agenda.details.width() == agenda.width()
    small.resize(1900, 900)
    QGuiApplication.processEvents()
    assert agenda.details.x() > agenda.views.x()
    assert agenda.details.width() < agenda.views.width()


def test_the_day_is_written_short_before_anything_is_cut_off(small: MainWindow) -> None:
    tools = small.findChild(AgendaToolbar)
    assert tools is not None
    shown = {one.accessibleName() or one.text(): one for one in tools.findChildren(QPushButton) if one.isVisible()}
    assert shown["lunedì 23 novembre 2026, Vai al giorno"].text() == "lun 23 nov 2026"
    assert shown["Nuova prenotazione"].text() == ""
    for one in shown.values():
        assert one.width() >= one.minimumSizeHint().width()
        assert one.mapTo(tools, one.rect().topRight()).x() <= tools.width()
    small.resize(1900, 900)
    QGuiApplication.processEvents()
    assert shown["Nuova prenotazione"].text() == "Nuova prenotazione"


def test_the_buttons_of_a_notice_go_below_its_text(small: MainWindow) -> None:
    notice = small.agenda.notice
    notice.tell("good", "Spostata a martedì 24 novembre, 10:00–11:00", "Mostra la riunione", lambda: None)
    QGuiApplication.processEvents()
    parts = notice.layout()
    assert isinstance(parts, QBoxLayout)
    assert parts.direction() == QBoxLayout.Direction.TopToBottom
    for one in notice.findChildren(QPushButton):
        if one.isVisible():
            assert one.mapTo(notice, one.rect().topRight()).x() <= notice.width()


def test_the_tools_of_the_reception_stand_on_one_line_where_there_is_room(window: MainWindow) -> None:
    screen = next(one for one in SCREENS if one.key == "reception")
    window.show()
    window.resize(1900, 900)
    window.show_screen(screen)
    QGuiApplication.processEvents()
    tools = window.page(screen).findChild(ReceptionToolbar)
    assert tools is not None
    tops = {one.mapTo(tools, one.rect().center()).y() for one in tools.findChildren(QPushButton) if one.isVisible()}
    assert max(tops) - min(tops) < 4
