"""The booking panel on a real desk: repetitions, people, links, editing, drafts, changes of others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from roomdesk.domain.booking import Attendee, Booking, Scope
from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.places import Layout, Line, Site
from roomdesk.gui.agenda import picked
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.booking import form
from roomdesk.gui.booking.repeat import NEVER, Repetition, Ways, offered, rule
from roomdesk.gui.booking.view import BookingDialog
from roomdesk.gui.words import clock
from roomdesk.ports.drafts import KeptDraft
from roomdesk.ports.store import Furnishing, Query
from roomdesk.services.desk import Desk
from tests.gui.small_desk import DAY, at
from tests.gui.test_window import texts_in

GIUNTA, SALA_B, DOCENTI = map(RoomCode, ("GIUNTA", "SALA-B", "DOCENTI"))
ADA = Attendee(Email("ada@altro.example"), "Ada Neri")
Key = Qt.Key


def book(desk: Desk, title: str, hours: str, *rooms: RoomCode, day: date = DAY, **facts: object) -> Booking:
    draft = Draft(BookingId(f"{title} {day}"), title, rooms, at(hours, day), **facts)  # type: ignore[arg-type]
    return (desk.book_series if draft.rrule else desk.book_room)(draft).bookings[0]


def opened(agenda: AgendaPage, qtbot: QtBot, act: Callable[[], object]) -> BookingDialog:
    act()
    dialog = agenda.bench.panel.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: bool(dialog.sheet.verdict()) and dialog.preview is not None)
    return dialog


def new(agenda: AgendaPage, qtbot: QtBot, hours: str = "14:00-15:00", room: RoomCode = GIUNTA) -> BookingDialog:
    slot = at(hours)
    ends = int(slot.end.timestamp())
    return opened(agenda, qtbot, lambda: agenda.book(room, int(slot.start.timestamp()), ends))


def pick(agenda: AgendaPage, booking: Booking, qtbot: QtBot) -> None:
    agenda.show_meeting(DAY, booking.id)
    shown = agenda.details
    qtbot.waitUntil(lambda: shown.shown is not None and shown.shown.booking.version == booking.version)


def editing(agenda: AgendaPage, booking: Booking, qtbot: QtBot) -> BookingDialog:
    pick(agenda, booking, qtbot)
    return opened(agenda, qtbot, lambda: picked.edit(agenda))


def press(widget: QWidget, text: str) -> None:
    next(one for one in widget.findChildren(QPushButton) if one.text() == text and one.isVisible()).click()


def test_no_two_fields_share_a_key(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    sheet = new(agenda, qtbot).sheet
    texts = [one.text() for kind in (QLabel, QAbstractButton) for one in sheet.findChildren(kind)]
    keys = [QKeySequence.mnemonic(text).toString() for text in texts if "&" in text.replace("&&", "")]
    assert len(keys) > 10
    assert sorted(keys) == sorted(set(keys))


# ── repetition ──────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("repetition", "day", "written"),
    [
        (Repetition(Ways.DAILY, times=3), DAY, "FREQ=DAILY;COUNT=3"),
        (Repetition(Ways.WEEKDAYS, times=3), DAY, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;COUNT=3"),
        (Repetition(Ways.FORTNIGHTLY, date(2026, 12, 31)), DAY, "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231"),
        (Repetition(Ways.MONTHLY_WEEKDAY, times=2), DAY, "FREQ=MONTHLY;BYDAY=4MO;COUNT=2"),
        (Repetition(Ways.MONTHLY_LAST, times=2), date(2026, 11, 30), "FREQ=MONTHLY;BYDAY=-1MO;COUNT=2"),
        (Repetition(Ways.YEARLY, times=2), DAY, "FREQ=YEARLY;COUNT=2"),
        (
            Repetition(Ways.OWN, None, 4, 3, "WEEKLY", ("TH", "MO")),
            DAY,
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH;COUNT=4",
        ),
        (Repetition(Ways.OWN, None, 4, 1, "MONTHLY", ("TH",)), DAY, "FREQ=MONTHLY;COUNT=4"),
    ],
)
def test_each_way_of_repeating_has_its_rule(repetition: Repetition, day: date, written: str) -> None:
    assert rule(repetition, day) == written


def test_the_last_weekday_is_offered_on_the_last_only() -> None:
    assert Ways.MONTHLY_LAST in offered(date(2026, 11, 30))
    assert Ways.MONTHLY_LAST not in offered(DAY)


def test_ways_are_named_after_the_day(agenda: AgendaPage, qtbot: QtBot) -> None:
    sheet = new(agenda, qtbot).sheet
    ways = sheet.repetition.way
    assert [ways.itemText(row) for row in (2, 3, 6)] == [
        "Ogni giorno lavorativo, da lunedì a venerdì", "Ogni settimana, lunedì", "Ogni mese, il 4º lunedì",
    ]  # fmt: skip
    sheet.repetition.choose(Ways.WEEKLY)
    sheet._day.setDate(QDate(2026, 11, 24))
    assert ways.currentText() == "Ogni settimana, martedì"


def test_every_date_is_listed_with_what_is_in_its_way(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    book(town, "Consiglio", "14:30-16:00", GIUNTA, day=date(2026, 11, 30))
    dialog = new(agenda, qtbot)
    dialog.sheet.title.setText("Coordinamento")
    dialog.sheet.repetition.show_repetition(Repetition(Ways.WEEKLY, times=3))
    listed = dialog.sheet.dates.list
    qtbot.waitUntil(lambda: listed.count() == 3)
    assert [listed.item(row).text() for row in range(3)] == [
        "lun 23 nov 2026 · Libera",
        "lun 30 nov 2026 · Sala Giunta occupata 14:30–16:00",
        "lun 7 dic 2026 · Libera",
    ]
    assert dialog.sheet.verdict() == "3 volte: 1 non libera"
    dialog.sheet.dates.set_skips(skips=True)
    qtbot.waitUntil(lambda: dialog.sheet.verdict() == "Si prenotano 2 date. 1 data saltata.")
    with qtbot.waitSignal(dialog.booked):
        dialog.sheet.book.click()
    found = [one for one in town.list_bookings(Query()) if one.title == "Coordinamento"]
    assert [one.slot.start.date() for one in found] == [date(2026, 11, 23), date(2026, 12, 7)]


def test_a_rule_that_cannot_be_is_said(agenda: AgendaPage, qtbot: QtBot) -> None:
    dialog = new(agenda, qtbot)
    dialog.sheet.repetition.show_repetition(Repetition(Ways.DAILY, date(2030, 12, 31)))
    qtbot.waitUntil(lambda: dialog.preview is not None and dialog.preview.wrong is not None)
    assert dialog.sheet.dates.isHidden()


# ── people ──────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_people_are_completed_from_meetings_of_before(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    book(town, "Prima", "9:00-10:00", SALA_B, attendees=(ADA,))
    people = new(agenda, qtbot).sheet.people
    completer = people.entry.completer()
    qtbot.waitUntil(lambda: completer.model().rowCount() > 0)
    QTest.keyClicks(people.entry, "ner")
    qtbot.waitUntil(completer.popup().isVisible)
    QTest.keyClick(completer.popup(), Key.Key_Down)
    QTest.keyClick(completer.popup(), Key.Key_Return)
    qtbot.waitUntil(lambda: people.taken() == (ADA,))
    assert people.entry.text() == ""


def test_people_are_taken_away_by_mouse_and_by_key(agenda: AgendaPage, qtbot: QtBot) -> None:
    people = new(agenda, qtbot).sheet.people
    QTest.keyClicks(people.entry, "ada@altro.example;luca@altro.example,eva@altro.example")
    QTest.keyClick(people.entry, Key.Key_Return)
    qtbot.waitUntil(lambda: sum(one.isVisible() for one in people.findChildren(QPushButton)) == 3)
    chips = [one for one in people.findChildren(QPushButton) if one.isVisible()]
    assert [one.accessibleName() for one in chips] == [
        "Togli ada@altro.example", "Togli luca@altro.example", "Togli eva@altro.example",
    ]  # fmt: skip
    QTest.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(people.entry, Key.Key_Backspace)
    assert [one.email for one in people.taken()] == ["ada@altro.example"]


def test_enter_takes_an_address_and_does_not_book(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    dialog = new(agenda, qtbot)
    dialog.sheet.title.setText("Coordinamento")
    QTest.keyClicks(dialog.sheet.people.entry, "ada@altro.example")
    QTest.keyClick(dialog.sheet.people.entry, Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.sheet.people.entry, Key.Key_Return)
    qtbot.waitUntil(lambda: len(town.list_bookings(Query())) == 1)


def test_rooms_are_ranked_for_those_who_come(agenda: AgendaPage, qtbot: QtBot) -> None:
    dialog = new(agenda, qtbot, room=SALA_B)
    dialog.sheet.visitors.setValue(9)
    tree = dialog.sheet.rooms
    qtbot.waitUntil(lambda: "Piccola" in tree._items[SALA_B].text(2))
    assert list(tree._items) == [DOCENTI, GIUNTA, SALA_B]
    assert tree._items[GIUNTA].text(2) == "La più adatta · 14 posti"
    assert tree._items[SALA_B].text(2) == "Piccola per 10 · 6 posti"


def test_rooms_are_sifted_but_what_is_ticked_stays(agenda: AgendaPage, qtbot: QtBot) -> None:
    dialog = new(agenda, qtbot, room=SALA_B)
    QTest.keyClicks(dialog.sheet._sought, "telecamera")
    shown = [code for code, item in dialog.sheet.rooms._items.items() if not item.isHidden()]
    assert shown == [DOCENTI, SALA_B]


# ── service, layout ─────────────────────────────────────────────────────────────────────────────────────
def test_a_link_of_ones_own_is_checked_and_booked(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    dialog = new(agenda, qtbot)
    sheet = dialog.sheet
    sheet.title.setText("Coordinamento")
    sheet._provider.setCurrentIndex(sheet._provider.count() - 1)
    assert sheet.link.isVisible()
    QTest.keyClicks(sheet.link, "http://video.example/mia")
    qtbot.waitUntil(lambda: "https" in sheet.verdict())
    sheet.link.setText("https://video.example/mia")
    qtbot.waitUntil(lambda: "1 sala libera" in sheet.verdict())
    sheet.book.click()
    qtbot.waitUntil(lambda: len(town.list_bookings(Query())) == 1)
    link = town.list_bookings(Query())[0].conference
    assert link
    assert link.url == "https://video.example/mia"


def test_layouts_of_the_chosen_rooms_are_offered(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    room = replace(town.look_around.room("GIUNTA"), layouts=(Layout("platea", 30), Layout("tavolo")))
    town.look_around.store.furnish(Furnishing(rooms=(room,)))
    dialog = new(agenda, qtbot)
    setups = dialog.sheet._setup
    assert [setups.itemText(row) for row in range(setups.count())] == ["Così com’è", "platea", "tavolo"]
    dialog.sheet.title.setText("Spettacolo")
    setups.setCurrentIndex(1)
    dialog.sheet.book.click()
    qtbot.waitUntil(lambda: len(town.list_bookings(Query())) == 1)
    assert town.list_bookings(Query())[0].setup == "platea"


def test_lines_and_journeys_are_told(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    hours = Opening.parse("Mon-Sun 08:00-20:00")
    narrow = Site(SiteCode("NORD"), "Nord", latitude=44.3, longitude=12.2, opening=hours, line=Line("ADSL", 7, 3))
    palace = Site(
        SiteCode("PALAZZO"), "Palazzo", latitude=44.2, longitude=12.1, opening=hours, line=Line("SPC", 99, 99)
    )
    town.look_around.store.furnish(Furnishing((narrow, palace)))
    dialog = new(agenda, qtbot)
    sheet = dialog.sheet
    sheet.rooms.tick((GIUNTA, DOCENTI))
    sheet._provider.setCurrentIndex(sheet._provider.findText("Jitsi Meet"))
    qtbot.waitUntil(lambda: "Nord" in sheet._lines.text())
    assert "Linea Nord, chiamate HD in quell’orario: 1 su 0" in sheet._lines.text().splitlines()
    assert sheet._lines.property("voice") == "warn"
    assert "Con le sale collegate si evitano" in sheet._saved.text()
    assert sheet.book.isEnabled()


# ── editing ─────────────────────────────────────────────────────────────────────────────────────────────
def test_a_booking_is_edited_and_undone(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(town, "Coordinamento", "9:00-10:00", GIUNTA, attendees=(ADA,), conference="jitsi", notes="Caffè")
    dialog = editing(agenda, made, qtbot)
    sheet = dialog.sheet
    assert (sheet.title.text(), sheet.people.taken(), sheet.notes.toPlainText()) == ("Coordinamento", (ADA,), "Caffè")
    assert sheet._provider.currentText() == "Jitsi Meet"
    assert not sheet.repetition.isVisible()
    assert sheet.verdict() == "1 sala libera · 09:00–10:00 · 1 h"
    sheet.title.setText("Bilancio")
    sheet.rooms.tick((GIUNTA, SALA_B))
    sheet._to.setTime(QTime(10, 30))
    QTest.keyClick(sheet.title, Key.Key_Return)
    qtbot.waitUntil(lambda: agenda.notice.text == "Modificata: Bilancio.")
    now = town.show_booking(made.id).booking
    assert (now.title, now.rooms, now.slot) == ("Bilancio", (GIUNTA, SALA_B), at("9:00-10:30"))
    assert (now.conference, now.notes) == (made.conference, "Caffè")
    agenda.bench.deeds.history.undo()
    qtbot.waitUntil(lambda: town.show_booking(made.id).booking.title == "Coordinamento")


def test_one_date_or_all_of_a_series_are_edited(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(town, "Coordinamento", "9:00-10:00", GIUNTA, rrule="FREQ=WEEKLY;COUNT=3")
    dialog = editing(agenda, made, qtbot)
    assert "Ogni settimana, 3 volte" in texts_in(dialog)
    dialog.sheet.title.setText("Bilancio")
    dialog.sheet.scope.setCurrentIndex(dialog.sheet.scope.findData(Scope.ALL.value))
    dialog.sheet.book.click()
    qtbot.waitUntil(lambda: {one.title for one in town.list_bookings(Query())} == {"Bilancio"})


def test_what_others_changed_meanwhile_is_told_and_not_overwritten(
    agenda: AgendaPage, town: Desk, qtbot: QtBot
) -> None:
    made = book(town, "Coordinamento", "9:00-10:00", GIUNTA)
    dialog = editing(agenda, made, qtbot)
    dialog.sheet.title.setText("Bilancio")
    other = Draft(made.id, "Coordinamento", (SALA_B,), at("9:00-10:00"), notes="Caffè")
    town.edit_booking(other)
    dialog.sheet.book.click()
    last = town.show_booking(made.id).history[-1]
    told = f"note per la reception, sale · {last.who}, {clock(last.at, 'Europe/Rome')}"
    qtbot.waitUntil(lambda: told in texts_in(dialog))
    assert town.show_booking(made.id).booking.title == "Coordinamento"
    press(dialog, "Mostrala com’è adesso")
    assert (dialog.sheet.title.text(), dialog.sheet.rooms.ticked()) == ("Coordinamento", (SALA_B,))
    dialog.sheet.title.setText("Bilancio")
    dialog.sheet.book.click()
    qtbot.waitUntil(lambda: town.show_booking(made.id).booking.title == "Bilancio")
    assert town.show_booking(made.id).booking.rooms == (SALA_B,)


def test_an_edit_left_by_escape_can_be_taken_up_again(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    made = book(town, "Coordinamento", "9:00-10:00", GIUNTA)
    dialog = editing(agenda, made, qtbot)
    QTest.keyClick(dialog, Key.Key_Escape)
    assert agenda.notice.isHidden()
    dialog = editing(agenda, made, qtbot)
    dialog.sheet.title.setText("Bilancio")
    QTest.keyClick(dialog, Key.Key_Escape)
    again = opened(agenda, qtbot, lambda: press(agenda.notice, "Riprendi"))
    assert again.sheet.title.text() == "Bilancio"
    again.sheet.book.click()
    qtbot.waitUntil(lambda: town.show_booking(made.id).booking.title == "Bilancio")


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────────────
def fill(dialog: BookingDialog) -> None:
    sheet = dialog.sheet
    sheet.title.setText("Bilancio 2027")
    sheet.people.show_people([ADA], "luca@")
    sheet.repetition.show_repetition(Repetition(Ways.OWN, None, 4, 2, "WEEKLY", ("MO", "TH")))
    sheet.visitors.setValue(3)
    sheet.private.setChecked(True)
    sheet.notes.setPlainText("acqua")
    sheet._provider.setCurrentIndex(sheet._provider.findText("Jitsi Meet"))


def test_escape_keeps_the_draft_and_leads_back_to_it(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    dialog = new(agenda, qtbot)
    fill(dialog)
    typed = dialog.sheet.typed()
    QTest.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(town.drafts.kept()) == 1)
    assert agenda.notice.text == "Non prenotata. La bozza «Bilancio 2027» è conservata."
    again = opened(agenda, qtbot, lambda: press(agenda.notice, "Riprendi"))
    assert again.sheet.typed() == typed
    again.sheet.people.show_people([ADA])
    again.sheet.repetition.choose(Ways.NEVER)
    again.sheet.book.click()
    qtbot.waitUntil(lambda: town.drafts.kept() == ())
    assert len(town.list_bookings(Query())) == 1


def test_the_next_new_booking_offers_the_draft(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    dialog = new(agenda, qtbot)
    fill(dialog)
    typed = dialog.sheet.typed()
    QTest.keyClick(dialog, Key.Key_Escape)
    qtbot.waitUntil(lambda: len(town.drafts.kept()) == 1)
    next_ = new(agenda, qtbot, "16:00-17:00", SALA_B)
    qtbot.waitUntil(next_.sheet.bar.isVisible)
    assert "Bilancio 2027" in next_.sheet.bar.text
    press(next_.sheet.bar, "Riprendi")
    assert next_.sheet.typed() == typed
    QTest.keyClick(next_, Key.Key_Escape)
    third = new(agenda, qtbot)
    qtbot.waitUntil(third.sheet.bar.isVisible)
    press(third.sheet.bar, "Scarta")
    qtbot.waitUntil(lambda: town.drafts.kept() == ())


def test_what_is_hardly_begun_is_not_kept(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    dialog = new(agenda, qtbot)
    dialog.sheet.rooms.tick((SALA_B,))
    QTest.keyClick(dialog, Key.Key_Escape)
    assert agenda.notice.isHidden()
    again = new(agenda, qtbot)
    assert again.sheet.bar.isHidden()
    assert town.drafts.kept() == ()


def test_fields_are_laid_out_and_read_back_without_a_link_of_ones_own() -> None:
    every = Repetition(Ways.WEEKLY, DAY, 7, 2, "DAILY", ("MO",))
    typed = form.Typed(DAY, time(9), time(8), "Bilancio", (GIUNTA,), (ADA,), "luc", every, skips=True)
    typed = replace(typed, link="https://video.example/secret", private=True, visitors=3, notes="a\nb")
    kept = form.to_keep(typed)
    assert "secret" not in repr(kept)
    assert form.from_kept(kept) == replace(typed, link="")
    assert form.from_kept({"day": "?"}) is None
    broken = form.from_kept({**kept, "repeat": "sometimes", "visitors": "many", "people": ["no address"]})
    assert broken == replace(typed, link="", repetition=NEVER, visitors=0, people=())


def test_drafts_that_cannot_be_read_are_not_offered(agenda: AgendaPage, town: Desk, qtbot: QtBot) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    town.drafts.keep(KeptDraft("b", now + timedelta(minutes=1), {"day": "?"}))
    dialog = new(agenda, qtbot)
    assert dialog.sheet.bar.isHidden()
    town.drafts.keep(KeptDraft("a", now, form.to_keep(form.Typed(DAY, time(9), time(10), "Vecchia"))))
    QTest.keyClick(dialog, Key.Key_Escape)
    again = new(agenda, qtbot)
    qtbot.waitUntil(again.sheet.bar.isVisible)
    assert "Vecchia" in again.sheet.bar.text
