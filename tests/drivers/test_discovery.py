"""Cameras found by one question: who answers, who does not count, and octets that mean nothing."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.drivers.onvif.discovery import Finder, match, probe
from roomdesk.ports.finder import FoundCamera
from roomdesk.simulators.servers import OverUdp, serving

ANSWER = (
    '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/'
    'discovery" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"><e:Header><a:RelatesTo>{message}'
    "</a:RelatesTo></e:Header><e:Body><d:ProbeMatches><d:ProbeMatch><d:Scopes>onvif://www.onvif.org/name/Sala%20Giunta "
    "onvif://www.onvif.org/hardware/M1065</d:Scopes><d:XAddrs>http://{host}/onvif/device_service</d:XAddrs>"
    "</d:ProbeMatch></d:ProbeMatches></e:Body></e:Envelope>"
)


def camera(datagram: bytes) -> Sequence[bytes]:
    message = re.findall(rb"<a:MessageID>(.*?)</a:MessageID>", datagram)[0].decode()
    stray = ANSWER.format(message="urn:uuid:another", host="127.0.0.1").encode()
    return stray, b"\xff\x00", ANSWER.format(message=message, host="127.0.0.1").encode()


def found(networks: Sequence[str]) -> tuple[FoundCamera, ...]:
    with serving([OverUdp(camera)]) as (port,):
        return Finder(("127.0.0.1", port)).find(networks, 0.3)


def test_a_camera_that_answers_is_found() -> None:
    assert found(["127.0.0.0/8"]) == (
        FoundCamera("127.0.0.1", "http://127.0.0.1/onvif/device_service", "Sala Giunta", "M1065"),
    )


@pytest.mark.parametrize("networks", [["10.20.0.0/16"], []])
def test_who_answers_from_elsewhere_is_left_out(networks: list[str]) -> None:
    assert found(networks) == ()


def test_a_service_at_another_address_is_not_believed() -> None:
    said = match(ANSWER.format(message="m", host="203.0.113.9").encode(), "m", "10.20.1.5")
    assert said == FoundCamera("10.20.1.5", "", "Sala Giunta", "M1065")


@given(st.binary(max_size=200))
def test_no_octets_are_an_accident(octets: bytes) -> None:
    assert match(octets, "m", "10.0.0.1") is None
    assert match(b"<Envelope>" + octets + b"</Envelope>", "m", "10.0.0.1") is None
    assert b"<a:MessageID>m</a:MessageID>" in probe("m")
