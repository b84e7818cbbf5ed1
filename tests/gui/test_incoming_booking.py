"""A calendar file dropped on the window books its room: a look first, then one button, and its undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.booking import Answer, Attendee
from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.places import Room, Site
from roomdesk.gui import app as application
from roomdesk.gui.incoming.view import IncomingDialog
from roomdesk.gui.main_window import MainWindow
from roomdesk.ports.store import Furnishing, Query
from roomdesk.services.desk import Desk
from tests.gui.conftest import RESOURCES
from tests.gui.small_desk import FixedClock, at
from tests.gui.test_incoming import drop
from tests.services.letters import calendar, event

WHO = Email("anna@comune.example")
GUEST = Email("ugo@altrove.example")
START, END = "20261123T100000", "20261123T110000"

# Qt 6.12 calls this constructor old; 6.11, which Python before 3.12 needs, has no other.
pytestmark = pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Desk]:
    """Give a desk beside the window's own, as another program has it."""
    desk = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), WHO, clock=FixedClock())
    site = Site(SiteCode("PALAZZO"), "Palazzo", opening=Opening.parse("Mon-Sun 00:00-24:00"))
    rooms = (Room(RoomCode("GIUNTA"), site.code, "Sala Giunta", 14), Room(RoomCode("SALETTA"), site.code, "Saletta", 6))
    desk.look_around.store.furnish(Furnishing((site,), rooms))
    yield desk
    desk.keep_store.close()


@pytest.fixture
def window(italian: QApplication, qtbot: QtBot, real: Desk, tmp_path: Path) -> Iterator[MainWindow]:
    facts = application.Facts(RESOURCES, "it", "Comune", "roomdesk.db", FixedClock())
    own = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), WHO, clock=FixedClock())
    opened = application.open_window(own, facts)
    qtbot.waitUntil(lambda: bool(opened.window.agenda.grid.board.rows))
    yield opened.window
    opened.close()
    opened.window.deleteLater()
    own.keep_store.close()


def dropped(window: MainWindow, qtbot: QtBot, file: Path, content: bytes) -> IncomingDialog:
    """Drop a file and wait until its dialog has looked."""
    file.write_bytes(content)
    assert drop(window, file)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(IncomingDialog)))
    dialog = next(one for one in window.findChildren(IncomingDialog) if one.isVisible())
    qtbot.waitUntil(lambda: dialog.apply.isEnabled() or dialog.notice.isVisible())
    return dialog


def press(dialog: IncomingDialog) -> None:
    """Press what the notice offers."""
    dialog.notice.findChildren(QPushButton)[0].click()


def standing(desk: Desk) -> list[str]:
    return [f"{one.title} {'+'.join(one.rooms)}" for one in desk.list_bookings(Query())]


def held(desk: Desk, hours: str, *rooms: str) -> BookingId:
    id_ = BookingId("4c1f4f3c-0000-4000-8000-000000000001")
    people = (Attendee(GUEST, "Ugo"),)
    desk.book_room(Draft(id_, "Nostra", tuple(RoomCode(one) for one in rooms), at(hours), attendees=people))
    return id_


def test_books_with_one_button_and_takes_it_back(window: MainWindow, real: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dropped(window, qtbot, tmp_path / "a.ics", calendar(event(START, END, room="Sala Giunta")))
    assert dialog.verdict.text().startswith("Da prenotare: Conferenza dei servizi · ")
    assert dialog.verdict.text().endswith("Sala Giunta")
    assert dialog.apply.text() == "Prenota"
    assert standing(real) == []
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.notice.text.startswith("Prenotata: Conferenza dei servizi"))
    assert standing(real) == ["Conferenza dei servizi GIUNTA"]
    qtbot.waitUntil(lambda: "Conferenza dei servizi" in [one.title for one in window.agenda.grid.board.entries])
    assert not dialog.apply.isEnabled()
    press(dialog)
    qtbot.waitUntil(lambda: standing(real) == [])


def test_a_room_that_is_taken_is_told_with_another(
    window: MainWindow, real: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    held(real, "10:30-11:30", "GIUNTA")
    dialog = dropped(window, qtbot, tmp_path / "a.ics", calendar(event(START, END, room="Sala Giunta")))
    assert dialog.notice.text.startswith("Sala Giunta: occupata")
    assert not dialog.apply.isEnabled()
    press(dialog)
    assert dialog.room.currentData() == "SALETTA"
    qtbot.waitUntil(dialog.apply.isEnabled)
    dialog.apply.setFocus()
    qtbot.keyClick(dialog.apply, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: standing(real) == ["Conferenza dei servizi SALETTA", "Nostra GIUNTA"])


def test_a_room_that_the_file_does_not_name_is_chosen(
    window: MainWindow, real: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dropped(window, qtbot, tmp_path / "a.ics", calendar(event(START, END, room="Bologna")))
    assert dialog.notice.text.startswith("Il file non nomina nessuna sala di questo Comune.")
    dialog.room.setCurrentIndex(dialog.room.findData("GIUNTA"))
    qtbot.waitUntil(dialog.apply.isEnabled)
    assert not dialog.notice.isVisible()
    assert standing(real) == []


def test_times_without_a_zone_are_asked_for(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    content = calendar(event(START, END, room="GIUNTA").replace(";TZID=Europe/Rome", ""))
    dialog = dropped(window, qtbot, tmp_path / "a.ics", content)
    assert dialog.notice.text.startswith("Il file non dice in quale fuso orario sono le sue ore.")
    press(dialog)
    qtbot.waitUntil(dialog.apply.isEnabled)
    assert "10:00–11:00" in dialog.verdict.text()


def test_a_repetition_without_an_end_is_taken_for_a_year(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dropped(
        window, qtbot, tmp_path / "a.ics", calendar(event(START, END, "RRULE:FREQ=MONTHLY", room="GIUNTA"))
    )
    assert dialog.notice.text.startswith("La riunione si ripete senza fine.")
    press(dialog)
    qtbot.waitUntil(dialog.apply.isEnabled)
    assert dialog.verdict.text().endswith("Sala Giunta · 12 date")


def test_dates_that_are_taken_can_be_left_out(window: MainWindow, real: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    held(real, "10:30-11:30", "GIUNTA", "SALETTA")
    dialog = dropped(
        window, qtbot, tmp_path / "a.ics", calendar(event(START, END, "RRULE:FREQ=WEEKLY;COUNT=3", room="GIUNTA"))
    )
    press(dialog)
    qtbot.waitUntil(dialog.apply.isEnabled)
    assert dialog.verdict.text().splitlines()[-1] == "1 data saltata."
    dialog.apply.click()
    qtbot.waitUntil(lambda: len(standing(real)) == 3)


def test_what_is_known_leaves_nothing_to_do(window: MainWindow, real: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    content = calendar(event(START, END, "RRULE:FREQ=WEEKLY;COUNT=3", room="GIUNTA"))
    dialog = dropped(window, qtbot, tmp_path / "a.ics", content)
    assert dialog.verdict.text().endswith("Sala Giunta · 3 date")
    dialog.apply.click()
    qtbot.waitUntil(lambda: len(standing(real)) == 3)
    dialog.reject()
    file = tmp_path / "b.ics"
    file.write_bytes(content)
    assert drop(window, file)
    qtbot.waitUntil(lambda: any("Già nota" in one.verdict.text() for one in window.findChildren(IncomingDialog)))
    again = next(one for one in window.findChildren(IncomingDialog) if "Già nota" in one.verdict.text())
    assert not again.apply.isEnabled()
    again.reject()


def test_an_answer_is_noted_and_a_proposal_accepted(
    window: MainWindow, real: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    id_ = held(real, "10:00-11:00", "GIUNTA")
    uid = real.show_booking(id_).booking.uid
    person = f"ATTENDEE;PARTSTAT=TENTATIVE:mailto:{GUEST}"
    counter = calendar(
        event("20261123T150000", "20261123T160000", person, "COMMENT:Alle tre?", uid=uid), method="COUNTER"
    )
    dialog = dropped(window, qtbot, tmp_path / "c.ics", counter)
    assert dialog.notice.text.startswith(f"{GUEST} propone")
    assert "«Alle tre?»" in dialog.notice.text
    press(dialog)
    qtbot.waitUntil(lambda: real.show_booking(id_).booking.slot == at("15:00-16:00"))
    dialog.reject()
    reply = calendar(event("", "", person, uid=uid, sequence=1, room=""), method="REPLY")
    dialog = dropped(window, qtbot, tmp_path / "r.ics", reply)
    assert dialog.apply.text() == "Applica"
    assert dialog.verdict.text().endswith(f"{GUEST}: forse")
    dialog.apply.click()
    qtbot.waitUntil(lambda: real.show_booking(id_).booking.attendees[0].status is Answer.TENTATIVE)
