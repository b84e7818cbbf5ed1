"""The frozen program starts, books in the demonstration municipality, writes an invitation, opens its window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import PySide6
import pytest

from packing import icu
from roomdesk.gui import support

FOLDER = Path(__file__).resolve().parents[2] / "dist" / "roomdesk"
pytestmark = [pytest.mark.frozen, pytest.mark.skipif(not FOLDER.exists(), reason="make frozen builds it")]
# Twelve of them are what reaches a PostgreSQL server: its library, with TLS, Kerberos and LDAP; forty are for
# sound and cameras: Qt Multimedia with FFmpeg, and Qt Quick that it links.
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
    assert list(FOLDER.rglob(f"roomdesk/gui/__pycache__/{support.kept_at().name}"))


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


def test_it_has_sound_and_cameras(tmp_path: Path) -> None:
    call = [str(FOLDER / "roomdesk"), "--db", str(tmp_path / "a.db")]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PULSE_SERVER": f"unix:{tmp_path / 'nobody'}"}
    subprocess.run([*call, "db", "init"], env=environment, check=True, capture_output=True, timeout=60)
    done = subprocess.run([*call, "--json", "check-here"], env=environment, capture_output=True, text=True, timeout=60)
    # Both without the decoders and without the library, causes and words would be others.
    assert "backends" not in done.stderr
    assert {one["cause"] for one in json.loads(done.stdout)["results"]} <= {
        "no_camera",
        "no_microphone",
        "no_speaker",
    }


def test_what_icu_lacks_nobody_here_misses(tmp_path: Path) -> None:
    """Order, letters' case and names of zones are the same with the small package as with the whole one."""
    libraries = Path(PySide6.__file__).parent / "Qt" / "lib"
    whole = next(libraries.glob("libicudata.so.*"))
    icu.shrink(whole, tmp_path / whole.name)
    assert (tmp_path / whole.name).stat().st_size < whole.stat().st_size / 5
    said = [
        subprocess.run(
            [sys.executable, "-c", ORDER], env=os.environ | more, capture_output=True, text=True, check=True
        ).stdout
        for more in ({}, {"LD_PRELOAD": str(tmp_path / whole.name)})
    ]
    assert said[0] == said[1]
    assert "Élite" in said[0]


ORDER = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale, QTimeZone
words = "zeta Élite eco È perché Perche però Àncora ancora città citta 10 9 2 Öl ol ñ n ß ss".split()
for name in ("it_IT", "en_GB"):
    locale = QLocale(name)
    order = QCollator(locale)
    order.setNumericMode(True)
    print(sorted(words, key=cmp_to_key(order.compare)))
    print(locale.toUpper("straße ì"), locale.toLower("ÀÈ"), locale.standaloneMonthName(3))
    print(QTimeZone(b"Europe/Rome").displayName(QTimeZone.StandardTime, QTimeZone.LongName, locale))
"""


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
            for number, title in enumerate(
                ("Agenda", "Trova una sala", "Reception", "Impianti", "Rapporti", "Sedi e sale", "Questo computer"), 1
            ):
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
