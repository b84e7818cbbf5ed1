"""One look and language for all tests of the window, a small desk, and the window opened on it."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.places import Room, Site
from roomdesk.gui import app as application
from roomdesk.gui import theme
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.background import Background
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from tests.gui.small_desk import FixedClock, SmallDesk

# Tests never open windows on the screen of whoever runs them.
# Theirs is as large as an office has it; Qt's own, offscreen, has 800 by 800 pixels.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).parents[2] / 'docs' / 'screen.json'}"

RESOURCES = Path(__file__).parents[2] / "resources"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let Qt say what offscreen has not, and that there is no sound server; every other word fails a test.

    Without a window manager nothing can be sized by one, nor a completion that opens be raised and given the keyboard.
    """
    for item in items:
        if "tests/gui" in item.nodeid:
            offscreen = "does not support (propagateSizeHints|raise|grabbing the keyboard)"
            said = (offscreen, "pa_context_connect.. failed", "No RHI backend")
            item.add_marker(pytest.mark.qt_log_ignore(*said))


def facts(language: str = "it") -> application.Facts:
    return application.Facts(RESOURCES, language, "Comune dimostrativo", "archivio locale", FixedClock(), demo=True)


_TESTS = count(1)
_MANY = 25
_PATIENCE_MS = 30_000


class PatientBot(QtBot):
    """Waits longer than its five seconds, which a busy computer needs now and then; whoever has cause, longer still."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE_MS) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = _PATIENCE_MS, **more: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """Collect garbage where Qt's objects live, as the program does: never on the thread of a lane."""
    gc.disable()
    yield
    gc.collect() if next(_TESTS) % _MANY == 0 else gc.collect(1)
    gc.enable()


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep drafts out of the data folder of whoever runs the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(scope="session")
def italian(qapp: QApplication) -> QApplication:
    """Dress the application once, in Italian."""
    application.speak(qapp, facts())
    theme.dress(qapp, RESOURCES)
    return qapp


@pytest.fixture
def desk() -> SmallDesk:
    return SmallDesk()


Opener = Callable[[SmallDesk], MainWindow]


@pytest.fixture
def open_on(italian: QApplication, qtbot: QtBot) -> Iterator[Opener]:
    """Open windows that have read their day, and close them in order."""
    opened: list[application.Opened] = []

    def opener(desk: SmallDesk) -> MainWindow:
        one = application.open_window(desk, facts())  # type: ignore[arg-type]
        opened.append(one)
        qtbot.waitUntil(lambda: bool(one.window.agenda.grid.board.rows))
        return one.window

    yield opener
    for one in opened:
        one.close()
        one.window.deleteLater()


@pytest.fixture
def window(open_on: Opener, desk: SmallDesk) -> MainWindow:
    return open_on(desk)


# ── the agenda on a real desk ───────────────────────────────────────────────────────────────────────────
@pytest.fixture
def town(tmp_path: Path) -> Iterator[Desk]:
    """Give a desk on a database of its own: three rooms of two sites, open from eight to eight."""
    opened = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), "anna.bianchi@comune.example", clock=FixedClock())
    hours = Opening.parse("Mon-Sun 08:00-20:00")
    sites = (Site(SiteCode("NORD"), "Nord", opening=hours), Site(SiteCode("PALAZZO"), "Palazzo", opening=hours))
    rooms = (
        Room(RoomCode("DOCENTI"), SiteCode("NORD"), "Sala docenti", 20, features=("camera", "display")),
        Room(RoomCode("GIUNTA"), SiteCode("PALAZZO"), "Sala Giunta", 14),
        Room(RoomCode("SALA-B"), SiteCode("PALAZZO"), "Saletta B", 6, features=("display",)),
    )
    opened.look_around.store.furnish(Furnishing(sites, rooms))
    yield opened
    opened.keep_store.close()


@pytest.fixture
def beside(town: Desk, tmp_path: Path) -> Iterator[Desk]:
    """Give another connection to the town, for a screen: its lane reads while a test looks into the town."""
    opened = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), "anna.bianchi@comune.example", clock=FixedClock())
    yield opened
    opened.keep_store.close()


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.close()


@pytest.fixture
def agenda(
    italian: QApplication, town: Desk, background: Background, qtbot: QtBot, tmp_path: Path
) -> Iterator[AgendaPage]:
    """Give the agenda alone, on the real desk, on Monday 23 November 2026.

    It has a connection of its own: a test that looks into the town meanwhile is another program to it.
    """
    desk = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), "anna.bianchi@comune.example")
    pulse = Pulse()
    made = AgendaPage(desk, FixedClock(), background, pulse)
    pulse.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.refresh()
    made.show()
    qtbot.waitUntil(lambda: len(made.grid.board.rows) == 5)
    yield made
    background.close()
    desk.keep_store.close()
