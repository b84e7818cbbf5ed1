"""The receptionist's morning by mouse and by keyboard: who is here, who has arrived, who walks in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roomdesk.domain.draft import Move
from roomdesk.domain.ids import SiteCode
from roomdesk.gui.background import Background
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.reception.groups import Phase
from roomdesk.gui.reception.page import ReceptionPage
from roomdesk.gui.reception.view import Card
from tests.gui.reception_town import EVIL, Town, open_town
from tests.gui.small_desk import at

Key = Qt.Key
# The offscreen platform has no pop-up windows to raise.
opens_a_menu = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagateSizeHints)")


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = open_town(tmp_path / "town.db")
    yield made
    made.desk.keep_store.close()


@pytest.fixture
def page(italian: QApplication, qtbot: QtBot, town: Town) -> Iterator[ReceptionPage]:
    background, pulse = Background(), Pulse()
    made = ReceptionPage(town.desk, town.clock, background, pulse)
    qtbot.addWidget(made)
    made.resize(1240, 860)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: made.read is not None)
    yield made
    background.close()


def drawn(card: Card) -> list[str]:
    """Draw a card as text, a row a line."""
    return [
        " | ".join((one.left, one.title, *(each.text for each in (*one.lines, *one.aside)), one.button))
        for one in card.list.rows.rows
    ]


def click(card: Card, row: int) -> None:
    """Press the button of a row with the mouse."""
    index = card.list.rows.index(row)
    box = card.list.paints.button_box(card.list.visualRect(index), index)
    QTest.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_the_morning_drawn(page: ReceptionPage) -> None:
    assert drawn(page.cards[Phase.NOW]) == [
        "09:00–10:00 | Occupata (riservata) | Saletta · Palazzo comunale | Check-in",
        "09:00–11:00 | Lavori pubblici | Sala Giunta · piano 1 · Palazzo comunale | Sala docenti · Scuola Nord"
        " | Anna Bianchi · anna@comune.example | Da preparare: Acqua | Guasto: Schermo | 3 visitatori attesi"
        " | Check-in",
    ]
    assert drawn(page.cards[Phase.NEXT]) == [
        f"11:00–12:00 | {EVIL} | Sala mostre · piano terra · Palazzo comunale"
        " | Carla Verdi · carla@comune.example | Prepara alle 10:40: platea | Check-in",
    ]
    assert [one.title for one in page.cards[Phase.LATER].list.rows.rows] == ["Bilancio"]
    assert drawn(page.free) == [
        "fino alle 10:30 | Sala mostre | piano terra · 40 posti · Palazzo comunale | Occupa ora"
    ]


def test_one_site_names_the_rooms_elsewhere(page: ReceptionPage, qtbot: QtBot) -> None:
    page.show_sites([SiteCode("SCUOLA")])
    qtbot.waitUntil(lambda: len(page.cards[Phase.NOW].list.rows.rows) == 1)
    (row,) = drawn(page.cards[Phase.NOW])
    assert "Sala docenti |" in row
    assert "con Sala Giunta (Palazzo comunale)" in row


@pytest.mark.parametrize(
    ("words", "found"),
    [("rossi", 1), ("bianchi pubbl", 1), ("ANNA@", 1), ("disciplinare", 0), ("saletta", 1), ("giùnta", 1), ("zzz", 0)],
)
def test_search_finds_meetings_people_and_rooms_but_no_secret(page: ReceptionPage, words: str, found: int) -> None:
    QTest.keyClick(page, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    page.search.insert(words)
    assert len(page.cards[Phase.NOW].list.rows.rows) == found


def test_search_finds_what_is_over_too(page: ReceptionPage) -> None:
    assert not page.cards[Phase.OVER].isVisible()
    QTest.keyClicks(page.search, "rasse")
    assert page.cards[Phase.OVER].isVisible()
    assert drawn(page.cards[Phase.OVER])[0].endswith("conclusa | ")


def test_arrivals_by_mouse_and_the_way_back(page: ReceptionPage, qtbot: QtBot) -> None:
    now = page.cards[Phase.NOW]
    click(now, 1)
    qtbot.waitUntil(lambda: "arrivati alle 09:30" in drawn(now)[1])
    assert page.notice.text == "Arrivati: Lavori pubblici."
    assert not now.list.rows.rows[1].button
    QTest.keyClick(page, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: drawn(now)[1].endswith("Check-in"))
    qtbot.waitUntil(lambda: page.notice.text == "Di nuovo com’era prima di «Arrivati: Lavori pubblici.»")


def test_arrivals_by_keyboard_stay_on_their_row(page: ReceptionPage, qtbot: QtBot) -> None:
    now = page.cards[Phase.NOW].list
    now.setFocus()
    QTest.keyClick(now, Key.Key_Down)
    QTest.keyClick(now, Key.Key_Return)
    qtbot.waitUntil(lambda: "arrivati" in drawn(page.cards[Phase.NOW])[1])
    row = now.current()
    assert row is not None
    assert row.title == "Lavori pubblici"


def test_a_click_beside_the_button_does_nothing(page: ReceptionPage, qtbot: QtBot) -> None:
    now = page.cards[Phase.NOW].list
    with qtbot.assertNotEmitted(now.pressed_row):
        QTest.mouseClick(now.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 20))


@opens_a_menu
def test_walk_in_with_two_keys(page: ReceptionPage, qtbot: QtBot, town: Town) -> None:
    page.free.list.setFocus()
    QTest.keyClick(page.free.list, Key.Key_Return)
    assert page.arrivals.menu is not None
    assert [one.text() for one in page.arrivals.menu.actions()] == ["30 min · fino alle 10:00", "1 h · fino alle 10:30"]
    QTest.keyClick(page.arrivals.menu, Key.Key_Down)
    QTest.keyClick(page.arrivals.menu, Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.cards[Phase.NOW].list.rows.rows) == 3)
    assert any(one.startswith("09:30–10:30 | Riunione al volo") for one in drawn(page.cards[Phase.NOW]))
    assert page.notice.text == "Sala mostre è occupata fino alle 10:30."
    assert drawn(page.free) == []


@opens_a_menu
def test_a_room_free_for_a_short_while_is_offered_until_then(page: ReceptionPage, town: Town, qtbot: QtBot) -> None:
    town.clock.forward(minutes=40)
    page.tick()
    assert [one.left for one in page.free.list.rows.rows] == ["fino alle 20:00", "fino alle 10:30"]
    click(page.free, 1)
    assert page.arrivals.menu is not None
    assert [one.text() for one in page.arrivals.menu.actions()] == ["20 min · fino alle 10:30"]
    page.arrivals.menu.close()


def test_taken_meanwhile_is_told_and_nothing_is_booked(page: ReceptionPage, town: Town, qtbot: QtBot) -> None:
    free = page._free["MOSTRE"]
    town.book("Altri", "9:30-10:20", "MOSTRE")
    page.arrivals.walk_in(free, at("9:30-10:00"))
    qtbot.waitUntil(lambda: "appena stata presa" in page.notice.text)
    qtbot.waitUntil(lambda: drawn(page.free) == [])


def test_the_clock_moves_meetings_along_without_reading(page: ReceptionPage, town: Town) -> None:
    town.clock.forward(hours=2)
    page.tick()
    assert [one.title for one in page.cards[Phase.NOW].list.rows.rows] == [EVIL]
    assert page.cards[Phase.NEXT].list.rows.rows == ()


def test_another_day_is_one_list(page: ReceptionPage, qtbot: QtBot, town: Town) -> None:
    booking = page.read.meetings[-1].booking if page.read else None
    assert booking
    town.desk.move_booking(Move(booking.id, booking.slot.start + timedelta(days=1)))
    QTest.keyClick(page, Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not page.cards[Phase.NOW].isVisible())
    assert [one.title for one in page.cards[Phase.LATER].list.rows.rows] == ["Bilancio"]
    assert page.cards[Phase.LATER].list.accessibleName() == "Riunioni del giorno · 1"
    QTest.keyClick(page, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.cards[Phase.NOW].isVisible())


def test_what_others_change_is_shown(page: ReceptionPage, town: Town, qtbot: QtBot) -> None:
    made = town.book("Riunione nuova", "10:40-10:55", "SALETTA")
    changes = town.desk.check_in(made.id).changes
    page._pulse.changed.emit(changes, None)
    qtbot.waitUntil(lambda: len(page.cards[Phase.NEXT].list.rows.rows) == 2)


def test_screen_readers_hear_each_meeting_in_a_sentence(page: ReceptionPage) -> None:
    now = page.cards[Phase.NOW].list
    spoken = QAccessible.queryAccessibleInterface(now)
    assert spoken.text(QAccessible.Text.Name) == "In corso · 2"
    said = spoken.child(1).text(QAccessible.Text.Name)
    assert said.startswith("Lavori pubblici, dalle 9:00 alle 11:00, Sala Giunta")
    assert said.endswith("premi Invio per il check-in")


def test_marks_in_titles_stay_text(page: ReceptionPage) -> None:
    rows = page.cards[Phase.NEXT].list.rows
    tip = rows.data(rows.index(0), Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_model_is_sound(page: ReceptionPage) -> None:
    for card in (*page.cards.values(), page.free):
        QAbstractItemModelTester(card.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
        rows = card.list.rows.rows
        card.list.set_rows(())
        card.list.set_rows(rows)
