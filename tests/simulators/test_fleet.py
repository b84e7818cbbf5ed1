"""A fleet of simulated devices, checked as a municipality's own would be."""

import socket
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from roomdesk import catalogue
from roomdesk.domain.equipment import Device, Health
from roomdesk.domain.errors import Misconfigured
from roomdesk.domain.ids import DeviceCode
from roomdesk.drivers.round.checks import Round
from roomdesk.ports.checker import Limits
from roomdesk.settings.vault import Secrets
from roomdesk.simulators.fleet import DEMO_SECRETS, STATES, Fleet, simulated
from tests.fakes.devices import device

EXPECTED = {
    ("pjlink", "ok"): (Health.OK, "ok"),
    ("pjlink", "class1"): (Health.OK, "ok"),
    ("pjlink", "standby"): (Health.OK, "standby"),
    ("pjlink", "fan"): (Health.FAILED, "fan"),
    ("pjlink", "temperature"): (Health.DEGRADED, "temperature"),
    ("pjlink", "filter"): (Health.DEGRADED, "filter"),
    ("pjlink", "lamp"): (Health.DEGRADED, "lamp_hours"),
    ("pjlink", "silent"): (Health.FAILED, "silent"),
    ("pjlink", "refused"): (Health.FAILED, "refused"),
    ("pjlink", "slow"): (Health.OK, "ok"),
    ("pjlink", "rude"): (Health.FAILED, "protocol"),
    ("visca", "ok"): (Health.OK, "ok"),
    ("visca", "standby"): (Health.OK, "standby"),
    ("visca", "failure"): (Health.FAILED, "device_failure"),
    ("visca", "slow"): (Health.OK, "ok"),
    ("visca", "silent"): (Health.FAILED, "silent"),
    ("visca", "rude"): (Health.FAILED, "protocol"),
    ("visca", "refused"): (Health.FAILED, "refused"),
    ("rtsp", "ok"): (Health.OK, "ok"),
    ("rtsp", "audio"): (Health.DEGRADED, "no_video"),
    ("rtsp", "no_stream"): (Health.FAILED, "no_stream"),
    ("rtsp", "busy"): (Health.DEGRADED, "busy"),
    ("rtsp", "slow"): (Health.OK, "ok"),
    ("rtsp", "silent"): (Health.FAILED, "silent"),
    ("rtsp", "rude"): (Health.FAILED, "protocol"),
    ("rtsp", "refused"): (Health.FAILED, "refused"),
    ("sip", "ok"): (Health.OK, "ok"),
    ("sip", "login"): (Health.OK, "ok"),
    ("sip", "unknown_user"): (Health.DEGRADED, "unknown_user"),
    ("sip", "busy"): (Health.DEGRADED, "busy"),
    ("sip", "error"): (Health.DEGRADED, "status"),
    ("sip", "declined"): (Health.FAILED, "status"),
    ("sip", "slow"): (Health.OK, "ok"),
    ("sip", "silent"): (Health.FAILED, "silent"),
    ("sip", "rude"): (Health.FAILED, "protocol"),
    ("sip", "refused"): (Health.FAILED, "refused"),
    ("snapshot", "ok"): (Health.OK, "ok"),
    ("snapshot", "black"): (Health.DEGRADED, "black"),
    ("snapshot", "frozen"): (Health.FAILED, "frozen"),
    ("snapshot", "no_picture"): (Health.FAILED, "no_picture"),
    ("snapshot", "slow"): (Health.OK, "ok"),
    ("snapshot", "silent"): (Health.FAILED, "silent"),
    ("snapshot", "rude"): (Health.FAILED, "protocol"),
    ("snapshot", "refused"): (Health.FAILED, "refused"),
    ("web", "ok"): (Health.OK, "ok"),
    ("web", "http404"): (Health.DEGRADED, "http_status"),
    ("web", "http500"): (Health.FAILED, "http_status"),
    ("web", "silent"): (Health.FAILED, "silent"),
    ("web", "refused"): (Health.FAILED, "refused"),
    ("web", "slow"): (Health.OK, "ok"),
    ("web", "rude"): (Health.FAILED, "protocol"),
    ("tcp", "ok"): (Health.OK, "ok"),
    ("tcp", "refused"): (Health.FAILED, "refused"),
}


def now() -> datetime:
    return datetime.now(UTC)


ROUND = Round(catalogue.drivers(now), Secrets({}, DEMO_SECRETS), now)


def named(one: Device, number: int) -> Device:
    return replace(one, code=DeviceCode(f"D{number}"))


def test_every_state_is_found_as_it_is_simulated() -> None:
    assert {(driver, state) for driver, states in STATES.items() for state in states} == EXPECTED.keys()
    wanted = [device(driver, host="projector.comune.example", simulate=state) for driver, state in EXPECTED]
    with Fleet(wanted) as fleet:
        findings = ROUND.round(fleet.devices, Limits(32, deadline=3))
    assert [(found.health, found.cause) for found in findings] == list(EXPECTED.values())


def test_a_municipality_of_eighty_devices_with_passwords() -> None:
    states = ["ok"] * 77 + ["fan", "lamp", "silent"]
    wanted = [named(device("pjlink", simulate=s, password="@demo-projector"), n) for n, s in enumerate(states)]
    with simulated(wanted) as devices:
        assert [one.code for one in devices] == [one.code for one in wanted]
        findings = ROUND.round(devices, Limits(16, deadline=1))
    assert [found.cause for found in findings] == ["ok"] * 77 + ["fan", "lamp_hours", "silent"]


def test_everything_is_given_back_at_the_end() -> None:
    threads = threading.active_count()
    with (
        Fleet([device("pjlink"), device("tcp", 1)]) as fleet,
        socket.create_connection(("127.0.0.1", fleet.devices[0].port or 0)) as client,
    ):
        assert client.recv(9) == b"PJLINK 0\r"
    assert threading.active_count() == threads
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", fleet.devices[0].port or 0))


@pytest.mark.parametrize(
    ("one", "key"),
    [
        (device("pjlink", simulate="dancing"), "simulate"),
        (device("snmp"), "driver"),
        (device("pjlink", password="@attic"), "password"),
    ],
)
def test_what_cannot_be_simulated_is_said(one: Device, key: str) -> None:
    with pytest.raises(Misconfigured) as caught:
        Fleet([one])
    assert caught.value.key == key
