"""Garbage is collected on the window's thread: never by a lane that happens to make many objects."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from roomdesk.gui.garbage import Garbage


class Cycle:
    """Something that only the collector can take away, and that notes on which thread it went."""

    def __init__(self, gone: list[str]) -> None:
        self.me = self
        weakref.finalize(self, lambda: gone.append(threading.current_thread().name))


@pytest.fixture
def collector() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    gc.enable() if was else gc.disable()


def test_it_goes_on_the_windows_thread_alone(collector: None, qtbot: QtBot) -> None:
    garbage = Garbage()
    gone: list[str] = []
    Cycle(gone)

    def busy() -> None:
        kept = [[number] for number in range(200_000)]
        assert len(kept) == 200_000

    lane = threading.Thread(target=busy, name="lane")
    lane.start()
    lane.join()
    assert gone == []
    garbage.collect()
    assert gone == [threading.current_thread().name]
    garbage.deleteLater()
