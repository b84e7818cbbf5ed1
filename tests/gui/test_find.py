"""Find a room and a common time: asked while typing, best first, announced, one click to a filled-in booking."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from roomdesk.domain.errors import Invalid, StoreUnreadable
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.gui.background import Background
from roomdesk.gui.find import form
from roomdesk.gui.find.page import FindPage
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.screens import SCREENS
from roomdesk.gui.shell.navigation import NavigationButton
from roomdesk.services.desk import Desk
from tests.gui.small_desk import DAY, FixedClock, SmallDesk, at

FIND = next(one for one in SCREENS if one.key == "find")
TYPED = form.Typed(4, 60, DAY, time(10), (SiteCode("PALAZZO"),), ("camera",), accessible=True, working=True)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> FindPage:
    window.show_screen(FIND)
    found = window.page(FIND)
    assert isinstance(found, FindPage)
    qtbot.waitUntil(lambda: bool(found.rooms.offers.offers))
    return found


def titles(page: FindPage) -> list[str]:
    return [one.title for one in page.rooms.offers.offers]


def said(page: FindPage) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


# ── the wish ────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (datetime(2026, 11, 23, 8, 42, tzinfo=UTC), (DAY, time(10))),
        (datetime(2026, 11, 23, 4, 0, tzinfo=UTC), (DAY, time(9))),
        (datetime(2026, 11, 23, 19, 5, tzinfo=UTC), (DAY + timedelta(days=1), time(9))),
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), (DAY + timedelta(days=1), time(9))),
        (datetime(2026, 11, 27, 20, 0, tzinfo=UTC), (DAY + timedelta(days=7), time(9))),
        (datetime(2026, 11, 22, 10, 0, tzinfo=UTC), (DAY, time(9))),
    ],
)
def test_opens_with_a_time_to_come(now: datetime, opens: tuple[date, time]) -> None:
    assert form.opening_time(now) == opens


def test_what_is_typed_becomes_wishes() -> None:
    wish = form.wish(TYPED)
    assert wish.slot == at("10:00-11:00")
    assert (wish.capacity, wish.needs, wish.sites, wish.accessible, wish.working) == (
        4,
        ("camera",),
        ("PALAZZO",),
        True,
        True,
    )
    now = at("9:30-10:00").start
    common = form.common_wish(TYPED, now)
    assert common.window.start == now
    assert (common.minutes, common.accessible, common.working) == (60, True, True)
    later = form.common_wish(replace(TYPED, day=DAY + timedelta(days=3)), now)
    assert later.window.start == at("0:00-1:00", DAY + timedelta(days=3)).start


def test_an_hour_that_the_clocks_skip_is_refused() -> None:
    with pytest.raises(Invalid):
        form.wish(replace(TYPED, day=date(2027, 3, 28), starts=time(2, 30)))


# ── the screen ──────────────────────────────────────────────────────────────────────────────────────────
def test_rooms_are_found_while_typing(page: FindPage, qtbot: QtBot) -> None:
    assert "sale libere · lun 23 nov 2026 · 10:00–11:00" in said(page)
    before = len(titles(page))
    page.fields.people.setFocus()
    page.fields.people.selectAll()
    QTest.keyClicks(page.fields.people, "15")
    qtbot.waitUntil(lambda: 0 < len(titles(page)) < before)
    assert "Saletta A" not in titles(page)


def test_each_room_says_why_it_stands_where_it_does(page: FindPage, qtbot: QtBot) -> None:
    page.fields.people.setValue(5)
    qtbot.waitUntil(lambda: bool(page.rooms.offers.offers) and "1 in più" in page.rooms.offers.offers[0].aside)
    first, *others = page.rooms.offers.offers
    assert "la più adatta · 6 posti, 1 in più" in first.aside
    assert "la più adatta" in first.spoken
    assert not any("la più adatta" in one.aside for one in others)
    page.fields.people.setValue(6)
    qtbot.waitUntil(lambda: "6 posti, giusti" in page.rooms.offers.offers[0].aside)


def test_common_times_ask_for_the_offices_that_meet(page: FindPage, qtbot: QtBot) -> None:
    assert "Spunta le sedi che si incontrano" in said(page)
    assert not page.times.offers.offers
    page.fields.sites.tick(("PALAZZO", "UFFICI"))
    qtbot.waitUntil(lambda: bool(page.times.offers.offers))
    assert page.times.offers.offers[0].title == "lunedì 23 novembre 2026 · 13:00–14:00"
    assert page.times.offers.offers[0].aside == "Sala Giunta · Sala riunioni 1"
    assert all("Biblioteca" not in one.aside for one in page.rooms.offers.offers)


def test_enter_books_a_common_time_in_both_offices(page: FindPage, desk: SmallDesk, qtbot: QtBot) -> None:
    page.fields.sites.tick(("PALAZZO", "UFFICI"))
    qtbot.waitUntil(lambda: bool(page.times.offers.offers))
    page.times.setFocus()
    QTest.keyClick(page.times, Qt.Key.Key_Return)
    dialog = page.panel.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: len(dialog.sheet.rooms.ticked()) == 2)
    assert (dialog.sheet.day(), dialog.sheet.times()) == (DAY, (time(13), time(14)))
    dialog.sheet.title.setText("Bilancio")
    dialog.sheet.book.click()
    qtbot.waitUntil(lambda: bool(desk.asked))
    assert set(desk.asked[0].rooms) == {RoomCode("GIUNTA"), RoomCode("RIUNIONI1")}
    qtbot.waitUntil(lambda: page.notice.text.startswith("Riunione prenotata."))


def test_what_was_booked_here_is_taken_back_and_done_again_in_words(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot
) -> None:
    pulse = Pulse()
    page = FindPage(town, FixedClock(), background, pulse)
    pulse.setParent(page)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: bool(page.rooms.offers.offers))
    page.book(page.rooms.offers.offers[0])
    dialog = page.panel.dialog
    assert dialog
    dialog.sheet.title.setText("Riunione")
    dialog.sheet.book.click()
    qtbot.waitUntil(lambda: page.notice.text.startswith("Riunione prenotata."))
    # Offscreen, no window manager gives the window the keyboard back.
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.rooms.setFocus()
    QTest.keyClick(page.rooms, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.notice.text.startswith("Di nuovo com’era prima"))
    QTest.keyClick(page.rooms, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: page.notice.text.startswith("Ripetuto: Riunione prenotata."))


def test_one_click_opens_the_booking(page: FindPage, qtbot: QtBot) -> None:
    place = page.rooms.visualRect(page.rooms.offers.index(1)).center()
    QTest.mouseClick(page.rooms.viewport(), Qt.MouseButton.LeftButton, pos=place)
    dialog = page.panel.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.sheet.rooms.ticked() == page.rooms.offers.offers[1].rooms)
    dialog.reject()


def test_sites_that_are_not_shown_are_not_asked(page: FindPage, qtbot: QtBot) -> None:
    page.show_sites([SiteCode("UFFICI")])
    qtbot.waitUntil(lambda: {one.aside.split(" · ")[0] for one in page.rooms.offers.offers} == {"Uffici tecnici"})


def test_a_database_that_is_away_is_said(page: FindPage, desk: SmallDesk, qtbot: QtBot) -> None:
    def away(*_: object) -> None:
        raise StoreUnreadable("roomdesk.db", "no such file")

    desk.find_room = away  # type: ignore[method-assign, assignment]
    QTest.keyClick(page.rooms, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: page.notice.text.startswith("L’archivio non risponde."))
    assert page.rooms.offers.offers


def test_f6_goes_round_the_parts(page: FindPage, window: MainWindow) -> None:
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    page.fields.people.setFocus()
    for part in (page.rooms, page.times):
        QTest.keyClick(window.focusWidget() or page, Qt.Key.Key_F6)
        assert part.hasFocus()
    QTest.keyClick(window.focusWidget() or page, Qt.Key.Key_F6)
    way = window.focusWidget()
    assert isinstance(way, NavigationButton)
    assert way.accessibleName() == "Trova una sala"
    QTest.keyClick(way, Qt.Key.Key_F6)
    assert page.fields.people.hasFocus()


def test_what_was_typed_comes_back_in_another_language(page: FindPage, window: MainWindow, qtbot: QtBot) -> None:
    page.fields.sites.tick(("PALAZZO", "NORD"))
    page.fields.working.setChecked(True)
    typed = page.fields.typed()
    window.rebuild()
    anew = window.page(FIND)
    assert isinstance(anew, FindPage)
    assert anew is not page
    qtbot.waitUntil(lambda: anew.fields.typed() == typed)


def test_screen_readers_hear_rooms_and_their_state(page: FindPage) -> None:
    view = QAccessible.queryAccessibleInterface(page.rooms)
    assert view is not None
    spoken = [view.child(row).text(QAccessible.Text.Name) for row in range(view.childCount())]
    assert "Saletta A, Palazzo comunale · la più adatta · 6 posti, 4 in più · Da verificare" in spoken


def test_the_model_keeps_qts_rules(page: FindPage) -> None:
    tester = QAbstractItemModelTester(page.rooms.offers, QAbstractItemModelTester.FailureReportingMode.Warning)
    page.rooms.set_rows(page.rooms.offers.offers[:2])
    page.rooms.set_rows([])
    assert tester.model() is page.rooms.offers
