"""The window on a million reservations: a day's change from key press to painted, and the memory it takes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.stock import stock

SAMPLES = 200
DAY_CHANGE_MS, MEMORY_MB = 60, 160


def measure() -> list[dict[str, object]]:
    """Open the window on the stock in a process of its own, press Alt+Right 200 times."""
    path, monday = stock()
    call = [sys.executable, "-m", "benchmarks.window", str(path), monday.isoformat()]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(call, capture_output=True, text=True, check=True, env=environment, timeout=300)
    found = json.loads(done.stdout)
    return [
        {
            "promise": "Day change with 1,000,000 stored reservations, 1,000 rooms, key press to painted",
            "target": DAY_CHANGE_MS,
            "measured": round(found["change"], 1),
            "unit": "ms",
            "raw_limit": round(found["verb"], 1),
            "holds": found["change"] <= DAY_CHANGE_MS,
        },
        {
            "promise": "Memory of the window with that data",
            "target": MEMORY_MB,
            "measured": round(found["memory"]),
            "unit": "MB",
            "raw_limit": None,
            "holds": found["memory"] <= MEMORY_MB,
        },
    ]


def _child(path: str, day: str) -> None:
    from datetime import date
    from functools import partial

    from PySide6.QtCore import QEventLoop, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from benchmarks.stock import ADMINISTRATOR
    from roomdesk import bootstrap
    from roomdesk.gui.agenda.page import AgendaPage
    from roomdesk.gui.app import Facts, open_window, prepare
    from roomdesk.settings.places import find_places

    desk = bootstrap.open_desk(path, ADMINISTRATOR, "it")
    facts = Facts(find_places().resources, "it", "Comune", path, bootstrap.SystemClock())
    prepare(facts)
    opened = open_window(desk, facts)
    page = opened.window.findChild(AgendaPage)
    assert isinstance(page, AgendaPage)
    arrived: list[object] = []
    page.loaded.connect(arrived.append)

    def show(act: object) -> float:
        arrived.clear()
        began = perf_counter()
        act()  # type: ignore[operator]
        while not arrived:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        page.grid.viewport().repaint()
        return (perf_counter() - began) * 1000

    show(lambda: page.show_day(date.fromisoformat(day)))
    QApplication.processEvents()  # the keys are there one turn of the loop after the first day

    def turn(key: Qt.Key) -> None:
        QTest.keyClick(page.grid, key, Qt.KeyboardModifier.AltModifier)

    # To and fro between two full working days.
    keys = [Qt.Key.Key_Right, Qt.Key.Key_Left] * (SAMPLES // 2)
    changes = [show(partial(turn, key)) for key in keys]
    verbs = []
    for _ in range(20):
        began = perf_counter()
        desk.show_day(page.day)
        verbs.append((perf_counter() - began) * 1000)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    memory = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    json.dump({"change": median(changes), "verb": median(verbs), "memory": memory}, sys.stdout)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _child(*sys.argv[1:])
    print(measure())
