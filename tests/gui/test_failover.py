"""A standby takes over while a window is open: the bar appears, goes by itself, and the window books on."""

from __future__ import annotations

import signal
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.test_away import PATIENCE_MS, bar, book, furnish, titles, windows
from tests.gui.test_two_programs import ONE
from tests.servers.cluster import cluster, why_not
from tests.servers.roomdesk import database, prepare
from tests.servers.standby import confirms_both, replaced, standing_by


@pytest.mark.skipif(bool(why_not()), reason=why_not())
def test_a_window_finds_the_standby_that_took_over(italian: QApplication, qtbot: QtBot) -> None:
    with cluster() as primary, standing_by(primary) as standby:
        prepare(primary)
        confirms_both(primary)
        with database(primary) as name, replaced(primary, standby) as fail_over:
            furnish(primary, name)
            hosts = f"127.0.0.1:{primary.port},127.0.0.1:{standby.port}"
            with windows(f"postgresql://bruno@{hosts}/{name}", qtbot) as opens:
                window = opens()
                book(primary, name, "bruno", "Prima")
                qtbot.waitUntil(lambda: titles(window) == ["Prima"], timeout=PATIENCE_MS)
                primary.stop(signal.SIGQUIT)
                qtbot.waitUntil(lambda: not bar(window).isHidden(), timeout=PATIENCE_MS)
                fail_over()
                qtbot.waitUntil(bar(window).isHidden, timeout=PATIENCE_MS)
                book(standby, name, "bruno", "Dopo", ONE + timedelta(hours=2))
                qtbot.waitUntil(lambda: titles(window) == ["Prima", "Dopo"], timeout=PATIENCE_MS)
