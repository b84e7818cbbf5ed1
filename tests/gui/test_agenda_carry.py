"""Bookings moved, resized and linked by mouse and by keyboard, on a real desk."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from roomdesk.domain.booking import Scope
from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, Email, RoomCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.slot import to_wall
from roomdesk.gui.agenda.board import lay_out
from roomdesk.gui.agenda.carry import Carry, Grip, Says, dragged_to, free_rows, lifted, nudged, offers, verdict
from roomdesk.gui.agenda.geometry import FINE, QUARTER, Way
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.agenda.scope import ScopeDialog
from roomdesk.services.answers import Booked
from roomdesk.services.desk import Desk
from tests.gui.small_desk import DAY, ROME, SmallDesk, at

Key, Held = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
GIUNTA, SALA_B, DOCENTI = map(RoomCode, ("GIUNTA", "SALA-B", "DOCENTI"))
# Rows of the real desk's board: Nord, docenti, Palazzo, Giunta, B.
ROW = {"DOCENTI": 1, "GIUNTA": 3, "SALA-B": 4}


def instant(clock: str) -> int:
    return int(at(f"{clock}-23:59").start.timestamp())


def book(agenda: AgendaPage, desk: Desk, qtbot: QtBot, hours: str, *rooms: RoomCode, rule: str = "") -> Booked:
    """Book, show it, and pick it."""
    name = f"{hours} {'+'.join(rooms)}"
    draft = Draft(BookingId(name), name, rooms, at(hours), rrule=rule)
    made = desk.book_series(draft) if rule else desk.book_room(draft)
    agenda.refresh()
    qtbot.waitUntil(lambda: agenda.grid.agenda.row_of(made.bookings[0].id) is not None)
    agenda.grid.pick(made.bookings[0].id)
    qtbot.waitUntil(lambda: agenda.details.shown is not None)
    return made


def stands(desk: Desk, one: Booked) -> str:
    """Say where a booking stands: `9:00-10:00 GIUNTA`."""
    found = desk.show_booking(one.bookings[0].id).booking
    starts, ends = (to_wall(edge, ROME) for edge in (found.slot.start, found.slot.end))
    return f"{starts.hour}:{starts:%M}-{ends.hour}:{ends:%M} {'+'.join(found.rooms)}"


def spot(agenda: AgendaPage, room: str, clock: str, aside: int = 0) -> QPoint:
    grid = agenda.grid
    x = grid.scale.x(instant(clock)) - grid.horizontalScrollBar().value() + aside
    return QPoint(x, grid.ladder.tops[ROW[room]] + 12 - grid.verticalScrollBar().value())


def drag(agenda: AgendaPage, start: QPoint, *way: QPoint, lets_go: bool = True) -> None:
    view = agenda.grid.viewport()
    QTest.mousePress(view, LEFT, pos=start)
    for point in way:
        QTest.mouseMove(view, point)
    if lets_go:
        QTest.mouseRelease(view, LEFT, pos=way[-1])


def press(agenda: AgendaPage, *keys: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(agenda.grid, key, held)


# ── without a window ────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def held() -> Carry:
    """Hold the linked meeting of the small town, at nine in Sala Giunta, riunioni 1 and docenti."""
    return lifted(lay_out(SmallDesk().show_day(DAY), {}), 0, Grip.WHOLE)


def test_a_whole_booking_moves_on_quarters_and_stays_within_the_day(held: Carry) -> None:
    board = lay_out(SmallDesk().show_day(DAY), {})
    moved = dragged_to(board, held, 40 * 60, 4)
    assert (moved.row, moved.starts, moved.ends) == (4, instant("9:45"), instant("11:45"))
    assert dragged_to(board, held, 7 * 60, 1, FINE).starts == instant("9:05")
    assert dragged_to(board, held, -9 * 3600, 1).starts == board.starts
    assert dragged_to(board, held, 20 * 3600, 1).ends == board.ends
    assert dragged_to(board, held, 0, 5).row == held.row, "a site's heading is no room"


def test_an_edge_moves_alone_and_never_past_the_other(held: Carry) -> None:
    board = lay_out(SmallDesk().show_day(DAY), {})
    start, end = replace(held, grip=Grip.START), replace(held, grip=Grip.END)
    assert dragged_to(board, start, 1800, 4) == replace(start, starts=instant("9:30"))
    assert dragged_to(board, start, 9 * 3600, 1).starts == held.ends - QUARTER
    assert dragged_to(board, end, -9 * 3600, 1).ends == held.starts + QUARTER


def test_keys_step_and_resize(held: Carry) -> None:
    board = lay_out(SmallDesk().show_day(DAY), {})
    assert nudged(board, held, Way.RIGHT, QUARTER, resizes=False).starts == instant("9:15")
    assert nudged(board, held, Way.LEFT, FINE, resizes=True).ends == instant("10:55")
    down = nudged(board, replace(held, row=4), Way.DOWN, QUARTER, resizes=False)
    assert down.row == 6, "over the heading of the next site"
    assert nudged(board, held, Way.UP, QUARTER, resizes=False).row == 1


@pytest.mark.parametrize(
    ("row", "start", "answer", "what"),
    [
        (1, "9:15", Says.FREE, ""),
        (2, "10:00", Says.TAKEN, "Commissione bilancio"),
        (1, "10:00", Says.TAKEN, "Giunta comunale"),
        (4, "11:30", Says.TAKEN, ""),
        (7, "9:00", Says.CLOSED, "Manutenzione: proiettore guasto"),
        (9, "9:00", Says.TWICE, ""),
    ],
)
def test_verdict_of_all_its_rooms(held: Carry, row: int, start: str, answer: Says, what: str) -> None:
    board = lay_out(SmallDesk().show_day(DAY), {})
    found = verdict(board, replace(held, row=row, starts=instant(start), ends=instant(start) + 7200))
    assert found.answer is answer
    assert (found.what.title if found.what else found.reason) == what


def test_buffers_and_lengths_of_the_room_count() -> None:
    desk = SmallDesk()
    room = desk.rooms[SALA_B]
    desk.rooms[SALA_B] = replace(room, buffer_before=30, longest_minutes=90)
    board = lay_out(desk.show_day(DAY), {})
    giunta = next(n for n, one in enumerate(board.entries) if one.title == "Giunta comunale")
    one = replace(lifted(board, giunta, Grip.WHOLE), row=4)
    at_half = replace(one, starts=instant("10:30"), ends=instant("11:30"))
    assert verdict(board, at_half).answer is Says.TAKEN
    assert verdict(board, replace(at_half, starts=instant("11:00"), ends=instant("12:00"))).is_free
    assert verdict(board, replace(at_half, starts=instant("11:00"), ends=instant("13:00"))).answer is Says.LENGTH


def test_offers_are_free_near_and_apart(held: Carry) -> None:
    board = lay_out(SmallDesk().show_day(DAY), {})
    giunta = next(n for n, one in enumerate(board.entries) if one.title == "Giunta comunale")
    wish = replace(lifted(board, giunta, Grip.WHOLE), starts=instant("10:30"), ends=instant("12:00"))
    found = offers(board, wish)
    assert all(verdict(board, one).is_free for one in found)
    assert [(one.row, (one.starts - board.starts) // 60) for one in found] == [(1, 180), (1, 270), (3, 150), (4, 150)]


def test_rooms_that_could_join_are_free_all_the_time() -> None:
    board = lay_out(SmallDesk().show_day(DAY), {})
    rooms = [board.rows[row].room for row in free_rows(board, 0)]
    assert [room.code for room in rooms if room] == ["LAB"]


# ── by mouse ────────────────────────────────────────────────────────────────────────────────────────────
def test_a_drag_moves_to_another_time_and_room_and_can_be_undone(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(agenda, town, qtbot, "9:00-10:00", GIUNTA, DOCENTI)
    drag(agenda, spot(agenda, "GIUNTA", "9:30"), spot(agenda, "GIUNTA", "10:30"), spot(agenda, "SALA-B", "11:30"))
    qtbot.waitUntil(lambda: agenda.notice.text.startswith("Spostata: 9:00-10:00 GIUNTA+DOCENTI, lunedì 23 novembre"))
    assert stands(town, made) == "11:00-12:00 SALA-B+DOCENTI"
    next(one for one in agenda.notice.findChildren(QPushButton) if one.text() == "Annulla").click()
    qtbot.waitUntil(lambda: stands(town, made) == "9:00-10:00 GIUNTA+DOCENTI")


@pytest.mark.parametrize(
    ("edge", "aside", "to", "ends"), [("9:00", 2, "8:30", "8:30-10:00"), ("10:00", -3, "10:45", "9:00-10:45")]
)
def test_an_edge_is_pulled(
    agenda: AgendaPage, town: Desk, qtbot: QtBot, edge: str, aside: int, to: str, ends: str
) -> None:
    made = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    start = spot(agenda, "GIUNTA", edge, aside)
    QTest.mouseMove(agenda.grid.viewport(), start)
    assert agenda.grid.viewport().cursor().shape() is Qt.CursorShape.SizeHorCursor
    drag(agenda, start, spot(agenda, "GIUNTA", to, aside))
    qtbot.waitUntil(lambda: stands(town, made) == f"{ends} GIUNTA")


def test_a_clash_changes_nothing_and_offers_what_is_free(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    book(agenda, town, qtbot, "11:00-12:00", GIUNTA)
    made = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    drag(agenda, spot(agenda, "GIUNTA", "9:30"), spot(agenda, "GIUNTA", "10:45"))
    said = agenda.notice.text
    assert said == (
        "Sala Giunta, dalle 10:15 alle 11:15, occupata fino alle 12:00: 11:00-12:00 GIUNTA. Non è stato cambiato nulla."
    )
    assert stands(town, made) == "9:00-10:00 GIUNTA"
    ways = {one.text(): one for one in agenda.notice.findChildren(QPushButton) if not one.isHidden()}
    assert list(ways) == ["Chiudi", "Alle 10:00", "Alle 08:45", "In Saletta B", "In Sala docenti"]
    ways["In Saletta B"].click()
    qtbot.waitUntil(lambda: stands(town, made) == "10:15-11:15 SALA-B")


def test_a_drag_brings_rooms_beyond_the_edge_into_sight(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    agenda.resize(700, 250)
    made = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    bar, view = agenda.grid.verticalScrollBar(), agenda.grid.viewport()
    bar.setValue(ROW["GIUNTA"] * 20)
    before = bar.value()
    start = spot(agenda, "GIUNTA", "9:30")
    drag(agenda, start, QPoint(start.x(), view.height() - 30), QPoint(start.x(), view.height() - 4), lets_go=False)
    assert bar.value() > before
    QTest.mouseRelease(view, LEFT, pos=spot(agenda, "SALA-B", "9:30"))
    qtbot.waitUntil(lambda: stands(town, made) == "9:00-10:00 SALA-B")


@pytest.mark.parametrize("how", ["escape", "outside", "back"])
def test_a_drag_is_taken_back(agenda: AgendaPage, town: Desk, qtbot: QtBot, how: str) -> None:
    made = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    start, end = spot(agenda, "GIUNTA", "9:30"), spot(agenda, "GIUNTA", "12:30")
    with qtbot.assertNotEmitted(agenda.grid.put):
        drag(agenda, start, end, lets_go=False)
        assert agenda.grid.held is not None
        if how == "escape":
            press(agenda, Key.Key_Escape)
        elif how == "back":
            QTest.mouseMove(agenda.grid.viewport(), start)
        away = {"escape": end, "outside": QPoint(-40, -40), "back": start}[how]
        QTest.mouseRelease(agenda.grid.viewport(), LEFT, pos=away)
    assert agenda.grid.held is None
    assert stands(town, made) == "9:00-10:00 GIUNTA"


def test_what_is_not_mine_does_not_start_and_says_why(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    agenda.grid.who = Person(Email("luca@comune.example"), "Luca", Role.STAFF)
    drag(agenda, spot(agenda, "GIUNTA", "9:30"), spot(agenda, "GIUNTA", "12:30"), lets_go=False)
    assert agenda.grid.held is None
    assert agenda.notice.text.startswith("Solo anna.bianchi@comune.example, la reception")


def test_a_series_asks_once_which_dates(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(agenda, town, qtbot, "9:00-10:00", GIUNTA, rule="FREQ=DAILY;COUNT=3")

    def answer() -> None:
        dialog = agenda.findChild(ScopeDialog)
        if dialog is not None:
            asking.stop()
            dialog.findChildren(QRadioButton)[list(Scope).index(Scope.ALL)].click()
            dialog.accept()

    asking = QTimer(agenda)
    asking.timeout.connect(answer)
    asking.start(5)
    drag(agenda, spot(agenda, "GIUNTA", "9:30"), spot(agenda, "GIUNTA", "11:30"))
    qtbot.waitUntil(lambda: stands(town, made) == "11:00-12:00 GIUNTA")
    last = town.show_booking(made.bookings[2].id).booking
    assert to_wall(last.slot.start, ROME).hour == 11


def test_a_booking_that_others_moved_meanwhile_is_not_overwritten(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    drag(agenda, spot(agenda, "GIUNTA", "9:30"), spot(agenda, "GIUNTA", "11:30"), lets_go=False)
    carried = agenda.grid.held
    town.cancel_booking(made.bookings[0].id)
    assert carried is not None
    QTest.mouseRelease(agenda.grid.viewport(), LEFT, pos=spot(agenda, "GIUNTA", "11:30"))
    qtbot.waitUntil(lambda: "Nel frattempo" in agenda.notice.text)
    qtbot.waitUntil(lambda: not agenda.grid.board.entries)


# ── by keyboard ─────────────────────────────────────────────────────────────────────────────────────────
def test_the_same_by_keyboard(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    press(agenda, Key.Key_M, held=Held.ControlModifier)
    assert agenda.grid.held is not None
    press(agenda, Key.Key_Down, Key.Key_Right, Key.Key_Right)
    press(agenda, Key.Key_Right, held=Held.ShiftModifier)
    press(agenda, Key.Key_Left, held=Held.AltModifier)
    press(agenda, Key.Key_Return)
    qtbot.waitUntil(lambda: stands(town, made) == "9:25-10:40 SALA-B")
    assert agenda.day == DAY, "Alt and an arrow do not turn the day while a booking is carried"


def test_escape_leaves_it_where_it_was(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    press(agenda, Key.Key_M, held=Held.ControlModifier)
    with qtbot.assertNotEmitted(agenda.grid.put):
        press(agenda, Key.Key_Right, Key.Key_Escape, Key.Key_Right)
    assert agenda.grid.held is None


# ── rooms that join ─────────────────────────────────────────────────────────────────────────────────────
def test_a_mark_links_its_room_to_the_meeting(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    assert agenda.grid.joinable() == (ROW["DOCENTI"], ROW["SALA-B"])
    row = ROW["DOCENTI"]
    mark = agenda.grid._marks[row].center()
    assert "Aggiungi Sala docenti alla riunione" in agenda.grid.tip_at(mark)
    QTest.mouseClick(agenda.grid.viewport(), LEFT, pos=mark)
    qtbot.waitUntil(lambda: stands(town, made) == "9:00-10:00 GIUNTA+DOCENTI")
    qtbot.waitUntil(lambda: len(agenda.grid.board.entries) == 2)


# The offscreen platform has no window manager for menus.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_room_is_linked_by_keyboard(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    press(agenda, Key.Key_L, held=Held.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == ["Sala docenti", "Saletta B"]
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    qtbot.waitUntil(lambda: stands(town, made) == "9:00-10:00 GIUNTA+DOCENTI")
