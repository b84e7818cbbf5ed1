"""Lanes: answers and errors come back on the window's thread, in order, and not to screens that are gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from roomdesk.domain.errors import DiskFull, RoomDeskError
from roomdesk.gui.background import Background, Lane


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    lanes = Background()
    yield lanes
    lanes.close()


def never(_: object) -> None:
    raise AssertionError("should not be called")


def test_the_answer_comes_on_the_windows_thread(background: Background, qtbot: QtBot) -> None:
    seen: list[tuple[str, threading.Thread]] = []
    background.ask(
        background,
        lambda: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread())),
        never,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0].startswith("store")
    assert seen[0][1] is threading.main_thread()


def test_a_known_error_comes_back_as_a_value(background: Background, qtbot: QtBot) -> None:
    errors: list[RoomDeskError] = []

    def work() -> None:
        raise DiskFull("/data/roomdesk.db")

    background.ask(background, work, never, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], DiskFull)


def test_a_bug_goes_to_broke(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.broke) as caught:
        background.ask(background, lambda: 1 // 0, never, never)
    assert isinstance(caught.args[0], ZeroDivisionError)


def test_verbs_never_interleave(background: Background, qtbot: QtBot) -> None:
    running, overlaps, done = [0], [0], []

    def work() -> None:
        running[0] += 1
        overlaps[0] += running[0] > 1
        threading.Event().wait(0.002)
        running[0] -= 1

    for _ in range(20):
        background.ask(background, work, done.append, never)
    qtbot.waitUntil(lambda: len(done) == 20)
    assert overlaps == [0]


def test_the_answer_to_a_screen_that_is_gone_is_dropped(background: Background, qtbot: QtBot) -> None:
    screen, gate, later = QObject(), threading.Event(), []
    background.ask(screen, gate.wait, never, never)
    with qtbot.waitSignal(screen.destroyed):
        screen.deleteLater()
    gate.set()
    background.ask(background, lambda: 1, later.append, never)
    qtbot.waitUntil(lambda: later == [1])


def test_closing_drops_what_waits_and_finishes_what_began(qapp: object) -> None:
    lanes, began, gate, done = Background(), threading.Event(), threading.Event(), []

    def slow() -> None:
        began.set()
        gate.wait()
        done.append("slow")

    lanes.ask(lanes, slow, never, never)
    lanes.ask(lanes, lambda: done.append("waiting"), never, never)
    began.wait()
    opener = threading.Timer(0.02, gate.set)
    opener.start()
    lanes.close()
    lanes.ask(lanes, lambda: done.append("late"), never, never)
    opener.join()
    assert done == ["slow"]


def test_outside_work_does_not_wait_for_the_store(background: Background, qtbot: QtBot) -> None:
    gate, done = threading.Event(), []
    background.ask(background, gate.wait, done.append, never)
    background.ask(background, lambda: "written", done.append, never, Lane.OUTSIDE)
    qtbot.waitUntil(lambda: done == ["written"])
    gate.set()
    qtbot.waitUntil(lambda: len(done) == 2)


def test_the_store_is_given_way_for_a_moment_at_most(background: Background, qtbot: QtBot) -> None:
    background.give_way(5)
    owner, read, go = QObject(), list[int](), threading.Event()
    background.ask(owner, lambda: read.append(1), read.append, never)
    background.give_way(5)
    assert read == [1]
    background.ask(owner, go.wait, read.append, never)
    background.give_way(0.001)
    go.set()
    qtbot.waitUntil(lambda: read == [1, None, True])
