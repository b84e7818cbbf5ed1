"""The command report: use, journeys and equipment as tables, JSON and files; months named."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.cli.conftest import Cli

PERIOD = ("--from", "2027-03-01", "--to", "2027-03-31")


def test_use_of_rooms(town: Cli, booked: dict[str, object], tmp_path: Path) -> None:
    document = town("report", "usage", *PERIOD, "--json").document
    assert (document["report"], document["from"], document["to"]) == ("usage", "2027-03-01", "2027-03-31")
    rooms = {one["code"]: one for one in document["rooms"]}
    assert (rooms["GIUNTA"]["bookings"], rooms["GIUNTA"]["hours"], rooms["GIUNTA"]["no_shows"]) == (1, 2, None)
    assert 0 < rooms["GIUNTA"]["use"] < 0.05
    assert "Sala Giunta" in town("report", "usage", *PERIOD).out
    only = town("report", "usage", *PERIOD, "--site", "palazzo", "--json").document["rooms"]
    assert {one["site"] for one in only} == {"PALAZZO"}
    assert town("report", "usage", *PERIOD, "--format", "csv", "-o", "uso.csv").status == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "uso.csv").read_text("utf-8-sig"))))
    assert next(one for one in rows if one["room"] == "GIUNTA")["bookings"] == "1"
    assert town("report", "usage", "--format", "pdf", "-o", "uso.pdf").status == 2


def test_journeys_avoided_of_meetings_that_were_held(town: Cli) -> None:
    linked = ("--room", "GIUNTA", "--room", "RIUNIONI", "--start", "2046-03-19T09:00", "--for", "2h")
    assert town("book", "Coordinamento", *linked).status == 0
    period = ("--from", "2046-03-01", "--to", "2046-03-31")
    document = town("report", "travel", *period, "--json").document
    # The meeting is still to come: nobody has avoided a journey yet.
    assert (document["meetings"], document["months"], document["sites"]) == (0, [], [])
    assert "In tutto" in town("report", "travel", *period).out
    assert "nessuna riunione" in town("report", "travel", *period, "--format", "html").out
    assert town("report", "travel", *period, "--format", "csv").out.startswith("month,meetings,km")


def test_equipment_by_month(town: Cli, tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text(
        "code,room,name,kind,driver,host,port\nSCHERMO,GIUNTA,Schermo,display,tcp,127.0.0.1,9\n", "utf-8"
    )
    assert town("import", "e.csv").status == 0
    (one,) = town("report", "equipment", "--json").document["equipment"]
    assert (one["code"], one["available"], one["faults"], len(one["months"])) == ("SCHERMO", None, 0, 12)
    assert "Schermo" in town("report", "equipment").out
    assert "Schermo" in town("report", "equipment", "--format", "html").out
    assert town("report", "equipment", "--format", "pdf").status == 2
    assert town("report", "equipment", "--format", "pdf", "-o", "e.pdf").status == 0
    assert (tmp_path / "e.pdf").read_bytes().startswith(b"%PDF")
    lines = town("report", "equipment", "--format", "csv").out.splitlines()
    assert len(lines) == 13
    assert lines[0] == "site,room,code,name,kind,month,available_percent,faults"
