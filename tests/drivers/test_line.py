"""The line driver: figures on an impaired line, UDP that does not pass, TLS, throughput, and rudeness."""

import re
import struct
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.line_quality import read
from roomdesk.drivers.line import stun, turn
from roomdesk.drivers.line.driver import Line
from roomdesk.simulators.servers import Answering, Behaviour, OverUdp, serving
from tests.drivers.conftest import Secure, alone, now
from tests.fakes import devices
from tests.fakes.devices import device
from tests.fakes.http_device import HttpDevice, Request, Response
from tests.fakes.stun_server import ImpairedLine


def measured(behaviour: Behaviour, **options: str) -> Finding:
    with serving([behaviour]) as (port,):
        return alone(Line(now), device("line", port, **{"https": "0", **options}))


@pytest.mark.parametrize(
    ("loss", "health", "cause"),
    [(0, Health.OK, "ok"), (0.05, Health.DEGRADED, "loss"), (0.2, Health.FAILED, "loss")],
)
def test_every_lost_packet_is_counted_and_no_other(loss: float, health: Health, cause: str) -> None:
    line = ImpairedLine(loss)
    found = measured(line.behaviour)
    quality = read(found.evidence)
    assert quality
    assert (quality.sent, quality.lost) == (300, line.lost)
    assert (found.health, found.cause) == (health, cause)
    assert found.evidence.endswith("seen as 127.0.0.1")


@pytest.mark.parametrize(("loss", "delay"), [(0.01, 0.02), (0.10, 0.08)])
def test_delay_is_found_within_ten_milliseconds(loss: float, delay: float) -> None:
    line = ImpairedLine(loss, delay)
    quality = read(measured(line.behaviour, packets="100").evidence)
    assert quality
    assert quality.lost == line.lost
    assert 1000 * delay <= quality.rtt_ms <= 1000 * delay + 10


def test_jitter_is_found_within_a_third() -> None:
    # Of two values that lie anywhere within 60 ms, the mean difference is a third of that: 20 ms.
    quality = read(measured(ImpairedLine(delay=0.01, jitter=0.06).behaviour, packets="100").evidence)
    assert quality
    assert 14 <= quality.jitter_ms <= 27


def test_few_packets_say_so() -> None:
    assert "lost 0 of 50 (below 6 %)" in measured(ImpairedLine().behaviour, packets="50").evidence


@pytest.mark.parametrize(
    ("behaviour", "cause"),
    [
        (OverUdp(lambda _: ()), "silent"),
        (OverUdp(None), "silent"),
        (OverUdp(lambda _: (bytes(60_000), b"\x01\x01\x00\x00")), "silent"),
    ],
)
def test_a_line_that_gives_nothing_back_has_failed(behaviour: Behaviour, cause: str) -> None:
    found = measured(behaviour, packets="20")
    assert (found.health, found.cause) == (Health.FAILED, cause)


def over_https(behaviour: Behaviour, page: Answering, secure: Secure, **options: str) -> Finding:
    with serving([behaviour]) as (udp,), serving([page], secure.server) as (tcp,):
        one = device("line", udp, **{"https": str(tcp), "packets": "50", **options})
        return alone(Line(now, secure.trust), one)


def page(request: Request) -> Response:
    return Response(200, bytes(3_000_000) if request.path == "/down" else b"taken")


def test_throughput_is_measured_both_ways_and_held_against_the_guarantee(secure: Secure) -> None:
    options = {"download": "/down", "upload": "/up"}
    found = over_https(ImpairedLine().behaviour, HttpDevice(page), secure, **options)
    quality = read(found.evidence)
    assert quality
    assert quality.down_mbps
    assert quality.up_mbps
    assert found.cause == "ok"
    slow = over_https(ImpairedLine().behaviour, HttpDevice(page), secure, down_mbps="1e9", **options)
    assert (slow.health, slow.cause) == (Health.DEGRADED, "below_guarantee")


def test_where_udp_does_not_pass_but_tls_does_calls_are_at_risk(secure: Secure) -> None:
    found = over_https(OverUdp(lambda _: ()), HttpDevice(page), secure)
    assert (found.health, found.cause) == (Health.DEGRADED, "udp_blocked")


def test_a_server_that_is_another_is_said(secure: Secure) -> None:
    with serving([ImpairedLine().behaviour]) as (udp,), serving([HttpDevice(page)], secure.server) as (tcp,):
        found = alone(Line(now), device("line", udp, https=str(tcp), packets="20"))
    assert (found.health, found.cause) == (Health.FAILED, "certificate_issuer")


@pytest.mark.parametrize("rude", [devices.hangs_up, HttpDevice(lambda _: Response(404))])
def test_a_rude_server_is_a_finding(secure: Secure, rude: Answering) -> None:
    found = over_https(ImpairedLine().behaviour, rude, secure, download="/down")
    assert found.health is Health.FAILED


@pytest.mark.parametrize(
    "options", [{"packets": "5"}, {"packets": "many"}, {"https": "x"}, {"down_mbps": "fast"}, {"sha256": "12"}]
)
def test_what_cannot_be_measured_is_not_configured(options: dict[str, str]) -> None:
    with serving([ImpairedLine().behaviour]) as (port,):
        found = alone(Line(now), device("line", port, **{"packets": "10", "https": "9", **options}))
    assert (found.health, found.cause) == (Health.UNKNOWN, "not_configured")


def test_an_answer_tells_our_address() -> None:
    one = stun.identifier(7)
    assert stun.request(one) == bytes.fromhex("000100002112a442") + one
    # The IPv4 answer of RFC 5769 §2.2, without its other attributes.
    value = bytes.fromhex("0001a147e112a643")
    datagram = struct.pack(">HHI", 0x0101, 12, 0x2112A442) + one + struct.pack(">HH", 0x0020, 8) + value
    assert stun.transaction(datagram) == one
    assert stun.mapped(datagram) == ("192.0.2.1", 32853)


@given(st.binary(max_size=80))
def test_no_datagram_is_an_accident(datagram: bytes) -> None:
    head = struct.pack(">HHI", 0x0101, len(datagram), 0x2112A442) + bytes(12)
    for one in (datagram, head + datagram):
        stun.transaction(one)
        found = stun.mapped(one)
        assert found is None or 0 <= found.port <= 65535


# ── TURN ────────────────────────────────────────────────────────────────────────────────────────────────
class Relay:
    """A TURN server as far as asking for a relay goes; `says` are the errors it gives one after the other."""

    def __init__(self, *says: int, address: str = "0001") -> None:
        self._says, self._address = list(says), address
        self.signed: list[bool] = []
        self.methods: list[int] = []

    def answer(self, datagram: bytes) -> Sequence[bytes]:
        (method,) = struct.unpack_from(">H", datagram)
        if method == 1:
            return ImpairedLine()._answer(datagram)
        self.methods.append(method)
        self.signed.append(b"desk" in datagram)
        error = self._says.pop(0) if self._says else 0
        body = struct.pack(">HH", 0x0016, 8) + bytes.fromhex(self._address) + b"\0\0" + bytes.fromhex("e112a643")
        if error:
            body = struct.pack(">HHHBB4s", 0x0009, 8, 0, error // 100, error % 100, b"no.\0")
            body += b"".join(struct.pack(">HH", kind, 4) + b"text" for kind in (0x0014, 0x0015))
        kind = method | (0x0110 if error else 0x0100)
        return (struct.pack(">HHI", kind, len(body), 0x2112A442) + datagram[8:20] + body,)


def with_turn(relay: Relay) -> Finding:
    with serving([OverUdp(relay.answer)]) as (port,):
        one = device("line", port, https="0", packets="20", turn_user="desk")
        return alone(Line(now), one)


def test_a_relay_is_asked_for_with_a_password_and_given_back() -> None:
    relay = Relay(401)
    found = with_turn(relay)
    assert (found.health, found.cause) == (Health.OK, "ok")
    assert "relay 192.0." in found.evidence
    assert relay.methods == [3, 3, 4]
    assert relay.signed == [False, True, True]


@pytest.mark.parametrize(
    ("says", "health", "cause"),
    [
        ((401, 401), Health.UNKNOWN, "credentials"),
        ((401, 486), Health.DEGRADED, "relay"),
        ((508,), Health.DEGRADED, "relay"),
        ((401, 438), Health.OK, "ok"),
        ((401, 438, 438), Health.DEGRADED, "relay"),
    ],
)
def test_why_no_relay_is_given_is_said(says: tuple[int, ...], health: Health, cause: str) -> None:
    found = with_turn(Relay(*says))
    assert (found.health, found.cause) == (health, cause)
    assert read(found.evidence)


def test_a_relay_without_an_address_is_none() -> None:
    assert with_turn(Relay(401, address="0009")).cause == "relay"


def test_a_server_that_knows_no_turn_gives_no_relay() -> None:
    found = measured(ImpairedLine().behaviour, packets="20", turn_user="desk")
    assert found.health is Health.DEGRADED
    assert found.cause == "relay"


def test_a_request_is_signed_as_rfc_5769_has_it() -> None:
    """The request with long-term authentication of RFC 5769 §2.4."""
    key = turn._Key("マトリックス", b"example.org", b"f//499k954d6OL34oL9FSTvy64sA", "TheMatrIX")
    made = turn.request(0x0001, bytes.fromhex("78ad3433c6ad72c029da412e"), {}, key)
    assert made[:4] == bytes.fromhex("00010060")
    assert made[-20:] == bytes.fromhex("f67024656dd64a3e02b8e0712e85c9a28ca89666")


def test_times_of_name_and_tls_are_told(secure: Secure) -> None:
    found = over_https(ImpairedLine().behaviour, HttpDevice(page), secure)
    assert re.search(r", TLS \d+ ms, seen as", found.evidence)
    assert "DNS" not in found.evidence
    with serving([ImpairedLine().behaviour]) as (port,):
        named = alone(Line(now), device("line", port, host="localhost", https="0", packets="20"))
    assert re.search(r", DNS \d+ ms", named.evidence)


@given(st.binary(max_size=120))
def test_no_answer_of_a_turn_server_is_an_accident(datagram: bytes) -> None:
    head = struct.pack(">HHI", 0x0113, len(datagram), 0x2112A442) + bytes(12)
    for one in (datagram, head + datagram):
        turn.reply(one, bytes(12))
        turn.relayed(one)
