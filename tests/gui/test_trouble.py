"""A start that comes to nothing is said in a window: every cause in words, details to copy."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk import __main__ as front
from roomdesk.domain import errors
from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui import texts, trouble
from tests.gui.conftest import facts


@pytest.mark.parametrize(
    "error",
    [
        errors.OnNetworkShare("/mnt/share/roomdesk.db", "cifs"),
        errors.TooNew("7", "3"),
        errors.StoreDamaged("roomdesk.db", ("no_overlap",)),
        errors.StoreBusy("roomdesk.db"),
        errors.Stranger("anna@comune.example"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_says_what_happened_what_was_kept_and_what_to_do(
    error: RoomDeskError, italian: QApplication, qtbot: QtBot
) -> None:
    told = trouble.explain_start(error)
    dialog = trouble.TroubleDialog(told)
    qtbot.addWidget(dialog)
    said = [one.text() for one in dialog.findChildren(QLabel)]
    assert said[:3] == [told.title, told.kept, told.remedy]
    next(one for one in dialog.findChildren(QPushButton) if "Copia" in one.text()).click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[1:] == [told.title, told.kept, told.remedy, *told.details]


def test_without_a_window_nobody_is_told_to_look_at_it(italian: QApplication) -> None:
    error = errors.StoreUnreadable("roomdesk.db", "no such folder")
    assert "F5" in texts.explain(error).remedy
    assert "F5" not in trouble.explain_start(error).remedy


def test_a_start_without_its_database_opens_a_dialog_and_ends(
    italian: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database = tmp_path / "roomdesk.db"
    database.write_text("no database " * 100)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["roomdesk", "--db", str(database), "--lang", "it"])
    seen: list[str] = []

    def close_it() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, trouble.TroubleDialog):
            seen.extend(one.text() for one in dialog.findChildren(QLabel))
            QTest.keyClick(dialog, Qt.Key.Key_Return)

    ticks = QTimer()
    ticks.timeout.connect(close_it)
    ticks.start(10)
    try:
        assert front.main() == 4
    finally:
        # A start looks for no garbage; tests do.
        gc.enable()
    ticks.stop()
    trouble.application.prepare(facts())
    assert capsys.readouterr().err
    assert len(seen) == 3
    assert all(seen)
