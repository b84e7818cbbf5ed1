"""What is peculiar to one service: its tokens, times, checksums, and its ways to say no."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.provider import Maker, NotMade
from roomdesk.ports.settings import ConferenceService
from roomdesk.providers.bigbluebutton import BigBlueButton, checksum
from roomdesk.providers.meet import Meet
from roomdesk.providers.talk import Talk
from roomdesk.providers.teams import Teams
from roomdesk.providers.webex import Webex
from roomdesk.providers.zoom import Zoom
from tests.fakes.clock import StillClock
from tests.providers.server import Said, running
from tests.providers.services import (
    BigBlueButtonService,
    GoogleService,
    GraphService,
    TalkService,
    WebexService,
    ZoomService,
)
from tests.providers.test_makers import LATER, SERIES, START, WISH, Vault, refused

CLOCK = StillClock()


@contextmanager
def at_work(kind: Any, server: Any) -> Iterator[tuple[Any, Maker]]:
    with running(server):
        service = ConferenceService(kind.card.name, server.values())
        yield server, kind(service, Vault(server.secret), CLOCK.now)


# ── tokens ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_token_is_kept_until_shortly_before_it_ends() -> None:
    clock = StillClock()
    with running(GraphService()) as server:
        maker = Teams(ConferenceService("teams", server.values()), Vault(server.secret), clock.now)
        maker.make(WISH)
        maker.change(maker.make(WISH), LATER)
        assert server.tokens == 1
        clock.forward(minutes=59)
        maker.make(WISH)
        assert server.tokens == 2


def test_a_token_that_is_not_accepted_any_more_is_replaced_once() -> None:
    with at_work(Zoom, ZoomService()) as (server, maker):
        maker.make(WISH)
        server.tokens += 1  # what was given out before counts no more
        assert maker.make(WISH).url
        server.rude = lambda _: Said(401, {"code": 124, "message": "Invalid access token."})
        before = len(server.asked)
        assert refused(maker).reason == "login 401 124 Invalid access token."
        assert len(server.asked) == before + 2


@pytest.mark.parametrize("body", [{}, {"access_token": 3}, {"access_token": ""}])
def test_an_answer_without_a_token_is_no_answer(body: dict[str, Any]) -> None:
    with at_work(Teams, GraphService()) as (server, maker):
        server.token_rude = Said(200, body)
        assert refused(maker).reason == "answer"


# ── Teams ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_teams_gives_passcode_and_dial_in_in_the_readers_language() -> None:
    with at_work(Teams, GraphService()) as (server, maker):
        made = maker.make(WISH)
        assert (made.url, made.pin, made.phone) == (
            "https://teams.microsoft.com/l/meetup-join/19%3ameeting", "aB3", "+390200001,,5550#",
        )  # fmt: skip
        (asked,) = server.asked
        assert asked.headers["Accept-Language"] == "it-IT"
        assert asked.body["externalId"] == WISH.key
        assert (asked.body["startDateTime"], asked.body["endDateTime"]) == (
            "2026-11-24T09:00:00Z",
            "2026-11-24T10:30:00Z",
        )


def test_teams_without_an_access_policy_says_which_remedy_there_is() -> None:
    with at_work(Teams, GraphService()) as (server, maker):
        server.policy = False
        told = refused(maker)
        assert (told.reason, told.is_final) == ("no_policy", True)
        with pytest.raises(NotMade, match="no_policy"):
            maker.probe()


def test_a_series_in_teams_lasts_from_its_first_date_to_its_last() -> None:
    with at_work(Teams, GraphService()) as (server, maker):
        maker.make(SERIES)
        (meeting,) = server.meetings.values()
        assert (meeting["startDateTime"][:10], meeting["endDateTime"][:10]) == ("2026-11-24", "2026-12-08")


# ── Zoom ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_zoom_is_told_the_wall_clocks_time_with_its_zone() -> None:
    with at_work(Zoom, ZoomService()) as (server, maker):
        made = maker.make(WISH)
        (meeting,) = server.meetings.values()
        assert (meeting["start_time"], meeting["timezone"], meeting["duration"]) == (
            "2026-11-24T10:00:00", "Europe/Rome", 90,
        )  # fmt: skip
        assert made.phone == f"+390694806488,,{made.handle}#"
        assert int(made.handle) > 2**32
        maker.change(made, LATER)
        assert server.meetings[made.handle]["start_time"] == "2026-11-24T13:00:00"


def test_several_dates_share_a_zoom_meeting_without_a_fixed_time() -> None:
    with at_work(Zoom, ZoomService()) as (server, maker):
        maker.make(SERIES)
        (meeting,) = server.meetings.values()
        assert meeting["type"] == 3
        assert "start_time" not in meeting


# ── Webex ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_webex_writes_to_nobody_and_keeps_its_host_key() -> None:
    with at_work(Webex, WebexService()) as (server, maker):
        made = maker.make(WISH)
        assert (made.pin, made.phone) == ("BgJep@43", "+390230410440,,789#")
        (meeting,) = server.meetings.values()
        assert meeting["sendEmail"] is False
        assert (meeting["start"], meeting["hostEmail"]) == ("2026-11-24T10:00:00+01:00", "sale@comune.example")


def test_webex_meetings_last_ten_minutes_at_least() -> None:
    with at_work(Webex, WebexService()) as (server, maker):
        short = type(WISH.slots[0]).lasting(START, 5)
        maker.make(replace(WISH, slots=(short,)))
        (meeting,) = server.meetings.values()
        assert meeting["end"] == "2026-11-24T10:10:00+01:00"


@pytest.mark.parametrize(
    ("days", "rule"),
    [
        ((0, 7, 14), "FREQ=DAILY;INTERVAL=7;COUNT=3"),
        ((0, 1, 2, 3), "FREQ=DAILY;INTERVAL=1;COUNT=4"),
        ((0, 7, 15), "FREQ=DAILY;INTERVAL=1;COUNT=16"),
    ],
)
def test_a_series_in_webex_covers_all_its_dates(days: tuple[int, ...], rule: str) -> None:
    slots = tuple(WISH.slots[0].starting(START + timedelta(days=day)) for day in days)
    with at_work(Webex, WebexService()) as (server, maker):
        maker.make(replace(WISH, slots=slots))
        (meeting,) = server.meetings.values()
        assert meeting["recurrence"] == rule


# ── Google Meet ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_meet_asks_for_a_conference_and_writes_to_nobody() -> None:
    with at_work(Meet, GoogleService()) as (server, maker):
        made = maker.make(WISH)
        assert (made.url, made.phone) == ("https://meet.google.com/abc", "+39-02-1,,44#")
        (asked,) = server.asked
        assert asked.query == {"conferenceDataVersion": "1", "sendUpdates": "none"}
        maker.end(made.handle)
        assert maker.make(WISH).url  # the id of what was taken back stays taken


def test_a_link_that_google_is_still_making_is_asked_for_again() -> None:
    with at_work(Meet, GoogleService()) as (server, maker):
        server.pending = True
        told = refused(maker)
        assert (told.reason, told.is_final) == ("pending", False)
        server.pending = False
        assert maker.make(WISH).url
        assert len(server.meetings) == 1


def test_without_delegation_google_is_understood() -> None:
    with at_work(Meet, GoogleService()) as (server, maker):
        server.delegated = False
        told = refused(maker)
        assert (told.reason, told.is_final) == ("no_delegation", True)


def test_a_secret_that_is_no_key_is_a_setting_that_is_wrong() -> None:
    with running(GoogleService()) as server:
        maker = Meet(ConferenceService("meet", server.values()), Vault("no key"), CLOCK.now)
        with pytest.raises(Misconfigured, match="@meet"):
            maker.make(WISH)


# ── BigBlueButton ───────────────────────────────────────────────────────────────────────────────────────────────

_QUERY = "name=Test+Meeting&meetingID=abc123&attendeePW=111222&moderatorPW=333444"
_SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b"


@pytest.mark.parametrize(
    ("kind", "mark"),
    [
        ("sha1", "1fcbb0c4fc1f039f73aa6d697d2db9ba7f803f17"),
        ("sha256", "da9185f7f333cfdfcd6eeac32dca3777510c4c436020d8b887ba5515bd1d189e"),
    ],
)
def test_checksums_are_those_of_the_documentation(kind: str, mark: str) -> None:
    assert checksum("create", _QUERY, _SECRET, kind) == mark


@pytest.mark.parametrize("kind", ["sha1", "sha256", "sha384", "sha512"])
def test_every_hash_is_spoken_and_no_other(kind: str) -> None:
    server = BigBlueButtonService()
    server.kind = kind
    with at_work(BigBlueButton, server) as (_, maker):
        assert maker.make(WISH).url.startswith("https://bbb.comune.example/sala/")
    with pytest.raises(Misconfigured, match=r"conference.bigbluebutton.hash"):
        checksum("create", "", "", "md5")


def test_an_id_that_is_not_known_is_no_meeting_that_was_made() -> None:
    with at_work(BigBlueButton, BigBlueButtonService()) as (server, maker):
        body = b"<response><returncode>FAILED</returncode><messageKey>notFound</messageKey></response>"
        server.rude = lambda _: Said(200, raw=body)
        assert refused(maker).reason == "refused notFound"


# ── Talk ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_talk_makes_a_public_conversation_and_renames_it() -> None:
    with at_work(Talk, TalkService()) as (server, maker):
        made = maker.make(WISH)
        assert made.url == f"{server.base}/call/{made.handle}"
        maker.change(made, replace(LATER, title="Consiglio"))
        assert server.meetings[made.handle]["roomName"] == "Consiglio"


def test_a_server_without_talk_is_told() -> None:
    with at_work(Talk, TalkService()) as (server, maker):
        server.rude = lambda _: Said(200, {"ocs": {"data": {"capabilities": {"files": {}}}}})
        with pytest.raises(NotMade, match="no_service"):
            maker.probe()
