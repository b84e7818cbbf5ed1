"""A booking panel in a process of its own is killed while somebody types: the draft is there afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from roomdesk import bootstrap
from roomdesk.gui.booking import form

_TYPING = """
import sys
from pathlib import Path
from roomdesk import bootstrap
from roomdesk.gui import app as application
from roomdesk.gui.agenda.page import AgendaPage
from roomdesk.gui.background import Background
from roomdesk.gui.pulse import Pulse


facts = application.Facts(Path(sys.argv[2]), "it", "", "", bootstrap.SystemClock())
app = application.prepare(facts)
desk = bootstrap.open_desk(sys.argv[1], "anna@comune.example")
background = Background()
page = AgendaPage(desk, bootstrap.SystemClock(), background, Pulse())
page.refresh()
while page.places is None:
    app.processEvents()
page.book()
page.bench.panel.dialog.sheet.title.setText("Bilancio 2027")
app.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_was_typed_is_there_after_the_program_was_killed(tmp_path: Path) -> None:
    resources = Path(__file__).parents[2] / "resources"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(tmp_path / "data")}
    database = str(tmp_path / "a.db")
    desk = bootstrap.open_desk(database, "anna@comune.example")
    typing = subprocess.Popen(
        [sys.executable, "-c", _TYPING, database, str(resources)], env=environment, cwd=Path(__file__).parents[2]
    )
    try:
        patience = time.monotonic() + 30
        while not desk.drafts.kept():
            assert typing.poll() is None
            assert time.monotonic() < patience
            time.sleep(0.05)
    finally:
        typing.kill()
        typing.wait()
    (kept,) = desk.drafts.kept()
    desk.keep_store.close()
    typed = form.from_kept(kept.typed)
    assert typed is not None
    assert typed.title == "Bilancio 2027"
