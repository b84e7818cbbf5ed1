"""The xAPI driver against codecs: well, with diagnoses, asleep, behind a login, silent and rude."""

import base64
from collections.abc import Mapping
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.equipment import Finding, Health
from roomdesk.drivers.wire.http import LONGEST_BODY
from roomdesk.drivers.xapi import protocol
from roomdesk.drivers.xapi.control import XApiControl
from roomdesk.drivers.xapi.driver import XApi
from roomdesk.ports.driver import Action, Order
from roomdesk.simulators.servers import Answering, serving
from tests.drivers.conftest import Secure, alone, now, ordered
from tests.fakes import devices
from tests.fakes.devices import device
from tests.fakes.http_device import HttpDevice, Request, Response

UNIT = b"""<?xml version="1.0"?><Status product="Cisco Codec" version="ce11.5.2.4"><SystemUnit>
<ProductId>Room Kit</ProductId>
<Software><DisplayName>RoomOS 11.5.2</DisplayName><Version>ce11.5.2.4</Version></Software>
<Hardware><Module><SerialNumber>FOC0000AAAA</SerialNumber></Module></Hardware></SystemUnit></Status>"""
AWAKE = b"<Status><Standby><State>Off</State></Standby></Status>"
ASLEEP = b"<Status><Standby><State>Standby</State></Standby></Status>"
# Firmware before CE 9 puts everything in a namespace.
OLD = (
    b'<Status xmlns="http://www.tandberg.com/XML/CUIL/2.0">'
    b'<SystemUnit item="1"><ProductId>SX20</ProductId></SystemUnit></Status>'
)
WELL = b"<Status><Diagnostics/></Status>"
PAGE = Response(200, b"<!DOCTYPE html><html><form>sign in</form></html>", ("Content-Type: text/html",))


def messages(*levels: str) -> bytes:
    told = "".join(
        f'<Message item="{n}"><Description>No camera &amp; no light</Description><Level>{level}</Level>'
        f"<References/><Type>Kind{n}</Type></Message>"
        for n, level in enumerate(levels, 1)
    )
    return f"<Status><Diagnostics>{told}</Diagnostics></Status>".encode()


def codec(unit: bytes = UNIT, standby: bytes = AWAKE, told: bytes = WELL, **manner: bool) -> HttpDevice:
    answers: Mapping[str, bytes] = {protocol.UNIT: unit, protocol.STANDBY: standby, protocol.DIAGNOSTICS: told}
    wanted = "Basic " + base64.b64encode(b"admin:sesame").decode()

    def answer(request: Request) -> Response:
        if request.fields.get("authorization") != wanted:
            return Response(401)
        return Response(200, answers[request.path], ("Content-Type: text/xml",))

    return HttpDevice(answer, **manner)


def check(behaviour: Answering | None, secure: Secure, password: str = "sesame", **options: str) -> Finding:
    with serving([behaviour], secure.server) as (port,):
        return alone(XApi(now, secure.trust), device("xapi", port, **options), password)


@pytest.mark.parametrize("manner", [{}, {"chunked": True}, {"closes": True}])
def test_a_codec_that_is_well(secure: Secure, manner: dict[str, bool]) -> None:
    one = codec(**manner)
    found = check(one, secure)
    assert (found.health, found.cause) == (Health.OK, "ok")
    assert found.evidence == "Room Kit, ce11.5.2.4, serial FOC0000AAAA"
    assert len(one.seen) == 3


@pytest.mark.parametrize(
    ("behaviour", "options", "health", "cause"),
    [
        (codec(standby=ASLEEP), {}, Health.OK, "standby"),
        (codec(unit=OLD), {}, Health.OK, "ok"),
        (codec(told=messages("Warning")), {}, Health.DEGRADED, "diagnostics"),
        (codec(told=messages("Error", "Warning")), {}, Health.DEGRADED, "diagnostics"),
        (codec(told=messages("Warning", "Critical")), {}, Health.FAILED, "diagnostics"),
        (codec(told=messages("Critical")), {"ignore": "other, kind1"}, Health.OK, "ok"),
        (HttpDevice(lambda _: PAGE), {}, Health.UNKNOWN, "credentials"),
        (HttpDevice(lambda _: Response(503)), {}, Health.FAILED, "http_status"),
        (HttpDevice(lambda _: Response(404)), {}, Health.DEGRADED, "http_status"),
    ],
)
def test_what_a_codec_says_is_its_health(
    secure: Secure, behaviour: Answering, options: dict[str, str], health: Health, cause: str
) -> None:
    found = check(behaviour, secure, **options)
    assert (found.health, found.cause) == (health, cause)
    assert found.latency_ms


def test_the_worst_diagnosis_comes_first(secure: Secure) -> None:
    found = check(codec(told=messages("Warning", "Critical")), secure)
    assert found.evidence.startswith("Critical Kind2: No camera & no light; Warning Kind1")


def test_a_wrong_password_is_not_the_devices_fault(secure: Secure) -> None:
    for password, cause in (("wrong", "credentials"), ("", "not_configured")):
        one = codec()
        found = check(one, secure, password)
        assert (found.health, found.cause) == (Health.UNKNOWN, cause)
        assert len(one.seen) == (1 if password else 0)
        assert "wrong" not in found.evidence


def test_nobody_is_told_the_password_who_is_not_verified(secure: Secure) -> None:
    one = codec()
    with serving([one], secure.server) as (port,):
        found = alone(XApi(now), device("xapi", port), "sesame")
        assert (found.health, found.cause, one.seen) == (Health.FAILED, "certificate_issuer", [])
        pin = found.evidence.partition("sha256=")[2]
        assert alone(XApi(now), device("xapi", port, sha256=pin), "sesame").cause == "ok"


@pytest.mark.parametrize(
    ("behaviour", "cause"),
    [
        (None, "refused"),
        (devices.hangs_up, "closed"),
        (devices.resets, "closed"),
        (devices.says(b"A" * 100_000), "protocol"),
        (devices.fifty_megabytes, "protocol"),
        (devices.says(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "protocol"),
        (codec(unit=b"A" * (LONGEST_BODY + 1)), "protocol"),
        (codec(unit=b'<!DOCTYPE s [<!ENTITY a "b">]><Status>&a;</Status>'), "protocol"),
        (codec(unit=b"<Other/>"), "protocol"),
        (codec(told=b"<Status>"), "protocol"),
    ],
)
def test_rude_devices_are_findings(secure: Secure, behaviour: Answering | None, cause: str) -> None:
    found = check(behaviour, secure)
    assert (found.health, found.cause) == (Health.FAILED, cause)
    assert len(found.evidence) <= 500


def test_a_server_without_tls_is_told_nothing(secure: Secure) -> None:
    with serving([devices.says(b"HTTP/1.1 200 OK\r\n\r\n")]) as (port,):
        assert alone(XApi(now, secure.trust), device("xapi", port), "sesame").cause == "tls"


@pytest.mark.parametrize(
    ("wish", "body"),
    [
        (Order(Action.POWER_ON), b'<Standby><Deactivate command="True"></Deactivate></Standby>'),
        (Order(Action.POWER_OFF), b'<Standby><Activate command="True"></Activate></Standby>'),
        (Order(Action.VOLUME, "40"), b'<Audio><Volume><Set command="True"><Level>40</Level></Set></Volume></Audio>'),
        (
            Order(Action.PRESET, "3"),
            b'<Camera><Preset><Activate command="True"><PresetId>3</PresetId></Activate></Preset></Camera>',
        ),
    ],
)
def test_a_codec_is_switched(secure: Secure, wish: Order, body: bytes) -> None:
    one = HttpDevice(lambda _: Response(200, b'<Command><Result status="OK"/></Command>'))
    with serving([one], secure.server) as (port,):
        found = ordered(XApiControl(now, secure.trust), device("xapi", port), wish, "sesame")
    assert (found.health, found.cause) == (Health.OK, "done")
    assert body in one.seen[0].body


@pytest.mark.parametrize(
    ("answer", "value", "health", "cause"),
    [
        (b'<Command><R status="Error"><Reason>No such preset</Reason></R></Command>', "9", Health.FAILED, "not_now"),
        (b"<Command/>", "9", Health.FAILED, "protocol"),
        (b"", "0", Health.UNKNOWN, "not_configured"),
        (b"", "front", Health.UNKNOWN, "not_configured"),
    ],
)
def test_what_a_codec_does_not_take_is_said(
    secure: Secure, answer: bytes, value: str, health: Health, cause: str
) -> None:
    with serving([HttpDevice(lambda _: Response(200, answer))], secure.server) as (port,):
        wish = Order(Action.PRESET, value)
        found = ordered(XApiControl(now, secure.trust), device("xapi", port), wish, "sesame")
    assert (found.health, found.cause) == (health, cause)


@given(st.binary(max_size=300))
def test_no_octets_are_an_accident(octets: bytes) -> None:
    for read in (protocol.unit, protocol.standby, protocol.diagnostics, protocol.refusal):
        for one in (octets, b"<Status>" + octets + b"</Status>"):
            with suppress(ValueError):
                read(one)
