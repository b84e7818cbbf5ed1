"""VISCA on the wire: recorded octets and what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.equipment import Health
from roomdesk.drivers.visca import protocol
from roomdesk.drivers.visca.driver import judge
from roomdesk.drivers.visca.protocol import Message


def octets(words: str) -> bytes:
    return bytes.fromhex(words)


def test_a_frame_is_as_sony_shows_it() -> None:
    assert protocol.framed(protocol.CONTROL, 1, protocol.RESET) == octets("02 00 00 01 00 00 00 01 01")
    assert protocol.framed(protocol.INQUIRY, 2, protocol.POWER) == octets("01 10 00 05 00 00 00 02 81 09 04 00 ff")
    frame = protocol.unframed(octets("01 11 00 04 00 00 00 02 90 50 02 ff"))
    assert frame == (protocol.REPLY, 2, octets("90 50 02 ff"))


@pytest.mark.parametrize(
    "datagram", ["", "01 11 00 04 00 00 00 02", "01 11 00 05 00 00 00 02 90 50 02 ff", "ff 11 00 01 00 00 00 02 01"]
)
def test_what_is_no_frame_is_none(datagram: str) -> None:
    assert protocol.unframed(octets(datagram)) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("90 50 02 ff", Message(5, b"\x02")),
        ("a0 50 03 ff", Message(5, b"\x03")),
        ("90 41 ff", Message(4, b"")),
        ("90 60 02 ff", Message(6, b"\x02")),
        ("90 61 41 ff", Message(6, b"\x41")),
        ("90 ff", None),
        ("81 09 04 00 ff", None),
        ("90 50 02", None),
        ("90 50 ff 02 ff", None),
        ("91 50 02 ff", None),
        ("90 70 02 ff", None),
        ("90 50 " + "00 " * 20 + "ff", None),
    ],
)
def test_messages_are_told_from_everything_else(said: str, meant: Message | None) -> None:
    assert protocol.message(octets(said)) == meant


def test_values_are_read() -> None:
    assert protocol.version(octets("00 01 05 11 03 00 02")) == (1, 0x0511, 0x0300)
    assert protocol.version(octets("00 01")) is None
    assert protocol.zoom(octets("01 02 03 04")) == 0x1234
    assert protocol.zoom(octets("01 02 03 40")) is None
    assert protocol.recall(3) == octets("81 01 04 3f 02 03 ff")
    with pytest.raises(ValueError, match="255"):
        protocol.recall(255)


@pytest.mark.parametrize(
    ("power", "health", "cause", "evidence"),
    [
        (Message(5, b"\x02"), Health.OK, "ok", "power on, zoom 0000"),
        (Message(5, b"\x03"), Health.OK, "standby", "power standby, zoom 0000"),
        (Message(5, b"\x04"), Health.FAILED, "device_failure", "internal power circuit error, zoom 0000"),
        (Message(6, b"\x02"), Health.OK, "ok", "power not told (syntax), zoom 0000"),
        (Message(6, b"\x7f"), Health.OK, "ok", "power not told (7f), zoom 0000"),
        (Message(5, b"\x09\x09"), Health.FAILED, "protocol", "power 09 09"),
    ],
)
def test_answers_are_weighed(power: Message, health: Health, cause: str, evidence: str) -> None:
    assert judge(power, ["zoom 0000"]) == (health, cause, evidence)


@given(st.binary(max_size=40))
def test_no_octets_are_an_accident(said: bytes) -> None:
    frame = protocol.unframed(said)
    assert frame is None or protocol.framed(*frame) == said
    found = protocol.message(said)
    assert found is None or judge(found, []).health in Health
    assert (protocol.version(said) is None) == (len(said) < 6)
    zoom = protocol.zoom(said)
    assert zoom is None or 0 <= zoom <= 0xFFFF
