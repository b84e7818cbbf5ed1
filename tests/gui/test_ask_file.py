"""Asking for a file beside a database that is open: what is written afterwards is there for other programs too."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QFileSystemModel, QWidget
from pytestqt.qtbot import QtBot

from roomdesk.gui.common import ask_file

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagateSizeHints)")
READER = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute('select count(*) from town').fetchone())"


def counted_elsewhere(database: Path) -> str:
    call = [sys.executable, "-c", READER, str(database)]
    return subprocess.run(call, capture_output=True, text=True, check=True, timeout=60).stdout.strip()


def once_listed(name: str, act: Callable[[QFileDialog], object]) -> QTimer:
    """Act on the file dialog as soon as it has told what kind of file one in its folder is."""
    ticks = QTimer()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            return
        model = dialog.findChild(QFileSystemModel)
        index = model.index(str(Path(dialog.directory().path()) / name))
        if index.isValid() and not model.fileIcon(index).isNull() and model.type(index):
            ticks.stop()
            act(dialog)

    ticks.timeout.connect(look)
    ticks.start(20)
    return ticks


@pytest.mark.parametrize("asks", ["to_save", "to_open"])
def test_a_database_in_the_folder_keeps_its_locks(
    italian: QApplication, qtbot: QtBot, tmp_path: Path, asks: str
) -> None:
    database, screen = tmp_path / "town.db", QWidget()
    qtbot.addWidget(screen)
    ours = sqlite3.connect(database, isolation_level=None)
    ours.execute("pragma journal_mode = wal")
    ours.execute("create table town (name text)")
    ticks = once_listed("town.db", QFileDialog.reject)
    suggested = str(tmp_path / "giorno.pdf") if asks == "to_save" else str(tmp_path)
    assert not getattr(ask_file, asks)(screen, "Salva", suggested, "*")
    assert not ticks.isActive()
    assert counted_elsewhere(database) == "0"
    ours.execute("insert into town values ('Borgo')")
    assert counted_elsewhere(database) == "1"
    ours.close()
