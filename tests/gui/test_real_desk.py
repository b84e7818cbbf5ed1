"""The window on a real desk: SQLite, rules and all; two windows see each other's bookings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.places import Room, Site
from roomdesk.domain.slot import from_wall
from roomdesk.gui import app as application
from roomdesk.gui.main_window import MainWindow
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from roomdesk.settings.holidays import NationalHolidays
from roomdesk.settings.places import find_places
from tests.gui.conftest import RESOURCES
from tests.gui.small_desk import ROME
from tests.gui.test_window import texts_in

_ALWAYS = Opening.parse("Mon-Sun 00:00-24:00")


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Give two desks on one file, as two programs have them."""
    file = str(tmp_path / "roomdesk.db")
    one, other = bootstrap.open_desk(file, "anna@comune.example"), bootstrap.open_desk(file, "luca@comune.example")
    sites = (Site(SiteCode("PALAZZO"), "Palazzo", opening=_ALWAYS), Site(SiteCode("NORD"), "Nord", opening=_ALWAYS))
    rooms = (
        Room(RoomCode("GIUNTA"), SiteCode("PALAZZO"), "Sala Giunta", 14),
        Room(RoomCode("DOCENTI"), SiteCode("NORD"), "Sala docenti", 20),
    )
    one.look_around.store.furnish(Furnishing(sites, rooms))
    yield one, other
    one.keep_store.close()
    other.keep_store.close()


@pytest.fixture
def windows(italian: QApplication, qtbot: QtBot, desks: tuple[Desk, Desk]) -> Iterator[list[MainWindow]]:
    facts = application.Facts(RESOURCES, "it", "Comune", "roomdesk.db", bootstrap.SystemClock())
    opened = [application.open_window(desk, facts) for desk in desks]
    for one in opened:
        qtbot.waitUntil(lambda one=one: len(one.window.agenda.grid.board.rows) == 4)  # type: ignore[misc]
    yield [one.window for one in opened]
    for one in opened:
        one.close()
        one.window.deleteLater()


def next_workday() -> datetime:
    """Give ten o'clock of a day to come that is no holiday and no Sunday."""
    day = bootstrap.SystemClock().now().date() + timedelta(days=1)
    holidays = NationalHolidays("it", find_places().resources / "holidays" / "it.csv")
    while day.weekday() == 6 or holidays(day):
        day += timedelta(days=1)
    return from_wall(datetime.combine(day, time(10)), ROME)


def test_one_books_two_sites_the_other_sees_it_and_is_refused(windows: list[MainWindow], qtbot: QtBot) -> None:
    start = next_workday()
    first, last = int(start.timestamp()), int(start.timestamp()) + 3600
    for window in windows:
        window.agenda.show_day(start.date())
        qtbot.waitUntil(lambda window=window: window.agenda.grid.board.day == start.date())  # type: ignore[misc]
    dialogs = []
    for window in windows:
        window.agenda.book("GIUNTA", first, last)
        dialog = window.agenda.bench.panel.dialog
        assert dialog is not None
        qtbot.waitUntil(lambda dialog=dialog: len(dialog.sheet.rooms._items) == 2)  # type: ignore[misc]
        dialog.sheet.title.setText("Lavori pubblici")
        dialog.sheet.rooms.tick((RoomCode("GIUNTA"), RoomCode("DOCENTI")))
        dialogs.append(dialog)
    dialogs[0].sheet.book.click()
    for window in windows:
        qtbot.waitUntil(lambda window=window: len(window.agenda.grid.board.entries) == 2)  # type: ignore[misc]
    dialogs[1].sheet.book.click()
    qtbot.waitUntil(lambda: "Non libera" in texts_in(dialogs[1]))
    assert dialogs[1].sheet.title.text() == "Lavori pubblici"
    dialogs[1].reject()
    qtbot.waitUntil(lambda: windows[0].agenda.details.shown is not None)
    assert "2 sale collegate" in texts_in(windows[0].agenda.details)
