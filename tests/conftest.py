"""What all tests share: one Qt application a process, of the kind that windows need."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from itertools import count

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


_TESTS = count(1)
_MANY = 25


@pytest.fixture(autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """Collect garbage where Qt's objects live, as the program does: never on the thread of a lane."""
    gc.disable()
    yield
    gc.collect() if next(_TESTS) % _MANY == 0 else gc.collect(1)


@pytest.fixture(scope="session", autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Be there before a test without windows prints a page, which would start a Qt that cannot have any."""
    return qapp
