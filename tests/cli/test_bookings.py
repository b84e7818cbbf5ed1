"""Booking on the command line: linked rooms, series, moves, cancellations, approval."""

from __future__ import annotations

import uuid
from typing import Any

from tests.cli.conftest import Cli

MONDAY = "2027-03-22"


def _series(town: Cli, *more: str, rule: str = "FREQ=WEEKLY;COUNT=5", start: str = "2027-03-15T09:00") -> Any:
    return town(
        "book", "Serie", "--room", "SALETTA", "--start", start, "--for", "1h", "--repeat", rule, *more, "--json"
    )  # fmt: skip


def test_a_linked_booking_as_json(booked: Any) -> None:
    assert booked["status"] == "confirmed"
    assert [(one["code"], one["site"]) for one in booked["rooms"]] == [("GIUNTA", "PALAZZO"), ("RIUNIONI", "TECNICI")]
    assert (booked["start"], booked["end"]) == ("2027-03-22T09:00:00+01:00", "2027-03-22T11:00:00+01:00")
    assert booked["attendees"] == [{"email": "anna@comune.example", "name": "Anna", "status": "needs-action"}]
    assert booked["conference"]["provider"] == "jitsi"
    assert booked["conference"]["url"].startswith("https://")
    assert (booked["series"], booked["occurrence"], booked["sequence"], booked["version"]) == (None, None, 0, 1)
    assert "@" in booked["uid"]


def test_the_same_id_twice_is_one_booking(town: Cli) -> None:
    call = ("book", "T", "--room", "GIUNTA", "--start", f"{MONDAY}T09:00", "--for", "1h", "--conference", "jitsi",
            "--id", str(uuid.uuid4()), "--json")  # fmt: skip
    assert town(*call).document == town(*call).document
    assert len(town("bookings", "--from", MONDAY, "--json").document["bookings"]) == 1


def test_an_id_of_another_meeting_is_a_conflict(town: Cli, booked: Any) -> None:
    call = ("book", "Altro", "--room", "SALETTA", "--start", f"{MONDAY}T15:00", "--for", "1h", "--id", booked["id"])
    done = town(*call, "--json")
    error = done.document["error"]
    assert (done.status, error["code"], error["reason"], error["alternatives"]) == (3, "conflict", "IdTaken", [])
    assert [(one["room"], one["booking"]) for one in error["conflicts"]] == [
        (one["code"], booked["id"]) for one in booked["rooms"]
    ]
    assert f"Con questo id c'è già «{booked['title']}»" in town(*call).err
    assert f"There is “{booked['title']}” ({MONDAY} 09:00–11:00) with this id" in town("--lang", "en", *call).err
    assert town("bookings", "--from", MONDAY, "--json").document["bookings"] == [booked]


def test_buffers_hold_the_room(town: Cli, booked: Any) -> None:
    tidy = town("book", "X", "--room", "GIUNTA", "--start", f"{MONDAY}T11:00", "--for", "1h")
    assert tidy.status == 3
    assert town("book", "X", "--room", "GIUNTA", "--start", f"{MONDAY}T11:15", "--for", "1h").status == 0


def test_a_layout_holds_the_room_longer(town: Cli) -> None:
    assert (
        town("book", "P", "--room", "SALETTA", "--start", f"{MONDAY}T10:00", "--for", "1h", "--setup", "Platea").status
        == 0
    )
    assert town("book", "X", "--room", "SALETTA", "--start", f"{MONDAY}T09:00", "--for", "45m").status == 3
    assert town("book", "X", "--room", "SALETTA", "--start", f"{MONDAY}T09:00", "--for", "30m").status == 0


def test_a_series_keeps_its_wall_clock_over_summer_time(town: Cli) -> None:
    found = _series(town, start="2027-03-16T09:00").document["bookings"]
    assert [one["start"][11:] for one in found] == ["09:00:00+01:00"] * 2 + ["09:00:00+02:00"] * 3
    assert len({one["uid"] for one in found}) == 1
    assert len({one["id"] for one in found}) == 5
    assert found[0]["series"]["rrule"] == "FREQ=WEEKLY;COUNT=5"


def test_a_series_lists_every_clash_or_skips_them(town: Cli) -> None:
    for day in ("2027-03-22", "2027-04-05"):
        town("book", "Prima", "--room", "SALETTA", "--start", f"{day}T09:30", "--for", "1h")
    # 29 March 2027 is Easter Monday: closed.
    refused = _series(town, rule="FREQ=WEEKLY;COUNT=2")
    assert (refused.status, len(refused.document["error"]["conflicts"])) == (3, 1)
    done = _series(town, "--skip-conflicts").document
    assert [one["start"][:10] for one in done["bookings"]] == ["2027-03-15", "2027-04-12"]
    assert [one["start"][:10] for one in done["skipped"]] == ["2027-03-22", "2027-03-29", "2027-04-05"]
    assert [len(one["conflicts"]) for one in done["skipped"]] == [1, 0, 1]


def test_rules_that_are_refused(town: Cli) -> None:
    for rule, reason in (
        ("FREQ=WEEKLY", "rule_endless"),
        ("FREQ=HOURLY;COUNT=3", "rule_too_often"),
        ("FREQ=SECONDLY;COUNT=1000000000", "rule_too_often"),
        ("FREQ=DAILY;COUNT=1000000000", "rule_too_long"),
        ("FREQ=DAILY;UNTIL=20990101", "rule_too_long"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "rule_empty"),
        ("FREQ=DAILY;INTERVAL=0;COUNT=3", "rule"),
        ("pippo", "rule"),
    ):
        done = _series(town, rule=rule)
        assert (done.status, done.document["error"]["reason"]) == (2, reason), rule
    assert "COUNT" in _series(town, rule="FREQ=WEEKLY").document["error"]["hint"]


def test_move_keeps_the_length_and_counts_on(town: Cli, booked: Any) -> None:
    moved = town("move", booked["id"], "--start", f"{MONDAY}T14:00", "--json").document["bookings"][0]
    assert (moved["start"], moved["end"]) == ("2027-03-22T14:00:00+01:00", "2027-03-22T16:00:00+01:00")
    assert (moved["sequence"], moved["version"], moved["uid"]) == (1, 2, booked["uid"])
    assert moved["conference"] == booked["conference"]
    shown = town("show", booked["id"], "--json").document
    assert [one["action"] for one in shown["history"]] == ["booked", "moved"]
    other = town("move", booked["id"], "--room", "SALETTA", "--json").document["bookings"][0]
    assert [one["code"] for one in other["rooms"]] == ["SALETTA"]
    assert town("book", "X", "--room", "RIUNIONI", "--start", f"{MONDAY}T14:00", "--for", "1h").status == 0


def test_move_onto_a_taken_room_changes_nothing(town: Cli, booked: Any) -> None:
    other = town("book", "X", "--room", "GIUNTA", "--start", f"{MONDAY}T14:00", "--for", "1h", "--json").document
    tried = town("move", other["bookings"][0]["id"], "--start", f"{MONDAY}T10:00", "--json")
    assert (tried.status, tried.document["error"]["code"]) == (3, "conflict")
    assert town("show", other["bookings"][0]["id"], "--json").document["bookings"] == other["bookings"]


def test_a_stale_edit_is_refused(town: Cli, booked: Any) -> None:
    assert town("move", booked["id"], "--start", f"{MONDAY}T14:00", "--if-version", "1").status == 0
    second = town("move", booked["id"], "--start", f"{MONDAY}T15:00", "--if-version", "1", "--json")
    assert (second.status, second.document["error"]["code"]) == (3, "stale")


def test_move_one_date_then_the_whole_series_keeps_the_exception(town: Cli) -> None:
    dates = _series(town, rule="FREQ=WEEKLY;COUNT=2").document["bookings"]
    town("move", dates[1]["id"], "--start", "2027-03-23T15:00")
    moved = town("move", dates[0]["id"], "--start", "2027-03-15T10:00", "--scope", "all", "--json").document["bookings"]
    assert [one["start"] for one in moved] == ["2027-03-15T10:00:00+01:00", "2027-03-23T15:00:00+01:00"]
    assert moved[1]["occurrence"] == "2027-03-22T10:00:00+01:00"


def test_move_this_and_following_starts_a_new_series(town: Cli) -> None:
    dates = _series(town, "--skip-conflicts", rule="FREQ=WEEKLY;COUNT=6").document["bookings"]
    third = dates[2]
    moved = town("move", third["id"], "--start", third["start"].replace("T09", "T11"), "--scope", "following", "--json")
    tail = moved.document["bookings"]
    assert [one["id"] for one in tail] == [one["id"] for one in dates[2:]]
    assert {one["start"][11:19] for one in tail} == {"11:00:00"}
    assert tail[0]["uid"] != dates[0]["uid"]
    head = town("show", dates[0]["id"], "--json").document["bookings"][0]
    assert "UNTIL" in head["series"]["rrule"]
    assert (head["uid"], head["start"]) == (dates[0]["uid"], dates[0]["start"])


def test_a_weekly_series_moves_to_another_weekday(town: Cli) -> None:
    dates = _series(town, rule="FREQ=WEEKLY;BYDAY=MO;COUNT=2").document["bookings"]
    moved = town("move", dates[0]["id"], "--start", "2027-03-17T09:00", "--scope", "all", "--json").document["bookings"]
    assert [one["start"][:10] for one in moved] == ["2027-03-17", "2027-03-24"]
    assert moved[0]["series"]["rrule"] == "FREQ=WEEKLY;BYDAY=WE;COUNT=2"
    monthly = _series(town, rule="FREQ=MONTHLY;BYDAY=2TU;COUNT=3", start="2027-04-13T12:00").document["bookings"]
    refused = town("move", monthly[0]["id"], "--start", "2027-04-14T12:00", "--scope", "all", "--json")
    assert (refused.status, refused.document["error"]["reason"]) == (2, "rule_not_movable")


def test_cancel_frees_the_rooms(town: Cli, booked: Any) -> None:
    done = town("cancel", booked["id"], "--reason", "Sciopero", "--json").document["bookings"][0]
    assert (done["status"], done["reason"], done["sequence"]) == ("cancelled", "Sciopero", 1)
    assert town("book", "X", "--room", "GIUNTA", "--start", f"{MONDAY}T09:00", "--for", "1h").status == 0
    again = town("cancel", booked["id"], "--json")
    assert (again.status, again.document["error"]["code"]) == (3, "policy")
    assert len(town("bookings", "--from", MONDAY, "--cancelled", "--json").document["bookings"]) == 2


def test_cancel_one_the_following_all(town: Cli) -> None:
    dates = _series(town, rule="FREQ=DAILY;COUNT=4").document["bookings"]
    assert len(town("cancel", dates[0]["id"], "--json").document["bookings"]) == 1
    assert len(town("cancel", dates[2]["id"], "--scope", "following", "--json").document["bookings"]) == 2
    assert len(town("cancel", dates[1]["id"], "--scope", "all", "--json").document["bookings"]) == 1


def test_approval(town: Cli) -> None:
    call = ("book", "Consiglio", "--room", "CONSIGLIO", "--start", f"{MONDAY}T09:00", "--for", "1h", "--json")
    first = town(*call).document["bookings"][0]
    assert first["status"] == "pending"
    assert town(*call).status == 3
    assert town("approve", first["id"], "--json").document["bookings"][0]["status"] == "confirmed"
    assert town("approve", first["id"]).status == 3
    second = town("book", "B", "--room", "CONSIGLIO", "--start", f"{MONDAY}T11:00", "--for", "1h", "--json").document
    declined = town("decline", second["bookings"][0]["id"], "--reason", "Sala riservata", "--json").document["bookings"]
    assert (declined[0]["status"], declined[0]["reason"]) == ("declined", "Sala riservata")
    assert town("book", "B", "--room", "CONSIGLIO", "--start", f"{MONDAY}T11:00", "--for", "1h").status == 0


def test_a_fixed_link_is_never_shared(town: Cli) -> None:
    link = ("--conference", "https://vc.comune.example/sala-1")
    assert town("book", "A", "--room", "GIUNTA", "--start", f"{MONDAY}T09:00", "--for", "1h", *link).status == 0
    second = town("book", "B", "--room", "SALETTA", "--start", f"{MONDAY}T09:30", "--for", "1h", *link, "--json")
    assert (second.status, second.document["error"]["conflicts"][0]["link"]) == (3, link[1])
    assert town("book", "B", "--room", "SALETTA", "--start", f"{MONDAY}T10:00", "--for", "1h", *link).status == 0
    assert town("book", "B", "--room", "SALETTA", "--start", f"{MONDAY}T12:00", "--for", "1h", "--conference",
                "http://vc.example/x").status == 2  # fmt: skip


def test_a_full_line_is_said(town: Cli, booked: Any) -> None:
    for room, calls in (("SALETTA", 2), ("CONSIGLIO", 3)):
        done = town(
            "book", "V", "--room", room, "--start", f"{MONDAY}T10:00", "--for", "30m", "--conference", "jitsi", "--json"
        )
        full = done.document.get("full_lines", {})
        assert full == ({"PALAZZO": {"calls": 3, "carries": 2}} if calls == 3 else {})


def test_listing(town: Cli, booked: Any) -> None:
    def titles(*filters: str) -> list[str]:
        found = town("bookings", "--from", "2027-03-01", *filters, "--json").document["bookings"]
        return [one["title"] for one in found]

    assert (
        titles()
        == titles("--room", "giunta")
        == titles("--site", "TECNICI")
        == titles("--text", "ordina")
        == ["Coordinamento"]
    )
    assert titles("--mine") == ["Coordinamento"]
    assert titles("--room", "SALETTA") == titles("--text", "%") == titles("--to", "2027-03-21") == []
    assert titles("--to", "2027-03-22") == ["Coordinamento"]


def test_check_in_keeps_its_first_time(town: Cli, booked: Any) -> None:
    first = town("check-in", booked["id"], "--json").document["bookings"][0]
    assert first["checked_in"]
    assert (first["sequence"], first["version"]) == (booked["sequence"], 2)
    again = town("check-in", booked["id"], "--json").document["bookings"][0]
    assert (again["checked_in"], again["version"]) == (first["checked_in"], 2)
    assert f"la riunione non è di oggi, ma di {MONDAY}." in town("check-in", booked["id"]).err
    assert f"the meeting is not today but on {MONDAY}." in town("--lang", "en", "check-in", booked["id"]).err
    town("cancel", booked["id"])
    assert town("check-in", booked["id"]).status == 3
