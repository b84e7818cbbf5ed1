"""The TCP driver: accepting, refusing and unreachable ports told apart."""

import socket

import pytest

from roomdesk.domain.equipment import Health
from roomdesk.drivers.tcp import Tcp
from roomdesk.simulators.tcp import silent
from tests.drivers.conftest import Check, alone, now
from tests.fakes import devices
from tests.fakes.devices import device

DRIVER = Tcp(now)


def test_a_port_that_accepts_is_well(check: Check) -> None:
    found = check(DRIVER, silent)
    assert (found.health, found.cause) == (Health.OK, "ok")
    assert found.evidence.endswith(" accepts connections")
    assert found.latency_ms is not None


def test_a_host_that_talks_without_end_is_reachable(check: Check) -> None:
    assert check(DRIVER, devices.endless).health is Health.OK


def test_a_port_that_refuses_has_failed(check: Check) -> None:
    found = check(DRIVER, None)
    assert (found.health, found.cause, found.latency_ms) == (Health.FAILED, "refused", None)


def test_a_name_with_two_addresses_is_refused_as_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert alone(DRIVER, device("tcp", taken.getsockname()[1], host="localhost")).cause == "refused"


def test_a_name_is_looked_up() -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        assert alone(DRIVER, device("tcp", door.getsockname()[1], host="localhost")).cause == "ok"


@pytest.mark.parametrize(
    ("host", "port", "health", "cause"),
    [
        ("255.255.255.255", 80, Health.FAILED, "unreachable"),
        ("", 80, Health.UNKNOWN, "not_configured"),
        ("127.0.0.1", None, Health.UNKNOWN, "not_configured"),
        ("no-such-device.invalid", 80, Health.UNKNOWN, "name_not_found"),
    ],
)
def test_what_cannot_be_reached_says_why(host: str, port: int | None, health: Health, cause: str) -> None:
    found = alone(DRIVER, device("tcp", port, host=host))
    assert (found.health, found.cause) == (health, cause)
