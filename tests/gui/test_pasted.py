"""What is typed is not lost: pasted from mails and tables, or written for what somebody cancelled meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.services.desk import Desk
from tests.gui.test_agenda_carry import GIUNTA, book, press
from tests.gui.test_booking_panel import new
from tests.gui.test_window import button, texts_in

Key = Qt.Key


def paste(field: QLineEdit, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(field, Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_people_pasted_from_a_mail_are_taken_and_what_is_no_address_stays(agenda: AgendaPage, qtbot: QtBot) -> None:
    people = new(agenda, qtbot).sheet.people
    paste(people.entry, "Neri Ada <ada@altro.example>; Verdi, Luca <luca@altro.example>; Eva; eva@altro.example")
    QTest.keyClick(people.entry, Key.Key_Return)
    taken = [(one.name, one.email) for one in people.taken()]
    assert taken == [
        ("Neri Ada", "ada@altro.example"),
        ("Verdi, Luca", "luca@altro.example"),
        ("", "eva@altro.example"),
    ]
    assert people.entry.text() == "Eva"
    assert "Eva" in people.fault()


def test_a_title_pasted_in_several_lines_is_one_line(agenda: AgendaPage, qtbot: QtBot) -> None:
    title = new(agenda, qtbot).sheet.title
    paste(title, "Giunta\r\nordine del giorno:\tbilancio\n")
    assert title.text() == "Giunta ordine del giorno: bilancio "
    assert title.cursorPosition() == len(title.text())


def test_what_was_typed_for_a_meeting_that_somebody_cancelled_is_booked_anew(
    agenda: AgendaPage, town: Desk, qtbot: QtBot
) -> None:
    one = book(agenda, town, qtbot, "9:00-10:00", GIUNTA)
    press(agenda, Key.Key_F2)
    qtbot.waitUntil(lambda: agenda.bench.panel.dialog is not None)
    dialog = agenda.bench.panel.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.preview is not None)
    dialog.sheet.title.setText("Giunta straordinaria")
    town.cancel_booking(one.bookings[0].id)
    dialog.sheet.book.click()
    qtbot.waitUntil(lambda: "non si può più cambiare: annullata" in texts_in(dialog))
    button(dialog, "Prenota di nuovo ciò che ho scritto").click()
    qtbot.waitUntil(lambda: agenda.notice.text == "Riunione prenotata.")
    qtbot.waitUntil(lambda: [one.title for one in agenda.grid.board.entries] == ["Giunta straordinaria"])
