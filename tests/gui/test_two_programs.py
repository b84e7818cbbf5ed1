"""Two programs on one database: what one writes stands in each screen of the other's window a moment later."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.places import Room, Site
from roomdesk.domain.slot import Slot
from roomdesk.gui import app as application
from roomdesk.gui.agenda.span import View
from roomdesk.gui.find.page import FindPage
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.reception.groups import Phase
from roomdesk.gui.reception.page import ReceptionPage
from roomdesk.gui.screens import SCREENS
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from tests.gui.conftest import RESOURCES
from tests.gui.small_desk import FixedClock
from tests.gui.test_window import texts_in

Record = Callable[[str, object], None]

ROOT = Path(__file__).parents[2]
PATIENCE_MS = 20_000
NINE, ONE, FIVE = (datetime(2026, 11, 23, hour, tzinfo=UTC) for hour in (8, 12, 16))
TITLE = "Dall'altro programma"
OTHER = """
import sys, time
from datetime import datetime
from roomdesk import bootstrap
from roomdesk.domain.draft import Draft, Move
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.slot import Slot
from tests.gui.small_desk import FixedClock
file, act, start = sys.argv[1], sys.argv[2], datetime.fromisoformat(sys.argv[3])
desk = bootstrap.open_desk(file, "bruno@comune.example", clock=FixedClock())
if act == "book":
    slot = Slot.lasting(start, 180)
    desk.book_room(Draft(id=BookingId("other"), title=sys.argv[4], rooms=(RoomCode("GIUNTA"),), slot=slot))
else:
    desk.move_booking(Move(BookingId("mine"), start=start))
print(time.time())
desk.keep_store.close()
"""
"""The other program; it prints when it had written."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), "anna@comune.example", clock=FixedClock())
    always = Opening.parse("Mon-Sun 00:00-24:00")
    rooms = tuple(Room(RoomCode(one), SiteCode("PALAZZO"), f"Sala {one}", 14) for one in ("GIUNTA", "SALETTA"))
    opened.look_around.store.furnish(Furnishing((Site(SiteCode("PALAZZO"), "Palazzo", opening=always),), rooms))
    opened.book_room(Draft(id=BookingId("mine"), title="Mia", rooms=(RoomCode("SALETTA"),), slot=Slot.lasting(ONE, 60)))
    yield opened
    opened.keep_store.close()


@pytest.fixture
def window(italian: QApplication, desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    facts = application.Facts(RESOURCES, "it", "Comune", "roomdesk.db", FixedClock())
    opened = application.open_window(desk, facts)
    qtbot.waitUntil(lambda: len(opened.window.agenda.grid.board.entries) == 1)
    yield opened.window
    opened.close()
    opened.window.deleteLater()


def other_program(file: Path, *arguments: str) -> subprocess.Popen[str]:
    call = [sys.executable, "-c", OTHER, str(file), *arguments]
    return subprocess.Popen(call, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def shown_after(shown: Callable[[], bool], other: subprocess.Popen[str], qtbot: QtBot) -> float:
    """Wait until something is shown; how many seconds after it was written."""
    qtbot.waitUntil(shown, timeout=PATIENCE_MS)
    seen = datetime.now(UTC).timestamp()
    return seen - float(other.communicate(timeout=60)[0])


def page(window: MainWindow, key: str) -> object:
    screen = next(one for one in SCREENS if one.key == key)
    window.show_screen(screen)
    return window.page(screen)


def on_the_day(window: MainWindow) -> Callable[[], bool]:
    return lambda: any(one.title == TITLE for one in window.agenda.grid.board.entries)


def on_the_list(window: MainWindow) -> Callable[[], bool]:
    window.agenda.show_view(View.LIST)
    return lambda: any(one.entry.title == TITLE for one in window.agenda.spans.list.rows.meetings)


def at_the_reception(window: MainWindow) -> Callable[[], bool]:
    reception = cast(ReceptionPage, page(window, "reception"))
    return lambda: any(row.title == TITLE for row in reception.cards[Phase.NOW].list.rows.rows)


def no_more_offered(window: MainWindow) -> Callable[[], bool]:
    find = cast(FindPage, page(window, "find"))
    return lambda: [one.title for one in find.rooms.offers.offers] == ["Sala SALETTA"]


@pytest.mark.parametrize("place", [on_the_day, on_the_list, at_the_reception, no_more_offered])
def test_a_booking_of_another_program_appears(
    window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    record_property: Record,
    place: Callable[[MainWindow], Callable[[], bool]],
) -> None:
    shown = place(window)
    assert not shown()
    other = other_program(tmp_path / "roomdesk.db", "book", NINE.isoformat(), TITLE)
    record_property("seconds", shown_after(shown, other, qtbot))


def test_details_follow_what_another_program_changes(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, record_property: Record
) -> None:
    details = window.agenda.details
    window.agenda.grid.pick(BookingId("mine"))
    qtbot.waitUntil(lambda: "13:00" in texts_in(details))
    other = other_program(tmp_path / "roomdesk.db", "move", FIVE.isoformat())
    record_property("seconds", shown_after(lambda: "17:00" in texts_in(details), other, qtbot))
    assert "13:00" not in texts_in(details)
