"""The CalDAV carrier against a server that is well, slow to trust, busy, and rude."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from roomdesk.carriers.caldav import CalDav
from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.carrier import NotCarried
from tests.carriers.web_server import WebServer


class Known:
    def secret(self, name: str) -> str:
        if name != "caldav":
            raise Misconfigured(f"@{name}")
        return "segreta"

    def keep(self, _name: str, _value: str) -> None:
        raise AssertionError


@pytest.fixture
def server() -> Iterator[WebServer]:
    made = WebServer()
    yield made
    made.close()


def carrier(server: WebServer) -> CalDav:
    return CalDav("publish.caldav.url", server.url, "sale", "caldav", Known())


def test_a_calendar_is_made_written_listed_and_emptied(server: WebServer) -> None:
    calendars = carrier(server)
    assert calendars.open("giunta", "Sala <Giunta> & C.") == {}
    etag = calendars.put("giunta", "1.ics", b"uno", "")
    listed = calendars.open("giunta", "")
    assert listed == {"1.ics": etag}
    assert calendars.put("giunta", "1.ics", b"due", etag) != etag
    with pytest.raises(NotCarried, match="changed 412"):
        calendars.put("giunta", "1.ics", b"tre", etag)
    with pytest.raises(NotCarried, match="changed 412"):
        calendars.put("giunta", "1.ics", b"tre", "")
    calendars.remove("giunta", "1.ics", server.etag("/giunta/1.ics"))
    calendars.remove("giunta", "1.ics", '"gone"')
    assert calendars.open("giunta", "") == {}


def test_a_server_that_names_no_version_is_asked_for_it(server: WebServer) -> None:
    calendars = carrier(server)
    server.files["/giunta/1.ics"] = b"uno"
    server.answers = [(204, {})]
    assert calendars.put("giunta", "1.ics", b"uno", '"x"') == server.etag("/giunta/1.ics")


@pytest.mark.parametrize(
    ("status", "headers", "reason"),
    [
        (401, {}, "login 401"),
        (403, {}, "forbidden 403"),
        (409, {}, "missing 409"),
        (507, {}, "full 507"),
        (500, {}, "protocol 500"),
        (302, {"Location": "https://elsewhere.example/"}, "protocol 302"),
        (429, {"Retry-After": "7"}, "busy 7"),
        (503, {}, "busy 300"),
        (503, {"Retry-After": "99999999"}, "busy 86400"),
        (503, {"Retry-After": "soon"}, "busy 300"),
        (503, {"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"}, "busy 0"),
    ],
)
def test_each_refusal_has_its_reason(server: WebServer, status: int, headers: dict[str, str], reason: str) -> None:
    server.answers = [(status, headers)]
    with pytest.raises(NotCarried) as told:
        carrier(server).put("giunta", "1.ics", b"uno", "")
    assert told.value.reason == reason
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    "listing", [b"", b"<html>", b'<!DOCTYPE x [<!ENTITY a "a">]><d:multistatus xmlns:d="DAV:"/>', b"x" * 21_000_000]
)
def test_what_is_no_listing_is_refused(server: WebServer, listing: bytes) -> None:
    server.calendars.add("/giunta/")
    server.listing = listing
    with pytest.raises(NotCarried, match="protocol"):
        carrier(server).open("giunta", "")


def test_a_server_that_is_away_is_told_without_the_password() -> None:
    away = CalDav("publish.caldav.url", "http://127.0.0.1:1/", "sale", "caldav", Known())
    with pytest.raises(NotCarried, match=r"^unreachable \w+$"):
        away.open("giunta", "")
