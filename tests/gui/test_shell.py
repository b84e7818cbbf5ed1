"""The frame: screens by key, the command palette, keyboard help, what is remembered, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel
from pytestqt.qtbot import QtBot

from roomdesk.gui import app as application
from roomdesk.gui import theme
from roomdesk.gui.agenda.span import Sought, View
from roomdesk.gui.help.keys import AboutDialog, KeysDialog
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.palettes import Palette
from roomdesk.gui.screens import SCREENS
from roomdesk.gui.shell.commands import Command, CommandDialog, found
from roomdesk.gui.shell.memory import Memory
from roomdesk.gui.shell.navigation import NavigationButton
from roomdesk.gui.shell.sidebar import Sidebar
from roomdesk.gui.shell.statusline import StatusLine
from roomdesk.services.desk import Desk
from tests.gui.conftest import RESOURCES, Opener, facts
from tests.gui.small_desk import DAY, SmallDesk

CTRL = Qt.KeyboardModifier.ControlModifier
NATIVE = QKeySequence.SequenceFormat.NativeText


def commands_of(window: MainWindow, qtbot: QtBot) -> CommandDialog:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    dialog = window.findChildren(CommandDialog)[-1]
    qtbot.waitUntil(lambda: any("Giunta comunale" in name for name in names(dialog)))
    return dialog


def names(dialog: CommandDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def boxes(window: MainWindow) -> list[QCheckBox]:
    side = window.findChild(Sidebar)
    return side.findChildren(QCheckBox) if side else []


def test_every_screen_has_its_key_and_its_entry(window: MainWindow) -> None:
    entries = [one for one in window.findChildren(NavigationButton) if one.isCheckable()]
    assert [one.text() for one in entries] == [screen.title() for screen in SCREENS]
    for number, screen in enumerate(SCREENS):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), CTRL)
        assert window.page(screen).isVisible()
        assert [one.isChecked() for one in entries] == [one is screen for one in SCREENS]
        assert screen.title() in window.windowTitle()
    entries[0].click()
    assert window.agenda.isVisible()


def test_commands_are_found_by_words_without_accents() -> None:
    commands = [Command(name, aside, lambda: None) for name, aside in (("Città", "lun"), ("Vai a oggi", "Ctrl+T"))]
    assert [one.name for one in found(commands, "citta")] == ["Città"]
    assert [one.name for one in found(commands, "oggi ctrl")] == ["Vai a oggi"]
    assert found(commands, "niente") == []
    assert len(found(commands, "")) == 2


def test_the_palette_runs_a_command_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    dialog = commands_of(window, qtbot)
    QTest.keyClicks(dialog.line, "informazioni")
    assert len(names(dialog)) == 1
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    about = window.findChildren(AboutDialog)[-1]
    assert "EUPL-1.2" in " ".join(one.text() for one in about.findChildren(QLabel))
    about.reject()


def test_the_palette_goes_to_a_meeting(window: MainWindow, desk: SmallDesk, qtbot: QtBot) -> None:
    window.agenda.show_day(DAY.replace(day=25))
    dialog = commands_of(window, qtbot)
    assert not any("Riservata" in name for name in names(dialog))
    QTest.keyClicks(dialog.line, "comunale")
    QTest.keyClick(dialog.line, Qt.Key.Key_Down)
    QTest.keyClick(dialog.line, Qt.Key.Key_Up)
    assert dialog.list.currentRow() == 0
    dialog.line.setText("giunta comunale")
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    wanted = next(one.id for one in desk.bookings if one.title == "Giunta comunale")
    qtbot.waitUntil(lambda: window.agenda.grid.booking() == wanted)


def test_f1_lists_the_keys_of_the_actions_themselves(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChildren(KeysDialog)[-1]
    rows = dialog.list.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    listed = {row.text(0): row.text(1) for row in rows if row.parent()}
    for group, actions in window.groups():
        for action in actions:
            if action.text() and action.shortcuts():
                assert action.shortcut().toString(NATIVE) in listed[action.text()], group
    assert listed["Tastiera"] == "F1, Ctrl+?"
    dialog.reject()


# ── remembered ──────────────────────────────────────────────────────────────────────────────────────────
def test_the_window_comes_back_as_it_was_but_on_today(
    italian: QApplication, desk: SmallDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    told = replace(facts(), state=tmp_path / "window.ini")
    first = application.open_window(desk, told)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(boxes(first.window)))
    first.window.resize(1200, 640)
    boxes(first.window)[0].click()
    first.window.agenda.show_day(DAY.replace(day=25))
    first.window.show_screen(SCREENS[-1])
    first.close()
    second = application.open_window(desk, told)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(boxes(second.window)))
    # The offscreen display is narrower than the window.
    assert second.window.height() == 640
    assert second.window.page(SCREENS[-1]).isVisible()
    assert boxes(second.window)[0].text() == "Palazzo comunale"
    assert [box.isChecked() for box in boxes(second.window)] == [False, True, True, True]
    assert second.window.agenda.day == DAY
    second.close()
    for one in (first, second):
        one.window.deleteLater()


def test_the_agenda_keeps_its_view_its_filter_and_its_columns_but_not_its_words(
    italian: QApplication, town: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    told = replace(facts(), state=tmp_path / "window.ini")
    first = application.open_window(town, told)
    agenda = first.window.agenda
    agenda.tools.show_sought(Sought(12, frozenset({"camera"})))
    agenda.show_view(View.LIST)
    qtbot.waitUntil(lambda: agenda.spans._span is not None)
    agenda.spans.list.setColumnWidth(3, 77)
    agenda.tools._search.setText("giunta")
    first.close()
    second = application.open_window(town, told)
    agenda = second.window.agenda
    qtbot.waitUntil(lambda: agenda.spans._span is not None)
    assert agenda.view is View.LIST
    assert agenda.spans.list.isVisible()
    assert abs(agenda.spans.list.columnWidth(3) - 77) <= 1
    assert agenda.tools.sought_now() == Sought(12, frozenset({"camera"}))
    assert agenda.tools._panel.isVisible()
    assert agenda.day == DAY
    second.close()
    for one in (first, second):
        one.window.deleteLater()


@pytest.mark.parametrize(
    "spoilt",
    [
        {"view": "year", "seats": "many", "features": "sauna", "columns": "1 2 x"},
        {"columns": "1 2 3"},
        {"columns": "nan nan nan nan nan nan nan"},
    ],
)
def test_what_was_remembered_and_makes_no_sense_is_left_out(
    italian: QApplication, desk: SmallDesk, tmp_path: Path, qtbot: QtBot, spoilt: dict[str, str]
) -> None:
    memory = Memory(tmp_path / "window.ini")
    memory.keep_state("agenda", spoilt)
    told = replace(facts(), state=tmp_path / "window.ini")
    opened = application.open_window(desk, told)  # type: ignore[arg-type]
    agenda = opened.window.agenda
    qtbot.waitUntil(lambda: bool(agenda.grid.board.rows))
    assert agenda.view is View.DAY
    assert agenda.tools.sought_now() == Sought()
    assert len(agenda.spans.list.columns) == 7
    assert all(one > 10 for one in agenda.spans.list.columns)
    opened.close()
    opened.window.deleteLater()


def test_a_file_of_memory_that_is_no_json_is_nothing_to_remember(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "window.ini")
    memory.note("screens/agenda", "{half")
    assert memory.state("agenda") == {}
    memory.note("screens/agenda", "[1]")
    assert memory.state("agenda") == {}


# ── in any size ─────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def restored(italian: QApplication) -> Iterator[None]:
    yield
    application.prepare(facts())


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_status_line_is_never_cut_off(
    italian: QApplication, restored: None, open_on: Opener, desk: SmallDesk, qtbot: QtBot, percent: int
) -> None:
    theme.dress(italian, RESOURCES, theme.Look(Palette.LIGHT, percent))
    window = open_on(desk)
    window.resize(1366, 768)
    line = window.findChild(StatusLine)
    assert line is not None
    qtbot.waitUntil(lambda: all(one.text() for one in line.findChildren(QLabel)))
    QGuiApplication.processEvents()
    for label in line.findChildren(QLabel):
        box = label.contentsRect()
        asked = label.fontMetrics().boundingRect(QRect(0, 0, box.width(), 9999), Qt.TextFlag.TextWordWrap, label.text())
        assert asked.width() <= box.width()
        assert asked.height() <= box.height()


def test_the_window_fits_a_small_screen(window: MainWindow) -> None:
    assert window.minimumSizeHint().width() < 1280
    window.resize(1366, 768)
    assert (window.width(), window.height()) == (1366, 768)
