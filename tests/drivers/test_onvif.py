"""The ONVIF driver against cameras: well, with a wrong clock, behind either login, silent and rude."""

import base64
import hashlib
import re
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.equipment import Health
from roomdesk.drivers.onvif import driver, protocol
from roomdesk.drivers.onvif.driver import Onvif
from roomdesk.drivers.wire.digest import Login
from roomdesk.drivers.wire.http import Answer
from roomdesk.simulators.servers import Answering
from tests.drivers.conftest import NOON, Check, now
from tests.fakes import devices
from tests.fakes.http_device import HttpDevice, Request, Response

DRIVER = Onvif(now)
ENVELOPE = (
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:t="http://www.onvif.org/ver10/schema" '
    'xmlns:d="http://www.onvif.org/ver10/device/wsdl"><s:Body>{}</s:Body></s:Envelope>'
)
INFORMATION = (
    "<d:GetDeviceInformationResponse><d:Manufacturer>AXIS</d:Manufacturer><d:Model>M1065</d:Model>"
    "<d:FirmwareVersion>9.80</d:FirmwareVersion><d:SerialNumber>ACCC8E</d:SerialNumber></d:GetDeviceInformationResponse>"
)
REFUSAL = (
    "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>ter:NotAuthorized</s:Value></s:Subcode></s:Code>"
    "<s:Reason><s:Text>Sender not authorized</s:Text></s:Reason></s:Fault>"
)


def clock(offset: timedelta) -> str:
    at = NOON + offset
    return (
        "<d:GetSystemDateAndTimeResponse><d:SystemDateAndTime><t:UTCDateTime>"
        f"<t:Time><t:Hour>{at.hour}</t:Hour><t:Minute>{at.minute}</t:Minute><t:Second>{at.second}</t:Second></t:Time>"
        f"<t:Date><t:Year>{at.year}</t:Year><t:Month>{at.month}</t:Month><t:Day>{at.day}</t:Day></t:Date>"
        "</t:UTCDateTime></d:SystemDateAndTime></d:GetSystemDateAndTimeResponse>"
    )


def camera(password: str = "", offset: timedelta = timedelta(), **manner: bool) -> HttpDevice:
    """Check the token as ONVIF says: the digest, and the time by the camera's own clock."""

    def answer(request: Request) -> Response:
        body = request.body.decode()
        if "GetSystemDateAndTime" in body:
            return Response(200, ENVELOPE.format(clock(offset)).encode())
        if password and not _is_welcome(body, password, offset):
            return Response(400, ENVELOPE.format(REFUSAL).encode())
        return Response(200, ENVELOPE.format(INFORMATION).encode())

    return HttpDevice(answer, **manner)


def _is_welcome(body: str, password: str, offset: timedelta) -> bool:
    given = dict(re.findall(r"<(\w+)[^>]*>([^<]+)</", body))
    if "Nonce" not in given or not given["Created"].startswith((NOON + offset).strftime("%Y-%m-%dT%H:%M")):
        return False
    expected = hashlib.sha1(base64.b64decode(given["Nonce"]) + given["Created"].encode() + password.encode()).digest()
    return given["Username"] == "admin" and given["Password"] == base64.b64encode(expected).decode()


@pytest.mark.parametrize("manner", [{}, {"chunked": True}, {"closes": True}])
def test_a_camera_says_who_it_is(check: Check, manner: dict[str, bool]) -> None:
    found = check(DRIVER, camera(**manner))
    assert (found.health, found.cause) == (Health.OK, "ok")
    assert found.evidence == "AXIS M1065, 9.80, serial ACCC8E"


@pytest.mark.parametrize(
    ("user", "password", "health", "cause"),
    [
        ("admin", "sesame", Health.OK, "ok"),
        ("admin", "wrong", Health.UNKNOWN, "credentials"),
        ("", "", Health.UNKNOWN, "credentials"),
    ],
)
def test_the_login_is_a_digest_by_the_cameras_clock(
    check: Check, user: str, password: str, health: Health, cause: str
) -> None:
    found = check(DRIVER, camera("sesame", timedelta(seconds=200)), password=password, user=user)
    assert (found.health, found.cause) == (health, cause)
    assert "sesame" not in found.evidence


def test_a_wrong_clock_degrades_a_camera(check: Check) -> None:
    found = check(DRIVER, camera("sesame", timedelta(hours=-3)), password="sesame", user="admin")
    assert (found.health, found.cause) == (Health.DEGRADED, "clock")
    assert found.evidence.startswith("10800 s off; AXIS")


def test_a_login_that_http_itself_asks_for_is_answered(check: Check) -> None:
    def answer(request: Request) -> Response:
        if 'username="admin"' in request.fields.get("authorization", ""):
            return Response(200, ENVELOPE.format(INFORMATION).encode())
        return Response(401, b"", ('WWW-Authenticate: Digest realm="cam", nonce="1", qop="auth"',))

    one = HttpDevice(answer)
    assert check(DRIVER, one, password="sesame", user="admin").cause == "ok"
    assert b"UsernameToken" not in one.seen[-1].body
    assert check(DRIVER, HttpDevice(answer)).cause == "credentials"


@pytest.mark.parametrize(
    ("behaviour", "options", "health", "cause"),
    [
        (None, {}, Health.FAILED, "refused"),
        (devices.hangs_up, {}, Health.FAILED, "closed"),
        (devices.endless, {}, Health.FAILED, "protocol"),
        (devices.fifty_megabytes, {}, Health.FAILED, "protocol"),
        (HttpDevice(lambda _: Response(200, b"<html/>")), {}, Health.FAILED, "protocol"),
        (HttpDevice(lambda _: Response(200, b"<!DOCTYPE x>")), {}, Health.FAILED, "protocol"),
        (HttpDevice(lambda _: Response(404)), {}, Health.FAILED, "http_status"),
        (HttpDevice(lambda _: Response(403)), {}, Health.UNKNOWN, "credentials"),
        (camera(), {"path": "/a b"}, Health.UNKNOWN, "not_configured"),
        (camera(), {"sha256": "12"}, Health.UNKNOWN, "not_configured"),
    ],
)
def test_rude_devices_are_findings(
    check: Check, behaviour: Answering | None, options: dict[str, str], health: Health, cause: str
) -> None:
    found = check(DRIVER, behaviour, **options)
    assert (found.health, found.cause) == (health, cause)


def test_the_token_is_that_of_the_specification() -> None:
    # The example of the ONVIF Application Programmer's Guide, §6.1.1.3.
    nonce = base64.b64decode("LKqI6G/AikKCQrN0zqZFlg==")
    at = NOON.replace(year=2010, month=9, day=16, hour=7, minute=50, second=45)
    token = protocol.token(Login("user", "userpassword"), at, nonce)
    created = b"2010-09-16T07:50:45.000Z"
    digest = base64.b64encode(hashlib.sha1(nonce + created + b"userpassword").digest()).decode()
    assert f">{digest}</Password>" in token
    assert ">LKqI6G/AikKCQrN0zqZFlg==</Nonce>" in token


@given(st.binary(max_size=300), st.integers(200, 599))
def test_no_octets_are_an_accident(octets: bytes, status: int) -> None:
    for one in (octets, b"<Envelope>" + octets + b"</Envelope>"):
        assert protocol.clock(one) is None or b"Year" in one
        assert protocol.fault(one) is None or b"Fault" in one
        with suppress(driver.Told, driver.Unanswered):
            driver._information(Answer(status, "", {}, one))
