"""The RTSP driver against streams: well, without video, busy, behind a login, slow, silent and rude."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.equipment import Health
from roomdesk.drivers.rtsp import driver, protocol
from roomdesk.drivers.rtsp.driver import Rtsp, judge
from roomdesk.drivers.wire.heads import Head
from roomdesk.simulators.rtsp import Stream
from roomdesk.simulators.servers import Answering
from tests.drivers.conftest import Check, alone, now
from tests.fakes import devices
from tests.fakes.devices import device

DRIVER = Rtsp(now)


def test_a_stream_with_video_is_well(check: Check) -> None:
    found = check(DRIVER, Stream(), path="/live?channel=1")
    assert (found.health, found.cause) == (Health.OK, "ok")
    assert found.evidence == "video H264, audio PCMA, RoomDesk simulator"
    assert found.latency_ms


@pytest.mark.parametrize(
    ("state", "health", "cause"),
    [
        ("audio", Health.DEGRADED, "no_video"),
        ("no_stream", Health.FAILED, "no_stream"),
        ("busy", Health.DEGRADED, "busy"),
    ],
)
def test_what_a_stream_says_is_its_health(check: Check, state: str, health: Health, cause: str) -> None:
    found = check(DRIVER, Stream(state))
    assert (found.health, found.cause) == (health, cause)


@pytest.mark.parametrize(
    ("user", "password", "health", "cause"),
    [
        ("admin", "sesame", Health.OK, "ok"),
        ("admin", "wrong", Health.UNKNOWN, "credentials"),
        ("guest", "sesame", Health.UNKNOWN, "credentials"),
        ("", "sesame", Health.UNKNOWN, "credentials"),
    ],
)
def test_a_wrong_login_is_not_the_cameras_fault(
    check: Check, user: str, password: str, health: Health, cause: str
) -> None:
    found = check(DRIVER, Stream(user="admin", password="sesame"), password=password, user=user)
    assert (found.health, found.cause) == (health, cause)
    assert "sesame" not in found.evidence
    assert "wrong" not in found.evidence


def test_a_login_in_the_clear_is_not_sent(check: Check) -> None:
    heard = devices.says(b'RTSP/1.0 401 Unauthorized\r\nWWW-Authenticate: Basic realm="x"\r\n\r\n')
    found = check(DRIVER, heard, password="sesame", user="admin")
    assert (found.health, found.cause) == (Health.UNKNOWN, "credentials")
    assert "not sent" in found.evidence


@pytest.mark.parametrize(
    ("behaviour", "cause"),
    [
        (None, "refused"),
        (devices.hangs_up, "closed"),
        (devices.resets, "closed"),
        (devices.endless, "protocol"),
        (devices.fifty_megabytes, "protocol"),
        (devices.says(b"HTTP/1.1 200 OK\r\n\r\n"), "protocol"),
        (devices.says(b"RTSP/1.0 200 OK\r\n" + b"X: y\r\n" * 200), "protocol"),
        (devices.says(b"RTSP/1.0 200 OK\r\nContent-Length: 50000000\r\n\r\n"), "protocol"),
        (devices.says(b"RTSP/1.0 200 OK\r\nno colon\r\n\r\n"), "protocol"),
    ],
)
def test_rude_devices_are_findings(check: Check, behaviour: Answering | None, cause: str) -> None:
    found = check(DRIVER, behaviour)
    assert (found.health, found.cause) == (Health.FAILED, cause)
    assert len(found.evidence) <= 500
    assert found.latency_ms is None


def test_octets_that_come_one_by_one_are_put_together(check: Check) -> None:
    answer = b"RTSP/1.0 200 OK\r\nContent-Length: 28\r\n\r\nm=video 5004/2 RTP/AVP 26\r\n\r\n"
    assert check(DRIVER, devices.drips(answer)).evidence == "video"


def test_a_device_without_a_host_cannot_be_told() -> None:
    assert alone(DRIVER, device("rtsp", host="")).cause == "not_configured"


def test_an_address_holds_no_login_and_no_spaces() -> None:
    assert protocol.address("10.0.0.1", 554, "/a b\r\nc") == "rtsp://10.0.0.1:554/a%20b%0D%0Ac"
    assert protocol.address("fe80::1", 554, "") == "rtsp://[fe80::1]:554/"


@given(st.binary(max_size=400), st.integers(100, 999))
def test_no_answer_is_an_accident(description: bytes, status: int) -> None:
    verdict = judge(Head("RTSP", status, "", {}), description)
    assert verdict.cause in driver.CAUSES
