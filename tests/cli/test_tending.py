"""The commands faults and prepare, over real sockets: what is broken, tended, switched, and what is at risk."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from roomdesk.simulators.pjlink import Projector
from roomdesk.simulators.servers import serving
from tests.cli.conftest import Cli


@pytest.fixture
def broken(town: Cli, tmp_path: Path) -> Cli:
    """Give a town with a screen at whose address nothing listens any more."""
    with socket.socket() as once:
        once.bind(("127.0.0.1", 0))
        port = once.getsockname()[1]
    (tmp_path / "e.csv").write_text(
        f"code,room,name,kind,driver,host,port\nSCHERMO,GIUNTA,Schermo,display,tcp,127.0.0.1,{port}\n", "utf-8"
    )
    assert town("import", "e.csv").status == 0
    return town


def test_a_fault_opens_is_tended_and_closed(broken: Cli) -> None:
    assert broken("check").status == 5
    assert broken("faults", "--json").document == {"faults": []}
    assert "Nessun guasto" in broken("faults").out
    broken("check")
    (fault,) = broken("faults", "--json").document["faults"]
    assert (fault["equipment"], fault["room"], fault["site"], fault["failed_checks"]) == (
        "SCHERMO", "GIUNTA", "PALAZZO", 2,
    )  # fmt: skip
    assert (fault["cause"], fault["acknowledged_by"], fault["at_risk"]) == ("refused", "", [])
    assert "Schermo" in broken("faults").out
    assert broken("faults", "acknowledge", "schermo").status == 0
    broken("faults", "assign", "SCHERMO", "Ditta Rossi")
    (fault,) = broken("faults", "note", "SCHERMO", "cavo ordinato", "--json").document["faults"]
    assert fault["acknowledged_by"]
    assert fault["assigned_to"] == "Ditta Rossi"
    assert [one["text"] for one in fault["notes"]] == ["cavo ordinato"]
    assert broken("faults", "--room", "SALETTA", "--json").document == {"faults": []}
    assert broken("faults", "--site", "PALAZZO", "--json").document["faults"] == [fault]
    assert broken("faults", "close", "SCHERMO", "--json").document == {"faults": []}
    done = broken("faults", "close", "SCHERMO", "--json")
    assert (done.status, done.document["error"]["code"]) == (3, "not_found")


def test_meetings_of_the_week_are_at_risk(broken: Cli) -> None:
    start = tomorrow(broken)
    booked: Any = broken("book", "Bilancio", "--room", "GIUNTA", "--start", start, "--for", "1h", "--json").document
    broken("check")
    broken("check")
    (fault,) = broken("faults", "--json").document["faults"]
    assert [one["id"] for one in fault["at_risk"]] == [booked["bookings"][0]["id"]]


def tomorrow(town: Cli) -> str:
    """Give the first time from tomorrow on at which a room of the site is free: no Sunday, no holiday."""
    first, last = (str((datetime.now(UTC) + timedelta(days)).date()) for days in (1, 6))
    wish = ("--site", "PALAZZO", "--for", "60m", "--from", first, "--to", last)
    found = town("slots", *wish, "--json").document["slots"]
    return str(found[0]["start"])


def test_a_meetings_rooms_are_prepared(town: Cli, tmp_path: Path) -> None:
    projector = Projector(power="0")
    with serving([projector]) as (port,):
        (tmp_path / "p.csv").write_text(
            "code,room,name,kind,driver,host,port,options\n"
            f"PJ,GIUNTA,Proiettore,projector,pjlink,127.0.0.1,{port},input=32\n",
            "utf-8",
        )
        assert town("import", "p.csv").status == 0
        wish = ("--room", "GIUNTA", "--start", tomorrow(town), "--for", "1h", "--json")
        booking: Any = town("book", "Bilancio", *wish).document["bookings"][0]["id"]
        planned = town("prepare", booking, "--dry-run", "--json")
        assert [(one["action"], one["value"], one["status"]) for one in planned.document["steps"]] == [
            ("power_on", "", "planned"), ("input", "32", "planned"),
        ]  # fmt: skip
        assert projector.power == "0"
        done = town("prepare", booking, "--json")
        assert (done.status, done.document["phase"]) == (0, "before")
        assert [one["status"] for one in done.document["steps"]] == ["ok", "ok"]
    assert (projector.power, projector.input) == ("1", "32")
    failed = town("prepare", booking)
    assert failed.status == 5
    assert "accensione" in failed.out
    assert town("prepare", "nessuna", "--json").status == 3


def test_faults_are_told_unless_nobody_wants_it(broken: Cli) -> None:
    assert broken("faults", "mail", "--json").document == {"mail": True}
    assert "nessuno" in broken("faults", "mail", "off").out
    assert broken("faults", "mail", "forse").status == 2
    assert broken("faults", "mail", "on", "--json").document == {"mail": True}
    # The first day on which the office is open.
    days = (datetime.now(UTC).date() + timedelta(days=ahead) for ahead in range(1, 6))
    book = ("book", "Bilancio", "--room", "GIUNTA", "--for", "60m", "--start")
    assert any(broken(*book, f"{day}T09:00").status == 0 for day in days)
    broken("check")
    broken("check")
    (told,) = broken("faults", "tell", "--dry-run", "--json").document["would_tell"]
    assert "Bilancio" in told["text"]
    # There is no mail server here.
    assert broken("faults", "tell", "--json").document == {"told": []}


def test_a_device_is_worked_on(broken: Cli) -> None:
    assert broken("faults", "maintenance", "schermo", "pulizia", "--until", "2030-01-01T08:00").status == 0
    broken("check")
    broken("check")
    (fault,) = broken("faults", "--json").document["faults"]
    assert fault["maintenance"]
    assert broken("faults", "tell", "--dry-run", "--json").document == {"would_tell": []}
    (fault,) = broken("faults", "in-service", "SCHERMO", "--json").document["faults"]
    assert not fault["maintenance"]
    assert broken("faults", "in-service", "SCHERMO").status == 3


def test_one_room_is_prepared_and_put_to_rest(town: Cli, tmp_path: Path) -> None:
    projector = Projector(power="0")
    with serving([projector]) as (port,):
        (tmp_path / "p.csv").write_text(
            "code,room,name,kind,driver,host,port,options\n"
            f"PJ,GIUNTA,Proiettore,projector,pjlink,127.0.0.1,{port},input=31|input.a platea=32\n",
            "utf-8",
        )
        assert town("import", "p.csv").status == 0
        planned = town("prepare", "--room", "giunta", "--layout", "A platea", "--dry-run", "--json").document
        assert [(one["action"], one["value"]) for one in planned["steps"]] == [("power_on", ""), ("input", "32")]
        assert planned["booking"] is None
        assert (town("prepare", "--room", "giunta").status, projector.power, projector.input) == (0, "1", "31")
        assert (town("prepare", "--room", "giunta", "--rest").status, projector.power) == (0, "0")
    assert town("prepare").status == 2
    assert town("prepare", "nessuna", "--room", "giunta").status == 2
