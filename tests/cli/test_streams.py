"""Where answers go: pipes that are closed, no streams at all, encodings with few characters, disks without room."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

TITLE = "Caffè “e” 🎉"


@pytest.fixture
def town_file(town: Cli, tmp_path: Path) -> Path:
    assert town("book", TITLE, "--room", "GIUNTA", "--start", "2027-03-22T09:00", "--for", "1h").status == 0
    return tmp_path


def _shell(place: Path, line: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of the shell in which `roomdesk` stands for the program on the town's database."""
    tree = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(tree), "LC_ALL": "C.UTF-8", **more}
    program = f'roomdesk() {{ "{sys.executable}" -m roomdesk --db town.db "$@"; }}; '
    call = ["bash", "-c", program + line]
    return subprocess.run(call, cwd=place, env=environment, capture_output=True, timeout=60)


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("roomdesk bookings --from 2027-03-01", 0),
        ("roomdesk bookings --from 2027-03-01 --json", 0),
        ("roomdesk export bookings", 0),
        ("roomdesk book --help", 0),
        ("roomdesk show x --json", 3),
        ("roomdesk show x 2>&1 >&-", 3),
        ("roomdesk book 2>&1", 2),
    ],
)
def test_whoever_closes_the_pipe_hears_no_complaint(town_file: Path, line: str, status: int) -> None:
    done = _shell(town_file, f"{line} | true; echo ${{PIPESTATUS[0]}}")
    assert (done.stdout.decode(), done.stderr) == (f"{status}\n", b"")


@pytest.mark.parametrize(
    ("line", "status"),
    [("bookings", 0), ("bookings --json", 0), ("export bookings", 0), ("show x", 3), ("show x --json", 3), ("x", 2)],
)
def test_without_streams_the_work_is_done_all_the_same(town_file: Path, line: str, status: int) -> None:
    assert _shell(town_file, f"roomdesk {line} >&- 2>&-").returncode == status


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "cp850"])
def test_an_encoding_with_few_characters_loses_no_answer(town_file: Path, encoding: str) -> None:
    few = {"PYTHONIOENCODING": encoding}
    table = _shell(town_file, "roomdesk bookings --from 2027-03-01", **few)
    assert (table.returncode, table.stderr) == (0, b"")
    assert b"Sala Giunta" in table.stdout
    document = _shell(town_file, "roomdesk bookings --from 2027-03-01 --json", **few)
    assert json.loads(document.stdout.decode(encoding))["bookings"][0]["title"] == TITLE
    booked = _shell(town_file, f"roomdesk book '{TITLE}' --room SALETTA --start 2027-03-22T09:00 --for 1h", **few)
    assert booked.returncode == 0
    assert _shell(town_file, "roomdesk book --help", **few).returncode == 0
    wrong = _shell(town_file, "roomdesk show '€🎉'", **few)
    assert (wrong.returncode, wrong.stdout) == (3, b"")
    assert wrong.stderr


@pytest.mark.parametrize("written", ["nonsense = [", '[mail]\nhst = "x"', "language = 3"])
def test_settings_that_cannot_be_read_are_told(town_file: Path, written: str) -> None:
    settings = town_file / "wrong" / "roomdesk" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(written, "utf-8")
    wrong = {"XDG_CONFIG_HOME": str(settings.parents[1])}
    told = _shell(town_file, "roomdesk sites", **wrong)
    assert (told.returncode, told.stdout) == (2, b"")
    assert told.stderr.decode().startswith(("Nelle impostazioni ", "Le impostazioni non si possono leggere: "))
    document = _shell(town_file, "roomdesk sites --json", **wrong)
    assert (document.returncode, json.loads(document.stdout)["error"]["code"]) == (2, "invalid")


def test_bytes_that_are_no_text_are_refused(town_file: Path) -> None:
    booked = _shell(town_file, "roomdesk book $'a\\xff' --room SALETTA --start 2027-03-22T09:00 --for 1h --json")
    assert (booked.returncode, json.loads(booked.stdout)["error"]["reason"]) == (2, "title")


def test_an_answer_that_finds_no_room_is_told_with_what_was_done(town_file: Path) -> None:
    line = "roomdesk --lang en book Altro --room SALETTA --start 2027-03-22T09:00 --for 1h > /dev/full"
    done = _shell(town_file, line)
    assert done.returncode == 1
    assert b"stays done" in done.stderr
    assert b"Traceback" not in done.stderr
    listed = _shell(town_file, "roomdesk bookings --from 2027-03-22 --room SALETTA --json")
    assert [one["title"] for one in json.loads(listed.stdout)["bookings"]] == ["Altro"]


@pytest.mark.parametrize("where", [".", "/dev/full", "/proc/none/file"])
def test_a_file_that_cannot_be_written_is_wrong_input(town: Cli, where: str) -> None:
    for command in ("export sites", "calendar --room GIUNTA", "schedule --format html", "report usage --format csv"):
        done = town(*command.split(), "-o", where, "--json")
        assert (done.status, done.document["error"]["reason"]) == (2, "output"), command


def test_files_hold_no_marks_of_the_terminal_and_are_named(town: Cli, tmp_path: Path) -> None:
    for number, command in enumerate(("schedule", "report line", "report usage", "schedule --format html")):
        done = town(*command.split(), "-o", f"new/{number}")
        assert (done.status, done.out, done.err) == (0, "", f"Scritto: new/{number}\n"), command
        assert "\x1b" not in (tmp_path / "new" / str(number)).read_text("utf-8")
    assert (tmp_path / "new" / "1").read_text("utf-8").startswith("Sede ")
