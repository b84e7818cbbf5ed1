"""Rooms' calendars published: feeds in a folder, calendars on a server, kept in step with the store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from roomdesk.carriers.caldav import CalDav, WebShelf
from roomdesk.carriers.folder import Folder
from roomdesk.domain.booking import Attendee, Scope
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import Misconfigured, NotFound, NotYours
from roomdesk.domain.ids import Email, RoomCode
from roomdesk.formats.ics.write import write_calendar
from roomdesk.ports.settings import CalDavServer, Feeds
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.calendar_entries import CalendarEntries
from roomdesk.services.publish import Done, Publish, Step
from tests.carriers.web_server import WebServer
from tests.services.town import ANNA, DINO, ROOMS, Town, instant

GIUNTA = RoomCode("GIUNTA")


class Segreta:
    """A vault whose only secret can be changed."""

    value = "segreta"

    def secret(self, _name: str) -> str:
        return self.value

    def keep(self, _name: str, _value: str) -> None:
        raise AssertionError


def publisher(town: Town, folder: str = "", url: str = "", who: Email = DINO, vault: Segreta | None = None) -> Publish:
    entries = CalendarEntries(town.store, town.clock, "rooms.invalid")
    secrets = vault or Segreta()
    return Publish(
        town.store, town.clock, Acting(town.store, who), entries, write_calendar,
        Feeds(folder, "sale"), CalDavServer(url, "sale"),
        lambda: WebShelf("publish.folder", folder, "sale", "webdav", secrets) if "://" in folder else Folder(folder),
        lambda: CalDav("publish.caldav.url", url, "sale", "caldav", secrets),
    )  # fmt: skip


@pytest.fixture
def server() -> Iterator[WebServer]:
    made = WebServer()
    yield made
    made.close()


def steps(done: tuple[Done, ...], room: RoomCode = GIUNTA) -> list[Step]:
    return [one.step for one in done if one.room == room]


def feed(town: Town, folder: Path) -> Calendar:
    name = next(one.name for one in publisher(town, str(folder)).links() if one.room.code == GIUNTA)
    return Calendar.from_ical((folder / name).read_bytes())


# ── feeds ───────────────────────────────────────────────────────────────────────────────────────────────
def test_each_room_has_a_feed_that_names_nobody_who_is_invited(town: Town, tmp_path: Path) -> None:
    guest = Attendee(Email("luca@ditta.example"))
    town.verbs().one("GIUNTA", when="2026-11-23 09:00", title="Bilancio", attendees=(guest,), conference="jitsi",
                     description="riservatissimo")  # fmt: skip
    town.verbs().one("GIUNTA", when="2026-11-23 15:00", title="Segreto", private=True)
    assert steps(publisher(town, str(tmp_path)).to_folder()) == [Step.WRITTEN]
    assert len(list(tmp_path.iterdir())) == len(ROOMS)
    found = feed(town, tmp_path)
    assert (found["METHOD"], found["X-WR-CALNAME"]) == ("PUBLISH", "Sala Giunta")
    assert [str(one["SUMMARY"]) for one in found.walk("VEVENT")] == ["Bilancio", "Occupata"]
    text = found.to_ical().decode()
    for secret in ("ATTENDEE", "luca@", "riservatissimo", "https://", "Segreto", "CONFERENCE"):
        assert secret not in text


def test_a_feed_is_left_alone_until_something_changes(town: Town, tmp_path: Path) -> None:
    booking, publish = town.verbs().one("GIUNTA", when="2026-11-23 09:00"), publisher(town, str(tmp_path))
    publish.to_folder()
    before = {one.name: one.stat().st_mtime_ns for one in tmp_path.iterdir()}
    town.clock.forward(minutes=5)
    assert {one.step for one in publish.to_folder()} == {Step.SAME}
    assert {one.name: one.stat().st_mtime_ns for one in tmp_path.iterdir()} == before
    town.verbs().cancel(booking.id)
    assert steps(publish.to_folder()) == [Step.WRITTEN]
    assert feed(town, tmp_path).walk("VEVENT") == []


def test_what_is_deleted_in_the_folder_comes_back_and_a_retired_room_goes(town: Town, tmp_path: Path) -> None:
    publish = publisher(town, str(tmp_path))
    publish.to_folder()
    for one in tmp_path.iterdir():
        one.unlink()
    assert {one.step for one in publish.to_folder()} == {Step.RESTORED}
    town.store.furnish(Furnishing(rooms=(replace(ROOMS[0], retired=True),)))
    assert steps(publish.to_folder()) == [Step.REMOVED]
    assert len(list(tmp_path.iterdir())) == len(ROOMS) - 1


def test_a_name_can_be_renewed_and_is_hard_to_guess(town: Town, tmp_path: Path) -> None:
    publish = publisher(town, str(tmp_path))
    publish.to_folder()
    before = next(one for one in publish.links() if one.room.code == GIUNTA)
    assert len(before.name) > len("sala-.ics") + 22
    publish.renew(GIUNTA)
    assert sorted(steps(publish.to_folder())) == [Step.REMOVED, Step.WRITTEN]
    assert not (tmp_path / before.name).exists()
    with pytest.raises(NotFound):
        publish.renew(RoomCode("NIENTE"))


def test_a_folder_that_is_away_is_told_once(town: Town, tmp_path: Path) -> None:
    done = publisher(town, str(tmp_path / "share")).to_folder()
    assert [(one.step, one.reason.partition(" ")[0]) for one in done] == [(Step.FAILED, "no_folder")]


def test_only_administrators_publish_and_see_addresses(town: Town, tmp_path: Path) -> None:
    publish = publisher(town, str(tmp_path), who=ANNA)
    for verb in (publish.to_folder, publish.to_server, publish.links):
        with pytest.raises(NotYours):
            verb()


def test_feeds_go_to_a_web_server_too(town: Town, server: WebServer) -> None:
    publish = publisher(town, server.url)
    publish.to_folder()
    assert len(server.files) == len(ROOMS)
    server.asked.clear()
    publish.to_folder()
    assert {method for method, _ in server.asked} == {"HEAD"}
    link = publish.links()[0]
    assert link.address == f"{server.url}/{link.name}"


# ── CalDAV ──────────────────────────────────────────────────────────────────────────────────────────────
def test_a_series_is_one_entry_with_its_exceptions_and_follows_changes(town: Town, server: WebServer) -> None:
    dates = town.verbs().many("GIUNTA", when="2026-11-23 09:00", rule="FREQ=WEEKLY;COUNT=3")
    town.verbs().move(Move(dates[1].id, instant("2026-12-01 10:00"), scope=Scope.THIS))
    publish = publisher(town, url=server.url)
    assert steps(publish.to_server()) == [Step.WRITTEN]
    ((path, content),) = server.files.items()
    assert path.startswith("/giunta/")
    # A server would write to attendees, rooms included.
    assert b"METHOD" not in content
    assert b"ATTENDEE" not in content
    assert content.count(b"BEGIN:VEVENT") == 2
    assert len(server.calendars) == len(ROOMS)
    assert steps(publish.to_server()) == [Step.SAME]
    town.verbs().cancel(dates[0].id, Scope.ALL)
    assert steps(publish.to_server()) == [Step.REMOVED]
    assert server.files == {}


def test_a_meeting_that_leaves_a_room_leaves_its_calendar(town: Town, server: WebServer) -> None:
    one, publish = town.verbs().one("GIUNTA", when="2026-11-23 09:00"), publisher(town, url=server.url)
    publish.to_server()
    town.verbs().move(Move(one.id, rooms=(RoomCode("SALETTA"),)))
    done = publish.to_server()
    assert (steps(done), steps(done, RoomCode("SALETTA"))) == ([Step.REMOVED], [Step.WRITTEN])


def test_a_date_that_is_held_elsewhere_stands_only_there(town: Town, server: WebServer) -> None:
    dates = town.verbs().many("GIUNTA", when="2026-11-23 09:00", rule="FREQ=WEEKLY;COUNT=3")
    town.verbs().move(Move(dates[1].id, rooms=(RoomCode("SALETTA"),), scope=Scope.THIS))
    publisher(town, url=server.url).to_server()
    by_room = {path.split("/")[1]: Calendar.from_ical(content) for path, content in server.files.items()}
    assert by_room.keys() == {"giunta", "saletta"}
    (own,) = by_room["giunta"].walk("VEVENT")
    assert [one.dt.strftime("%d/%m %H:%M") for one in own["EXDATE"].dts] == ["30/11 09:00"]
    assert b"Saletta" not in own.to_ical()


def test_ours_wins_over_what_somebody_changed_or_deleted_there(town: Town, server: WebServer) -> None:
    town.verbs().one("GIUNTA", when="2026-11-23 09:00")
    publish = publisher(town, url=server.url)
    publish.to_server()
    ((path, content),) = server.files.items()
    server.files[path] = b"BEGIN:VCALENDAR"
    assert steps(publish.to_server()) == [Step.RESTORED]
    assert server.files[path] == content
    server.files.clear()
    server.calendars.clear()
    assert steps(publish.to_server()) == [Step.RESTORED]
    assert server.files[path] == content


def test_a_change_between_looking_and_writing_is_overwritten(town: Town, server: WebServer) -> None:
    one = town.verbs().one("GIUNTA", when="2026-11-23 09:00")
    publish = publisher(town, url=server.url)
    publish.to_server()
    ((path, first),) = server.files.items()
    town.verbs().move(Move(one.id, instant("2026-11-23 11:00")))
    put = server.before_put = []
    put.append(lambda: server.files.update({path: b"BEGIN:VCALENDAR"}))
    assert steps(publish.to_server()) == [Step.RESTORED]
    assert server.files[path] not in (first, b"BEGIN:VCALENDAR")


def test_a_wrong_password_is_told_once_and_not_tried_room_by_room(town: Town, server: WebServer) -> None:
    town.verbs().one("GIUNTA", when="2026-11-23 09:00")
    vault = Segreta()
    vault.value = "vecchia"
    done = publisher(town, url=server.url, vault=vault).to_server()
    assert [(one.step, one.reason) for one in done] == [(Step.FAILED, "login 401")]
    assert len(server.asked) == 1


def test_a_server_that_asks_for_time_gets_it(town: Town, server: WebServer) -> None:
    town.verbs().one("GIUNTA", when="2026-11-23 09:00")
    publish = publisher(town, url=server.url)
    server.answers = [(503, {"Retry-After": "120"})]
    assert [one.reason for one in publish.to_server()] == ["busy 120"]
    server.asked.clear()
    assert [one.step for one in publish.to_server()] == [Step.BUSY]
    assert server.asked == []
    town.clock.forward(seconds=121)
    assert steps(publish.to_server()) == [Step.WRITTEN]


def test_an_outage_loses_nothing(town: Town, server: WebServer) -> None:
    for hour in (9, 11, 14):
        town.verbs().one("GIUNTA", when=f"2026-11-23 {hour:02}:00")
    publish = publisher(town, url=server.url)
    server.before_put = [lambda: server.answers.append((500, {}))]
    assert publish.to_server()[-1].step is Step.FAILED
    done = publish.to_server()
    assert Step.FAILED not in {one.step for one in done}
    assert len(server.files) == 3


def test_one_at_a_time(town: Town, server: WebServer) -> None:
    now = town.clock.now()
    assert town.store.publication.take_turn(server.url, now, now + timedelta(minutes=30))
    assert [one.step for one in publisher(town, url=server.url).to_server()] == [Step.BUSY]
    town.clock.forward(minutes=31)
    assert Step.BUSY not in {one.step for one in publisher(town, url=server.url).to_server()}


def test_passwords_travel_encrypted_only(town: Town) -> None:
    for url in (
        "http://cal.comune.example/",
        "ftp://127.0.0.1/",
        "cal.comune.example",
        "https://sale:segreta@cal.example/",
    ):
        with pytest.raises(Misconfigured):
            publisher(town, url=url).to_server()


def test_an_entry_that_the_server_does_not_take_keeps_no_other_back(town: Town, server: WebServer) -> None:
    for hour in (9, 11, 14):
        town.verbs().one("GIUNTA", when=f"2026-11-23 {hour:02}:00")
    publish = publisher(town, url=server.url)
    server.before_put = [lambda: server.answers.append((400, {}))]
    done = publish.to_server()
    assert sorted(steps(done)) == [Step.FAILED, Step.WRITTEN, Step.WRITTEN]
    assert [one.reason for one in done if one.step is Step.FAILED] == ["rejected 400"]
    assert sorted(steps(publish.to_server())) == [Step.SAME, Step.SAME, Step.WRITTEN]
