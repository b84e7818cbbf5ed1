"""The SIP driver against codecs over UDP, TCP and TLS: well, busy, unknown, silent and rude."""

import ssl

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.equipment import Health
from roomdesk.drivers.sip import driver, protocol
from roomdesk.drivers.sip.driver import Sip, judge
from roomdesk.drivers.wire.heads import Head
from roomdesk.simulators.servers import Behaviour, OverUdp, serving
from roomdesk.simulators.sip import Codec
from tests.drivers.conftest import Check, alone, now
from tests.fakes import devices
from tests.fakes.devices import device

DRIVER = Sip(now)
WAYS = ["udp", "tcp"]


def behind(codec: Codec, transport: str) -> Behaviour:
    return codec if transport == "tcp" else OverUdp(codec.answer)


@pytest.mark.parametrize("transport", WAYS)
@pytest.mark.parametrize(
    ("status", "health", "cause"),
    [
        ("200 OK", Health.OK, "ok"),
        ("401 Unauthorized", Health.OK, "ok"),
        ("501 Not Implemented", Health.OK, "ok"),
        ("404 Not Found", Health.DEGRADED, "unknown_user"),
        ("486 Busy Here", Health.DEGRADED, "busy"),
        ("503 Service Unavailable", Health.DEGRADED, "status"),
        ("603 Decline", Health.FAILED, "status"),
    ],
)
def test_any_final_answer_counts(check: Check, status: str, health: Health, cause: str, transport: str) -> None:
    found = check(DRIVER, behind(Codec(status), transport), transport=transport, user="sala")
    assert (found.health, found.cause) == (health, cause)
    assert found.evidence == f"SIP {status}, RoomDesk simulator, allows INVITE, ACK, CANCEL, BYE, OPTIONS"


def test_a_codec_behind_tls_is_verified_or_pinned() -> None:
    authority = trustme.CA()
    server, trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("127.0.0.1").configure_cert(server)
    authority.configure_trust(trust)
    with serving([Codec()], server) as (port,):
        one = device("sip", port, transport="tls")
        assert alone(Sip(now, trust), one).cause == "ok"
        stranger = alone(DRIVER, one)
        assert (stranger.health, stranger.cause) == (Health.FAILED, "certificate_issuer")
        pin = stranger.evidence.partition("sha256=")[2]
        assert alone(DRIVER, device("sip", port, transport="tls", sha256=pin)).cause == "ok"
        assert alone(DRIVER, device("sip", port, transport="tls", sha256="0" * 64)).cause == "certificate_pin"
    with serving([devices.says(b"SIP/2.0 200 OK\r\n\r\n")]) as (port,):
        assert alone(DRIVER, device("sip", port, transport="tls")).cause == "tls"


@pytest.mark.parametrize("transport", WAYS)
def test_ringing_is_waited_through_and_others_are_not_listened_to(check: Check, transport: str) -> None:
    class Slowly(Codec):
        def answer(self, request: bytes) -> list[bytes]:
            (final,) = super().answer(request)
            trying = final.replace(b"200 OK", b"100 Trying")
            other = final.replace(b"200 OK", b"486 Busy Here").replace(b"Call-ID: ", b"Call-ID: x")
            return [trying, other, final]

    assert check(DRIVER, behind(Slowly(), transport), transport=transport).cause == "ok"


@pytest.mark.parametrize(
    ("behaviour", "transport", "cause"),
    [
        (OverUdp(None), "udp", "refused"),
        (OverUdp(lambda _: ()), "udp", "silent"),
        (OverUdp(lambda _: (bytes(60_000), b"SIP/2.0 200 OK\r\n\r\n")), "udp", "protocol"),
        (None, "tcp", "refused"),
        (devices.hangs_up, "tcp", "closed"),
        (devices.resets, "tcp", "closed"),
        (devices.endless, "tcp", "protocol"),
        (devices.fifty_megabytes, "tcp", "protocol"),
        (devices.says(b"SIP/2.0 100 Trying\r\n\r\n" * 20), "tcp", "protocol"),
        (devices.says(b"SIP/2.0 200 OK\r\nContent-Length: 999999\r\n\r\n"), "tcp", "protocol"),
    ],
)
def test_rude_devices_are_findings(check: Check, behaviour: Behaviour, transport: str, cause: str) -> None:
    found = check(DRIVER, behaviour, transport=transport)
    assert (found.health, found.cause) == (Health.FAILED, cause)
    assert len(found.evidence) <= 500
    assert found.latency_ms is None


@pytest.mark.parametrize("options", [{"transport": "pigeon"}, {"user": "a b"}, {"user": "a\r\nX: y"}])
def test_what_cannot_be_asked_is_not_configured(options: dict[str, str]) -> None:
    found = alone(DRIVER, device("sip", 9, **options))
    assert (found.health, found.cause) == (Health.UNKNOWN, "not_configured")


@given(st.binary(max_size=400))
def test_no_datagram_is_an_accident(datagram: bytes) -> None:
    request = protocol.request("10.0.0.1", 5060, "", "udp")
    assert protocol.final_answer(datagram, request) is None
    assert protocol.final_answer(b"SIP/2.0 200 OK\r\n" + datagram, request) is None


@given(st.integers(200, 999), st.text(max_size=300))
def test_no_status_is_an_accident(status: int, reason: str) -> None:
    assert judge(Head("SIP", status, reason, {})).cause in driver.CAUSES
