"""A booking dragged out of the details panel: by the mouse, as text and as a file with a safe name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from roomdesk.domain.booking import Status
from roomdesk.gui.agenda import drag_out
from roomdesk.gui.agenda.details import DetailsPanel
from roomdesk.gui.main_window import MainWindow
from tests.gui.small_desk import DAY, SmallDesk


def show(window: MainWindow, desk: SmallDesk, qtbot: QtBot, title: str) -> DetailsPanel:
    """Pick a booking and wait until the panel shows it."""
    wanted = next(one for one in desk.bookings if one.title == title)
    window.agenda.show_meeting(DAY, wanted.id)
    panel = window.agenda.details
    qtbot.waitUntil(lambda: panel.shown is not None and panel.shown.booking.id == wanted.id)
    return panel


def test_is_taken_by_the_mouse_as_text_and_as_a_file(window: MainWindow, desk: SmallDesk, qtbot: QtBot) -> None:
    panel = show(window, desk, qtbot, "Giunta comunale")
    qtbot.waitUntil(lambda: panel.drag_out.carried() is not None)
    label = next(one for one in panel.findChildren(QLabel) if one.text() == "Giunta comunale")
    QTest.mousePress(label, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    QTest.mouseMove(label, QPoint(7, 5))
    assert panel.findChild(QDrag) is None
    QTest.mouseMove(label, QPoint(60, 30))
    drag = panel.findChild(QDrag)
    assert drag is not None
    data = drag.mimeData()
    content, file = data.data("text/calendar").data(), data.urls()[0].toLocalFile()
    QTest.mouseRelease(label, Qt.MouseButton.LeftButton)
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert Path(file).name == "2026-11-23-Giunta-comunale.ics"
    assert Path(file).read_bytes() == content
    assert drag_out.folder().stat().st_mode & 0o077 == 0


def test_what_is_private_or_over_cannot_be_taken(window: MainWindow, desk: SmallDesk, qtbot: QtBot) -> None:
    gone = next(one for one in desk.bookings if one.title == "Giunta comunale")
    panel = show(window, desk, qtbot, "Colloqui tirocinio")
    qtbot.waitUntil(lambda: panel.drag_out.carried() is not None)
    shown = panel.shown
    assert shown is not None
    for other in (replace(gone, status=Status.CANCELLED), replace(gone, private=True, hidden=True)):
        panel.show_booking(replace(shown, booking=other), desk.look_around.places(), window.agenda.grid.board)
        assert panel.drag_out.carried() is None
    panel.show_nothing()
    assert panel.drag_out.carried() is None
