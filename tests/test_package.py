"""The package from outside: it starts in a bare environment, says its version, and loads no more than it needs."""

import os
import subprocess
import sys
from pathlib import Path

from roomdesk import __version__


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    bare = {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8"}
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, env=bare, cwd=home)


def test_the_version(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "roomdesk", "--version")
    assert (done.returncode, done.stdout) == (0, f"RoomDesk {__version__}\n")


def test_the_main_job_starts_from_nothing(tmp_path: Path) -> None:
    made = run(tmp_path, "-m", "roomdesk", "db", "init", "--json")
    assert made.returncode == 0, made.stderr
    assert [path.name for path in tmp_path.rglob("*.db")] == ["roomdesk.db"]
    assert run(tmp_path, "-m", "roomdesk", "db", "check").returncode == 0


def test_a_command_loads_neither_qt_nor_what_it_does_not_ask(tmp_path: Path) -> None:
    program = """
import sys
sys.argv = ["roomdesk", "bookings", "--json"]
from roomdesk.__main__ import main
main()
heavy = {"PySide6", "holidays", "keyring", "icalendar", "requests", "segno"}
print(sorted(heavy & set(sys.modules)), file=sys.stderr)
"""
    done = run(tmp_path, "-c", program)
    assert done.stderr.strip() == "[]"


def test_bad_input_never_ends_in_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "sites.csv").write_text("code,name\nX,Palazzo\n", "utf-8")
    (tmp_path / "rooms.csv").write_text("code,site,name,capacity\nX,X,Sala,9\n", "utf-8")
    assert run(tmp_path, "-m", "roomdesk", "import", "sites.csv", "rooms.csv").returncode == 0
    for arguments in (
        ["book", "A", "--room", "X", "--start", "0001-01-01T00:00", "--for", "1h"],
        ["schedule", "--day", "9999-12-31"],
        ["schedule", "--day", "0001-01-01"],
        ["find", "--start", "9999-12-31T23:59", "--for", "2h"],
        ["find", "--start", "0001-01-01T00:00+14:00", "--for", "2h"],
        ["slots", "--site", "X", "--for", "1h", "--from", "9999-12-31", "--to", "9999-12-31"],
        ["bookings", "--from", "0001-01-01"],
        ["bookings", "--to", "9999-12-31"],
        ["show", "\udcff"],
    ):
        done = run(tmp_path, "-m", "roomdesk", *arguments)
        assert done.returncode in (2, 3), (arguments, done.stderr)
        assert "Traceback" not in done.stderr
