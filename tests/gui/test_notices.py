"""The bell: counted, read out, told once, remembered; its list opens meetings; reminders leave the window."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QIcon
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from roomdesk.domain.booking import Booking, HistoryEntry
from roomdesk.domain.equipment import Health
from roomdesk.domain.ids import Email, RoomCode
from roomdesk.domain.notices import RoomState
from roomdesk.domain.people import Person, Role
from roomdesk.gui import app as application
from roomdesk.gui.background import Background
from roomdesk.gui.main_window import MainWindow, Sign
from roomdesk.gui.notices import post
from roomdesk.gui.notices.desk import NoticeDesk
from roomdesk.gui.notices.model import NoticeModel
from roomdesk.gui.notices.view import NoticesDialog
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.screens import Tools
from roomdesk.gui.shell.memory import Memory
from roomdesk.gui.shell.navigation import NavigationButton
from roomdesk.ports.settings import Settings
from tests.gui.conftest import facts
from tests.gui.small_desk import ME, FixedClock, SmallDesk
from tests.gui.test_access import nameless

CTRL = Qt.KeyboardModifier.ControlModifier
BEFORE = datetime(2026, 11, 23, 10, 20, tzinfo=UTC)
"""Ten minutes before the Giunta comunale, at 11:20 in Rome."""


class Mailbag:
    """A Post that keeps what it was given."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))

    def name(self, acts: Sequence[post.Act]) -> None:
        pass


@pytest.fixture
def desk() -> SmallDesk:
    made = SmallDesk()
    mine = tuple(one for one in made.bookings if one.organizer == ME)
    made.watched = replace(made.watched, mine=mine, rooms=made.rooms)
    return made


Opener = Callable[[], NoticeDesk]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(BEFORE)


@pytest.fixture
def opened(italian: QApplication, desk: SmallDesk, clock: FixedClock, qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    """Open windows with a bell, all with one memory, that have read their notices."""
    lanes: list[Background] = []

    def opener() -> NoticeDesk:
        background, pulse = Background(), Pulse()
        lanes.append(background)
        memory = Memory(tmp_path / "window.ini")
        window = MainWindow(Tools(desk, clock, background, pulse), Sign("Comune", "db"), memory)  # type: ignore[arg-type]
        pulse.setParent(window)
        qtbot.addWidget(window)
        window.show()
        bell = NoticeDesk(window._tools, window, memory, Settings(), "db")
        bell._post = Mailbag()
        qtbot.waitUntil(lambda: bell._watched is not None)
        return bell

    yield opener
    for one in lanes:
        one.close()


def entry(bell: NoticeDesk) -> NavigationButton:
    return next(one for one in bell._window.findChildren(NavigationButton) if one.text() == "Avvisi")


def titles(dialog: NoticesDialog) -> list[str]:
    return [row.title for row in dialog.list.notices.rows]


def open_list(bell: NoticeDesk) -> NoticesDialog:
    bell._window.activateWindow()
    assert QTest.qWaitForWindowActive(bell._window)
    QTest.keyClick(bell._window, Qt.Key.Key_B, CTRL)
    return bell._window.findChildren(NoticesDialog)[-1]


def test_the_bell_counts_in_words_and_the_list_opens_the_meeting(opened: Opener, desk: SmallDesk, qtbot: QtBot) -> None:
    bell = opened()
    assert bell.unread == 1
    assert entry(bell).accessibleName() == "Avvisi, 1 avviso da leggere"
    dialog = open_list(bell)
    assert titles(dialog) == ["Giunta comunale alle 11:30"]
    row = dialog.list.notices.rows[0]
    assert row.line == "tra 10 minuti · Sala Giunta"
    assert row.spoken == "Giunta comunale alle 11:30, tra 10 minuti · Sala Giunta, 11:15, da leggere"
    assert nameless(dialog) == []
    assert bell.unread == 0
    assert entry(bell).accessibleName() == "Avvisi"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    wanted = next(one.id for one in desk.bookings if one.title == "Giunta comunale")
    qtbot.waitUntil(lambda: bell._window.agenda.grid.booking() == wanted)


def test_each_reminder_is_told_once_even_after_a_new_start(opened: Opener, qtbot: QtBot) -> None:
    first = opened()
    for _ in range(3):
        first.sort()
    assert isinstance(first._post, Mailbag)
    assert [one for one, _ in first._post.told] == ["Giunta comunale alle 11:30"]
    assert first.unread == 1
    bar = first._window.agenda.notice
    assert bar.isVisible()
    assert bar.text == "Giunta comunale alle 11:30 · tra 10 minuti · Sala Giunta"
    bar._action.click()
    qtbot.waitUntil(lambda: first._window.agenda.grid.booking() is not None)
    second = opened()
    assert second.unread == 1
    assert isinstance(second._post, Mailbag)
    assert second._post.told == []
    second.open()
    third = opened()
    assert third.unread == 0


def test_reminders_that_were_slept_through_collapse_into_one(opened: Opener, clock: FixedClock) -> None:
    clock.instant = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    bell = opened()
    assert bell.unread == 0
    mailbag = Mailbag()
    bell._post = mailbag
    # From 14:00 to 15:30 and from 14:00 to 16:00 two go on; those of the morning are over.
    clock.instant = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)
    bell.sort()
    assert mailbag.told == [
        ("2 riunioni in corso o in arrivo", "Progetto SPC2 alle 14:00\nColloqui tirocinio alle 14:00")
    ]
    bell.sort()
    assert len(mailbag.told) == 1
    clock.instant += timedelta(hours=3)
    bell.sort()
    assert bell.unread == 0


def test_many_reminders_name_three_and_count_the_others(opened: Opener, clock: FixedClock) -> None:
    clock.instant = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    bell = opened()
    mailbag = Mailbag()
    bell._post = mailbag
    bell._minutes = 15 * 60
    bell.sort()
    head, text = mailbag.told[0]
    lines = text.splitlines()
    assert len(lines) == 4
    assert (head.split()[0], lines[3]) == ("4", "e un’altra")


def test_a_room_that_falls_ill_is_told_in_the_window_only(
    opened: Opener, desk: SmallDesk, clock: FixedClock, qtbot: QtBot
) -> None:
    clock.instant = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    bell = opened()
    mailbag = Mailbag()
    bell._post = mailbag
    giunta = RoomCode("GIUNTA")
    risk: tuple[Booking, ...] = tuple(one for one in desk.watched.mine if giunta in one.rooms)
    state = RoomState(Health.FAILED, clock.now(), ("Proiettore <b>nuovo</b>",))
    desk.watched = replace(desk.watched, states={giunta: state}, at_risk={giunta: risk})
    bell.refresh()
    qtbot.waitUntil(lambda: bell.unread == 1)
    dialog = open_list(bell)
    assert titles(dialog) == ["Sala Giunta: apparato guasto"]
    assert "Proiettore <b>nuovo</b> · prima riunione: Coordinamento" in dialog.list.notices.rows[0].line
    assert mailbag.told == []
    desk.watched = replace(desk.watched, states={giunta: replace(state, health=Health.OK)})
    bell.refresh()
    qtbot.waitUntil(lambda: titles(dialog) == ["Sala Giunta: apparati di nuovo in ordine"])
    dialog.reject()


def test_who_changed_a_meeting_is_called_by_name(
    opened: Opener, desk: SmallDesk, clock: FixedClock, qtbot: QtBot
) -> None:
    clock.instant = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    neri = Person(Email("neri@comune.example"), "Giorgio Neri", Role.STAFF)
    mine = replace(desk.watched.mine[0], version=2)
    moved = tuple(HistoryEntry(clock.now(), who, "moved") for who in (neri.email, "ospite@altrove.example"))
    desk.watched = replace(desk.watched, mine=(mine,), history={mine.id: moved}, people={neri.email: neri})
    bell = opened()
    (row,) = open_list(bell).list.notices.rows
    assert row.title == "Modificata: Coordinamento lavori pubblici"
    assert row.line.endswith("Sala docenti · da Giorgio Neri")
    desk.watched = replace(desk.watched, history={mine.id: moved[1:]})
    bell.refresh()
    qtbot.waitUntil(lambda: bell._dialog is not None and "ospite@altrove" in bell._dialog.list.notices.rows[0].line)


def test_nothing_to_hear_of_is_said(opened: Opener, clock: FixedClock) -> None:
    clock.instant = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
    dialog = open_list(opened())
    assert dialog.nothing.isVisible()
    assert not dialog.list.isVisible()
    assert nameless(dialog) == []
    dialog.reject()


def test_another_person_at_this_computer_has_notices_of_their_own(opened: Opener, desk: SmallDesk) -> None:
    opened().open()
    desk.watched = replace(desk.watched, who=replace(desk.watched.who, email="altra@comune.example"))  # type: ignore[arg-type]
    desk.watched = replace(
        desk.watched,
        mine=tuple(replace(one, organizer=desk.watched.who.email, created_by=ME) for one in desk.watched.mine),
    )
    assert opened().unread


def test_what_is_remembered_holds_no_words(opened: Opener, tmp_path: Path) -> None:
    bell = opened()
    bell._memory._file.sync()  # type: ignore[union-attr]
    text = (tmp_path / "window.ini").read_text()
    assert "reminder" in text
    assert "Sala Giunta" not in text
    assert "alle 11" not in text
    bell._memory.note(bell._place, "[1, 2")
    assert opened().unread == 1


def test_the_model_keeps_qts_rules(opened: Opener) -> None:
    bell = opened()
    dialog = open_list(bell)
    model = NoticeModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(dialog.list.notices.rows)
    model.set_rows([])
    root = QAccessible.queryAccessibleInterface(dialog.list)
    assert root.child(0).text(QAccessible.Text.Name).startswith("Giunta comunale alle 11:30")
    dialog.reject()


def test_the_window_rings_by_itself_and_settings_are_in_force_at_once(
    italian: QApplication, desk: SmallDesk, clock: FixedClock, qtbot: QtBot
) -> None:
    opened = application.open_window(desk, replace(facts(), clock=clock))  # type: ignore[arg-type]
    window = opened.window
    wardrobe = next(one for one in window.children() if isinstance(one, application.Wardrobe))
    qtbot.waitUntil(lambda: window._unread == 1)
    wardrobe.wear(Settings(reminder_minutes=0))
    qtbot.waitUntil(lambda: window._unread == 0)
    wardrobe.wear(Settings(reminder_minutes=30))
    qtbot.waitUntil(lambda: window._unread == 1)
    opened.close()
    window.deleteLater()
    application.prepare(facts())


# ── out of the window ───────────────────────────────────────────────────────────────────────────────────
def test_without_a_tray_or_a_bus_there_is_no_way_out(
    italian: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert not QSystemTrayIcon.isSystemTrayAvailable()
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert post.find_post(window, QIcon(), lambda: None) is None


def test_the_trays_menu_does_what_it_says(italian: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    done: list[str] = []
    tray = post.Tray(window, QIcon(), lambda: done.append("clicked"))
    tray.name((("Apri & chiudi", lambda: done.append("menu")),))
    menu = window.findChildren(QMenu)[-1]
    assert [one.text() for one in menu.actions()] == ["Apri && chiudi"]
    menu.actions()[0].trigger()
    tray._icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert done == ["menu", "clicked"]


FAKE_PORTAL = Path(__file__).parents[1] / "fakes" / "portal.py"
READER = "/usr/bin/python3"
TELL = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget
from roomdesk.gui.notices import post
app = QApplication([])
window = QWidget()
way = post.find_post(window, QIcon(), lambda: None)
assert isinstance(way, post.Portal), way
way.tell("Giunta <b>comunale</b>", "tra 10 minuti")
"""


def _can_serve() -> bool:
    try:
        asked = subprocess.run(["dbus-run-session", READER, "-c", "import gi"], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return asked.returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not _can_serve(), reason="no D-Bus, or no gi to serve on it")
def test_a_desktop_with_a_portal_shows_the_reminder(tmp_path: Path) -> None:
    script = tmp_path / "tell.py"
    script.write_text(TELL)
    call = ["dbus-run-session", READER, str(FAKE_PORTAL), sys.executable, str(script)]
    done = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)
    assert json.loads(done.stdout) == ["roomdesk", {"title": "Giunta <b>comunale</b>", "body": "tra 10 minuti"}], done
