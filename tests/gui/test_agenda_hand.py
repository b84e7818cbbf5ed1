"""What is in the hand on the day grid: taken back by another button, kept while others write, drawn by keyboard."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from roomdesk.domain.draft import Draft, Move
from roomdesk.domain.ids import BookingId
from roomdesk.gui.agenda.carry import Grip, Says, dragged_to, lifted
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.agenda.span import View
from roomdesk.services.desk import Desk
from tests.gui.small_desk import DAY, FixedClock, at
from tests.gui.test_agenda_carry import GIUNTA, LEFT, ROW, SALA_B, Held, Key, book, drag, instant, press, spot, stands

RIGHT = Qt.MouseButton.RightButton


def double_click(agenda: AgendaPage, point: QPoint) -> None:
    view = agenda.grid.viewport()
    QTest.mouseClick(view, LEFT, pos=point)
    QTest.mouseDClick(view, LEFT, pos=point)


def panel_title(agenda: AgendaPage) -> str:
    dialog = agenda.bench.panel.dialog
    return dialog.windowTitle() if dialog and dialog.isVisible() else ""


def texts_of(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions()]


def menu_at(agenda: AgendaPage, view: object, point: QPoint) -> list[str]:
    """Press the right button, as a mouse on Linux does, and read the menu."""
    viewport = view.viewport()  # type: ignore[attr-defined]
    QTest.mousePress(viewport, RIGHT, pos=point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    QTest.mouseRelease(viewport, RIGHT, pos=point)
    menu = QApplication.activePopupWidget()
    found = texts_of(menu) if isinstance(menu, QMenu) else []
    if menu:
        menu.close()
    return found


# ── another button ──────────────────────────────────────────────────────────────────────────────────────
def test_another_button_takes_a_drag_back_and_opens_no_menu(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    one = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    drag(agenda, spot(agenda, "GIUNTA", "9:30"), spot(agenda, "GIUNTA", "12:00"), lets_go=False)
    assert agenda.grid.held
    assert menu_at(agenda, agenda.grid, spot(agenda, "GIUNTA", "12:00")) == []
    assert agenda.grid.held is None
    QTest.mouseRelease(agenda.grid.viewport(), LEFT, pos=spot(agenda, "GIUNTA", "12:00"))
    assert stands(town, one) == "9:00-10:00 GIUNTA"
    assert "Modifica…" in menu_at(agenda, agenda.grid, spot(agenda, "GIUNTA", "9:30"))


def test_another_button_let_go_drops_nothing(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    one = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    drag(agenda, spot(agenda, "GIUNTA", "9:30"), spot(agenda, "GIUNTA", "12:00"), lets_go=False)
    QTest.mouseRelease(agenda.grid.viewport(), RIGHT, pos=spot(agenda, "GIUNTA", "12:00"))
    assert agenda.grid.held
    press(agenda, Key.Key_Escape)
    assert stands(town, one) == "9:00-10:00 GIUNTA"


def test_free_time_has_a_menu_and_a_heading_has_none(agenda: AgendaPage, qtbot: QtBot) -> None:
    assert menu_at(agenda, agenda.grid, spot(agenda, "GIUNTA", "11:00")) == ["Nuova prenotazione qui…"]
    assert agenda.grid.free_time() == ("GIUNTA", instant("11:00"), instant("12:00"))
    heading = QPoint(spot(agenda, "GIUNTA", "11:00").x(), agenda.grid.ladder.tops[2] + 4)
    assert menu_at(agenda, agenda.grid, heading) == []


# ── while others write ──────────────────────────────────────────────────────────────────────────────────
def test_a_drag_goes_on_while_somebody_else_books(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    one = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    drag(agenda, spot(agenda, "GIUNTA", "9:30"), spot(agenda, "SALA-B", "12:30"), lets_go=False)
    assert agenda.grid._found.is_free
    town.book_room(Draft(BookingId("theirs"), "Loro", (SALA_B,), at("12:00-13:00")))
    agenda.refresh()
    qtbot.waitUntil(lambda: len(agenda.grid.board.entries) == 2)
    assert agenda.grid.held
    assert agenda.grid._found.answer is Says.TAKEN, "judged anew, though the hand did not move"
    QTest.mouseMove(agenda.grid.viewport(), spot(agenda, "SALA-B", "14:30"))
    QTest.mouseRelease(agenda.grid.viewport(), LEFT, pos=spot(agenda, "SALA-B", "14:30"))
    qtbot.waitUntil(lambda: stands(town, one) == "14:00-15:00 SALA-B")


def test_free_time_that_is_drawn_stays_while_somebody_else_books(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    drag(agenda, spot(agenda, "GIUNTA", "9:02"), spot(agenda, "GIUNTA", "10:58"), lets_go=False)
    town.book_room(Draft(BookingId("theirs"), "Loro", (SALA_B,), at("12:00-13:00")))
    agenda.refresh()
    qtbot.waitUntil(lambda: len(agenda.grid.board.entries) == 1)
    QTest.mouseRelease(agenda.grid.viewport(), LEFT, pos=spot(agenda, "GIUNTA", "10:58"))
    dialog = agenda.bench.panel.dialog
    assert dialog is not None
    assert dialog.sheet.typed().rooms == (GIUNTA,)
    assert (dialog.sheet.typed().starts.hour, dialog.sheet.typed().ends.hour) == (9, 11)
    dialog.reject()


def test_what_somebody_else_moved_is_let_go_and_told(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    one = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    drag(agenda, spot(agenda, "GIUNTA", "9:30"), spot(agenda, "SALA-B", "12:30"), lets_go=False)
    town.move_booking(Move(one.bookings[0].id, one.bookings[0].slot.start + timedelta(hours=6)))
    agenda.refresh()
    qtbot.waitUntil(lambda: agenda.grid.held is None)
    assert "Qualcun altro" in agenda.notice.text
    QTest.mouseRelease(agenda.grid.viewport(), LEFT, pos=spot(agenda, "SALA-B", "12:30"))
    assert stands(town, one) == "15:00-16:00 GIUNTA"


# ── by keyboard ─────────────────────────────────────────────────────────────────────────────────────────
def test_shift_and_arrows_draw_free_time(agenda: AgendaPage, qtbot: QtBot) -> None:
    QTest.mouseClick(agenda.grid.viewport(), LEFT, pos=spot(agenda, "GIUNTA", "9:02"))
    press(agenda, Key.Key_Right, Key.Key_Right, held=Held.ShiftModifier)
    assert agenda.grid.free_time() == ("GIUNTA", instant("9:00"), instant("10:30"))
    press(agenda, Key.Key_Right, held=Held.ShiftModifier | Held.AltModifier)
    assert agenda.grid.free_time() == ("GIUNTA", instant("9:00"), instant("10:35"))
    press(agenda, *[Key.Key_Left] * 9, held=Held.ShiftModifier)
    assert agenda.grid.free_time() == ("GIUNTA", instant("9:00"), instant("9:15"))
    press(agenda, Key.Key_Escape)
    assert agenda.grid.free_time() == ("GIUNTA", instant("9:00"), instant("10:00"))
    press(agenda, Key.Key_Right, held=Held.ShiftModifier)
    press(agenda, Key.Key_Return)
    dialog = agenda.bench.panel.dialog
    assert dialog is not None
    assert (dialog.sheet.typed().ends.hour, dialog.sheet.typed().ends.minute) == (10, 15)
    dialog.reject()
    press(agenda, Key.Key_Down)
    assert agenda.grid.draft is None


def test_what_needs_a_booking_says_so(agenda: AgendaPage, qtbot: QtBot) -> None:
    for keys in (Key.Key_E, Key.Key_M, Key.Key_I, Key.Key_R):
        agenda.notice.hide()
        press(agenda, keys, held=Held.ControlModifier)
        qtbot.waitUntil(lambda: agenda.notice.isVisible())
        assert agenda.notice.text == "Scegli prima una prenotazione."


def test_a_key_right_after_a_click_means_what_was_clicked(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    first = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    second = book(agenda, town, qtbot, "11:00-12:00", GIUNTA)
    QTest.mouseClick(agenda.grid.viewport(), LEFT, pos=spot(agenda, "GIUNTA", "9:30"))
    press(agenda, Key.Key_Delete)
    qtbot.waitUntil(lambda: not town.show_booking(first.bookings[0].id).booking.status.blocks)
    assert town.show_booking(second.bookings[0].id).booking.status.blocks


# ── double clicks ───────────────────────────────────────────────────────────────────────────────────────
def test_a_double_click_opens_what_is_there(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    double_click(agenda, spot(agenda, "GIUNTA", "9:30"))
    qtbot.waitUntil(lambda: panel_title(agenda) == "Modifica prenotazione")
    agenda.bench.panel.dialog.reject()  # type: ignore[union-attr]
    heading = QPoint(spot(agenda, "GIUNTA", "11:00").x(), agenda.grid.ladder.tops[2] + 4)
    double_click(agenda, heading)
    assert panel_title(agenda) == ""
    double_click(agenda, spot(agenda, "SALA-B", "11:00"))
    assert panel_title(agenda) == "Nuova prenotazione"
    agenda.bench.panel.dialog.reject()  # type: ignore[union-attr]


def test_straight_to_another_room_keeps_the_minute(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    book(agenda, town, qtbot, "9:05-10:00", GIUNTA)
    board = agenda.grid.board
    held = lifted(board, 0, Grip.WHOLE)
    assert dragged_to(board, held, 200, ROW["SALA-B"]).starts == instant("9:05")
    assert dragged_to(board, held, 800, ROW["SALA-B"]).starts == instant("9:15")


def test_a_short_meeting_has_an_edge_to_pull(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    agenda.resize(900, 600)
    one = book(agenda, town, qtbot, "9:00-9:15", GIUNTA)
    box = agenda.grid.visualRect(agenda.grid.agenda.index(0))
    assert box.width() < 24
    edge = QPoint(box.right() - 1, box.center().y())
    drag(agenda, edge, QPoint(spot(agenda, "GIUNTA", "9:45").x(), edge.y()))
    qtbot.waitUntil(lambda: stands(town, one) == "9:00-9:45 GIUNTA")


def test_another_booking_like_one_is_a_week_later_with_what_it_has(
    agenda: AgendaPage, town: Desk, qtbot: QtBot
) -> None:
    one = book(agenda, town, qtbot, "9:00-10:00", GIUNTA, SALA_B)
    press(agenda, Key.Key_D, held=Held.ControlModifier | Held.ShiftModifier)
    qtbot.waitUntil(lambda: panel_title(agenda) == "Nuova prenotazione")
    dialog = agenda.bench.panel.dialog
    assert dialog is not None
    typed = dialog.sheet.typed()
    assert (typed.title, typed.day, typed.rooms) == (one.bookings[0].title, DAY + timedelta(weeks=1), (GIUNTA, SALA_B))
    dialog.sheet.book.click()
    qtbot.waitUntil(lambda: agenda.notice.text == "Riunione prenotata.")
    assert stands(town, one) == "9:00-10:00 GIUNTA+SALA-B"


# ── week and month ──────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def week(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> AgendaPage:
    book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    QTest.mouseClick(agenda.grid.viewport(), LEFT, pos=spot(agenda, "SALA-B", "12:00"))
    agenda.show_view(View.WEEK)
    qtbot.waitUntil(lambda: agenda.spans.week.model().rowCount() == 3)
    return agenda


def test_a_new_booking_in_the_week_is_on_the_day_and_in_the_room_of_its_cell(week: AgendaPage, qtbot: QtBot) -> None:
    table = week.spans.week
    table.setCurrentIndex(table.model().index(1, 3))
    week.book()
    dialog = week.bench.panel.dialog
    assert dialog is not None
    typed = dialog.sheet.typed()
    assert (typed.day, typed.rooms) == (DAY + timedelta(days=3), (GIUNTA,))
    dialog.reject()


def test_the_week_has_menus_and_the_key_that_cancels(week: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    table = week.spans.week
    box = table.visualRect(table.model().index(1, 0))
    chip = QPoint(box.center().x(), box.top() + 8)
    assert "Modifica…" in menu_at(week, table, chip)
    free = table.visualRect(table.model().index(0, 2)).center()
    assert menu_at(week, table, free) == ["Nuova prenotazione qui…", "Mostra questo giorno"]
    QTest.mouseClick(table.viewport(), LEFT, pos=chip)
    (booking,) = {one.booking for one in week.grid.board.entries}
    QTest.keyClick(table, Key.Key_Delete)
    qtbot.waitUntil(lambda: not town.show_booking(booking).booking.status.blocks)


# ── the wheel ───────────────────────────────────────────────────────────────────────────────────────────
def turn_wheel(widget: QWidget, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    at_, none = QPointF(20, 5), Qt.MouseButton.NoButton
    where = QPointF(widget.mapToGlobal(QPoint(20, 5)))
    turned = QPoint(0, -120)
    event = QWheelEvent(at_, where, QPoint(), turned, none, held, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(widget, event)


def test_the_wheel_scrolls_over_rooms_and_hours_too_and_sideways_with_shift(agenda: AgendaPage, qtbot: QtBot) -> None:
    agenda.resize(500, 260)
    grid = agenda.grid
    qtbot.waitUntil(lambda: min(grid.verticalScrollBar().maximum(), grid.horizontalScrollBar().maximum()) > 0)
    for widget in (grid.viewport(), grid._column, grid._hours):
        grid.verticalScrollBar().setValue(0)
        turn_wheel(widget)
        assert grid.verticalScrollBar().value() > 0
    before = grid.verticalScrollBar().value()
    turn_wheel(grid.viewport(), Held.ShiftModifier)
    assert grid.horizontalScrollBar().value() > 0
    assert grid.verticalScrollBar().value() == before


# ── a night ─────────────────────────────────────────────────────────────────────────────────────────────
class MovedClock:
    instant = FixedClock().now()

    def now(self) -> datetime:
        return self.instant


def test_a_window_left_open_overnight_is_on_today_in_the_morning(agenda: AgendaPage, qtbot: QtBot) -> None:
    clock = MovedClock()
    agenda.clock = clock
    agenda.tick()
    assert agenda.day == DAY
    clock.instant += timedelta(days=1)
    agenda.tick()
    qtbot.waitUntil(lambda: agenda.grid.board.day == DAY + timedelta(days=1))
    agenda.show_day(DAY + timedelta(days=9))
    clock.instant += timedelta(days=1)
    agenda.tick()
    assert agenda.day == DAY + timedelta(days=9), "somebody looks at another day"


def test_free_time_that_is_drawn_has_a_label_that_fits(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    book(agenda, town, qtbot, "10:00-11:00", GIUNTA)
    drag(agenda, spot(agenda, "GIUNTA", "9:02"), spot(agenda, "GIUNTA", "9:28"), lets_go=False)
    told = agenda.grid._told()
    assert told is not None
    assert (told.text, told.is_free) == ("09:00–09:30 · 30 min · libera", True)
    assert agenda.grid._told_box().width() > told.box.width()
    assert agenda.grid.viewport().rect().contains(agenda.grid._told_box())
    QTest.mouseMove(agenda.grid.viewport(), spot(agenda, "GIUNTA", "10:28"))
    told = agenda.grid._told()
    assert told is not None
    assert not told.is_free
    press(agenda, Key.Key_Escape)
    assert agenda.grid._told() is None
