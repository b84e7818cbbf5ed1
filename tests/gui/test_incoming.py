"""A calendar file dropped on the window: shown as plain text, or refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.formats.ics.read import read_calendar
from roomdesk.formats.ics.scan import LARGEST
from roomdesk.gui.incoming.view import IncomingDialog, RefusedDialog
from roomdesk.gui.main_window import MainWindow

EVENT = "BEGIN:VEVENT\r\nUID:{n}@a\r\nDTSTAMP:20261101T080000Z\r\n{body}\r\nEND:VEVENT\r\n"
UTC_MEETING = (
    "SUMMARY:<b>Conferenza</b> dei servizi\r\nDTSTART:20261123T090000Z\r\nDTEND:20261123T103000Z\r\n"
    "LOCATION:Sala Giunta\r\nORGANIZER;CN=Ada Neri:mailto:ada@regione.example"
)
LONG = "SUMMARY:Fiera\r\nDTSTART;VALUE=DATE:20261124"
FLOATING = "DTSTART:20261122T230000\r\nDURATION:PT2H"

# Qt 6.12 calls this constructor old; 6.11, which Python before 3.12 needs, has no other.
pytestmark = pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*:DeprecationWarning")


def calendar(*bodies: str) -> bytes:
    events = "".join(EVENT.format(n=number, body=body) for number, body in enumerate(bodies))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//IT\r\n{events}END:VCALENDAR\r\n".encode()


def drop(window: MainWindow, *files: Path) -> bool:
    """Drop files as the desktop does; tell whether the window takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    how = (data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, *how)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, *how))
    return enter.isAccepted()


def test_shows_what_is_in_it_as_plain_text(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "invito.ICS"
    file.write_bytes(calendar(UTC_MEETING, LONG, FLOATING))
    assert drop(window, file)
    qtbot.waitUntil(lambda: bool(window.findChildren(IncomingDialog)))
    dialog = window.findChildren(IncomingDialog)[-1]
    assert dialog.text.toPlainText().split("\n\n") == [
        "Senza titolo\ndomenica 22 novembre 2026 · 23:00 – lunedì 23 novembre 2026 · 01:00",
        "<b>Conferenza</b> dei servizi\nlunedì 23 novembre 2026 · 10:00–11:30\nSala Giunta\n"
        "Organizza: Ada Neri <ada@regione.example>",
        "Fiera\nmartedì 24 novembre 2026",
    ]
    assert dialog.text.isReadOnly()
    assert "3 riunioni in questo file" in [one.text() for one in dialog.findChildren(QLabel)]
    dialog.accept()


def test_what_cannot_be_read_is_refused_in_words(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "rotto.ics"
    file.write_bytes(b"\x00\xff no calendar")
    assert drop(window, file)
    qtbot.waitUntil(lambda: bool(window.findChildren(RefusedDialog)))
    dialog = window.findChildren(RefusedDialog)[-1]
    assert any("5 MB" in one.text() for one in dialog.findChildren(QLabel))
    dialog.accept()


def test_takes_one_calendar_file_and_nothing_else(window: MainWindow, tmp_path: Path) -> None:
    assert not drop(window, tmp_path / "sedi.csv")
    assert not drop(window, tmp_path / "a.ics", tmp_path / "b.ics")
    assert not drop(window)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.CALENDAR),
        (calendar(), Fault.NO_MEETING),
        (calendar("SUMMARY:senza inizio"), Fault.TIME),
        (calendar("DTSTART:domani"), Fault.TIME),
        (calendar(UTC_MEETING)[:-30], Fault.CALENDAR),
        (calendar(UTC_MEETING) + b" " * LARGEST, Fault.CALENDAR_TOO_LARGE),
        (calendar(*[LONG] * 201), Fault.CALENDAR_TOO_LARGE),
    ],
    ids=["empty", "no meeting", "no start", "bad start", "cut off", "large", "many"],
)
def test_the_reader_refuses_what_is_none_or_too_much(content: bytes, fault: Fault) -> None:
    with pytest.raises(Invalid) as refused:
        read_calendar(content)
    assert refused.value.fault is fault
