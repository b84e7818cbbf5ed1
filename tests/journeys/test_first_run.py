"""Whoever has just installed RoomDesk sets it up by keyboard; somebody else tries the demonstration and leaves it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.desktop import Desktop, desktop, eventually, missing

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path) as made:
        del made.environment["ROOMDESK_USER"]
        yield made


def _command(desk: Desktop, *arguments: str) -> Any:
    call = [sys.executable, "-m", "roomdesk", *arguments, "--json"]
    done = subprocess.run(call, env=desk.environment, capture_output=True, text=True, timeout=120, check=True)
    return json.loads(done.stdout)


def _heard(desk: Desktop, words: str) -> list[str]:
    return [name for _, name, _ in desk.heard() if words in name]


def test_from_nothing_to_the_window_by_keyboard(desk: Desktop, tmp_path: Path) -> None:
    with desk.program(None):
        desk.window("primo avvio")
        eventually(lambda: _heard(desk, "Benvenuti"))
        desk.press("Return")
        eventually(lambda: _heard(desk, "Dove devono stare"))
        desk.press("Return")
        eventually(lambda: _heard(desk, "Di chi sono le sale"))
        desk.type("Comune di Rocca")
        desk.press("Tab")
        desk.type("Anna Bianchi")
        desk.press("Tab")
        desk.type("anna@comune.example")
        desk.press("Return")
        eventually(lambda: _heard(desk, "Come vuoi cominciare"))
        assert not list(tmp_path.rglob("roomdesk.db"))
        desk.press("Down", "Return")
        desk.window("Comune di Rocca")
        eventually(lambda: _heard(desk, "Operi come anna@comune.example"))
        held = _command(desk, "db", "info")
        assert (held["people"], held["sites"]) == (1, 0)
    with desk.program(None):
        desk.window("Comune di Rocca")


def test_the_demonstration_is_tried_and_left(desk: Desktop, tmp_path: Path) -> None:
    with desk.program(None):
        _try_demonstration(desk)
        eventually(lambda: _heard(desk, "dati inventati"))
        _leave(desk)
        desk.window("primo avvio")
        eventually(lambda: _heard(desk, "Benvenuti"))
        desk.press("Escape")
    assert [one.name for one in tmp_path.rglob("*.db")] == ["demo.db"]


def test_whoever_leaves_the_demonstration_comes_back_to_their_own_data(desk: Desktop, tmp_path: Path) -> None:
    with desk.program(None) as running:
        _try_demonstration(desk)
        sites = tmp_path / "sites.csv"
        sites.write_text("code;name\nROCCA;Palazzo della Rocca\n")
        own = next(tmp_path.rglob("demo.db")).with_name("roomdesk.db")
        _command(desk, "--db", str(own), "import", str(sites))
        _leave(desk)
        eventually(lambda: _heard(desk, "Palazzo della Rocca"))
        assert not _heard(desk, "dati inventati")
        assert running.poll() is None


def _try_demonstration(desk: Desktop) -> None:
    desk.window("primo avvio")
    eventually(lambda: _heard(desk, "Benvenuti"))
    desk.press("Tab", "Down", "Return")
    eventually(lambda: _heard(desk, "Sta in un file a parte"))
    desk.press("Return")
    desk.window("Borgo San Vitale")


def _leave(desk: Desktop) -> None:
    eventually(lambda: _heard(desk, "dati inventati"))
    desk.press("ctrl+k")
    desk.window("Comandi")
    desk.type("esci dalla dim")
    desk.press("Return")
