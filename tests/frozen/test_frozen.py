"""The frozen program starts, books in the demonstration municipality, writes an invitation, opens its window."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "dist" / "roomdesk"
pytestmark = [pytest.mark.frozen, pytest.mark.skipif(not FOLDER.exists(), reason="make frozen builds it")]
# Twelve of them are what reaches a PostgreSQL server: its library, with TLS, Kerberos and LDAP.
LARGEST = 170 * 1024 * 1024


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("frozen") / "demo.db"
    run(database, "demo", "--output", str(database.parent))
    return database


def run(database: Path, *arguments: str) -> Any:
    call = [str(FOLDER / "roomdesk"), "--db", str(database), *arguments, "--json"]
    done = subprocess.run(
        call, capture_output=True, text=True, timeout=120, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return json.loads(done.stdout)


def test_the_folder_is_small_and_holds_no_web_engine() -> None:
    files = [path for path in FOLDER.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) <= LARGEST
    assert [path for path in files if "WebEngine" in path.name] == []
    assert list(FOLDER.rglob("db/sqlite/0001_places.sql"))
    assert list(FOLDER.rglob("resources/demo/sites.csv"))


def test_it_books_and_invites(demo: Path) -> None:
    assert (demo.parent / "schedule.pdf").read_bytes().startswith(b"%PDF")
    free = run(
        demo,
        "slots",
        "--site",
        "PALAZZO",
        "--site",
        "NORD",
        "--for",
        "60m",
        "--from",
        "2027-03-22",
        "--to",
        "2027-03-26",
    )
    slot = free["slots"][0]
    rooms = [part for room in slot["rooms"] for part in ("--room", room["code"])]
    booked = run(demo, "book", "Prova", *rooms, "--start", slot["start"], "--end", slot["end"], "--conference", "jitsi")
    booking = booked["bookings"][0]
    run(demo, "invite", booking["id"], "-o", str(demo.parent / "prova.ics"))
    text = (demo.parent / "prova.ics").read_text("utf-8").replace("\r\n ", "")
    assert f"UID:{booking['uid']}" in text
    assert booking["conference"]["url"] in text


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    read, write = os.pipe()
    with subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    ) as server:
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        yield f":{number}"
        server.terminate()


def test_its_window_opens_on_a_display(demo: Path, display: str) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"} | {"DISPLAY": display}
    call = [str(FOLDER / "roomdesk-window"), "--db", str(demo), "--lang", "it"]
    with subprocess.Popen(call, env=environment, stderr=subprocess.PIPE, text=True) as program:
        try:
            window = _window(environment, program, "Borgo San Vitale")
            # Screens are loaded when they are first opened: each must have been packed.
            for number, title in enumerate(("Agenda", "Trova una sala", "Reception", "Impianti", "Sedi e sale"), 1):
                call = ["xdotool", "windowfocus", "--sync", window, "key", f"ctrl+{number}"]
                subprocess.run(call, env=environment, check=True, timeout=30)
                assert _window(environment, program, f"^{title}") == window, title
            assert program.poll() is None
        finally:
            program.terminate()
            assert "Traceback" not in (program.stderr.read() if program.stderr else "")


def _window(environment: dict[str, str], program: subprocess.Popen[str], title: str) -> str:
    """Wait for a window of that title; empty where none appears within 30 s."""
    ends = time.monotonic() + 30
    while time.monotonic() < ends and program.poll() is None:
        call = ["xdotool", "search", "--onlyvisible", "--name", title]
        found = subprocess.run(call, env=environment, capture_output=True, text=True).stdout.split()
        if found:
            return found[0]
        time.sleep(0.2)
    return ""
