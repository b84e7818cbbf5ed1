"""Places, finding, schedules, invitations, checks, the database and the demonstration on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.conftest import ROOMS, Cli

MONDAY = "2027-03-22"


def test_import_reports_every_bad_line_and_imports_nothing(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(
        ROOMS.replace("14;", "quattordici;").replace("RIUNIONI;TECNICI", "R I;TECNICI"), "utf-8"
    )
    (tmp_path / "s.csv").write_text("codice;nome\nPALAZZO;Palazzo\n", "utf-8")
    done = cli("import", "s.csv", "r.csv", "--json")
    assert done.status == 2
    assert {(one["file"], one["line"]) for one in done.document["errors"]} == {("r.csv", 2), ("r.csv", 5)}
    assert cli("sites", "--json").document == {"sites": []}


def test_dry_run_import_and_update(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("codice;nome\nPALAZZO;Palazzo\n", "utf-8")
    counts = {"sites": 1, "rooms": 0, "equipment": 0, "people": 0, "errors": []}
    assert cli("import", "s.csv", "--dry-run", "--json").document == counts
    assert cli("sites", "--json").document["sites"] == []
    assert cli("import", "s.csv", "--json").document == counts
    (tmp_path / "s.csv").write_text("codice;nome\npalazzo;Palazzo nuovo\n", "utf-8")
    cli("import", "s.csv")
    assert [(one["code"], one["name"]) for one in cli("sites", "--json").document["sites"]] == [
        ("PALAZZO", "Palazzo nuovo")
    ]


def test_what_was_made_by_mistake_is_taken_away_and_what_is_used_stays(town: Cli, booked: Any) -> None:
    before = town("rooms", "--json").document
    done = town("remove", "rooms", "giunta", "SALETTA", "--json")
    assert (done.status, done.document["error"]["code"]) == (3, "policy")
    assert done.document["error"].items() >= {"kind": "room", "key": "GIUNTA", "uses": ["bookings"]}.items()
    assert town("rooms", "--json").document == before
    counts = {"sites": 0, "rooms": 1, "equipment": 0, "people": 0, "errors": []}
    assert town("remove", "rooms", "saletta", "SALETTA", "--json").document == counts
    left = [one for one in before["rooms"] if one["code"] != "SALETTA"]
    assert town("rooms", "--json").document == {"rooms": left}
    gone = town("remove", "rooms", "SALETTA", "--json")
    assert (gone.status, gone.document["error"]["code"]) == (3, "not_found")


@pytest.mark.parametrize("what", ["sites", "rooms", "equipment"])
def test_export_is_what_import_reads(town: Cli, tmp_path: Path, what: str) -> None:
    (tmp_path / "e.csv").write_text(
        "code,room,name,kind,driver,host,port,options\nD,GIUNTA,=Schermo,display,pjlink,10.0.0.1,4352,password=@x\n",
        "utf-8",
    )
    assert town("import", "e.csv").status == 0
    before = town(what, "--json").document
    assert town("export", what, "-o", "out.csv").status == 0
    assert town("import", "out.csv").status == 0
    assert town(what, "--json").document == before
    assert town("export", what).out.encode() == (tmp_path / "out.csv").read_bytes()


def test_find(town: Cli, booked: Any) -> None:
    def codes(*wish: str) -> list[str]:
        found = town("find", "--start", f"{MONDAY}T10:00", "--for", "1h", *wish, "--json").document["rooms"]
        return [one["code"] for one in found]

    assert codes() == ["SALETTA", "CONSIGLIO"]
    assert codes("--capacity", "10") == ["CONSIGLIO"]
    assert codes("--needs", "camera,display") == ["SALETTA"]
    assert codes("--accessible") == ["CONSIGLIO"]
    assert codes("--site", "TECNICI") == codes("--needs", "whiteboard") == []
    assert codes("--needs", " Camera,, DISPLAY ") == ["SALETTA"]


def test_find_asks_for_working_equipment(town: Cli, tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_text(
        "code,room,name,kind,driver,host,port\nC,SALETTA,Cam,camera,tcp,127.0.0.1,1\n", "utf-8"
    )
    town("import", "e.csv")
    checked = town("check", "--room", "saletta", "--json")
    assert (checked.status, checked.document["summary"]["failed"]) == (5, 1)
    result = checked.document["results"][0]
    keys = ("equipment", "room", "site", "kind", "driver", "status")
    assert [result[key] for key in keys] == ["C", "SALETTA", "PALAZZO", "camera", "tcp", "failed"]
    wish = ("find", "--start", f"{MONDAY}T10:00", "--for", "1h", "--needs", "camera", "--json")
    found = town(*wish).document["rooms"]
    assert [(one["code"], one["working"]) for one in found][-1] == ("SALETTA", False)
    assert "SALETTA" not in [one["code"] for one in town(*wish, "--working").document["rooms"]]
    assert town("check", "--site", "TECNICI").status == 0
    narrowed = town("check", "--room", "saletta", "--room", "giunta", "--site", "palazzo", "--json")
    assert [one["equipment"] for one in narrowed.document["results"]] == ["C"]
    for apart in (("--room", "saletta", "--site", "TECNICI"), ("--site", "TECNICI")):
        nothing = town("check", *apart, "--json")
        assert (nothing.status, nothing.document["results"]) == (0, [])


def test_slots(town: Cli, booked: Any) -> None:
    found = town(
        "slots", "--site", "PALAZZO", "--site", "TECNICI", "--for", "60m", "--needs", "camera",
        "--from", f"{MONDAY}T08:30", "--to", f"{MONDAY}T18:00", "--limit", "2", "--json",
    ).document["slots"]  # fmt: skip
    # The only room of the technical offices is taken from 9 to 11.
    assert [one["start"] for one in found] == ["2027-03-22T11:00:00+01:00", "2027-03-22T12:00:00+01:00"]
    assert [one["site"] for one in found[0]["rooms"]] == ["PALAZZO", "TECNICI"]


@pytest.mark.parametrize("kind", ["table", "json", "html", "ics", "pdf"])
def test_schedule(town: Cli, booked: Any, kind: str, tmp_path: Path) -> None:
    done = town("schedule", "--day", MONDAY, "--format", kind, "-o", "out")
    content = (tmp_path / "out").read_bytes()
    assert (done.status, done.out) == (0, "")
    assert content.startswith(b"%PDF") if kind == "pdf" else b"Coordinamento" in content
    document = town("schedule", "--day", MONDAY, "--json").document
    assert document["day"] == MONDAY
    assert [(one["code"], len(one["bookings"])) for one in document["sites"]] == [("PALAZZO", 1), ("TECNICI", 1)]


def test_rich_text_in_a_title_stays_text(town: Cli) -> None:
    title = '<img src="file:///etc/passwd"> =HYPERLINK("x")'
    assert town("book", title, "--room", "GIUNTA", "--start", f"{MONDAY}T09:00", "--for", "1h").status == 0
    page = town("schedule", "--day", MONDAY, "--format", "html").out
    assert "<img" not in page
    assert "&lt;img" in page
    assert town("bookings", "--from", MONDAY, "--json").document["bookings"][0]["title"] == title


def test_invite(town: Cli, booked: Any, tmp_path: Path) -> None:
    assert town("invite", booked["id"], "-o", "invite.ics").status == 0
    content = (tmp_path / "invite.ics").read_bytes()
    calendar = Calendar.from_ical(content)
    event = calendar.events[0]
    assert (calendar["METHOD"], str(event["UID"]), int(event["SEQUENCE"])) == ("REQUEST", booked["uid"], 0)
    assert event["DTSTART"].dt.isoformat() == booked["start"]
    rooms = [one for one in event["ATTENDEE"] if one.params["CUTYPE"] == "ROOM"]
    assert [one.params["CN"] for one in rooms] == ["Sala Giunta", "Sala riunioni"]
    for place in ("DESCRIPTION", "LOCATION", "URL"):
        assert booked["conference"]["url"] in str(event[place])


def test_invite_after_cancelling(town: Cli, booked: Any) -> None:
    town("cancel", booked["id"])
    calendar = Calendar.from_ical(town("invite", booked["id"]).out)
    assert (calendar["METHOD"], calendar.events[0]["STATUS"], int(calendar.events[0]["SEQUENCE"])) == (
        "CANCEL",
        "CANCELLED",
        1,
    )
    assert town("invite", booked["id"], "--method", "request").status == 3


def test_a_series_is_invited_whole_and_its_exceptions_alone(town: Cli) -> None:
    dates = town(
        "book", "Serie", "--room", "SALETTA", "--start", "2027-03-15T09:00", "--for", "1h",
        "--repeat", "FREQ=WEEKLY;COUNT=6", "--skip-conflicts",
        "--json",
    ).document["bookings"]  # fmt: skip
    town("cancel", dates[1]["id"])
    town("move", dates[2]["id"], "--start", dates[2]["start"].replace("T09", "T15"))
    whole = Calendar.from_ical(town("invite", dates[0]["id"]).out)
    assert len(whole.events) == 1
    assert whole.events[0]["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=6"
    # Cancelled, and Easter Monday that was never booked.
    left_out = [one.to_ical() for one in whole.events[0]["EXDATE"]]
    assert left_out == [b"20270322T090000", b"20270329T090000"]
    moved = Calendar.from_ical(town("invite", dates[2]["id"]).out).events[0]
    assert moved["RECURRENCE-ID"].dt.isoformat() == dates[2]["start"]
    gone = Calendar.from_ical(town("invite", dates[1]["id"]).out)
    assert (gone["METHOD"], gone.events[0]["RECURRENCE-ID"].dt.isoformat()) == ("CANCEL", dates[1]["start"])
    published = Calendar.from_ical(town("invite", dates[0]["id"], "--method", "publish").out)
    assert [("RECURRENCE-ID" in one) for one in published.events] == [False, True]
    assert all("ATTENDEE" not in one for one in published.events)


def test_calendar(town: Cli, booked: Any) -> None:
    feed = Calendar.from_ical(town("calendar", "--site", "PALAZZO", "--from", MONDAY, "--to", MONDAY).out)
    assert (feed["METHOD"], feed["X-WR-CALNAME"], len(feed.events)) == ("PUBLISH", "Palazzo comunale", 1)
    assert len(Calendar.from_ical(town("calendar", "--room", "SALETTA").out).events) == 0


def test_calendars_of_rooms_tell_no_link_and_no_people(town: Cli, booked: Any) -> None:
    url = booked["conference"]["url"]
    assert url in town("invite", booked["id"]).out.replace("\n ", "")
    day = ("--day", "2027-03-22", "--format", "ics", "-o", "day.ics")
    assert town("schedule", *day).status == 0
    for told in (town("calendar", "--room", "GIUNTA").out, Path("day.ics").read_text("utf-8")):
        assert "Coordinamento" in told
        assert "meet.jit.si" not in told
        assert "anna@comune.example" not in told


def test_whoever_acts_is_given_their_own_way_in(town: Cli, booked: Any) -> None:
    assert town("show", booked["id"], "--join", "--json").document == {"join": booked["conference"]["url"]}


def test_db(town: Cli) -> None:
    info = town("db", "info", "--json").document
    assert (info["engine"], info["sites"], info["rooms"], info["bookings"], info["reservations"]) == (
        "sqlite",
        2,
        4,
        0,
        0,
    )
    assert info["schema"].startswith("0")
    assert town("db", "init").status == town("db", "upgrade").status == town("db", "check").status == 0


def test_the_demonstration(cli: Cli, tmp_path: Path) -> None:
    done = cli("demo", "--output", "out", "--json")
    assert done.status == 0
    booking = done.document["booking"]
    assert len({room["site"] for room in booking["rooms"]}) == 2
    assert booking["conference"]["url"].startswith("https://")
    summary = done.document["check"]["summary"]
    assert (summary["degraded"], summary["failed"], summary["unknown"]) == (1, 2, 0)
    assert Calendar.from_ical((tmp_path / "out/invite.ics").read_bytes()).events[0]["UID"] == booking["uid"]
    assert (tmp_path / "out/schedule.pdf").read_bytes().startswith(b"%PDF")
    again = cli("demo", "--json")
    assert (again.status, again.document["error"]["code"]) == (3, "policy")
    assert len(cli("rooms", "--json").document["rooms"]) == 24


def test_an_export_tells_its_rows_whatever_is_in_the_cells(town: Cli) -> None:
    wish = ("book", "T", "--room", "SALETTA", "--start", "2027-03-22T09:00", "--for", "1h", "--notes", "due\nrighe")
    assert town(*wish).status == 0
    rows = {
        what: town("export", what, "--json").document["rows"] for what in ("sites", "rooms", "equipment", "bookings")
    }
    assert rows == {"sites": 2, "rooms": 4, "equipment": 0, "bookings": 1}


def test_an_import_keeps_what_its_file_has_no_column_for(town: Cli, tmp_path: Path) -> None:
    before = {one["code"]: one for one in town("rooms", "--json").document["rooms"]}
    (tmp_path / "seats.csv").write_text("codice;sede;nome;capienza;dotazioni\nconsiglio;palazzo;Aula;61;\n", "utf-8")
    assert town("import", "seats.csv").status == 0
    after = {one["code"]: one for one in town("rooms", "--json").document["rooms"]}
    assert after == {**before, "CONSIGLIO": {**before["CONSIGLIO"], "name": "Aula", "capacity": 61, "features": []}}
    (tmp_path / "lone.csv").write_text("code;name;latitude\nPALAZZO;Municipio;44.3\n", "utf-8")
    assert town("import", "lone.csv").status == 0
    sites = {one["code"]: one for one in town("sites", "--json").document["sites"]}
    assert (sites["PALAZZO"]["latitude"], sites["PALAZZO"]["longitude"], sites["PALAZZO"]["line"]) == (
        44.3,
        12.11,
        "Lepida",
    )


def test_an_import_cannot_take_the_last_administrator_away(town: Cli, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("email;name;role\na@b.it;Anna;administrator\nc@d.it;Carla;staff\n", "utf-8")
    assert town("import", "people.csv").status == 0
    people.write_text("email;name;role\na@b.it;Anna;staff\n", "utf-8")
    refused = town("--as", "a@b.it", "import", "people.csv", "--json")
    assert (refused.status, refused.document["error"]["code"]) == (3, "policy")
    people.write_text("email;name;role\na@b.it;Anna;staff\nc@d.it;Carla;administrator\n", "utf-8")
    assert town("--as", "a@b.it", "import", "people.csv").status == 0


def test_sites_of_find_stand_behind_one_another_or_each_behind_its_own(town: Cli) -> None:
    wish = ("find", "--start", "2027-03-22T09:00", "--for", "1h", "--json")
    both = [
        town(*wish, *sites).document
        for sites in (("--site", "PALAZZO", "tecnici"), ("--site", "PALAZZO", "--site", "TECNICI"))
    ]
    assert both[0] == both[1]
    assert {one["site"] for one in both[0]["rooms"]} == {"PALAZZO", "TECNICI"}
