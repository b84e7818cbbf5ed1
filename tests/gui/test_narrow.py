"""Text at 200 % on a screen of 800 by 600: every screen folds, nothing is cut off at the side, all stays reachable."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QCheckBox, QFrame, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.gui import app as application
from roomdesk.gui import theme
from roomdesk.gui.agenda.calendar_view import CalendarTable, chip_box
from roomdesk.gui.agenda.span import View
from roomdesk.gui.agenda.toolbar import AgendaToolbar
from roomdesk.gui.common.narrow import PageScroll
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.palettes import Palette
from roomdesk.gui.reception.toolbar import ReceptionToolbar
from roomdesk.gui.screens import SCREENS, Screen
from roomdesk.gui.shell.navigation import NavigationButton
from roomdesk.gui.shell.sidebar import Sidebar
from roomdesk.services.desk import Desk
from tests.gui.conftest import RESOURCES, facts
from tests.gui.small_desk import SmallDesk, at

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


# ── week and month in large text ────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def roomy(large: None, town: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """Give the window in large text on a screen of 1440 by 900, on a desk that answers for a week."""
    town.book_room(Draft(BookingId("a"), "Giunta comunale", (RoomCode("GIUNTA"),), at("9:00-11:00")))
    opened = application.open_window(town, facts())
    opened.window.resize(1440, 900)
    qtbot.waitUntil(lambda: bool(opened.window.agenda.grid.board.rows))
    yield opened.window
    opened.close()
    opened.window.deleteLater()


def seven_days(table: CalendarTable) -> bool:
    """Whether all days of a week are in sight, without scrolling."""
    last = table.visualRect(table.rows.index(0, 6))
    return table.horizontalScrollBar().maximum() == 0 and table.viewport().rect().contains(last.center())


@pytest.mark.parametrize("view", [View.WEEK, View.MONTH])
def test_seven_days_are_in_sight_in_large_text_and_details_below_them(
    roomy: MainWindow, view: View, qtbot: QtBot
) -> None:
    agenda = roomy.agenda
    agenda.show_view(view)
    table = agenda.spans.week if view is View.WEEK else agenda.spans.month
    qtbot.waitUntil(lambda: table.rows.rowCount() > 0)
    QGuiApplication.processEvents()
    assert seven_days(table)
    assert not agenda.details.isVisible()
    roomy.resize(2600, 900)
    QGuiApplication.processEvents()
    assert seven_days(table)
    assert agenda.details.isVisible()
    assert agenda.details.x() > agenda.views.x()


def test_a_meeting_of_the_week_is_told_below_it_until_it_is_left(roomy: MainWindow, qtbot: QtBot) -> None:
    agenda = roomy.agenda
    agenda.show_view(View.WEEK)
    table = agenda.spans.week
    qtbot.waitUntil(lambda: any(one.held for row in table.rows.cells for one in row))
    QGuiApplication.processEvents()
    row, column = next(
        (number, day) for number, cells in enumerate(table.rows.cells) for day, one in enumerate(cells) if one.held
    )
    table.scrollTo(table.rows.index(row, column))
    where = chip_box(table.visualRect(table.rows.index(row, column)), 0, table.cells.lines).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.waitUntil(agenda.details.isVisible)
    qtbot.waitUntil(lambda: agenda.details.shown is not None)
    QGuiApplication.processEvents()
    assert agenda.details.y() >= agenda.views.geometry().bottom()
    assert seven_days(table)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not agenda.details.isVisible()


def test_days_that_do_not_fit_are_promised_at_the_edge(roomy: MainWindow, qtbot: QtBot) -> None:
    roomy.resize(*SMALL)
    agenda = roomy.agenda
    agenda.show_view(View.WEEK)
    table = agenda.spans.week
    qtbot.waitUntil(lambda: table.rows.rowCount() > 0)
    QGuiApplication.processEvents()
    bar = table.horizontalScrollBar()
    assert bar.maximum() > 0

    def edges() -> tuple[bool, bool]:
        picture = table.viewport().grab().toImage()
        panel, low = QColor(theme.TONES.panel), picture.height() - 6
        return (
            picture.pixelColor(picture.width() // 99, low) == panel,
            picture.pixelColor(picture.width() - 6, low) == panel,
        )

    assert edges() == (False, True)
    bar.setValue(bar.maximum())
    assert edges() == (True, False)
