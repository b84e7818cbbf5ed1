"""What is pasted into the booking panel from mails and tables: people, a title in several lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from roomdesk.gui.agenda.page import AgendaPage
from tests.gui.test_booking_panel import new

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
