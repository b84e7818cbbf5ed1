"""Changes taken back and done again, on a real desk: by key, by the bar, in chains, and when it is too late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.draft import Draft, Move
from roomdesk.domain.errors import SlotTaken, Stale
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.background import Background
from roomdesk.gui.history.bookings import BookingHistory as History
from roomdesk.gui.history.bookings import shared
from roomdesk.gui.pulse import Pulse
from roomdesk.services.answers import Booked
from roomdesk.services.desk import Desk
from tests.gui.small_desk import at

CONTROL = Qt.KeyboardModifier.ControlModifier
GIUNTA, DOCENTI = RoomCode("GIUNTA"), RoomCode("DOCENTI")


@pytest.fixture
def history(qapp: QApplication, town: Desk, background: Background) -> Iterator[History]:
    pulse = Pulse()
    yield shared(town, background, pulse)
    pulse.deleteLater()


def booked(town: Desk, hours: str, *rooms: RoomCode, name: str = "Giunta comunale") -> Booked:
    return town.book_room(Draft(BookingId(name), name, rooms or (GIUNTA,), at(hours)))


def now(town: Desk, one: Booked) -> Booking:
    return town.show_booking(one.bookings[0].id).booking


def moved(town: Desk, one: Booked, start: datetime) -> Booked:
    return town.move_booking(Move(one.bookings[0].id, start))


def test_one_history_serves_the_whole_window(history: History, town: Desk, background: Background) -> None:
    assert shared(town, background, history.parent()) is history  # type: ignore[arg-type]


def test_a_chain_goes_back_and_forth_to_its_ends(history: History, town: Desk, qtbot: QtBot) -> None:
    made = booked(town, "9:00-10:00")
    nine = made.bookings[0].slot.start
    history.remember(history.of(made, "booked"))
    for hours in (1, 2):
        history.remember(history.of(moved(town, made, nine + timedelta(hours=hours)), f"moved {hours}"))
    seen = []
    for act, told in ((history.undo, history.undone), (history.redo, history.redone)) * 2:
        for _ in range(3):
            with qtbot.waitSignal(told):
                act()
            found = now(town, made)
            seen.append("gone" if not found.status.blocks else (found.slot.start - nine) // timedelta(hours=1))
    assert seen == [1, 0, "gone", 0, 1, 2] * 2
    assert (history.can_undo, history.can_redo) == (True, False)


def test_a_new_change_ends_what_could_be_redone(history: History, town: Desk, qtbot: QtBot) -> None:
    history.remember(history.of(booked(town, "9:00-10:00"), "booked"))
    with qtbot.waitSignal(history.undone):
        history.undo()
    assert history.can_redo
    history.remember(history.of(booked(town, "11:00-12:00", name="Altra"), "booked"))
    assert not history.can_redo


def test_two_quick_presses_take_two_changes_back_one_after_the_other(
    history: History, town: Desk, qtbot: QtBot
) -> None:
    made = booked(town, "9:00-10:00")
    history.remember(history.of(made, "booked"))
    history.remember(history.of(moved(town, made, made.bookings[0].slot.end), "moved"))
    told: list[str] = []
    history.undone.connect(told.append)
    history.undo()
    history.undo()
    qtbot.waitUntil(lambda: told == ["moved", "booked"])
    assert now(town, made).status is Status.CANCELLED
    history.redo()
    history.redo()
    qtbot.waitUntil(lambda: not history.can_redo)
    assert now(town, made).slot.start == made.bookings[0].slot.end


def test_a_change_that_is_remembered_meanwhile_leaves_the_order_as_it_is(
    history: History, town: Desk, qtbot: QtBot
) -> None:
    first, second = booked(town, "9:00-10:00"), booked(town, "11:00-12:00", name="Altra")
    history.remember(history.of(first, "first"))
    with qtbot.waitSignal(history.undone):
        history.undo()
        history.remember(history.of(second, "second"))
    assert now(town, first).status is Status.CANCELLED
    with qtbot.waitSignal(history.undone) as told:
        history.undo()
    assert told.args == ["second"]
    assert not history.can_undo


def test_what_somebody_changed_since_is_refused_and_forgotten(history: History, town: Desk, qtbot: QtBot) -> None:
    made = booked(town, "9:00-10:00")
    history.remember(history.of(made, "booked"))
    moved(town, made, made.bookings[0].slot.end)
    with qtbot.waitSignal(history.refused) as told:
        history.undo()
    assert isinstance(told.args[0], Stale)  # type: ignore[index]
    assert not history.can_undo


def test_a_place_taken_since_is_refused_and_can_be_tried_again(history: History, town: Desk, qtbot: QtBot) -> None:
    made = booked(town, "9:00-10:00")
    history.remember(history.of(town.cancel_booking(made.bookings[0].id), "cancelled"))
    other = booked(town, "9:30-10:30", name="Altra")
    with qtbot.waitSignal(history.refused) as told:
        history.undo()
    assert isinstance(told.args[0], SlotTaken)  # type: ignore[index]
    town.cancel_booking(other.bookings[0].id)
    with qtbot.waitSignal(history.undone):
        history.undo()
    assert now(town, made).status is Status.CONFIRMED


def test_a_change_of_nothing_is_not_remembered(history: History, town: Desk) -> None:
    made = booked(town, "9:00-10:00")
    history.remember(history.of(replace(made, after=()), "nothing"))
    assert not history.can_undo


# ── in the window ───────────────────────────────────────────────────────────────────────────────────────
def pick(agenda: AgendaPage, one: Booked, qtbot: QtBot) -> None:
    agenda.refresh()
    qtbot.waitUntil(lambda: bool(agenda.grid.board.entries))
    agenda.grid.pick(one.bookings[0].id)
    qtbot.waitUntil(lambda: agenda.details.shown is not None)


def press(agenda: AgendaPage, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(agenda.grid, key, held)


def test_delete_cancels_at_once_and_keys_bring_it_back(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = booked(town, "9:00-10:00", GIUNTA, DOCENTI)
    pick(agenda, made, qtbot)
    press(agenda, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: agenda.notice.text == "1 prenotazione annullata.")
    qtbot.waitUntil(lambda: not agenda.grid.board.entries)
    press(agenda, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: len(agenda.grid.board.entries) == 2)
    assert agenda.notice.text == "Di nuovo com’era prima di «1 prenotazione annullata.»"
    press(agenda, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not agenda.grid.board.entries)
    assert agenda.notice.text == "Ripetuto: 1 prenotazione annullata."


def test_the_bar_undoes_by_mouse_and_goes_after_ten_seconds(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = booked(town, "9:00-10:00")
    pick(agenda, made, qtbot)
    press(agenda, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not agenda.grid.board.entries)
    undo = next(one for one in agenda.notice.findChildren(QPushButton) if one.text() == "Annulla")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(agenda.grid.board.entries) == 1)
    timer = agenda.notice.findChild(QTimer)
    assert timer is not None
    assert (timer.isActive(), timer.interval()) == (True, 10_000)
    timer.timeout.emit()
    assert agenda.notice.isHidden()


def test_the_bar_stays_while_the_keyboard_is_in_it(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    pick(agenda, booked(town, "9:00-10:00"), qtbot)
    press(agenda, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: agenda.notice.isVisible())
    agenda.activateWindow()
    next(one for one in agenda.notice.findChildren(QPushButton) if one.text() == "Annulla").setFocus()
    timer = agenda.notice.findChild(QTimer)
    assert timer is not None
    timer.timeout.emit()
    assert agenda.notice.isVisible()


def test_an_undo_that_comes_too_late_is_told_in_words(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    pick(agenda, booked(town, "9:00-10:00"), qtbot)
    press(agenda, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not agenda.grid.board.entries)
    booked(town, "9:00-10:00", name="Altra")
    press(agenda, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "Ora non si può annullare" in agenda.notice.text)
    assert "Sala Giunta: occupata" in agenda.notice.text
    assert "Non è stato cambiato nulla." in agenda.notice.text
    qtbot.waitUntil(lambda: len(agenda.grid.board.entries) == 1)
