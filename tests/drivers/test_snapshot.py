"""The picture of an IP camera: alive, black, frozen, none, behind a login; over ONVIF too; rude servers."""

from __future__ import annotations

import asyncio
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.equipment import Finding, Health
from roomdesk.drivers.onvif import protocol
from roomdesk.drivers.onvif.driver import Onvif
from roomdesk.drivers.snapshot import Snapshot
from roomdesk.formats.thumbnail import small
from roomdesk.simulators.servers import Answering, serving
from roomdesk.simulators.snapshot import Still, picture
from tests.drivers.conftest import Check, Secure, alone, now
from tests.drivers.test_onvif import ENVELOPE, INFORMATION, clock, timedelta
from tests.fakes import devices
from tests.fakes.devices import device
from tests.fakes.http_device import HttpDevice, Request, Response

# The decoder has a word of its own for each thing that can be wrong with a file.
pytestmark = pytest.mark.qt_log_ignore(".")
PAUSES = (0.02, 0.02)
DRIVER = Snapshot(now, small, None, PAUSES)


@pytest.mark.parametrize(
    ("state", "health", "cause"),
    [
        ("ok", Health.OK, "ok"),
        ("black", Health.DEGRADED, "black"),
        ("frozen", Health.FAILED, "frozen"),
        ("no_picture", Health.FAILED, "no_picture"),
    ],
)
def test_what_a_camera_shows_is_told(check: Check, state: str, health: Health, cause: str) -> None:
    found = check(DRIVER, Still(state))
    assert (found.health, found.cause) == (health, cause)


def test_the_evidence_says_how_bright_the_picture_is(check: Check) -> None:
    said = re.search(r"brightness (\d+) of 255", check(DRIVER, Still()).evidence)
    assert said
    assert 100 < int(said[1]) < 130


@pytest.mark.parametrize(
    ("user", "password", "health", "cause"),
    [
        ("admin", "sesame", Health.OK, "ok"),
        ("admin", "wrong", Health.UNKNOWN, "credentials"),
        ("", "", Health.UNKNOWN, "credentials"),
    ],
)
def test_a_login_by_digest(check: Check, user: str, password: str, health: Health, cause: str) -> None:
    found = check(DRIVER, Still("ok", "admin", "sesame"), password, user=user)
    assert (found.health, found.cause) == (health, cause)
    assert "sesame" not in found.evidence


def basic(request: Request) -> Response:
    if request.fields.get("authorization") == "Basic YWRtaW46c2VzYW1l":
        return Response(200, picture(remark=str(len(request.fields)).encode() + request.path.encode()))
    return Response(401, b"", ('WWW-Authenticate: Basic realm="Camera"',))


def test_a_password_in_the_clear_is_only_said_over_tls(secure: Secure, check: Check) -> None:
    open_one, hidden = HttpDevice(basic), HttpDevice(basic)
    found = check(DRIVER, open_one, "sesame", user="admin")
    assert (found.health, found.cause) == (Health.UNKNOWN, "credentials")
    assert all("authorization" not in one.fields for one in open_one.seen)
    with serving([hidden], secure.server) as (port,):
        one = device("snapshot", port, user="admin", tls="yes")
        assert alone(Snapshot(now, small, secure.trust, PAUSES), one, "sesame").cause == "frozen"


def test_a_camera_that_keeps_its_picture_for_a_moment_is_not_frozen(check: Check) -> None:
    given = [picture(remark=b"1"), picture(remark=b"1"), picture(remark=b"2")]
    assert check(DRIVER, HttpDevice(lambda _: Response(200, given.pop(0)))).cause == "ok"


@pytest.mark.parametrize(
    ("behaviour", "health", "cause"),
    [
        (HttpDevice(lambda _: Response(404)), Health.FAILED, "http_status"),
        (HttpDevice(lambda _: Response(500)), Health.FAILED, "http_status"),
        (HttpDevice(lambda _: Response(302)), Health.DEGRADED, "http_status"),
        (HttpDevice(lambda _: Response(200, b"\xff\xd8\xff" + bytes(5000))), Health.FAILED, "no_picture"),
        (HttpDevice(lambda _: Response(200, bytes(7_000_000))), Health.FAILED, "protocol"),
        (devices.hangs_up, Health.FAILED, "closed"),
    ],
)
def test_rude_cameras_are_findings(check: Check, behaviour: Answering, health: Health, cause: str) -> None:
    found = check(DRIVER, behaviour)
    assert (found.health, found.cause) == (health, cause)


@pytest.mark.parametrize("path", ["snapshot", "/a b", "/à", "/a\r\nX: y"])
def test_a_path_that_is_none_is_not_configured(check: Check, path: str) -> None:
    assert check(DRIVER, Still(), path=path).cause == "not_configured"


@given(st.binary(max_size=400))
def test_no_octets_are_an_accident(octets: bytes) -> None:
    for one in (octets, picture()[:300] + octets):
        assert len(small(one)) in (0, 1024)


# ── over ONVIF ──────────────────────────────────────────────────────────────────────────────────────────
def onvif(uri: str, profiles: str = '<m:Profiles token="main"/>') -> HttpDevice:
    answers = {
        "GetSystemDateAndTime": clock(timedelta()),
        "GetDeviceInformation": INFORMATION,
        "GetCapabilities": "<t:Media><t:XAddr>http://10.0.0.9/onvif/media</t:XAddr></t:Media>",
        "GetProfiles": profiles,
        "GetSnapshotUri": f"<t:Uri>{uri}</t:Uri>",
    }
    spaces = 'xmlns:m="http://www.onvif.org/ver10/media/wsdl"'

    def answer(request: Request) -> Response:
        body = request.body.decode()
        (asked,) = [one for one in answers if f"<{one} " in body]
        assert (request.path == "/onvif/media") is (asked in ("GetProfiles", "GetSnapshotUri"))
        return Response(200, ENVELOPE.format(f"<w {spaces}>{answers[asked]}</w>").encode())

    return HttpDevice(answer)


def looked_at(uri: str, still: Still, profiles: str = '<m:Profiles token="main"/>') -> Finding:
    with serving([still]) as (port,), serving([onvif(uri.format(port=port), profiles)]) as (soap,):
        return alone(Onvif(now, small, None, PAUSES), device("onvif", soap, picture="yes"))


@pytest.mark.parametrize(("state", "cause"), [("ok", "ok"), ("black", "black"), ("frozen", "frozen")])
def test_a_camera_says_over_onvif_where_its_picture_is(state: str, cause: str) -> None:
    # The address names another host: it is passed over, nobody leads us elsewhere.
    found = looked_at("http://192.0.2.9:{port}/pic?a=1", Still(state))
    assert found.cause == cause
    assert "AXIS M1065" in found.evidence


@pytest.mark.parametrize(("uri", "profiles"), [("", "<m:Profiles token='a'/>"), ("ftp://x/y", ""), ("http://x/y", "")])
def test_a_camera_that_names_no_picture_is_degraded(uri: str, profiles: str) -> None:
    found = looked_at(uri, Still(), profiles)
    assert (found.health, found.cause) == (Health.DEGRADED, "no_picture")


@given(st.binary(max_size=200))
def test_no_answer_of_the_media_service_is_an_accident(octets: bytes) -> None:
    for read in (protocol.media_path, protocol.first_profile, protocol.snapshot_place):
        for one in (octets, ENVELOPE.encode().replace(b"{}", octets)):
            try:
                read(one)
            except ValueError:
                continue


def test_pictures_are_decoded_beside_the_loop() -> None:
    """A large picture may not hold up the round: the loop goes on while it is decoded."""
    ticks = []

    async def tick() -> None:
        while True:
            ticks.append(1)
            await asyncio.sleep(0.005)

    async def run() -> Finding:
        beside = asyncio.create_task(tick())
        with serving([Still()]) as (port,):
            found = await Snapshot(now, slow, None, PAUSES).check(device("snapshot", port), {})
        beside.cancel()
        return found

    def slow(jpeg: bytes) -> bytes:
        before = len(ticks)
        end = 200
        while len(ticks) < before + 5 and end:
            end -= 1
            time.sleep(0.005)
        assert len(ticks) >= before + 5
        return small(jpeg)

    assert asyncio.run(run()).cause == "ok"
