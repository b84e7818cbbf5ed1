"""The list of meetings, search and the room filter, on a real desk: all that the grid can do, by keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.slot import to_wall
from roomdesk.gui.agenda.list_view import MeetingList
from roomdesk.gui.agenda.move_dialog import MoveDialog
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.agenda.span import View, days_of, turned
from roomdesk.gui.printing.wish import Sheet, make_page
from roomdesk.services.desk import Desk
from tests.gui.small_desk import DAY, ROME, at
from tests.gui.test_window import nameless

Key, Held = Qt.Key, Qt.KeyboardModifier
GIUNTA, SALA_B, DOCENTI = map(RoomCode, ("GIUNTA", "SALA-B", "DOCENTI"))


def book(desk: Desk, title: str, hours: str, *rooms: RoomCode, day: date = DAY) -> BookingId:
    made = desk.book_room(Draft(BookingId(title), title, rooms, at(hours, day)))
    return made.bookings[0].id


def fill(desk: Desk) -> None:
    book(desk, "Giunta comunale", "9:00-10:00", GIUNTA, DOCENTI)
    book(desk, "Bilancio", "8:00-9:00", SALA_B)
    book(desk, "Collegio", "15:00-16:00", DOCENTI, day=date(2026, 12, 2))
    book(desk, "Oltre", "15:00-16:00", DOCENTI, day=date(2026, 12, 21))


def listed(agenda: AgendaPage, qtbot: QtBot) -> None:
    QTest.keyClick(agenda.grid, Key.Key_4, Held.ControlModifier | Held.ShiftModifier)
    qtbot.waitUntil(lambda: agenda.spans.list.rows.rowCount() > 0)


def rows(agenda: AgendaPage) -> list[str]:
    """Draw the list as text, a line a meeting."""
    model = agenda.spans.list.rows
    return [" | ".join(str(model.index(row, column).data()) for column in range(5)) for row in range(model.rowCount())]


def titles(agenda: AgendaPage) -> list[str]:
    return [line.split(" | ")[2] for line in rows(agenda)]


def pick(agenda: AgendaPage, row: int, qtbot: QtBot) -> None:
    agenda.spans.list.setFocus()
    agenda.spans.list.setCurrentIndex(agenda.spans.list.rows.index(row, 0))
    picked = agenda.spans.list.booking()
    qtbot.waitUntil(lambda: agenda.details.shown is not None and agenda.details.shown.booking.id == picked)


def when_open(agenda: AgendaPage, kind: type[MoveDialog], act: Callable[[MoveDialog], None]) -> None:
    """Answer a dialog as soon as it is open."""

    def look() -> None:
        dialog = agenda.findChild(kind)
        if dialog is not None and dialog.isVisible():
            timer.stop()
            act(dialog)

    timer = QTimer(agenda)
    timer.timeout.connect(look)
    timer.start(5)


def test_four_weeks_are_listed_one_row_a_meeting(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    listed(agenda, qtbot)
    assert rows(agenda) == [
        "lun 23 nov 2026 | 08:00–09:00 | Bilancio | Saletta B | Palazzo",
        "lun 23 nov 2026 | 09:00–10:00 | Giunta comunale | Sala docenti, Sala Giunta | Nord, Palazzo",
        "mer 2 dic 2026 | 15:00–16:00 | Collegio | Sala docenti | Nord",
    ]
    QTest.keyClick(agenda.spans.list, Key.Key_Right, Held.AltModifier)
    qtbot.waitUntil(lambda: rows(agenda) == ["lun 21 dic 2026 | 15:00–16:00 | Oltre | Sala docenti | Nord"])


def test_the_list_is_sorted_by_any_column_and_keeps_what_is_picked(
    agenda: AgendaPage, town: Desk, qtbot: QtBot
) -> None:
    fill(town)
    listed(agenda, qtbot)
    pick(agenda, 0, qtbot)
    agenda.spans.list.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: titles(agenda) == ["Giunta comunale", "Collegio", "Bilancio"])
    agenda.spans.list.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: titles(agenda) == ["Collegio", "Giunta comunale", "Bilancio"])


def test_the_model_keeps_qts_rules(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(agenda.spans.list.rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    fill(town)
    listed(agenda, qtbot)
    agenda.spans.list.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert tester.model() is agenda.spans.list.rows
    qtbot.waitUntil(lambda: titles(agenda)[0] == "Collegio")
    heard = agenda.spans.list.rows.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Titolo: Collegio"


def test_marks_in_a_title_stay_text(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    book(town, "<b>x</b>", "9:00-10:00", GIUNTA)
    listed(agenda, qtbot)
    cell = agenda.spans.list.rows.index(0, 2)
    assert cell.data() == "<b>x</b>"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;b&gt;x&lt;/b&gt;</qt>"


def test_delete_and_undo_in_the_list(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    listed(agenda, qtbot)
    pick(agenda, 1, qtbot)
    QTest.keyClick(agenda.spans.list, Key.Key_Delete)
    qtbot.waitUntil(lambda: agenda.spans.list.rows.rowCount() == 2)
    QTest.keyClick(agenda.spans.list, Key.Key_Z, Held.ControlModifier)
    qtbot.waitUntil(lambda: agenda.spans.list.rows.rowCount() == 3)


def test_a_meeting_is_moved_from_the_list_to_another_time_and_room(
    agenda: AgendaPage, town: Desk, qtbot: QtBot
) -> None:
    fill(town)
    listed(agenda, qtbot)
    pick(agenda, 1, qtbot)

    def answer(dialog: MoveDialog) -> None:
        dialog.day.setDate(QDate(2026, 11, 24))
        dialog.starts.setTime(QTime(11, 0))
        dialog.ends.setTime(QTime(12, 30))
        dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
        dialog.accept()

    when_open(agenda, MoveDialog, answer)
    QTest.keyClick(agenda.spans.list, Key.Key_M, Held.ControlModifier)
    qtbot.waitUntil(lambda: "mar 24 nov 2026 | 11:00–12:30 | Giunta comunale | Sala Giunta | Palazzo" in rows(agenda))
    found = town.show_booking(BookingId("Giunta comunale")).booking
    assert to_wall(found.slot.start, ROME).hour == 11


def test_an_end_before_its_start_is_told_and_changes_nothing(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    listed(agenda, qtbot)
    pick(agenda, 1, qtbot)

    def answer(dialog: MoveDialog) -> None:
        dialog.ends.setTime(QTime(8, 0))
        dialog.accept()

    when_open(agenda, MoveDialog, answer)
    QTest.keyClick(agenda.spans.list, Key.Key_M, Held.ControlModifier)
    qtbot.waitUntil(lambda: agenda.notice.text.startswith("La riunione deve finire dopo"))


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_shows_a_meeting_in_its_day(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    listed(agenda, qtbot)
    pick(agenda, 2, qtbot)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(agenda.spans.list.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [one.text() for one in menu.actions()]
    assert texts[:4] == ["Dettagli", "Modifica…", "Sposta, cambia sale…", "Mostra nel giorno"]
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    qtbot.waitUntil(lambda: agenda.view is View.DAY and agenda.grid.board.day == date(2026, 12, 2))
    qtbot.waitUntil(lambda: agenda.grid.booking() == BookingId("Collegio"))


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_grid_has_the_menu_of_the_list(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    agenda.refresh()
    qtbot.waitUntil(lambda: len(agenda.grid.board.entries) == 3)
    spot = agenda.grid.visualRect(agenda.grid.agenda.index(0)).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, agenda.grid.viewport().mapToGlobal(spot))
    QApplication.sendEvent(agenda.grid.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert agenda.grid.booking() == agenda.grid.board.entries[0].booking
    assert [one.text() for one in menu.actions()] == [text for text, _ in agenda.spans.list.acts]
    menu.close()


def test_the_day_is_printed_by_key(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    listed(agenda, qtbot)
    QTest.keyClick(agenda.spans.list, Key.Key_P, Held.ControlModifier)
    dialog = agenda.paper.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert [dialog.room.itemText(one) for one in range(dialog.room.count())]
    dialog.reject()


def test_the_list_is_printed_as_it_is_shown(agenda: AgendaPage, town: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    fill(town)
    book(town, "<img src=x> & Giunta", "11:00-12:00", GIUNTA)
    listed(agenda, qtbot)
    agenda.spans.list.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    agenda.tools.search()
    QTest.keyClicks(agenda.tools.focusWidget(), "giunta")
    qtbot.waitUntil(lambda: titles(agenda) == ["Giunta comunale", "<img src=x> & Giunta"])
    QTest.keyClick(agenda.spans.list, Key.Key_P, Held.ControlModifier)
    dialog = agenda.paper.dialog
    assert dialog is not None
    assert dialog.sheets[Sheet.LIST].isChecked()
    assert not dialog.language.isEnabled()
    assert not nameless(dialog)
    wish = dialog.wish
    dialog.sheets[Sheet.DAY].setChecked(True)
    assert dialog.language.isEnabled()
    assert dialog.wish.listed is None
    html = make_page(town, wish).html
    text = unescape(re.sub(r"<[^>]+>", " ", html))
    assert "&lt;img src=x&gt; &amp; Giunta" in html
    assert re.search(r"Giorno\s+Orario\s+Titolo\s+Sale\s+Sede\s+Organizza\s+Stato", text)
    assert text.index("Giunta comunale") < text.index("<img src=x> & Giunta")
    assert "Bilancio" not in text
    assert "lun 23 nov 2026 – dom 20 dic 2026 · «giunta»" in text
    agenda.paper.save_pdf(wish, tmp_path / "elenco.pdf")
    qtbot.waitUntil(lambda: agenda.notice.text.startswith("Salvato"))
    assert (tmp_path / "elenco.pdf").read_bytes().startswith(b"%PDF")


def test_other_views_offer_no_list_to_print(agenda: AgendaPage, qtbot: QtBot) -> None:
    QTest.keyClick(agenda.grid, Key.Key_P, Held.ControlModifier)
    assert agenda.paper.dialog is not None
    assert Sheet.LIST not in agenda.paper.dialog.sheets


@pytest.mark.parametrize("view", list(View))
def test_all_that_takes_the_focus_has_a_name_in_each_view(
    agenda: AgendaPage, town: Desk, qtbot: QtBot, view: View
) -> None:
    fill(town)
    agenda.tools._filter.click()
    agenda.show_view(view)
    agenda.notice.offer("?", [("!", agenda.refresh)])
    assert nameless(agenda) == []


def test_the_dialog_for_moving_has_names_for_all(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    shown = town.show_booking(BookingId("Bilancio")).booking
    dialog = MoveDialog(shown, town.look_around.places(), agenda)
    assert nameless(dialog) == []
    assert dialog.rooms() == shown.rooms
    assert [one.hour for one in dialog.times()] == [8, 9]


# ── search and rooms ────────────────────────────────────────────────────────────────────────────────────
def test_words_dim_the_day_and_enter_lists_what_they_find(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    agenda.refresh()
    qtbot.waitUntil(lambda: len(agenda.grid.board.entries) == 3)
    QTest.keyClick(agenda.grid, Key.Key_F, Held.ControlModifier)
    field = agenda.tools._search
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "bilan")
    dimmed = {agenda.grid.board.entries[one].title for one in agenda.grid.paints.dimmed}
    assert dimmed == {"Giunta comunale"}
    QTest.keyClick(field, Key.Key_A, Held.ControlModifier)
    QTest.keyClicks(field, "docenti coll")
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: rows(agenda) == ["mer 2 dic 2026 | 15:00–16:00 | Collegio | Sala docenti | Nord"])


def test_rooms_are_filtered_by_seats_and_equipment(agenda: AgendaPage, qtbot: QtBot) -> None:
    def rooms() -> list[str]:
        return [row.room.code for row in agenda.grid.board.rows if row.room]

    agenda.tools._filter.click()
    agenda.tools._seats.setValue(10)
    qtbot.waitUntil(lambda: rooms() == ["DOCENTI", "GIUNTA"])
    agenda.tools._boxes["camera"].click()
    qtbot.waitUntil(lambda: rooms() == ["DOCENTI"])
    agenda.tools._seats.setValue(0)
    agenda.tools._boxes["camera"].click()
    qtbot.waitUntil(lambda: len(rooms()) == 3)


@pytest.mark.parametrize(
    ("view", "first", "days", "after"),
    [
        (View.DAY, DAY, 1, date(2026, 11, 24)),
        (View.WEEK, DAY, 7, date(2026, 11, 30)),
        (View.MONTH, date(2026, 10, 26), 42, date(2026, 12, 1)),
        (View.LIST, DAY, 28, date(2026, 12, 21)),
    ],
)
def test_each_view_shows_its_days_and_turns_by_them(view: View, first: date, days: int, after: date) -> None:
    assert days_of(view, DAY) == (first, days)
    assert turned(view, DAY, 1) == after


def test_months_turn_over_the_year() -> None:
    assert turned(View.MONTH, date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert turned(View.MONTH, date(2026, 1, 31), -1) == date(2025, 12, 1)


def test_columns_take_more_where_there_is_more_and_stay_as_somebody_left_them(qtbot: QtBot) -> None:
    shown = MeetingList()
    qtbot.addWidget(shown)
    shown.resize(800, 400)
    shown.show()
    before = shown.columnWidth(5)
    shown.resize(2400, 400)
    assert shown.columnWidth(5) > 2 * before
    shown.setColumnWidth(5, before + 1)
    shown.resize(800, 400)
    shown.resize(2400, 400)
    assert abs(shown.columnWidth(5) - before - 1) <= 1
    again = MeetingList()
    qtbot.addWidget(again)
    again.show_columns(shown.columns)
    again.resize(2400, 400)
    again.show()
    assert abs(again.columnWidth(5) - before - 1) <= 1
