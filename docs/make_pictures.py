"""Makes the pictures of README and docs with the program itself, on a fresh demonstration database."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer

from roomdesk import bootstrap
from roomdesk.gui import app as application
from roomdesk.gui.main_window import MainWindow
from roomdesk.services.desk import Desk
from roomdesk.settings.places import find_places

PICTURES = Path(__file__).parent / "pictures"
_WHO = "ufficio.tecnico@borgosanvitale.example"
_LONGEST_WAIT_MS = 10_000


def wait_for(done: Callable[[], bool]) -> None:
    """Let the window work until something is so. Raises TimeoutError after ten seconds."""
    loop, ticks = QEventLoop(), QTimer()
    ticks.timeout.connect(lambda: loop.quit() if done() else None)
    ticks.start(20)
    QTimer.singleShot(_LONGEST_WAIT_MS, loop.quit)
    loop.exec()
    ticks.stop()
    if not done():
        raise TimeoutError


def pick_linked(window: MainWindow) -> None:
    """Go to the next day with a linked booking that has a conference, and pick it."""
    agenda = window.agenda
    for _ in range(8):
        linked = [one for one in agenda.grid.board.entries if one.rooms > 1 and one.link and not one.hidden]
        if linked:
            agenda.grid.pick(max(linked, key=lambda one: one.rooms).booking)
            wait_for(lambda: agenda.details.shown is not None)
            return
        day = agenda.day.fromordinal(agenda.day.toordinal() + 1)
        agenda.show_day(day)
        wait_for(lambda day=day: agenda.grid.board.day == day)  # type: ignore[misc]


def make(desk: Desk, facts: application.Facts) -> None:
    """Save the day and the booking dialog as pictures."""
    application.prepare(facts)
    opened = application.open_window(desk, facts)
    window = opened.window
    wait_for(lambda: bool(window.agenda.grid.board.rows))
    pick_linked(window)
    # A second turn of the loop: panels are laid out once they are shown.
    wait_for(lambda: window.agenda.details.isVisible())
    PICTURES.mkdir(exist_ok=True)
    window.grab().save(str(PICTURES / "day.png"))
    window.agenda.book()
    dialog = window.agenda.dialog
    if dialog is not None:
        wait_for(lambda: bool(dialog.sheet.verdict()))
        dialog.resize(1120, 640)
        dialog.sheet.title.setText("Coordinamento lavori pubblici")
        dialog.grab().save(str(PICTURES / "booking.png"))
        dialog.reject()
    opened.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder) / "demo.db")
        demo = [sys.executable, "-m", "roomdesk", "--db", database, "demo", "--output", folder]
        subprocess.run(demo, check=True, stdout=subprocess.DEVNULL, timeout=120)  # noqa: S603 - this program itself
        desk = bootstrap.open_desk(database, _WHO, "it")
        clock = bootstrap.SystemClock()
        town = desk.look_around.municipality()
        facts = application.Facts(find_places().resources, "it", town.name, "demo.db", clock, demo=True)
        try:
            make(desk, facts)
        finally:
            desk.keep_store.close()


if __name__ == "__main__":
    main()
