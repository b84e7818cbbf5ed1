"""The panel beside the agenda: equipment, link with its code, changes in words, and what may be done or why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from roomdesk.domain.booking import Attendee, Booking, HistoryEntry, Scope, Status
from roomdesk.domain.draft import Draft
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.ids import BookingId, DeviceCode, Email, RoomCode
from roomdesk.domain.people import Person, Role
from roomdesk.gui.agenda.allowed import why_not_change, why_not_check_in
from roomdesk.gui.agenda.code_dialog import CodeDialog
from roomdesk.gui.agenda.happened import happened
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.repetition import repetition
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from tests.gui.small_desk import DAY, ME, ROME, at, booking
from tests.gui.test_window import texts_in

GIUNTA = RoomCode("GIUNTA")
LUCA = Person(Email("luca@comune.example"), "Luca", Role.STAFF)


def book(desk: Desk, **facts: object) -> Booking:
    draft = Draft(BookingId("x"), "Coordinamento", (GIUNTA,), at("9:00-10:00"), **facts)  # type: ignore[arg-type]
    return desk.book_room(draft).bookings[0]


def show(agenda: AgendaPage, made: Booking, qtbot: QtBot) -> str:
    agenda.show_meeting(DAY, made.id)
    panel = agenda.details
    qtbot.waitUntil(lambda: panel.shown is not None and panel.shown.booking.version == made.version)
    return texts_in(panel)


def button(agenda: AgendaPage, text: str) -> QPushButton:
    return next(one for one in agenda.details.findChildren(QPushButton) if one.text() == text)


def test_everything_about_a_booking_is_told(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    lamp = Device(DeviceCode("P"), GIUNTA, "Proiettore", DeviceKind.PROJECTOR, "tcp")
    town.look_around.store.furnish(Furnishing(devices=(lamp,)))
    town.look_around.store.record(
        [Finding(lamp.code, Health.FAILED, "refused", "", datetime(2026, 11, 23, 7, tzinfo=UTC))]
    )
    made = book(town, conference="jitsi", attendees=(Attendee(Email("ada@altro.example"), "Ada Neri"),), visitors=2)
    changed = town.edit_booking(
        Draft(made.id, "Bilancio", (GIUNTA,), made.slot, conference=made.conference.url if made.conference else "")
    ).bookings[0]
    said = show(agenda, changed, qtbot)
    for text in ("Proiettore: guasto", "Jitsi Meet", "Modificata: titolo, visitatori, partecipanti", "Prenotata"):
        assert text in said


def test_people_of_the_address_book_are_called_by_their_names(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    guest = Attendee(Email("ada@altro.example"), "Ada Neri")
    made = book(town, attendees=(Attendee(LUCA.email), guest, Attendee(Email("bo@altro.example"))))
    store = town.look_around.store
    store.furnish(Furnishing(people=(replace(LUCA, name="Luca <b>Verdi</b>"), Person(ME, "Anna Bianchi", Role.STAFF))))
    said = show(agenda, made, qtbot)
    for text in ("Anna Bianchi", "Luca <b>Verdi</b>", "Ada Neri"):
        assert text in said
    assert "bo@" in said
    assert LUCA.email not in said
    labels = [one.toolTip() for one in agenda.details.findChildren(QWidget) if one.toolTip()]
    assert any(LUCA.email in one for one in labels)


def test_the_link_is_shown_as_a_code(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(town, conference="jitsi")
    show(agenda, made, qtbot)
    button(agenda, "QR").click()
    dialog = agenda.findChild(CodeDialog)
    assert dialog is not None
    assert made.conference
    assert dialog.code.text == made.conference.url
    dialog.accept()


def test_arrivals_are_noted_and_taken_back(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(town)
    show(agenda, made, qtbot)
    button(agenda, "Arrivati").click()
    qtbot.waitUntil(lambda: town.show_booking(made.id).booking.checked_in is not None)
    qtbot.waitUntil(lambda: "Non arrivati" in [one.text() for one in agenda.details.findChildren(QPushButton)])
    button(agenda, "Non arrivati").click()
    qtbot.waitUntil(lambda: town.show_booking(made.id).booking.checked_in is None)


def test_what_cannot_be_done_says_why(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(town)
    shown = town.show_booking(made.id)
    assert agenda.places is not None
    agenda.details.show_booking(shown, agenda.places, agenda.grid.board, (LUCA, made.slot.start + timedelta(days=1)))
    for text in ("Modifica", "Sposta", "Annulla prenotazione"):
        one = button(agenda, text)
        assert not one.isEnabled()
        assert "anna.bianchi@comune.example" in one.toolTip()
        assert one.accessibleDescription()
    assert button(agenda, "Salva .ics").isEnabled()


def test_reasons() -> None:
    mine = booking("x", "9:00-10:00", "GIUNTA", mine=True)
    anna, now = Person(ME, "Anna", Role.STAFF), mine.slot.start
    assert why_not_change(mine, anna) == ""
    assert "annullata" in why_not_change(replace(mine, status=Status.CANCELLED), anna)
    assert "riservata" in why_not_change(replace(mine, hidden=True), anna)
    assert ME in why_not_change(mine, LUCA)
    assert why_not_check_in(mine, anna, now) == ""
    assert "giorno" in why_not_check_in(mine, anna, now + timedelta(days=1))
    assert "approvata" in why_not_check_in(replace(mine, status=Status.PENDING), anna, now)


@pytest.mark.parametrize(
    ("action", "detail", "said"),
    [
        ("booked", "", "Prenotata"),
        ("moved", "2026…", "Spostata"),
        ("cancelled", "Sciopero", "Annullata: Sciopero"),
        ("edited", "time|rooms", "Modificata: orario, sale"),
        ("undone", "", "Ultima modifica annullata"),
    ],
)
def test_history_is_told_in_words(italian: object, action: str, detail: str, said: str) -> None:
    entry = HistoryEntry(datetime(2026, 11, 23, 8, 12, tzinfo=UTC), "anna", action, detail)
    assert happened(entry, ROME) == f"lun 23 nov 2026 09:12 · {said} · anna"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=3", "Ogni giorno lavorativo, 3 volte"),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=3", "Ogni 2 settimane, 3 volte"),
        ("FREQ=MONTHLY;BYDAY=4MO;COUNT=2", "Ogni mese, il 4º lunedì, 2 volte"),
        ("FREQ=MONTHLY;BYDAY=-1MO;COUNT=2", "Ogni mese, l’ultimo lunedì, 2 volte"),
        ("FREQ=MONTHLY;BYMONTHDAY=5;COUNT=2", "Ripetuta, 2 volte"),
        ("FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261221", "Ogni settimana, lunedì, giovedì, fino a lun 21 dic 2026"),
    ],
)
def test_repetitions_are_told_in_words(italian: object, rule: str, said: str) -> None:
    assert repetition(rule, ROME) == said


def test_a_series_is_edited_from_its_first_date_on(town: Desk) -> None:
    first = town.book_series(
        Draft(BookingId("s"), "Serie", (GIUNTA,), at("9:00-10:00", date(2026, 11, 24)), rrule="FREQ=DAILY;COUNT=3")
    ).bookings[0]
    done = town.edit_booking(Draft(first.id, "Nuova", (GIUNTA,), first.slot), Scope.FOLLOWING)
    assert [one.title for one in done.bookings] == ["Nuova"] * 3
