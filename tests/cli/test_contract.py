"""What INTERFACE.md promises everywhere: exit statuses, one JSON document, languages, times, codes."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from roomdesk import __version__
from roomdesk.cli.main import parser
from roomdesk.settings.language import of_locale
from tests.cli.conftest import Cli

COMMANDS = {
    "demo", "import", "export", "sites", "rooms", "equipment", "book", "bookings", "show", "move", "cancel", "check-in",
    "approve",
    "decline", "faults", "prepare",
    "find", "slots", "schedule", "invite", "calendar", "check", "db", "import-ics", "outbox",
    "publish",
    "elsewhere", "check-here", "device", "labels", "commission", "discover",
    "report", "serve-checks", "simulate", "worksheet", "closures", "remove",
    "backup", "verify-backup", "restore", "doctor",
}  # fmt: skip


def _commands() -> dict[str, argparse.ArgumentParser]:
    action = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return dict(action.choices)


def test_the_commands_of_this_release_and_no_stubs() -> None:
    assert set(_commands()) == COMMANDS


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_with_an_example_and_json(name: str) -> None:
    text = _commands()[name].format_help()
    assert "example" in text
    assert f"roomdesk {name}" in text or f" {name} " in text.split("example")[1]
    assert "--json" in text


def test_version_as_a_process() -> None:
    done = subprocess.run([sys.executable, "-m", "roomdesk", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"RoomDesk {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "status", "code"),
    [
        (("nonsense",), 2, "usage"),
        (("book",), 2, "usage"),
        (("book", "T", "--room", "GIUNTA", "--start", "x", "--for", "1h"), 2, "invalid"),
        (("book", "T", "--room", "GIUNTA", "--start", "2027-03-22T09:00", "--for", "0"), 2, "invalid"),
        (("book", "", "--room", "GIUNTA", "--start", "2027-03-22T09:00", "--for", "1h"), 2, "invalid"),
        (("book", "T", "--room", "GIUNTA", "--start", "2027-03-22T09:00", "--end", "2027-03-22T09:00"), 2, "invalid"),
        (
            ("book", "T", "--room", "GIUNTA", "--room", "giunta", "--start", "2027-03-22T09:00", "--for", "1h"),
            2,
            "invalid",
        ),
        (("book", "T", "--room", "NOWHERE", "--start", "2027-03-22T09:00", "--for", "1h"), 3, "not_found"),
        (("book", "T", "--room", "GIUNTA", "--start", "2027-03-22T03:00", "--for", "1h"), 3, "policy"),
        (
            ("book", "T", "--room", "GIUNTA", "--start", "2027-03-22T09:00", "--for", "1h", "--conference", "x"),
            2,
            "invalid",
        ),
        (("book", "T", "--room", "GIUNTA", "--start", "2027-03-22T09:00", "--for", "1h", "--setup", "x"), 2, "invalid"),
        (
            ("book", "T", "--room", "GIUNTA", "--start", "2027-03-22T09:00", "--for", "1h", "--attendee", "x"),
            2,
            "invalid",
        ),
        (("show", "00000000-0000-0000-0000-000000000000"), 3, "not_found"),
        (("rooms", "--site", "NOWHERE"), 3, "not_found"),
        (("import", "absent.csv"), 2, "invalid"),
        (("check", "--concurrency", "0"), 2, "invalid"),
    ],
)
def test_exit_status_and_error_code(town: Cli, arguments: tuple[str, ...], status: int, code: str) -> None:
    as_json = town(*arguments, "--json")
    assert (as_json.status, as_json.document["error"]["code"], as_json.err) == (status, code, "")
    assert as_json.document["error"]["message"]
    plain = town(*arguments)
    assert (plain.status, plain.out) == (status, "")
    assert plain.err.strip()
    assert "Traceback" not in plain.err


def test_a_conflict_names_every_clash_and_offers_more(town: Cli, booked: Any) -> None:
    tried = town(
        "book", "Altro", "--room", "GIUNTA", "--room", "RIUNIONI", "--start", "2027-03-22T10:00",
        "--for", "1h", "--json",
    )  # fmt: skip
    error = tried.document["error"]
    assert (tried.status, error["code"]) == (3, "conflict")
    assert [one["room"] for one in error["conflicts"]] == ["GIUNTA", "RIUNIONI"]
    assert {one["booking"] for one in error["conflicts"]} == {booked["id"]}
    assert error["conflicts"][0]["start"] == "2027-03-22T09:00:00+01:00"
    assert error["alternatives"]
    later = error["alternatives"][-1]
    again = ["--room", "GIUNTA", "--room", "RIUNIONI", "--start", later["start"], "--end", later["end"]]
    assert town("book", "Altro", *again).status == 0


def test_half_of_a_linked_booking_is_never_booked(town: Cli, booked: Any) -> None:
    tried = town("book", "X", "--room", "SALETTA", "--room", "GIUNTA", "--start", "2027-03-22T09:30", "--for", "30m")
    assert tried.status == 3
    listed = town("bookings", "--room", "SALETTA", "--from", "2027-03-22", "--to", "2027-03-22", "--json")
    assert listed.document == {"bookings": []}


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("2027-03-22T09:00", "2027-03-22T09:00:00+01:00"),
        ("2027-03-22 09:00", "2027-03-22T09:00:00+01:00"),
        ("2027-03-22T09:00:00+01:00", "2027-03-22T09:00:00+01:00"),
        ("2027-03-22T08:00Z", "2027-03-22T09:00:00+01:00"),
        ("2027-06-22T09:00", "2027-06-22T09:00:00+02:00"),
    ],
)
def test_times_on_input_and_output(town: Cli, text: str, start: str) -> None:
    done = town("book", "T", "--room", "giunta", "--start", text, "--for", "90m", "--json")
    booking = done.document["bookings"][0]
    assert (booking["start"], booking["timezone"]) == (start, "Europe/Rome")


def test_the_hour_that_spring_skips_and_the_one_that_autumn_repeats(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("code,name,opening\nS,Sempre,Mon-Sun 00:00-24:00\n", "utf-8")
    (tmp_path / "r.csv").write_text("code,site,name,capacity\nR,S,Sala,5\n", "utf-8")
    assert cli("import", "s.csv", "r.csv").status == 0
    skipped = cli("book", "T", "--room", "R", "--start", "2027-03-28T02:30", "--for", "1h", "--json")
    assert (skipped.status, skipped.document["error"]["reason"]) == (2, "no_such_time")
    twice = cli("book", "T", "--room", "R", "--start", "2027-10-31T02:30", "--for", "30m", "--json")
    assert (twice.status, twice.document["error"]["reason"]) == (2, "time_twice")
    for offset in ("+02:00", "+01:00"):
        done = cli("book", "T", "--room", "R", "--start", f"2027-10-31T02:30{offset}", "--for", "30m", "--json")
        assert done.document["bookings"][0]["start"] == f"2027-10-31T02:30:00{offset}"


def test_languages(town: Cli) -> None:
    assert "sconosciuta" not in town("--lang", "en", "show", "x").err
    assert "prenotazione" in town("--lang", "it", "show", "x").err
    assert [of_locale({"LANG": one}) for one in ("it_IT.UTF-8", "en_GB.UTF-8", "de_DE", "C", "C.UTF-8", "")] == [
        "it", "en", "en", "it", "it", "it",
    ]  # fmt: skip


def test_options_stand_before_or_behind_the_command(town: Cli) -> None:
    assert town("--json", "sites").document == town("sites", "--json").document


def test_who_acts(town: Cli, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "email,name,role\na@x.example,A,administrator\nb@x.example,B,staff\nt@x.example,T,technician\n", "utf-8"
    )
    assert town("import", "people.csv").status == 0
    stranger = town("--as", "c@x.example", "bookings", "--json")
    assert (stranger.status, stranger.document["error"]["code"]) == (3, "forbidden")
    slot = ("--room", "GIUNTA", "--start", "2027-03-22T09:00", "--for", "1h")
    assert town("--as", "t@x.example", "book", "T", *slot).status == 3
    mine = town("--as", "a@x.example", "book", "Riservata", *slot, "--private", "--json").document["bookings"][0]
    seen = town("--as", "b@x.example", "show", mine["id"], "--json").document
    assert (seen["bookings"][0]["title"], seen["bookings"][0]["organizer"], seen["history"]) == (None, None, [])
    assert seen["bookings"][0]["rooms"] == mine["rooms"]
    assert town("--as", "b@x.example", "bookings", "--text", "Riservata", "--json").document == {"bookings": []}
    assert town("--as", "b@x.example", "cancel", mine["id"]).status == 3
    assert town("--as", "b@x.example", "invite", mine["id"]).status == 3
    assert "Riservata" not in town("--as", "b@x.example", "calendar", "--room", "GIUNTA").out
    assert town("--as", "b@x.example", "import", "people.csv").status == 3


def test_an_address_of_another_kind_is_refused_in_words(cli: Cli) -> None:
    done = cli("sites", "--json", db="mysql://server/roomdesk")
    assert (done.status, done.document["error"]["code"]) == (2, "invalid")


def test_a_file_that_is_no_database(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Egregio sindaco, " * 200, "utf-8")
    done = cli("sites", "--json", db="letter.db")
    assert (done.status, done.document["error"]["code"]) == (2, "invalid")
    assert (tmp_path / "letter.db").read_text("utf-8").startswith("Egregio")


def test_control_characters_never_reach_the_terminal(town: Cli) -> None:
    town("book", "T", "--room", "GIUNTA", "--start", "2027-03-22T09:00", "--for", "1h", "--notes", "a\x1b[31mb")
    listed = town("bookings", "--from", "2027-03-22")
    assert "\x1b" not in listed.out
