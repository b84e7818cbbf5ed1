"""The command elsewhere: a room's calendar in another program, named without showing it, and how that stands."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

ADDRESS = "https://kalender.invalid/private-key/basic.ics"


def test_a_calendar_is_named_read_and_removed(town: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert town("elsewhere", "--json").document == {"elsewhere": []}
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{ADDRESS}\n"))
    done = town("elsewhere", "--room", "giunta", "--set", "--json")
    (one,) = done.document["elsewhere"]
    assert (done.status, one["room"], one["host"], one["read_at"]) == (4, "GIUNTA", "kalender.invalid", None)
    assert (one["stale"], one["reason"], one["message"]) == (True, "no_such_host", "questo server non esiste")
    shown = town("elsewhere")
    assert "kalender.invalid" in shown.out
    assert "private-key" not in shown.out + done.out
    assert town("elsewhere", "--room", "GIUNTA", "--remove", "--json").document == {"elsewhere": []}


def test_publish_reads_what_is_due(town: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{ADDRESS}\n"))
    town("elsewhere", "--room", "GIUNTA", "--set")
    assert town("publish", "--json").document["elsewhere"] == []


def test_wrong_usage(town: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert town("elsewhere", "--set").status == 2
    monkeypatch.setattr("sys.stdin", io.StringIO("http://kalender.invalid/private-key.ics\n"))
    done = town("elsewhere", "--room", "GIUNTA", "--set", "--json")
    assert (done.status, done.document["error"]["code"]) == (2, "invalid")
    assert "private-key" not in done.out


def test_the_day_tells_of_it(town: Cli, tmp_path: Path) -> None:
    assert all(site["elsewhere"] == [] for site in town("schedule", "--json").document["sites"])
    assert (tmp_path / "town.db").exists()
