"""The whole run: opened, worked, closed in order; a bug is told once and the window lives on."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from roomdesk.gui import app as application
from roomdesk.gui.crash import CrashDesk, CrashDialog
from roomdesk.gui.main_window import MainWindow
from tests.gui.conftest import facts
from tests.gui.small_desk import SmallDesk


def opened_windows() -> list[MainWindow]:
    """Find the windows that have read their day; one of a test before may be among them until it is deleted."""
    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]
    return [one for one in windows if one.agenda.grid.board.rows]


def opened_window() -> MainWindow | None:
    return next(iter(opened_windows()), None)


def test_runs_until_the_window_is_closed_and_leaves_no_thread(italian: QApplication, desk: SmallDesk) -> None:
    def close_when_read() -> None:
        window = opened_window()
        if window:
            window.close()

    ticks = QTimer()
    ticks.timeout.connect(close_when_read)
    ticks.start(10)
    hook = sys.excepthook
    assert application.run(desk, facts()) == 0  # type: ignore[arg-type]
    ticks.stop()
    assert sys.excepthook is hook
    assert not [one.name for one in threading.enumerate() if one.name.startswith(("store", "outside"))]


def test_a_bug_is_told_once_and_the_window_lives_on(window: MainWindow, capsys: pytest.CaptureFixture[str]) -> None:
    crash = CrashDesk(window)
    for number in range(3):
        crash.hook(ValueError, ValueError(f"bug {number}"), None)
    dialogs = window.findChildren(CrashDialog)
    assert len(dialogs) == 1
    assert "bug 0" in dialogs[0].text.toPlainText()
    assert "bug 2" in capsys.readouterr().err
    dialogs[0].done(QDialog.DialogCode.Accepted)
    crash.show(ValueError("bug 4"))
    assert len([one for one in window.findChildren(CrashDialog) if one.isVisible()]) == 1
    window.findChildren(CrashDialog)[-1].done(QDialog.DialogCode.Accepted)
