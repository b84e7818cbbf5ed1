"""A server that goes away is said across the window, with the time of its last answer, and comes back by itself."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Room, Site
from roomdesk.domain.slot import Slot
from roomdesk.gui import app as application
from roomdesk.gui.main_window import MainWindow
from roomdesk.gui.shell.away import AwayBar
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Furnishing
from tests.fakes.municipality import ANNA, BRUNO
from tests.gui.conftest import RESOURCES
from tests.gui.small_desk import FixedClock
from tests.gui.test_two_programs import ONE
from tests.gui.test_window import texts_in
from tests.servers.cluster import Cluster, cluster, why_not
from tests.servers.roomdesk import admit, database, open_store, prepare

PATIENCE_MS = 30_000


@pytest.fixture
def server() -> Iterator[tuple[Cluster, str]]:
    if why_not():
        pytest.skip(why_not())
    with cluster({"fsync": "off"}) as running:
        prepare(running)
        with database(running) as name:
            furnish(running, name)
            yield running, name


def furnish(running: Cluster, name: str) -> None:
    """Put a room into a database, and two people with a login each."""
    always = Opening.parse("Mon-Sun 00:00-24:00")
    rooms = (Room(RoomCode("GIUNTA"), SiteCode("PALAZZO"), "Sala Giunta", 14),)
    people = (Person(ANNA, "Anna", Role.ADMINISTRATOR), Person(BRUNO, "Bruno", Role.STAFF))
    with closing(open_store(running, name)) as keeper:
        keeper.furnish(Furnishing((Site(SiteCode("PALAZZO"), "Palazzo", opening=always),), rooms, people=people))
    for login, person in (("anna", ANNA), ("bruno", BRUNO)):
        admit(running, name, login, person)


Opens = Callable[..., MainWindow]


@pytest.fixture
def opens(italian: QApplication, server: tuple[Cluster, str], qtbot: QtBot) -> Iterator[Opens]:
    """Open a window as bruno, with a copy or without one; closed again, the newest first."""
    running, name = server
    with windows(running.address(name, "bruno"), qtbot) as opens:
        yield opens


@contextmanager
def windows(where: str, qtbot: QtBot) -> Iterator[Opens]:
    """Open windows on an address."""
    with ExitStack() as kept:

        def open_one(*, with_copy: bool = True, clock: Clock | None = None) -> MainWindow:
            clock = clock or FixedClock()
            desk = bootstrap.open_desk(where, clock=clock, with_copy=with_copy)
            kept.callback(desk.keep_store.close)
            opened = application.open_window(desk, application.Facts(RESOURCES, "it", "Comune", "", clock))
            kept.callback(opened.window.deleteLater)
            kept.callback(opened.close)
            qtbot.waitUntil(lambda: len(opened.window.agenda.grid.board.rows) > 0)
            return opened.window

        yield open_one


def book(running: Cluster, name: str, login: str, title: str, start: datetime = ONE) -> None:
    desk = bootstrap.open_desk(running.address(name, login), clock=FixedClock())
    wanted = Draft(id=BookingId(title), title=title, rooms=(RoomCode("GIUNTA"),), slot=Slot.lasting(start, 60))
    desk.book_room(wanted)
    desk.keep_store.close()


def titles(window: MainWindow) -> list[str]:
    return [one.title for one in window.agenda.grid.board.entries]


def copies(folder: Path) -> list[Path]:
    return list(folder.rglob("copies/*.json"))


def go_away(running: Cluster, window: MainWindow, qtbot: QtBot, words: str = "") -> str:
    """Stop the server, wait until the bar has said some words, and give all that it says."""
    running.stop(signal.SIGINT)
    qtbot.waitUntil(lambda: not bar(window).isHidden() and words in bar(window).text, timeout=PATIENCE_MS)
    return bar(window).text


def bar(window: MainWindow) -> AwayBar:
    """Give the window's own bar, which is above every screen's."""
    (found,) = window.findChildren(AwayBar)
    return found


def test_it_says_since_when_and_is_gone_when_the_server_is_back(
    opens: Opens, server: tuple[Cluster, str], qtbot: QtBot
) -> None:
    running, name = server
    window = opens(with_copy=False)
    assert bar(window).isHidden()
    # By the clock of the rooms, as all else in the window, even where the computer keeps another.
    begun = datetime.now(ZoneInfo("Europe/Rome"))
    said = go_away(running, window, qtbot, "dalle ")
    times = {f"{begun + timedelta(seconds=seconds):%H:%M}" for seconds in (-60, 0, 60)}
    assert times & set(said.replace(".", " ").split())
    assert window.agenda.grid.board.rows
    running.start()
    qtbot.waitUntil(bar(window).isHidden, timeout=PATIENCE_MS)
    book(running, name, "anna", "Dopo")
    qtbot.waitUntil(lambda: titles(window) == ["Dopo"], timeout=PATIENCE_MS)


def test_other_days_are_read_from_the_copy_and_the_bar_says_how_old_it_is(
    opens: Opens, server: tuple[Cluster, str], qtbot: QtBot, tmp_path: Path
) -> None:
    running, name = server
    book(running, name, "anna", "Domani", ONE + timedelta(days=1))
    clock = FixedClock()
    window = opens(clock=clock)
    qtbot.waitUntil(lambda: bool(copies(tmp_path)), timeout=PATIENCE_MS)
    clock.instant += timedelta(minutes=3)
    go_away(running, window, qtbot, "una copia vecchia di 3 min (09:42)")
    window.agenda.show_day(ONE.date() + timedelta(days=1))
    qtbot.waitUntil(lambda: titles(window) == ["Domani"], timeout=PATIENCE_MS)
    window.agenda.show_day(ONE.date() + timedelta(days=200))
    qtbot.waitUntil(lambda: "La copia va dal" in window.agenda.notice.text, timeout=PATIENCE_MS)
    assert window.agenda.day == window.agenda.grid.board.day == ONE.date() + timedelta(days=1)
    clock.instant += timedelta(minutes=90)
    qtbot.waitUntil(lambda: "vecchia di 1 h 33 min" in bar(window).text, timeout=PATIENCE_MS)
    running.start()
    qtbot.waitUntil(bar(window).isHidden, timeout=PATIENCE_MS)


def test_away_a_booking_is_refused_with_the_reason_and_its_draft_offered_once_the_server_is_back(
    opens: Opens, server: tuple[Cluster, str], qtbot: QtBot, tmp_path: Path
) -> None:
    running, _ = server
    window = opens()
    qtbot.waitUntil(lambda: bool(copies(tmp_path)), timeout=PATIENCE_MS)
    go_away(running, window, qtbot)
    window.agenda.book()
    dialog = window.agenda.bench.panel.dialog
    assert dialog is not None
    dialog.sheet.title.setText("Bilancio")
    dialog.sheet.rooms.tick((RoomCode("GIUNTA"),))
    dialog.sheet.book.click()
    qtbot.waitUntil(lambda: "nulla resta in coda" in texts_in(dialog), timeout=PATIENCE_MS)
    dialog.reject()
    running.start()
    qtbot.waitUntil(bar(window).isHidden, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "Bilancio" in window.agenda.notice.text and "tornato" in window.agenda.notice.text)
    assert titles(window) == []
    qtbot.mouseClick(window.agenda.notice.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    again = window.agenda.bench.panel.dialog
    assert again is not None
    assert again.sheet.title.text() == "Bilancio"
    again.sheet.book.click()
    qtbot.waitUntil(lambda: titles(window) == ["Bilancio"], timeout=PATIENCE_MS)


def test_the_window_opens_on_the_copy_while_the_server_is_away_and_goes_over_to_it(
    opens: Opens, server: tuple[Cluster, str], qtbot: QtBot, tmp_path: Path
) -> None:
    running, name = server
    book(running, name, "anna", "Prima")
    opens().close()
    qtbot.waitUntil(lambda: bool(copies(tmp_path)), timeout=PATIENCE_MS)
    running.stop(signal.SIGINT)
    window = opens()
    qtbot.waitUntil(lambda: titles(window) == ["Prima"], timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: "copia" in bar(window).text, timeout=PATIENCE_MS)
    assert "dalle" not in bar(window).text
    running.start()
    book(running, name, "anna", "Dopo", ONE + timedelta(hours=2))
    qtbot.waitUntil(lambda: titles(window) == ["Prima", "Dopo"], timeout=PATIENCE_MS)
    qtbot.waitUntil(bar(window).isHidden, timeout=PATIENCE_MS)


def test_a_login_that_was_ended_meanwhile_is_told_so_and_its_copy_is_gone(
    opens: Opens, server: tuple[Cluster, str], qtbot: QtBot, tmp_path: Path
) -> None:
    running, _ = server
    window = opens()
    qtbot.waitUntil(lambda: bool(copies(tmp_path)), timeout=PATIENCE_MS)
    go_away(running, window, qtbot)
    running.start()
    running.sql("postgres", "alter role bruno nologin")
    qtbot.waitUntil(lambda: "non fa entrare bruno" in bar(window).text, timeout=PATIENCE_MS)
    assert copies(tmp_path) == []
    running.sql("postgres", "alter role bruno login")
