"""The booking dialog: live verdicts, refusals that keep what was typed, ways out with one click."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from roomdesk.domain.errors import Fault, Invalid, OutsideHours, SlotTaken
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.overlap import Clash
from roomdesk.gui.booking import form
from roomdesk.gui.booking.repeat import NEVER, Repetition, Ways, rule
from roomdesk.gui.booking.view import BookingDialog
from roomdesk.gui.main_window import MainWindow
from tests.gui.small_desk import DAY, ROME, SmallDesk, at
from tests.gui.test_window import texts_in

Ask = Callable[[str, str], BookingDialog]


@pytest.fixture
def ask(window: MainWindow, qtbot: QtBot) -> Ask:
    """Open the dialog on a room and time, and wait until its rooms are there."""

    def opener(room: str, hours: str) -> BookingDialog:
        slot = at(hours)
        window.agenda.book(room, int(slot.start.timestamp()), int(slot.end.timestamp()))
        dialog = window.agenda.bench.panel.dialog
        assert dialog is not None
        qtbot.waitUntil(lambda: dialog.sheet.rooms.ticked() == (RoomCode(room),))
        return dialog

    return opener


def says(dialog: BookingDialog, qtbot: QtBot, verdict: str) -> None:
    """Wait until the panel says so."""

    def is_said() -> None:
        assert dialog.sheet.verdict() == verdict

    qtbot.waitUntil(is_said)


def book(dialog: BookingDialog) -> None:
    dialog.sheet.book.click()


def test_books_two_rooms_at_once_by_keyboard(ask: Ask, window: MainWindow, desk: SmallDesk, qtbot: QtBot) -> None:
    dialog = ask("GIUNTA", "14:00-15:00")
    QTest.keyClicks(dialog.sheet.title, "Bilancio 2027")
    QTest.keyClicks(dialog.sheet.people.entry, "luca@comune.example; Ada Neri <ada@comune.example>,")
    dialog.sheet.rooms.tick((RoomCode("GIUNTA"), RoomCode("LAB")))
    says(dialog, qtbot, "2 sale libere · 14:00–15:00 · 1 h")
    QTest.keyClick(dialog.sheet.title, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.agenda.grid.board.entries) == 21)
    draft = desk.asked[-1]
    assert (draft.title, draft.rooms, draft.slot) == ("Bilancio 2027", ("GIUNTA", "LAB"), at("14:00-15:00"))
    assert [(one.email, one.name) for one in draft.attendees] == [
        ("luca@comune.example", ""),
        ("ada@comune.example", "Ada Neri"),
    ]
    qtbot.waitUntil(lambda: window.agenda.grid.booking() == draft.id)
    assert window.agenda.notice.text == "Riunione prenotata."


def test_conference_services_are_called_what_people_call_them(ask: Ask, desk: SmallDesk, qtbot: QtBot) -> None:
    dialog = ask("GIUNTA", "14:00-15:00")
    choice = dialog.sheet._provider
    qtbot.waitUntil(lambda: choice.findText("Jitsi Meet") >= 0)
    choice.setCurrentText("Jitsi Meet")
    QTest.keyClicks(dialog.sheet.title, "Bilancio 2027")
    book(dialog)
    qtbot.waitUntil(lambda: bool(desk.asked))
    assert desk.asked[-1].conference == "jitsi"


def test_verdict_follows_what_is_typed(ask: Ask, qtbot: QtBot) -> None:
    dialog = ask("GIUNTA", "14:00-15:00")
    sheet = dialog.sheet
    says(dialog, qtbot, "1 sala libera · 14:00–15:00 · 1 h")
    sheet._from.setTime(QTime(10, 0))
    says(dialog, qtbot, "Sala Giunta: Occupata 09:00–11:00, 11:30–13:00")
    sheet._from.setTime(QTime(15, 0))
    says(dialog, qtbot, "La riunione deve finire dopo che è iniziata.")
    sheet._to.setTime(QTime(21, 0))
    sheet._from.setTime(QTime(19, 0))
    says(dialog, qtbot, "Sala Giunta: Fuori orario di apertura")
    sheet.rooms.tick(())
    says(dialog, qtbot, "Scegli almeno una sala.")


def test_another_day_is_read_and_judged(ask: Ask, qtbot: QtBot) -> None:
    dialog = ask("GIUNTA", "10:00-11:00")
    says(dialog, qtbot, "Sala Giunta: Occupata 09:00–11:00")
    dialog.sheet._day.setDate(QDate(2026, 11, 24))
    says(dialog, qtbot, "1 sala libera · 10:00–11:00 · 1 h")


def test_an_address_that_is_none_is_said_beside_its_field(ask: Ask) -> None:
    people = ask("GIUNTA", "14:00-15:00").sheet.people
    QTest.keyClicks(people.entry, "luca@comune.example, rossi")
    QTest.keyClick(people.entry, Qt.Key.Key_Return)
    assert not people._fault.isHidden()
    assert people.fault() == "Questo non è un indirizzo e-mail. rossi"
    assert people.entry.accessibleDescription() == people.fault()
    QTest.keyClicks(people.entry, "@comune.example")
    assert people._fault.isHidden()
    QTest.keyClick(people.entry, Qt.Key.Key_Return)
    assert [one.email for one in people.taken()] == ["luca@comune.example", "rossi@comune.example"]


def test_a_slot_taken_keeps_what_was_typed_and_offers_ways_out(
    ask: Ask, window: MainWindow, desk: SmallDesk, qtbot: QtBot
) -> None:
    dialog = ask("GIUNTA", "10:00-10:30")
    sheet = dialog.sheet
    sheet.title.setText("Riunione urgente")
    sheet.notes.setPlainText("acqua")
    book(dialog)
    qtbot.waitUntil(lambda: "Non libera" in texts_in(dialog))
    assert "Sala Giunta: occupata, lunedì 23 novembre 2026 · 09:00–11:00" in texts_in(dialog)
    assert (sheet.title.text(), sheet.notes.toPlainText()) == ("Riunione urgente", "acqua")
    offer = next(one for one in dialog.findChildren(QPushButton) if one.text().startswith("Sala Giunta"))
    assert offer.text() == "Sala Giunta · lunedì 23 novembre 2026 · 11:00–11:30"
    offer.click()
    assert sheet.times() == (time(11), time(11, 30))
    assert "Non libera" not in texts_in(dialog)
    book(dialog)
    qtbot.waitUntil(lambda: len(window.agenda.grid.board.entries) == 20)
    # One dialog, one id: asking again can never book twice.
    assert len({draft.id for draft in desk.asked}) == 1


def test_a_series_that_clashes_can_be_booked_on_its_free_dates(ask: Ask, desk: SmallDesk, qtbot: QtBot) -> None:
    dialog = ask("GIUNTA", "14:00-15:00")
    dialog.sheet.title.setText("Ogni lunedì")
    dialog.sheet.repetition.choose(Ways.WEEKLY)
    dialog.sheet.repetition.until.setDate(QDate(2026, 12, 21))
    desk.refuse = SlotTaken(tuple(Clash(RoomCode("GIUNTA"), at("14:00-15:00"), BookingId("x")) for _ in range(9)))
    book(dialog)
    qtbot.waitUntil(lambda: "e altre 3" in texts_in(dialog))
    desk.refuse = None
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Prenota solo le date libere").click()
    qtbot.waitUntil(lambda: len(desk.asked) == 2)
    assert desk.asked[-1].rrule == "FREQ=WEEKLY;UNTIL=20261221"
    assert desk.asked[-1].skip_conflicts


@pytest.mark.parametrize(
    ("refuse", "said"),
    [
        (OutsideHours("Palazzo comunale", at("6:00-7:00"), "Mon-Fri 08:00-20:00"), "Mon-Fri 08:00-20:00"),
        (Invalid(Fault.PROVIDER, "jitsi"), "Questo servizio di videoconferenza non esiste."),
    ],
)
def test_other_refusals_are_said_and_can_be_mended(
    ask: Ask, desk: SmallDesk, qtbot: QtBot, refuse: OutsideHours | Invalid, said: str
) -> None:
    dialog = ask("GIUNTA", "14:00-15:00")
    dialog.sheet.title.setText("x")
    desk.refuse = refuse
    book(dialog)
    qtbot.waitUntil(lambda: said in texts_in(dialog))
    assert dialog.sheet.book.isEnabled()


def test_no_title_asks_nothing_of_the_desk(ask: Ask, desk: SmallDesk, qtbot: QtBot) -> None:
    dialog = ask("GIUNTA", "14:00-15:00")
    book(dialog)
    qtbot.waitUntil(lambda: "Serve un titolo" in texts_in(dialog))
    assert desk.asked == []


def test_escape_closes_without_booking(ask: Ask, desk: SmallDesk) -> None:
    dialog = ask("GIUNTA", "14:00-15:00")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert desk.asked == []


def test_rules_slots_and_people() -> None:
    until = Repetition(Ways.MONTHLY, date(2027, 1, 31))
    assert rule(NEVER, DAY) == ""
    assert rule(until, DAY) == "FREQ=MONTHLY;UNTIL=20270131"
    assert form.slot(DAY, time(9), time(10), ROME) == at("9:00-10:00")
    assert len(form.people("a@x.example, A@x.example,, b@x.example")) == 2
    with pytest.raises(Invalid):
        form.slot(date(2027, 3, 28), time(2, 30), time(4), ROME)


# ── the time that it opens with ─────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("now", "ahead", "hours"),
    [
        ("7:10", 0, (9, 10)),
        ("9:40", 0, (10, 11)),
        ("18:59", 0, (19, 20)),
        ("19:00", 1, (9, 10)),
        ("23:30", 1, (9, 10)),
    ],
)
def test_nothing_is_planned_for_an_hour_that_is_over(now: str, ahead: int, hours: tuple[int, int]) -> None:
    day, starts, ends = form.opening(DAY, None, at(f"{now}-23:59").start)
    assert (day, starts.hour, ends.hour) == (DAY + timedelta(days=ahead), *hours)
    assert form.opening(DAY + timedelta(days=3), None, at(f"{now}-23:59").start)[0] == DAY + timedelta(days=3)
