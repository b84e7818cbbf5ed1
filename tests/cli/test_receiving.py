"""The command import-ics: what it books, changes and prints, its JSON and exit statuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.services.letters import ADA, calendar, event

START, END = "20270322T150000", "20270322T160000"


@pytest.fixture
def invitation(tmp_path: Path) -> Path:
    file = tmp_path / "invito.ics"
    file.write_bytes(calendar(event(START, END, room="Sala Giunta")))
    return file


def listed(town: Cli) -> list[Any]:
    return list(town("bookings", "--from", "2027-03-01", "--json").document["bookings"])


def test_books_what_an_invitation_asks_for_once(town: Cli, invitation: Path) -> None:
    done = town("import-ics", str(invitation), "--json")
    assert done.status == 0
    (booking,) = done.document["bookings"]
    assert (booking["uid"], booking["organizer"], booking["start"]) == (
        "m1@regione.example",
        ADA,
        "2027-03-22T15:00:00+01:00",
    )
    assert [one["code"] for one in booking["rooms"]] == ["GIUNTA"]
    assert [one["outcome"] for one in done.document["messages"]] == ["booked"]
    again = town("import-ics", str(invitation), "--json")
    assert (again.status, again.document["bookings"]) == (0, done.document["bookings"])
    assert [one["outcome"] for one in again.document["messages"]] == ["same"]
    assert len(listed(town)) == 1


def test_says_what_it_did_in_both_languages(town: Cli, invitation: Path) -> None:
    said = town("import-ics", str(invitation), "--dry-run").out
    assert said.startswith(
        "Prova: non è stato scritto nulla.\n2027-03-22 15:00–16:00  Conferenza dei servizi  [Sala Giunta]: prenotata"
    )
    assert listed(town) == []
    assert ": booked (" in town("import-ics", str(invitation), "--lang", "en").out
    assert "già nota" in town("import-ics", str(invitation)).out


def test_several_files_all_or_nothing(town: Cli, invitation: Path, tmp_path: Path) -> None:
    nowhere = tmp_path / "altrove.ics"
    nowhere.write_bytes(calendar(event(START, END, uid="2@x", room="Bologna")))
    refused = town("import-ics", str(invitation), str(nowhere), "--json")
    assert (refused.status, refused.document["error"]["reason"]) == (2, "no_room_named")
    assert listed(town) == []
    assert town("import-ics", str(invitation), str(nowhere), "--room", "saletta").status == 3
    assert town("import-ics", str(nowhere), "--room", "saletta").status == 0


@pytest.mark.parametrize("trial", [(), ("--dry-run",)])
def test_a_conflict_names_what_is_in_the_way_and_other_ways(
    town: Cli, booked: Any, tmp_path: Path, trial: tuple[str, ...]
) -> None:
    file = tmp_path / "a.ics"
    file.write_bytes(calendar(event("20270322T100000", "20270322T110000", room="Sala Giunta")))
    refused = town("import-ics", str(file), *trial, "--json")
    assert (refused.status, refused.document["error"]["code"]) == (3, "conflict")
    assert [one["booking"] for one in refused.document["error"]["conflicts"]] == [booked["id"]]
    assert refused.document["error"]["alternatives"]
    assert [one["id"] for one in listed(town)] == [booked["id"]]


def test_old_and_foreign_messages_have_their_status(town: Cli, booked: Any, invitation: Path, tmp_path: Path) -> None:
    def ran(content: bytes) -> tuple[int, str]:
        file = tmp_path / "b.ics"
        file.write_bytes(content)
        done = town("import-ics", str(file), "--json")
        return done.status, done.document["error"]["code"]

    town("import-ics", str(invitation))
    moved = tmp_path / "c.ics"
    moved.write_bytes(calendar(event(START, END, sequence=2, title="Nuovo")))
    assert town("import-ics", str(moved)).status == 0
    assert ran(invitation.read_bytes()) == (3, "stale")
    assert ran(calendar(event(START, END, uid=booked["uid"]))) == (3, "forbidden")
    assert ran(calendar(event(uid="0@x"), method="CANCEL")) == (3, "not_found")
    assert ran(calendar(event(), method="REFRESH")) == (2, "invalid")
    assert ran(b"PK\x03\x04") == (2, "invalid")


def test_answers_are_noted_and_proposals_shown(town: Cli, booked: Any, tmp_path: Path) -> None:
    file = tmp_path / "r.ics"
    person = "ATTENDEE;PARTSTAT=DECLINED:mailto:anna@comune.example"
    file.write_bytes(calendar(event("", "", person, uid=booked["uid"], room=""), method="REPLY"))
    done = town("import-ics", str(file))
    assert "risposta annotata" in done.out
    assert "anna@comune.example non viene" in done.out
    assert listed(town)[0]["attendees"][0]["status"] == "declined"
    assert "answer of an attendee" in town("show", booked["id"], "--lang", "en").out
    file.write_bytes(calendar(event(START, END, person, "COMMENT:Meglio così", uid=booked["uid"]), method="COUNTER"))
    shown = town("import-ics", str(file), "--json").document
    assert shown["proposals"] == [
        {"booking": booked["id"], "from": "anna@comune.example", "start": "2027-03-22T15:00:00+01:00",
         "end": "2027-03-22T16:00:00+01:00", "comment": "Meglio così"},
    ]  # fmt: skip
    assert f"se va bene, roomdesk move {booked['id']}" in town("import-ics", str(file)).out
    assert listed(town)[0]["start"] == booked["start"]


def test_times_without_a_zone_are_asked_for(town: Cli, tmp_path: Path) -> None:
    file = tmp_path / "f.ics"
    file.write_bytes(calendar(event(START, END, room="GIUNTA").replace(";TZID=Europe/Rome", "")))
    refused = town("import-ics", str(file))
    assert refused.status == 2
    assert "--timezone Europe/Rome" in refused.err
    assert town("import-ics", str(file), "--timezone", "Europe/Rome").status == 0


def test_a_repetition_without_an_end_is_asked_for_its_last_day(town: Cli, tmp_path: Path) -> None:
    file = tmp_path / "e.ics"
    file.write_bytes(calendar(event(START, END, "RRULE:FREQ=WEEKLY", room="GIUNTA")))
    assert "--until 2027-06-30" in town("import-ics", str(file)).err
    until = ("import-ics", str(file), "--until", "2027-04-05")
    assert town(*until).status == 3  # Easter Monday is one of its dates
    assert "Date saltate: 2027-03-29 15:00–16:00" in town(*until, "--skip-conflicts", "--dry-run").out
    done = town(*until, "--skip-conflicts", "--json")
    assert [one["start"][:10] for one in done.document["bookings"]] == ["2027-03-22", "2027-04-05"]
    assert [one["start"][:10] for one in done.document["skipped"]] == ["2027-03-29"]


def test_files_that_are_not_there_or_too_large(town: Cli, tmp_path: Path) -> None:
    large = tmp_path / "l.ics"
    large.write_bytes(b"BEGIN:VCALENDAR\r\n" + b"x" * 10_000_000)
    for file in (large, tmp_path / "none.ics", tmp_path):
        refused = town("import-ics", str(file), "--json")
        assert (refused.status, refused.document["error"]["code"]) == (2, "invalid")
    assert town("import-ics", str(large), "--room", "NOWHERE", "--json").document["error"]["code"] == "not_found"
