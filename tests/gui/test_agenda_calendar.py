"""Week and month: cells drawn in text, spoken in sentences, and opened as a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.gui.agenda.calendar_model import CELL_ROLE, CalendarModel
from roomdesk.gui.agenda.calendar_view import chip_box
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.agenda.span import View
from roomdesk.services.desk import Desk
from tests.gui.small_desk import DAY, at

Key, Held = Qt.Key, Qt.KeyboardModifier
GIUNTA, SALA_B, DOCENTI = map(RoomCode, ("GIUNTA", "SALA-B", "DOCENTI"))
WEDNESDAY = date(2026, 11, 25)


def fill(desk: Desk) -> None:
    for title, hours, day, rooms in (
        ("Giunta comunale", "9:00-11:00", DAY, (GIUNTA, DOCENTI)),
        ("Bilancio", "12:00-14:00", DAY, (GIUNTA,)),
        ("Collegio", "8:00-20:00", WEDNESDAY, (DOCENTI,)),
    ):
        desk.book_room(Draft(BookingId(title), title, rooms, at(hours, day)))


def drawing(model: CalendarModel) -> list[str]:
    """Draw the table: the number of bookings in each cell."""
    rows = range(model.rowCount())
    return ["".join(str(model.index(row, day).data(CELL_ROLE).bookings) for day in range(7)) for row in rows]


def spoken(model: CalendarModel, row: int, column: int) -> str:
    return str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))


def shown(agenda: AgendaPage, key: Qt.Key, model: CalendarModel, qtbot: QtBot) -> None:
    QTest.keyClick(agenda.grid, key, Held.ControlModifier | Held.ShiftModifier)
    qtbot.waitUntil(lambda: model.rowCount() > 0)


def test_a_week_has_a_row_a_room_and_a_column_a_day(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    model = agenda.spans.week.rows
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    shown(agenda, Key.Key_2, model, qtbot)
    assert tester.model() is model
    assert drawing(model) == ["1010000", "2000000", "0000000"]
    heads = [model.headerData(one, Qt.Orientation.Horizontal) for one in (0, 6)]
    assert heads == ["lun 23", "dom 29"]
    assert model.headerData(2, Qt.Orientation.Vertical) == "Saletta B"
    assert spoken(model, 1, 0) == (
        "Sala Giunta, lunedì 23 novembre 2026, 2 prenotazioni: 09:00–11:00 Giunta comunale; 12:00–14:00 Bilancio"
    )
    assert spoken(model, 2, 0) == "Saletta B, lunedì 23 novembre 2026, 0 prenotazioni"


def test_a_month_counts_each_day_and_says_how_full_it_is(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    model = agenda.spans.month.rows
    shown(agenda, Key.Key_3, model, qtbot)
    assert drawing(model) == ["0000000"] * 4 + ["2010000", "0000000"]
    assert spoken(model, 4, 0) == "lunedì 23 novembre 2026, 2 prenotazioni, ore occupate: 17\N{NO-BREAK SPACE}%"
    assert spoken(model, 4, 2) == "mercoledì 25 novembre 2026, 1 prenotazione, ore occupate: 33\N{NO-BREAK SPACE}%"
    assert model.index(0, 0).data(CELL_ROLE).is_aside
    assert agenda.tools._title.text() == "novembre 2026"


def test_arrows_and_enter_open_a_day(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    shown(agenda, Key.Key_3, agenda.spans.month.rows, qtbot)
    agenda.spans.month.setCurrentIndex(agenda.spans.month.rows.index(4, 0))
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Return):
        QTest.keyClick(agenda.spans.month, key)
    qtbot.waitUntil(lambda: agenda.view is View.DAY and agenda.grid.board.day == WEDNESDAY)


def test_a_click_on_a_chip_shows_its_booking(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    shown(agenda, Key.Key_2, agenda.spans.week.rows, qtbot)
    box = agenda.spans.week.visualRect(agenda.spans.week.rows.index(1, 0))
    spot = QPoint(box.center().x(), chip_box(box, 1).center().y())
    QTest.mouseClick(agenda.spans.week.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: agenda.details.shown is not None)
    assert agenda.details.shown is not None
    assert agenda.details.shown.booking.title == "Bilancio"


def test_words_leave_only_what_they_find(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    fill(town)
    shown(agenda, Key.Key_2, agenda.spans.week.rows, qtbot)
    agenda.tools._search.setText("bilancio")
    qtbot.waitUntil(lambda: drawing(agenda.spans.week.rows) == ["0000000", "1000000", "0000000"])


def test_months_turn_and_come_back_to_today(agenda: AgendaPage, qtbot: QtBot) -> None:
    shown(agenda, Key.Key_3, agenda.spans.month.rows, qtbot)
    QTest.keyClick(agenda.spans.month, Key.Key_Right, Held.AltModifier)
    assert agenda.tools._title.text() == "dicembre 2026"
    QTest.keyClick(agenda.spans.month, Key.Key_T, Held.ControlModifier)
    assert (agenda.day, agenda.tools._title.text()) == (DAY, "novembre 2026")
