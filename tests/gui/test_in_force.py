"""Settings of the desk are in force at once: who acts, the conference services; and the demonstration is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk import __main__ as front
from roomdesk import bootstrap
from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.gui import app as application
from roomdesk.gui.app import Wardrobe
from roomdesk.gui.history.bookings import shared
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.settings.view import SettingsDialog
from roomdesk.ports.settings import Settings
from roomdesk.services.desk import Desk
from roomdesk.settings.save import TomlFile
from tests.gui.conftest import facts
from tests.gui.small_desk import SmallDesk, at
from tests.gui.test_run import opened_windows


@pytest.fixture
def file(tmp_path: Path) -> TomlFile:
    return TomlFile(tmp_path / "settings.toml")


@pytest.fixture
def window(italian: QApplication, town: Desk, file: TomlFile, qtbot: QtBot) -> Iterator[MainWindow]:
    remake = partial(bootstrap.remake_desk, town, "", None)
    opened = application.open_window(town, replace(facts(), settings_file=file, remake=remake))
    qtbot.waitUntil(lambda: bool(opened.window.agenda.grid.board.rows))
    yield opened.window
    opened.close()
    opened.window.deleteLater()
    application.prepare(facts())


def said(window: MainWindow) -> str:
    return "\n".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def set_up(window: MainWindow, **texts: str) -> SettingsDialog:
    window.settings_wanted.emit()
    dialog = window.findChildren(SettingsDialog)[-1]
    for name, text in texts.items():
        edit = getattr(dialog, name)
        edit.clear()
        QTest.keyClicks(edit, text)
    dialog.save.click()
    return dialog


def test_who_acts_and_where_links_lead_change_without_a_new_start(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ROOMDESK_USER", raising=False)
    qtbot.waitUntil(lambda: "anna.bianchi@comune.example" in said(window))
    old = window.agenda
    set_up(window, user="bruno@comune.example", jitsi_server="https://meet.comune.example")
    qtbot.waitUntil(lambda: "bruno@comune.example" in said(window))
    assert window.agenda is not old
    desk = window._tools.desk
    draft = Draft(
        id=BookingId("b"), title="Prova", rooms=(RoomCode("GIUNTA"),), slot=at("13:00-14:00"), conference="jitsi"
    )
    made = desk.book_room(draft).bookings[0]
    assert made.created_by == "bruno@comune.example"
    assert made.conference
    assert made.conference.url.startswith("https://meet.comune.example/")


def test_what_one_did_before_is_not_undone_by_the_next(window: MainWindow, qtbot: QtBot) -> None:
    tools = window._tools
    history = shared(tools.desk, tools.background, tools.pulse)
    draft = Draft(id=BookingId("b"), title="Prova", rooms=(RoomCode("GIUNTA"),), slot=at("13:00-14:00"))
    history.remember(history.of(tools.desk.book_room(draft), "Prenotata"))
    assert history.can_undo
    set_up(window, user="bruno@comune.example")
    qtbot.waitUntil(lambda: window._tools is not tools)
    fresh = window._tools
    assert not shared(fresh.desk, fresh.background, fresh.pulse).can_undo


def test_other_programs_are_still_heard_after_a_change(window: MainWindow, town: Desk, qtbot: QtBot) -> None:
    set_up(window, municipality="Comune nuovo", user="bruno@comune.example")
    qtbot.waitUntil(lambda: "bruno@comune.example" in said(window))
    other = bootstrap.open_desk(str(town.keep_store.info()["where"]), "carla@comune.example")
    start = at("13:00-14:00")
    other.book_room(Draft(id=BookingId("c"), title="Di un'altra", rooms=(RoomCode("GIUNTA"),), slot=start))
    other.keep_store.close()
    qtbot.waitUntil(lambda: any(one.title == "Di un'altra" for one in window.agenda.grid.board.entries))


def test_a_look_alone_keeps_the_desk(window: MainWindow) -> None:
    wardrobe = next(one for one in window.children() if isinstance(one, Wardrobe))
    desk = window._tools.desk
    wardrobe.wear(Settings())
    assert window._tools.desk is desk


def test_the_import_of_tables_is_opened_after_a_first_run_that_asked_for_it(
    italian: QApplication, town: Desk, qtbot: QtBot
) -> None:
    opened = application.open_window(town, replace(facts(), imports=True))
    seen: list[str] = []

    def close_it() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            seen.append(dialog.windowTitle())
            dialog.reject()

    ticks = QTimer()
    ticks.timeout.connect(close_it)
    ticks.start(10)
    qtbot.waitUntil(lambda: bool(seen))
    ticks.stop()
    assert seen == ["Importa tabelle"]
    assert "Sedi e sale" in opened.window.windowTitle()
    opened.close()
    opened.window.deleteLater()


# ── leaving the demonstration ───────────────────────────────────────────────────────────────────────────
def leaving(desk: SmallDesk, leave: Callable[[], str], then: Callable[[MainWindow], object]) -> int:
    """Run a demonstration, press the banner's button, then do something."""

    def act() -> None:
        for window in opened_windows():
            if window in pressed:
                then(window)
            else:
                pressed.append(window)
                next(one for one in window.findChildren(QPushButton) if "dimostrazione" in one.text()).click()

    pressed: list[MainWindow] = []
    ticks = QTimer()
    ticks.timeout.connect(act)
    ticks.start(10)
    # A window that nobody leaves would be waited for without end: no other timeout reaches into Qt's loop.
    patience = QTimer(singleShot=True, interval=30_000)
    patience.timeout.connect(lambda: QApplication.exit(-1))
    patience.start()
    try:
        return application.run(desk, replace(facts(), leave=leave))  # type: ignore[arg-type]
    finally:
        ticks.stop()
        patience.stop()


def test_the_demonstration_is_left_by_its_banner(italian: QApplication, desk: SmallDesk, file: TomlFile) -> None:
    file.save(Settings(database="demo.db", language="it"))
    done = leaving(desk, lambda: front._leave_database(file), lambda _window: None)
    assert done == application.AGAIN == front._AGAIN
    assert file.load() == Settings(language="it")


def test_a_demonstration_that_cannot_be_left_says_so(italian: QApplication, desk: SmallDesk) -> None:
    told: list[str] = []

    def then(window: MainWindow) -> None:
        if "sola lettura" in window.agenda.notice.text:
            told.append(window.agenda.notice.text)
            window.close()

    assert leaving(desk, lambda: "File system in sola lettura", then) == 0
    assert "non sono state scritte" in told[0]


def test_data_that_are_no_demonstration_have_no_banner(window: MainWindow) -> None:
    buttons = [one.text() for one in window.findChildren(QPushButton)]
    assert not [one for one in buttons if "dimostrazione" in one]
