"""A room's calendar elsewhere in the window: given in its form, read behind it, standing in the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roomdesk.domain.errors import Fault
from roomdesk.domain.ids import Email, RoomCode, SiteCode
from roomdesk.domain.places import Site
from roomdesk.domain.schedule import Away
from roomdesk.formats.ics.busy import read_busy
from roomdesk.gui.agenda.board import lay_out
from roomdesk.gui.agenda.calendar_model import CalendarModel
from roomdesk.gui.agenda.calendar_view import CalendarTable
from roomdesk.gui.agenda.source import load_span
from roomdesk.gui.agenda.span import Sought, View
from roomdesk.gui.background import Background
from roomdesk.gui.outside import Reading, why
from roomdesk.gui.places.model import Chosen
from roomdesk.gui.places.outside import OutsidePanel
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.signs.source import SignDay, room_now
from roomdesk.ports.carrier import NotCarried
from roomdesk.services.desk import Desk
from roomdesk.services.outside_calendars import OutsideCalendars
from tests.gui.small_desk import DAY, FixedClock
from tests.gui.test_places import screen
from tests.services.test_outside_calendars import BUSY, Elsewhere

GIUNTA = RoomCode("GIUNTA")
ADDRESS = "https://calendar.example/private-key/basic.ics"


@pytest.fixture
def elsewhere() -> Elsewhere:
    return Elsewhere(BUSY.replace(b"20261124", DAY.strftime("%Y%m%d").encode()))


@pytest.fixture
def reading(town: Desk, elsewhere: Elsewhere) -> Desk:
    """Give the desk with what stands elsewhere in place of the network."""
    around = town.look_around
    verb = OutsideCalendars(around.store, FixedClock(), around.acting, lambda: elsewhere, read_busy)
    return replace(town, outside_calendars=verb)


@pytest.fixture
def panel(italian: QApplication, reading: Desk, background: Background, qtbot: QtBot) -> Iterator[OutsidePanel]:
    page = screen(reading, background, qtbot)
    page.tree.setCurrentIndex(page.rows.index_of(Chosen("rooms", "GIUNTA")))
    page.tabs.setCurrentIndex(3)
    qtbot.waitUntil(lambda: "nessun calendario" in page.outside.state.text())
    yield page.outside
    page.close()


def give(panel: OutsidePanel, address: str) -> None:
    panel.address.setFocus()
    QTest.keyClicks(panel.address, address)
    QTest.keyClick(panel.address, Qt.Key.Key_Return)


def test_a_calendar_is_given_read_at_once_and_taken_away(panel: OutsidePanel, reading: Desk, qtbot: QtBot) -> None:
    give(panel, ADDRESS)
    qtbot.waitUntil(lambda: "è stato letto" in panel.state.text())
    assert "calendar.example" in panel.state.text()
    assert "private-key" not in panel.state.text()
    assert panel.address.text() == ""
    assert not panel.reason.isVisible()
    (away,) = reading.show_day(DAY).away
    assert away.room == GIUNTA
    panel.remove.click()
    qtbot.waitUntil(lambda: "nessun calendario" in panel.state.text())
    assert reading.show_day(DAY).away == ()


def test_why_it_cannot_be_read_is_said(panel: OutsidePanel, elsewhere: Elsewhere, qtbot: QtBot) -> None:
    elsewhere.content = NotCarried("missing 404")
    give(panel, ADDRESS)
    qtbot.waitUntil(lambda: "non c’è più un calendario" in panel.reason.text())
    assert "non è stato ancora letto" in panel.state.text()
    give(panel, "calendar.example")
    qtbot.waitUntil(panel.said.isVisible)
    assert "https://" in panel.said.text()


def test_it_stands_in_the_grid_as_occupied_and_is_read_by_screen_readers_words(
    panel: OutsidePanel, reading: Desk, qtbot: QtBot
) -> None:
    give(panel, ADDRESS)
    qtbot.waitUntil(lambda: "è stato letto" in panel.state.text())
    board = lay_out(reading.show_day(DAY), {})
    row = next(number for number, one in enumerate(board.rows) if one.room and one.room.code == GIUNTA)
    (away,) = reading.show_day(DAY).away
    found = board.closed_at(row, away.starts)
    assert found
    assert found.reason.startswith("Occupata altrove · letta ")


def test_it_stands_in_the_week_and_fills_the_month(panel: OutsidePanel, reading: Desk, qtbot: QtBot) -> None:
    give(panel, ADDRESS)
    qtbot.waitUntil(lambda: "è stato letto" in panel.state.text())
    table = CalendarTable("Settimana")
    qtbot.addWidget(table)
    table.resize(1200, 400)
    table.set_week(load_span(reading, View.WEEK, DAY, None, Sought()), DAY, Email(""))
    table.show()
    row = next(number for number in range(table.rows.rowCount()) if table.rows.cells[number][0].room.code == GIUNTA)
    index = table.rows.index(row, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "0 prenotazioni: 09:00–11:00 Occupata altrove · letta " in spoken
    before = table.grab().toImage()
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).topLeft() + QPoint(20, 10)
    )
    assert table.entry_at(table.visualRect(index).top() + 10) is None
    table.set_week(replace(load_span(reading, View.WEEK, DAY, None, Sought()), away=()), DAY, Email(""))
    assert before != table.grab().toImage()
    month = CalendarModel()
    month.show_month(load_span(reading, View.MONTH, DAY, None, Sought()), DAY.month)
    assert month.cells[4][0].full > 0


def test_the_window_reads_what_is_due_behind_itself(
    italian: QApplication, reading: Desk, background: Background, qtbot: QtBot
) -> None:
    reading.outside_calendars.point(GIUNTA, ADDRESS)
    pulse = Pulse()
    with qtbot.waitSignal(pulse.changed) as told:
        Reading(reading, background, pulse, pulse)
    assert told.args[0].rooms == {GIUNTA}


@pytest.mark.parametrize(
    "reason",
    ["no_such_host", "private_address", "not_https", "redirected", "login 401", "forbidden 403", "missing 404",
     "busy 429", "too_large", "tls", "silent", "unreachable OSError", "protocol 500", "unread 3",
     f"invalid {Fault.CALENDAR.value}"],
)  # fmt: skip
def test_every_reason_has_words(italian: QApplication, reason: str) -> None:
    assert why(reason) != reason
    assert why(reason)[0].isupper() or why(reason)[0].isdigit()


def test_a_door_says_occupied_while_another_calendar_holds_the_room() -> None:
    day_, hour = datetime(2026, 11, 23, tzinfo=UTC), 3600
    starts = int(day_.timestamp()) + 8 * hour
    read = SignDay(DAY, Site(SiteCode("P"), "P"), {}, (), (Away(GIUNTA, starts, starts + 2 * hour, 0),))
    before, within, after = (room_now(read, GIUNTA, day_.replace(hour=at)) for at in (7, 9, 10))
    assert (before.is_away, before.until) == (False, day_.replace(hour=8))
    assert (within.is_away, within.until) == (True, day_.replace(hour=10))
    assert (after.is_away, after.until) == (False, None)
