"""Asking for a file beside a database that is open: what is written afterwards is there for other programs too."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QFileDialog, QFileSystemModel, QHeaderView, QWidget
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


ENGLISH = re.compile(
    r"\b(files? of|look|type|pages?|order|sheet|drive|folder|open|save|cancel|name|size|date|all)\b", re.IGNORECASE
)


def words_of(dialog: QWidget) -> set[str]:
    """Give all that Qt wrote into a dialog: texts, tool tips, what screen readers say, headings, menus."""
    found: set[str] = set()
    for one in (dialog, *dialog.findChildren(QWidget), *dialog.findChildren(QAction)):
        for said in ("text", "title", "toolTip", "accessibleName", "accessibleDescription", "windowTitle"):
            if hasattr(one, said):
                found.add(getattr(one, said)())
        if isinstance(one, QHeaderView) and one.model():
            found |= {str(one.model().headerData(n, Qt.Orientation.Horizontal)) for n in range(one.count())}
    return {one.replace("&", "") for one in found if one}


def test_qts_own_dialogs_have_no_english_words(italian: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    files, printing = QFileDialog(None, "Apri", str(tmp_path)), QPrintDialog()
    for dialog in (files, printing):
        qtbot.addWidget(dialog)
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    said = set().union(*(words_of(one) for one in (files, printing)))
    assert {"Cerca in:", "Tipo di file:", "Stampa fronte-retro"} <= said
    assert {one for one in said if ENGLISH.search(one)} == set()


def test_folders_that_people_keep_files_in_are_at_the_side(
    italian: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Documents").mkdir()
    (tmp_path / "uno.csv").touch()
    screen, sides = QWidget(), []
    qtbot.addWidget(screen)

    def leave(dialog: QFileDialog) -> None:
        sides.extend(one.toLocalFile() for one in dialog.sidebarUrls())
        dialog.reject()

    ticks = once_listed("uno.csv", leave)
    assert ask_file.to_open(screen, "Apri", str(tmp_path), "*") == []
    assert not ticks.isActive()
    assert sides == [str(tmp_path), str(tmp_path / "Documents")]
