"""Every service that is asked for meetings keeps one contract, whatever its server answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from roomdesk import catalogue
from roomdesk.domain.errors import Misconfigured
from roomdesk.domain.slot import Slot
from roomdesk.ports.provider import Maker, NotMade, Wish
from roomdesk.ports.settings import SERVICE_KEYS, ConferenceService
from roomdesk.providers.asking.http import Http
from tests.fakes.clock import StillClock
from tests.fakes.municipality import GIUNTA, booking, slot
from tests.providers.server import FakeService, Said, running
from tests.providers.services import SERVICES

START = datetime(2026, 11, 24, 9, tzinfo=UTC)
MEETING = booking(GIUNTA, slot(9, 10))
WISH = Wish("b1a9-key", "Giunta & Consiglio – à", (Slot.lasting(START, 90),), "Europe/Rome", "it")
LATER = replace(WISH, slots=(Slot.lasting(START + timedelta(hours=3), 60),))
SERIES = replace(WISH, slots=tuple(Slot.lasting(START + timedelta(weeks=n), 90) for n in range(3)))


class Vault:
    def __init__(self, secret: str) -> None:
        self._secret = secret

    def secret(self, name: str) -> str:
        if not self._secret:
            raise Misconfigured(f"@{name}")
        return self._secret

    def keep(self, name: str, value: str) -> None:
        raise NotImplementedError


class Pair(NamedTuple):
    name: str
    server: FakeService
    maker: Maker
    clock: StillClock

    def made_with(self, secret: str | None = None, seconds: float = 20, **values: str) -> Maker:
        kind = type(self.maker)
        service = ConferenceService(self.name, {**self.server.values(), **values})
        vault = Vault(self.server.secret if secret is None else secret)
        return kind(service, vault, self.clock.now, Http(self.clock.now, seconds))  # type: ignore[call-arg]


@pytest.fixture(params=SERVICES)
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    name, clock = request.param, StillClock()
    with running(SERVICES[name]()) as server:
        shipped = catalogue.maker(ConferenceService(name, server.values()), Vault(server.secret))
        made = Pair(name, server, shipped, clock)
        yield made._replace(maker=made.made_with())


def refused(maker: Maker) -> NotMade:
    with pytest.raises(NotMade) as told:
        maker.make(WISH)
    return told.value


def test_a_meeting_is_made_changed_and_ended(pair: Pair) -> None:
    made = pair.maker.make(WISH)
    assert made.handle
    assert made.url.startswith(("https://", pair.server.base))
    changed = pair.maker.change(made, LATER)
    assert (changed.handle, changed.url) == (made.handle, made.url)
    pair.maker.end(made.handle)
    assert all(one.get("status") == "cancelled" for one in pair.server.meetings.values())


def test_no_host_link_key_or_password_of_a_host_is_given_back(pair: Pair) -> None:
    made = pair.maker.make(WISH)
    assert "HOSTSECRET" not in repr(made)
    assert pair.server.secret not in repr(made)


def test_twice_is_once_where_the_service_knows_keys(pair: Pair) -> None:
    first, second = pair.maker.make(WISH), pair.made_with().make(WISH)
    if pair.name == "zoom":
        assert first.handle != second.handle
    else:
        assert (first.handle, first.url) == (second.handle, second.url)
        assert len(pair.server.meetings) == 1


def test_a_series_is_one_meeting(pair: Pair) -> None:
    assert pair.maker.make(SERIES).url
    assert len(pair.server.meetings) == 1


def test_to_end_what_is_gone_is_no_error(pair: Pair) -> None:
    made = pair.maker.make(WISH)
    pair.maker.end(made.handle)
    pair.maker.end(made.handle)


def test_what_is_gone_is_made_anew_by_a_change(pair: Pair) -> None:
    if pair.name == "bigbluebutton":
        pytest.skip("a meeting there has no time, and its door makes it anew")
    made = pair.maker.make(WISH)
    pair.server.meetings.clear()
    assert pair.maker.change(made, LATER).url
    assert len(pair.server.meetings) == 1


def test_a_private_meeting_has_no_title_there(pair: Pair) -> None:
    pair.maker.make(replace(WISH, title=""))
    assert "RoomDesk" in str(pair.server.meetings)


def test_a_title_is_cut_to_what_the_service_takes(pair: Pair) -> None:
    pair.maker.make(replace(WISH, title="è" * 1000))
    assert len(pair.server.meetings) == 1


def test_it_is_tried_without_making_anything(pair: Pair) -> None:
    pair.maker.probe()
    assert pair.server.meetings == {}
    assert pair.server.asked


def test_a_wrong_secret_is_told(pair: Pair) -> None:
    if pair.name == "meet":
        pytest.skip("its secret is a key: see test_meet")
    maker = pair.made_with(secret="wrong wrong")
    told = refused(maker)
    assert told.reason.split()[0] == "login"
    assert told.is_final
    with pytest.raises(NotMade):
        maker.probe()


def test_without_its_secret_or_a_setting_nothing_is_asked(pair: Pair) -> None:
    with pytest.raises(Misconfigured, match=f"@{pair.name}"):
        pair.made_with(secret="").make(WISH)
    for key in type(pair.maker).required:  # type: ignore[attr-defined]
        maker = pair.made_with(**{key: ""})
        assert not maker.is_set_up
        with pytest.raises(Misconfigured, match=f"conference.{pair.name}.{key}"):
            maker.make(WISH)
        with pytest.raises(Misconfigured):
            maker.links(MEETING)
    assert pair.server.asked == []


REFUSALS = {
    "400": (Said(400, {"message": "bad"}), "refused 400 bad", True),
    "403": (Said(403, {"error": {"code": "Forbidden", "message": "no"}}), "forbidden 403 Forbidden no", True),
    "409": (Said(423, {"message": "locked"}), "refused 423 locked", True),
    "500": (Said(500, raw=b"<html>oops</html>"), "fault 500", False),
    "503": (Said(503, {"message": "back soon"}), "fault 503 back soon", False),
    "redirected": (Said(302, headers={"Location": "https://evil.example/x"}), "redirected evil.example", True),
    "not what it should be": (Said(200, raw=b"<html>welcome"), "answer", False),
    "deep": (Said(200, raw=b"[" * 100_000), "answer", False),
    "a list": (Said(200, []), "answer", False),
    "half": (Said(200, {"id": "x"}, half=True), "disconnected", False),
    "huge": (Said(200, raw=b"x" * 1_200_000), "too_large", False),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_goes_wrong_has_a_reason(pair: Pair, case: str) -> None:
    said, reason, is_final = REFUSALS[case]
    pair.server.rude = lambda _: said
    told = refused(pair.maker)
    assert (told.reason, told.is_final) == (reason, is_final)


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("90", timedelta(seconds=90)),
        ("Mon, 23 Nov 2026 09:00:00 GMT", timedelta(hours=2)),
        ("2026-11-24T00:00:00Z", timedelta(hours=17)),
        ("99999999999", timedelta(days=2)),
        ("soon", None),
        ("", None),
    ],
)
def test_too_many_requests_say_when_to_come_again(pair: Pair, text: str, wait: timedelta | None) -> None:
    pair.server.rude = lambda _: Said(429, {"message": "slow down"}, {"Retry-After": text})
    told = refused(pair.maker)
    assert told.reason.startswith("too_many 429")
    assert not told.is_final
    assert told.retry_at == (pair.clock.now() + wait if wait else None)


def test_a_silent_service_is_not_waited_for(pair: Pair) -> None:
    goes_on = threading.Event()
    pair.server.rude = lambda _: Said(200, {}, holds=goes_on)
    try:
        told = refused(pair.made_with(seconds=0.2))
    finally:
        goes_on.set()
    assert (told.reason, told.is_final) == ("silent", False)


def test_nobody_there(pair: Pair) -> None:
    away = {key: "http://127.0.0.1:9" for key, value in pair.server.values().items() if value == pair.server.base}
    told = refused(pair.made_with(**away))
    assert (told.reason, told.is_final) == ("unreachable", False)


def test_only_https_is_spoken_abroad(pair: Pair) -> None:
    for key, value in pair.server.values().items():
        if value == pair.server.base:
            with pytest.raises(Misconfigured, match=f"conference.{pair.name}.{key}"):
                pair.made_with(**{key: "http://video.example"}).make(WISH)


def test_what_a_service_says_is_told_without_secrets(pair: Pair) -> None:
    pair.server.rude = lambda _: Said(400, {"message": "bad Bearer abc.def token=xyz client_secret: hush"})
    told = refused(pair.maker)
    assert not {"abc.def", "xyz", "hush"} & set(told.reason.replace("=", " ").split())


def test_its_card_names_the_settings_that_the_file_takes(pair: Pair) -> None:
    fields = type(pair.maker).card.fields
    assert tuple(one.name for one in fields if one.kind != "secret") == SERVICE_KEYS[pair.name]
    assert [one.kind for one in fields].count("secret") == 1


def test_it_offers_as_many_links_as_licences(pair: Pair) -> None:
    service = ConferenceService(pair.name, pair.server.values(), 3)
    maker = catalogue.maker(service, Vault("x"))
    assert [one.hold for one in maker.links(MEETING)] == [f"licence:{pair.name}:{n}" for n in (1, 2, 3)]
    (free,) = pair.maker.links(MEETING)
    assert not free.held
    assert not free.is_ready
