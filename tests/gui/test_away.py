"""A server that goes away is said across the window, with the time of its last answer, and comes back by itself."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Room, Site
from roomdesk.domain.slot import Slot
from roomdesk.gui import app as application
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.main_window import MainWindow
from roomdesk.ports.store import Furnishing
from tests.fakes.municipality import ANNA, BRUNO
from tests.gui.conftest import RESOURCES
from tests.gui.small_desk import FixedClock
from tests.gui.test_two_programs import ONE
from tests.servers.cluster import Cluster, cluster, why_not
from tests.servers.roomdesk import admit, database, open_store, prepare

PATIENCE_MS = 30_000


@pytest.fixture
def server() -> Iterator[tuple[Cluster, str]]:
    if why_not():
        pytest.skip(why_not())
    always = Opening.parse("Mon-Sun 00:00-24:00")
    rooms = (Room(RoomCode("GIUNTA"), SiteCode("PALAZZO"), "Sala Giunta", 14),)
    people = (Person(ANNA, "Anna", Role.ADMINISTRATOR), Person(BRUNO, "Bruno", Role.STAFF))
    with cluster({"fsync": "off"}) as running:
        prepare(running)
        with database(running) as name:
            with closing(open_store(running, name)) as keeper:
                keeper.furnish(
                    Furnishing((Site(SiteCode("PALAZZO"), "Palazzo", opening=always),), rooms, people=people)
                )
            for login, person in (("anna", ANNA), ("bruno", BRUNO)):
                admit(running, name, login, person)
            yield running, name


@pytest.fixture
def window(italian: QApplication, server: tuple[Cluster, str], qtbot: QtBot) -> Iterator[MainWindow]:
    running, name = server
    desk = bootstrap.open_desk(running.address(name, "bruno"), clock=FixedClock())
    opened = application.open_window(desk, application.Facts(RESOURCES, "it", "Comune", "", FixedClock()))
    qtbot.waitUntil(lambda: len(opened.window.agenda.grid.board.rows) > 0)
    yield opened.window
    opened.close()
    opened.window.deleteLater()
    desk.keep_store.close()


def bar(window: MainWindow) -> Notice:
    """Give the window's own bar, which is above every screen's."""
    central = window.centralWidget()
    return next(one for one in central.findChildren(Notice) if one.parent() is central)


def test_it_says_since_when_and_is_gone_when_the_server_is_back(
    window: MainWindow, server: tuple[Cluster, str], qtbot: QtBot
) -> None:
    running, name = server
    assert bar(window).isHidden()
    begun = QTime.currentTime()
    running.stop(signal.SIGINT)
    qtbot.waitUntil(lambda: not bar(window).isHidden(), timeout=PATIENCE_MS)
    said = bar(window).text
    assert "dalle " in said
    assert {begun.toString("HH:mm"), begun.addSecs(-60).toString("HH:mm"), begun.addSecs(60).toString("HH:mm")} & set(
        said.replace(".", " ").replace(":", ":").split()
    )
    assert window.agenda.grid.board.rows
    running.start()
    qtbot.waitUntil(bar(window).isHidden, timeout=PATIENCE_MS)
    anna = bootstrap.open_desk(running.address(name, "anna"), clock=FixedClock())
    anna.book_room(Draft(id=BookingId("anna"), title="Dopo", rooms=(RoomCode("GIUNTA"),), slot=Slot.lasting(ONE, 60)))
    anna.keep_store.close()
    qtbot.waitUntil(lambda: [one.title for one in window.agenda.grid.board.entries] == ["Dopo"], timeout=PATIENCE_MS)
