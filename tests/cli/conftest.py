"""A command line on an empty database or on a small municipality, run in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from roomdesk import bootstrap
from roomdesk.bootstrap.examine import examine
from roomdesk.cli.main import run
from roomdesk.cli.session import Wiring

SITES = """code;name;kind;opening;latitude;longitude;line;down_mbps;up_mbps
PALAZZO;Palazzo comunale;office;Mon-Fri 07:30-20:00;44,25;12,11;Lepida;8;8
TECNICI;Uffici tecnici;office;Mon-Fri 07:30-20:00;44,23;12,09;Lepida;1000;1000
"""
ROOMS = """code;site;name;floor;capacity;step_free;features;approval;buffer_before;buffer_after;layouts
GIUNTA;PALAZZO;Sala Giunta;1;14;yes;camera|display;no;0;15;
SALETTA;PALAZZO;Saletta;1;6;no;camera|display;no;0;0;platea=30/20
CONSIGLIO;PALAZZO;Sala Consiglio;2;60;yes;display;yes;0;0;
RIUNIONI;TECNICI;Sala riunioni;0;12;yes;camera|display;no;0;0;
"""


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


Cli = Callable[..., Ran]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    for name in ("ROOMDESK_DB", "ROOMDESK_USER", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, db: str = "town.db") -> Ran:
        capsys.readouterr()
        status = run(["--db", db, *arguments], Wiring(bootstrap.open_desk, lambda: "it", bootstrap.step_up, examine))
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return call


@pytest.fixture
def town(cli: Cli, tmp_path: Path) -> Cli:
    (tmp_path / "sites.csv").write_text(SITES, "utf-8")
    (tmp_path / "rooms.csv").write_text(ROOMS, "utf-8")
    assert cli("import", "rooms.csv", "sites.csv").status == 0
    return cli


@pytest.fixture
def booked(town: Cli) -> Any:
    """One linked meeting, as its JSON: GIUNTA and RIUNIONI, Monday 9 to 11."""
    return town(
        "book", "Coordinamento", "--room", "GIUNTA", "--room", "riunioni", "--start", "2027-03-22T09:00",
        "--for", "2h", "--conference", "jitsi", "--attendee", "Anna <anna@comune.example>", "--json",
    ).document["bookings"][0]  # fmt: skip
