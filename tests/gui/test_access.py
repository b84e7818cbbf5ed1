"""Every screen and dialog, as a screen reader meets it: nothing that takes the keyboard is without a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from roomdesk.gui import app as application
from roomdesk.gui.agenda.code_dialog import CodeDialog
from roomdesk.gui.agenda.move_dialog import MoveDialog
from roomdesk.gui.agenda.scope import ScopeDialog
from roomdesk.gui.crash import CrashDialog
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.notices.desk import NoticeDesk
from roomdesk.gui.printing.dialog import Printable, PrintDialog
from roomdesk.gui.screens import SCREENS, Screen
from roomdesk.services.desk import Desk
from roomdesk.settings.save import TomlFile
from tests.gui.conftest import facts
from tests.gui.small_desk import DAY, booking

ROLES_WITHOUT_WORDS = {QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Window, QAccessible.Role.Border}


def walk(node: QAccessibleInterface, path: str = "") -> Iterator[tuple[str, QAccessibleInterface]]:
    """Give every node that can be seen, with the way to it."""
    thing = node.object()
    here = f"{path}/{type(thing).__name__ if thing else node.role().name}"
    if node.state().invisible:
        return
    yield here, node
    for number in range(node.childCount()):
        child = node.child(number)
        if child is not None and child.isValid():
            yield from walk(child, here)


def nameless(widget: QWidget) -> list[str]:
    """List what takes the keyboard, and has neither a name nor words in it."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    return [
        path
        for path, node in walk(root)
        if node.state().focusable and node.role() not in ROLES_WITHOUT_WORDS and not node.text(QAccessible.Text.Name)
    ]


def wait_until_named(window: MainWindow, qtbot: QtBot) -> None:
    """Let a screen read what it shows: a list takes its name from what it holds."""

    def all_named() -> None:
        assert nameless(window) == []

    qtbot.waitUntil(all_named)


@pytest.fixture
def whole(italian: QApplication, town: Desk, qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Open the window with everything in it, on a day that has been read."""
    told = replace(facts(), settings_file=TomlFile(tmp_path / "settings.toml"))
    opened = application.open_window(town, told)
    qtbot.waitUntil(lambda: bool(opened.window.agenda.grid.board.rows))
    yield opened.window
    opened.close()
    opened.window.deleteLater()


def test_the_walk_finds_a_nameless_button(italian: QApplication, qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    QPushButton(outer)
    outer.show()
    assert len(nameless(outer)) == 1


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_every_screen_can_be_named(whole: MainWindow, qtbot: QtBot, screen: Screen) -> None:
    whole.show_screen(screen)
    wait_until_named(whole, qtbot)


def _booking(window: MainWindow) -> QDialog | None:
    window.agenda.book()
    return window.agenda.bench.panel.dialog


def _crash(window: MainWindow) -> QDialog:
    dialog = CrashDialog(ValueError("a bug"), window)
    dialog.open()
    return dialog


def _last(window: MainWindow) -> QDialog:
    return [one for one in window.findChildren(QDialog) if one.isVisible()][-1]


def _emitted(name: str) -> Callable[[MainWindow], QDialog]:
    def opener(window: MainWindow) -> QDialog:
        getattr(window, name).emit()
        return _last(window)

    return opener


def _notices(window: MainWindow) -> QDialog:
    # The bell starts a moment after the window.
    while not window.findChildren(NoticeDesk):
        QTest.qWait(20)
    window.notices_wanted.emit()
    return _last(window)


def _commands(window: MainWindow) -> QDialog:
    window.open_commands()
    return _last(window)


def _shown(dialog: QDialog) -> QDialog:
    dialog.open()
    return dialog


def _series(window: MainWindow) -> QDialog:
    return _shown(ScopeDialog(booking("Settimanale", "9:00-10:00", "GIUNTA"), "Sposta", window, asks_reason=True))


def _move(window: MainWindow) -> QDialog:
    places = window.agenda.places
    assert places is not None
    return _shown(MoveDialog(booking("Giunta", "9:00-10:00", "GIUNTA"), places, window))


def _print(window: MainWindow) -> QDialog:
    places = window.agenda.places
    assert places is not None
    return _shown(PrintDialog(Printable(DAY, None, list(places.rooms.values()), set()), window))


DIALOGS: dict[str, Callable[[MainWindow], QDialog | None]] = {
    "booking": _booking,
    "commands": _commands,
    "notices": _notices,
    "crash": _crash,
    "code": lambda window: _shown(CodeDialog("https://meet.example/sala", window)),
    "series": _series,
    "move": _move,
    "print": _print,
    "settings": _emitted("settings_wanted"),
    "keys": _emitted("keys_wanted"),
    "about": _emitted("about_wanted"),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_every_dialog_can_be_named_and_left_by_escape(whole: MainWindow, qtbot: QtBot, name: str) -> None:
    qtbot.waitUntil(lambda: whole.agenda.places is not None)
    dialog = DIALOGS[name](whole)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    with qtbot.waitSignal(dialog.finished):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda one: one.key)
def test_tab_goes_round_each_screen_and_never_sticks(whole: MainWindow, qtbot: QtBot, screen: Screen) -> None:
    whole.show_screen(screen)
    whole.activateWindow()
    assert QTest.qWaitForWindowActive(whole)
    wait_until_named(whole, qtbot)
    stops: list[QWidget | None] = []
    # A field for a date takes Tab three times: day, month, year.
    for _ in range(120):
        QTest.keyClick(QGuiApplication.focusWindow(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
        if len(stops) > 1 and stops[-1] is stops[0] and stops[-2] is not stops[0]:
            break
    else:
        pytest.fail(f"Tab does not come back: {stops[-5:]}")
    assert None not in stops
    assert len(set(stops)) > 5
    assert all(one.isVisible() for one in stops if one)
