"""A booking dragged out of the details panel: by the mouse, as text and as a file with a safe name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
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


def _drag_from_grid(window: MainWindow, number: int, *, beyond: int) -> None:
    """Press on a block of the day and pull it to the right, so far beyond the window's edge."""
    grid = window.agenda.grid
    spot = grid.visualRect(grid.agenda.index(number)).center()
    edge = grid.viewport().mapFromGlobal(window.frameGeometry().topRight())
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    for pos in (spot + QPoint(20, 0), QPoint(edge.x() + beyond, spot.y())):
        QTest.mouseMove(grid.viewport(), pos)


@pytest.mark.parametrize("title", ["Giunta comunale", "Ricevimento"])
def test_a_booking_leaves_the_grid_and_the_window_as_a_file(
    window: MainWindow, desk: SmallDesk, qtbot: QtBot, title: str
) -> None:
    panel = show(window, desk, qtbot, title)
    qtbot.waitUntil(lambda: panel.drag_out.carried() is not None)
    grid = window.agenda.grid
    number = next(row for row, one in enumerate(grid.board.entries) if one.title == title)
    grid.scrollTo(grid.agenda.index(number))
    _drag_from_grid(window, number, beyond=-300)
    assert panel.findChild(QDrag) is None
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(-50, -50))
    _drag_from_grid(window, number, beyond=40)
    drag = panel.findChild(QDrag)
    assert drag is not None
    assert drag.mimeData().hasFormat("text/calendar")
    assert drag.mimeData().urls()[0].fileName().endswith(".ics")
    assert grid.held is None
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(-50, -50))
    wanted = next(one for one in desk.bookings if one.title == title)
    assert desk.show_booking(wanted.id).booking.slot == wanted.slot


def test_a_booking_is_dragged_from_the_list(window: MainWindow, desk: SmallDesk, qtbot: QtBot) -> None:
    panel = show(window, desk, qtbot, "Giunta comunale")
    qtbot.waitUntil(lambda: panel.drag_out.carried() is not None)
    panel.drag_out.send("another")
    assert panel.findChild(QDrag) is None
    shown = panel.shown
    assert shown is not None
    window.agenda.spans.list.dragged.emit(shown.booking.id)
    drag = panel.findChild(QDrag)
    assert drag is not None
    assert drag.mimeData().hasFormat("text/calendar")
