"""What people get wrong on the command line: told in their language, with what to do; nothing is changed by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from roomdesk.cli import usage
from tests.cli.conftest import Cli

BOOK = ("book", "T", "--room", "GIUNTA", "--start", "2027-09-01T09:00", "--for", "1h")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((*BOOK, "--visitors", "99999999999999999999"), "number"),
        ((*BOOK, "--visitors", "-1"), "number"),
        ((*BOOK, "--as", "a@"), "email"),
        (("book", "\u200b\u2060", *BOOK[2:]), "title"),
        (("book", "a\u0085b", *BOOK[2:]), "title"),
        (("find", "--start", "2027-09-01T09:00", "--for", "1h", "--capacity", "-1"), "number"),
        (("slots", "--site", "PALAZZO", "--for", "1h", "--from", "2027-09-01", "--to", "2027-09-02", "--limit", "0"),
         "number"),
        (("slots", "--site", "PALAZZO", "--for", "1h", "--from", "2027-09-02", "--to", "2027-09-01"), "empty_slot"),
        (("bookings", "--from", "2027-09-02", "--to", "2027-09-01"), "empty_slot"),
        (("calendar", "--room", "GIUNTA", "--from", "2027-09-02", "--to", "2027-09-01"), "empty_slot"),
        (("report", "usage", "--from", "2027-09-02", "--to", "2027-09-01"), "empty_slot"),
        (("report", "line", "--from", "2027-09-02", "--to", "2027-09-01"), "empty_slot"),
        (("db", "copy", "absent.db", "new.db"), "file"),
        (("db", "copy", "sqlite:///absent.db", "new.db"), "file"),
        (("demo", "--output", "/proc/none"), "output"),
    ],
)  # fmt: skip
def test_invalid_input(town: Cli, tmp_path: Path, arguments: tuple[str, ...], reason: str) -> None:
    done = town(*arguments, "--json")
    assert (done.status, done.document["error"]["reason"]) == (2, reason)
    assert "+00:00" not in done.document["error"]["message"]
    assert not [one for one in ("absent.db", "new.db") if (tmp_path / one).exists()]


def test_an_empty_time_is_told_as_it_was_typed(town: Cli, booked: Any) -> None:
    said = town("move", booked["id"], "--end", "2027-03-22T08:00").err
    assert "2027-03-22T09:00 – 2027-03-22T08:00" in said
    assert "2027-09-02 – 2027-09-01" in town("bookings", "--from", "2027-09-02", "--to", "2027-09-01").err


@pytest.mark.parametrize(
    ("arguments", "italian"),
    [
        (("book",), "mancano: TITLE, --room, --start"),
        (("book", "T", "--room"), "--room: manca il valore"),
        (("show", "x", "--none"), "argomenti sconosciuti: --none"),
        (("schedule", "--format", "csv"), "si sceglie tra"),
        ((*BOOK, "--end", "2027-09-01T10:00"), "--end non va insieme a --for"),
        ((*BOOK[:-2],), "serve uno di questi: --end --for"),
        ((*BOOK, "--visitors", "x"), "--visitors: 'x' non è un numero"),
        ((*BOOK, "--private=x"), "--private non prende un valore: 'x'"),
        (("move", "x"), "--start, --end o --room"),
        (("decline", "x", "--reason", " "), "--reason"),
        (("outbox", "retry"), "serve l'ID"),
        (("outbox", "try"), "serve l'ID"),
        (("prepare",), "--room"),
        (("prepare", "x", "--rest"), "vanno con --room"),
        (("schedule", "--format", "pdf"), "-o FILE"),
        (("report", "usage", "--format", "pdf"), "si dà come"),
        (("elsewhere", "--remove"), "aggiungi --room"),
    ],
)
def test_wrong_usage_in_italian(town: Cli, arguments: tuple[str, ...], italian: str) -> None:
    done = town(*arguments, "--json")
    assert (done.status, done.document["error"]["code"]) == (2, "usage")
    assert italian in done.document["error"]["message"]
    english = town("--lang", "en", *arguments, "--json").document["error"]["message"]
    assert english != done.document["error"]["message"]


def test_words_of_a_command_itself_stay() -> None:
    assert usage.said("serve l'ID", "it") == "serve l'ID"
    assert usage.said("unrecognized arguments: x", "en") == "unrecognized arguments: x"


def test_things_that_are_not_there_have_their_gender(town: Cli) -> None:
    assert "nessun apparato «X»" in town("device", "X").err
    assert "nessuna sala «X»" in town("equipment", "--room", "X").err


def test_a_sentence_leaves_out_what_is_not_known(town: Cli, tmp_path: Path) -> None:
    assert town(*BOOK, "--setup", "platea").err.endswith("l'allestimento «platea».\n")
    (tmp_path / "empty.ics").write_text("")
    assert town("import-ics", "empty.ics").err.endswith("danneggiato.\n")
    assert town("sites", db="mysql://x/y").err.endswith("(mysql) – sqlite?\n")


def test_moving_to_where_it_stands_changes_nothing(town: Cli, booked: Any) -> None:
    for same in (("--start", "2027-03-22T09:00"), ("--room", "GIUNTA", "--room", "RIUNIONI")):
        found = town("move", booked["id"], *same, "--json").document["bookings"][0]
        assert (found["sequence"], found["version"]) == (0, 1)
    assert town("move", booked["id"], "--start", "2027-03-22T10:00", "--json").document["bookings"][0]["sequence"] == 1


def test_a_room_and_a_site_are_both_asked_for(town: Cli, booked: Any) -> None:
    since = ("bookings", "--from", "2027-03-01", "--json")
    both = [town(*since, "--room", "GIUNTA", "--site", site).document["bookings"] for site in ("palazzo", "TECNICI")]
    assert [[one["id"] for one in found] for found in both] == [[booked["id"]], []]


def test_a_user_of_the_computer_with_spaces_in_the_name_has_an_address(town: Cli) -> None:
    found = town(*BOOK, "--as", "Mario Rossi, Sindaco", "--json").document["bookings"][0]
    assert found["organizer"] == "mario.rossi.sindaco@localhost"


def test_numbers_are_written_as_the_language_does(town: Cli) -> None:
    assert "0,0" in town("report", "usage").out
    assert "0.0" in town("--lang", "en", "report", "usage").out


def test_a_need_that_no_room_knows_is_refused_with_those_there_are(town: Cli, tmp_path: Path) -> None:
    find = ("find", "--start", "2027-03-22T09:00", "--for", "1h", "--needs", "display,camra")
    slots = (
        "slots",
        "--site",
        "PALAZZO",
        "--for",
        "1h",
        "--from",
        "2027-03-22",
        "--to",
        "2027-03-23",
        "--needs",
        "camra",
    )
    for command in (find, slots):
        done = town(*command, "--json")
        error = done.document["error"]
        assert (done.status, error["code"], error["reason"], error["value"]) == (2, "invalid", "feature", "camra")
        assert error["hint"].startswith("camera, ")
        assert "whiteboard" in error["hint"]
    assert "Dotazione sconosciuta: «camra» (ci sono: camera, " in town(*find).err
    assert "Unknown feature: “camra” (there are: camera, " in town("--lang", "en", *find).err
    (tmp_path / "rooms.csv").write_text("code,site,name,capacity,features\nNUOVA,PALAZZO,Nuova,5,camra|display\n")
    assert town("import", str(tmp_path / "rooms.csv")).status == 0
    assert [one["code"] for one in town(*find, "--json").document["rooms"]] == ["NUOVA"]


@pytest.mark.parametrize(
    ("arguments", "italian", "english"),
    [
        (("import", "none.csv"), "Non riesco a leggere il file: none.csv (non c'è).", "(No such file or directory)."),
        (("import", "."), "(è una cartella).", "(Is a directory)."),
        (("import-ics", "none.ics"), "none.ics (non c'è).", "(No such file or directory)."),
        (("db", "copy", "absent.db", "new.db"), "absent.db (non c'è)", "(No such file or directory)"),
        (("export", "rooms", "-o", "/proc/none/a.csv"), "/proc/none (non c'è)", "(No such file or directory)"),
        (("bokings",), "forse 'bookings'?", "perhaps 'bookings'?"),
        (("report", "trvel"), "forse 'travel'?", "perhaps 'travel'?"),
        (("bookings", "--from", "2026-12-32"), "«2026-12-32»", "“2026-12-32”"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, tuple) else "",
)
def test_what_is_wrong_is_told_in_both_languages(
    town: Cli, arguments: tuple[str, ...], italian: str, english: str
) -> None:
    done = town(*arguments)
    assert done.status == 2
    assert italian in done.err
    assert english in town("--lang", "en", *arguments).err


def test_a_command_that_is_like_none_is_not_guessed_at(town: Cli) -> None:
    assert "forse" not in town("xyz").err
