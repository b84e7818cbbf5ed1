"""The doctor: each part looked at by itself, whatever the others are like, and no database made by looking."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from roomdesk.bootstrap import examine
from roomdesk.cli import doctor
from tests.cli.conftest import Cli

# Qt is there already in these tests, and says what it does without.
pytestmark = pytest.mark.qt_log_ignore("pipewire")


def parts(cli: Cli, **where: str) -> dict[str, Any]:
    done = cli("doctor", "--json", **where)
    found = {one["part"]: one for one in done.document["checks"]}
    assert done.document["ok"] == all(one["status"] != "failed" for one in found.values())
    assert done.status == (0 if done.document["ok"] else 5)
    return found


def test_a_computer_that_is_well(town: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    found = parts(town)
    assert list(found) == list(doctor._PARTS)
    for name in ("python", "settings", "zones", "window", "disk"):
        assert found[name]["status"] == "ok"
    assert found["database"]["status"] in ("ok", "degraded")
    assert "town.db" in found["database"]["evidence"]
    assert "RoomDesk può funzionare su questo computer." in town("doctor").out
    assert "RoomDesk can run on this computer." in town("--lang", "en", "doctor").out


@pytest.mark.skipif("sys.platform == 'win32'", reason="a display is a matter of X11 and Wayland")
def test_without_a_display_commands_work(town: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    window = parts(town)["window"]
    assert window["status"] == "degraded"
    assert "roomdesk --help" in window["remedy"]


def test_no_database_is_made_by_looking(cli: Cli, tmp_path: Path) -> None:
    for where in ("none/x.db", "sqlite:///none.db"):
        found = parts(cli, db=where)["database"]
        assert (found["status"], found["message"]) == (
            "ok",
            f"non c'è ancora: nasce al primo uso ({where.removeprefix('sqlite:///')})",
        )
    assert not (tmp_path / "none").exists()
    assert not (tmp_path / "none.db").exists()


def test_a_database_that_is_none_or_not_whole_hinders(town: Cli, tmp_path: Path) -> None:
    found = parts(town, db="sites.csv")
    assert (found["database"]["status"], found["disk"]["status"]) == ("failed", "ok")
    assert "sites.csv" in found["database"]["message"]
    with closing(sqlite3.connect(tmp_path / "town.db")) as db:
        (name,) = db.execute("select name from sqlite_master where type = 'trigger' limit 1").fetchone()
        db.execute(f"drop trigger {name}")
        db.commit()
    assert name in parts(town)["database"]["message"]
    assert "Qualcosa impedisce" in town("doctor").out


def test_a_server_that_is_away_hinders(cli: Cli) -> None:
    found = parts(cli, db="postgresql://127.0.0.1:1/rooms")["database"]
    assert found["status"] == "failed"
    assert "non risponde" in found["message"]


def test_settings_that_cannot_be_read_hinder(town: Cli, tmp_path: Path) -> None:
    file = tmp_path / "config" / "roomdesk" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("lingua = 3\n", "utf-8")
    found = parts(town)
    assert (found["settings"]["status"], found["settings"]["evidence"]) == ("failed", str(file))
    assert found["zones"]["status"] == "ok"


def test_every_cause_has_its_words() -> None:
    source = Path(examine.__file__).read_text("utf-8")
    causes = set(re.findall(r'"([a-z_]+)"(?= if | else|, (?:lacks|unfit|f"|fault|said|str|path|file|"))', source))
    assert {"no_display", "qt_unfit", "no_media", "little_space", "database_none"} <= causes
    assert causes - doctor._SAID.keys() <= {"ok", "error", "sound", "keyring", "database", "disk", "PySide", "sqlite"}
