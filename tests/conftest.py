"""What all tests share: one Qt application a process, of the kind that windows need."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Be there before a test without windows prints a page, which would start a Qt that cannot have any."""
    return qapp
