"""A booking made by another program is read out in the window that is open, without anybody asking for it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.days import today, working_days
from tests.journeys.desktop import Desktop, eventually, missing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}")]
TITLE = "Dal terminale"
SITES = "code;name;opening\nPALAZZO;Palazzo;Mon-Sun 00:00-24:00\n"
ROOMS = "code;site;name;capacity\nGIUNTA;PALAZZO;Sala Giunta;14\n"


def _command(database: Path, *arguments: str) -> Any:
    call = [sys.executable, "-m", "roomdesk", "--db", str(database), *arguments, "--json"]
    return json.loads(subprocess.run(call, capture_output=True, text=True, timeout=120, check=True).stdout)


def test_what_the_command_line_books_is_read_out_in_the_window(desk: Desktop, tmp_path: Path) -> None:
    database, tables = tmp_path / "roomdesk.db", (tmp_path / "sites.csv", tmp_path / "rooms.csv")
    for table, text in zip(tables, (SITES, ROOMS), strict=True):
        table.write_text(text)
    _command(database, "import", *map(str, tables))
    ahead = next(working_days())
    with desk.program(database):
        desk.window("Agenda")
        eventually(lambda: [name for _, name, _ in desk.heard() if "Palazzo" in name])
        desk.press(*["alt+Right"] * ahead)
        start = f"{today() + timedelta(ahead)}T22:00"
        _command(database, "book", TITLE, "--room", "GIUNTA", "--start", start, "--for", "1h")
        eventually(lambda: [name for _, name, _ in desk.heard() if name.startswith(TITLE)])
