"""What the program leaves alone until the first day is painted: each of these was a part of a slow start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roomdesk.bootstrap import open_desk
from roomdesk.gui import app as application
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.background import Background
from roomdesk.gui.pulse import Pulse
from roomdesk.services.desk import Desk
from tests.gui.conftest import facts
from tests.gui.small_desk import FixedClock, SmallDesk

# From the front door to the painted day: which modules are there, and which kinds of Qt's enumerations.
_PROGRAM = """
import enum, json, os, sys
kinds, make = [], enum.EnumType.__new__
def watched(*parts, **named):
    kinds.append(parts[1])
    return make(*parts, **named)
enum.EnumType.__new__ = watched
from roomdesk import __main__, bootstrap
open_desk = bootstrap.open_desk
def opened(*parts, **named):
    desk = open_desk(*parts, **named)
    from roomdesk.gui.agenda.page import AgendaPage
    show = AgendaPage._on_loaded
    def shown(page, loaded):
        show(page, loaded)
        print(json.dumps([sorted(sys.modules), kinds]), flush=True)
        os._exit(0)
    AgendaPage._on_loaded = shown
    return desk
bootstrap.open_desk = opened
sys.argv = ["roomdesk", "--db", sys.argv[1], "--lang", "it"]
__main__.main()
"""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    path = str(tmp_path_factory.mktemp("start") / "roomdesk.db")
    open_desk(path).keep_store.close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _PROGRAM, path]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=environment)
    modules, kinds = json.loads(ran.stdout.splitlines()[-1])
    return set(modules), set(kinds)


@pytest.mark.parametrize(
    "late",
    [
        "dateutil.rrule",
        "email.utils",
        "hashlib",
        "icalendar",
        "platform",
        "psycopg",
        "requests",
        "sqlite_utils",
        "roomdesk.cli.main",
        "roomdesk.drivers",
        "roomdesk.gui.agenda.bench",
        "roomdesk.gui.texts",
        "roomdesk.services.book_room",
        "roomdesk.stores.sqlite.outbox",
    ],
)
def test_the_first_day_does_not_wait_for(late: str, started: tuple[set[str], set[str]]) -> None:
    assert "roomdesk.gui.agenda.view" in started[0]
    assert late not in started[0]


def test_the_first_day_makes_no_types_of_what_it_does_not_show(started: tuple[set[str], set[str]]) -> None:
    """See gui/common/ground.py: one widget of Qt's own handed out, and PySide makes types of all widgets."""
    assert "ScrollMode" in started[1]
    assert not started[1] & {"WizardButton", "PrimitiveElement", "GestureCancelPolicy"}


def test_names_of_what_is_late_are_right() -> None:
    """A module that was renamed would be late for ever."""
    root = Path(__file__).parents[2]
    for name in ("cli/main", "gui/agenda/bench", "gui/texts", "services/book_room", "stores/sqlite/outbox"):
        assert (root / "roomdesk" / f"{name}.py").exists()


def test_a_key_that_comes_before_anything_is_there_to_hear_it_is_heard(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot
) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    page = AgendaPage(town, FixedClock(), background, Pulse())
    page.setParent(frame)
    page.show()
    heard: list[bool] = []

    def press() -> None:
        # The day is painted, and nothing but that.
        heard.append("Ctrl+N" in [one.shortcut().toString() for one in page.actions()])
        QTest.keyClick(frame, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    page.loaded.connect(press)
    page.refresh()
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [False]
    dialog = page.bench.panel.dialog
    assert dialog
    assert dialog.isVisible()
    dialog.reject()


def test_the_keys_of_the_agenda_are_listed_though_its_first_day_does_not_come(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot
) -> None:
    page = AgendaPage(town, FixedClock(), background, Pulse())
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "Ctrl+N" in [one.shortcut().toString() for one in page.actions()])
    assert not page.grid.board.rows


def test_whoever_asks_for_the_keys_at_once_is_told_those_of_the_agenda(italian: QApplication, desk: SmallDesk) -> None:
    opened = application.open_window(desk, facts())  # type: ignore[arg-type]
    _, (screen, actions) = opened.window.groups()
    opened.close()
    assert screen == "Agenda"
    assert "Ctrl+N" in [one.shortcut().toString() for one in actions]
