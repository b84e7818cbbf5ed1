"""The PJLink driver against projectors: well, faulty, asleep, behind a password, and rude."""

import pytest

from roomdesk.domain.equipment import Health
from roomdesk.drivers.pjlink.driver import PJLink
from roomdesk.simulators.pjlink import Projector
from roomdesk.simulators.servers import Answering
from tests.drivers.conftest import NOON, Check, alone, now
from tests.fakes import devices
from tests.fakes.devices import device

DRIVER = PJLink(now)
PASSWORD = "JBMIAProjectorLink"
# As recorded: an Optoma X351 names its class in words, a BenQ likewise; both are class 1.
OPTOMA = {
    "POWR": b"%1POWR=1\r",
    "ERST": b"%1ERST=000000\r",
    "LAMP": b"%1LAMP=3870\r",
    "INPT": b"%1INPT=31\r",
    "CLSS": b"%1CLSS=Class 1\r",
    "INF1": b"%1INF1=Optoma\r",
    "INF2": b"%1INF2=X351\r",
}
BENQ = {
    "POWR": b"%1powr=0\r\n",
    "ERST": b"%1erst=000000\r\n",
    "CLSS": b"%1CLSS=Version1\r\n",
    "INF1": b"%1INF1=BenQ\r\n",
}


def test_a_projector_that_is_on(check: Check) -> None:
    found = check(DRIVER, Projector(name="Sala Giunta"))
    assert (found.health, found.cause) == (Health.OK, "ok")
    assert found.evidence == (
        "power on, input 31, 1920x1080, lamp 1204 h, RoomDesk Simulator, Sala Giunta, serial SIM-0001"
    )
    assert found.device == "D1"
    assert found.at == NOON
    assert found.latency_ms is not None
    assert found.latency_ms > 0


@pytest.mark.parametrize(
    ("projector", "options", "health", "cause"),
    [
        (Projector(errors="200000"), {}, Health.FAILED, "fan"),
        (Projector(errors="001000"), {}, Health.DEGRADED, "temperature"),
        (Projector(power="0"), {}, Health.OK, "standby"),
        (Projector(lamp=3870), {}, Health.DEGRADED, "lamp_hours"),
        (Projector(lamp=3870), {"lamp_hours": "20000"}, Health.OK, "ok"),
        (Projector(lamp=3870), {"lamp_hours": "many"}, Health.UNKNOWN, "not_configured"),
        (Projector(lamp=None), {}, Health.OK, "ok"),
        (Projector(pj_class=1), {}, Health.OK, "ok"),
        (Projector(), {"simulate": "fan"}, Health.OK, "ok"),
    ],
)
def test_what_a_projector_says_is_its_health(
    check: Check, projector: Projector, options: dict[str, str], health: Health, cause: str
) -> None:
    found = check(DRIVER, projector, **options)
    assert (found.health, found.cause) == (health, cause)


@pytest.mark.parametrize(
    ("asked", "given", "health", "cause"),
    [
        (PASSWORD, PASSWORD, Health.OK, "ok"),
        ("", PASSWORD, Health.OK, "ok"),
        (PASSWORD, "wrong", Health.UNKNOWN, "credentials"),
        (PASSWORD, "", Health.UNKNOWN, "credentials"),
    ],
)
def test_a_wrong_password_is_not_the_devices_fault(
    check: Check, asked: str, given: str, health: Health, cause: str
) -> None:
    found = check(DRIVER, Projector(password=asked), password=given)
    assert (found.health, found.cause) == (health, cause)
    assert PASSWORD not in found.evidence


def test_makers_that_answer_in_their_own_way_are_understood(check: Check) -> None:
    optoma = check(DRIVER, devices.recorded(OPTOMA), lamp_hours="4000")
    assert optoma.evidence == "lamp 3870 h of 4000 h; power on, input 31, lamp 3870 h, Optoma X351"
    benq = check(DRIVER, devices.recorded(BENQ))
    assert (benq.cause, benq.evidence) == ("standby", "power standby, BenQ")


def test_a_slow_projector_is_not_asked_for_its_name(check: Check) -> None:
    found = check(DRIVER, devices.recorded(OPTOMA, delay=0.15), lamp_hours="20000")
    assert found.evidence == "power on, input 31, lamp 3870 h"


def test_octets_that_come_one_by_one_are_put_together(check: Check) -> None:
    found = check(DRIVER, devices.octet_by_octet(b"PJLINK 0\r", OPTOMA))
    assert found.cause == "lamp_hours"


@pytest.mark.parametrize(
    ("behaviour", "cause"),
    [
        (None, "refused"),
        (devices.hangs_up, "closed"),
        (devices.resets, "closed"),
        (devices.endless, "protocol"),
        (devices.endless_lines, "protocol"),
        (devices.fifty_megabytes, "protocol"),
        (devices.says(b"SSH-2.0-OpenSSH_9.2\r\n"), "protocol"),
        (devices.says(b"\x00\xff\xfe\r"), "protocol"),
        (devices.says(b"PJLINK 0\r" + b"%1POWR=ERR9\r" * 2 + b"\x80\r" * 20), "protocol"),
        (devices.recorded({"POWR": b"%1POWR=" + b"1" * 100_000 + b"\r"}), "protocol"),
    ],
)
def test_rude_devices_are_findings(check: Check, behaviour: Answering | None, cause: str) -> None:
    found = check(DRIVER, behaviour)
    assert (found.health, found.cause) == (Health.FAILED, cause)
    assert len(found.evidence) <= 500
    assert found.evidence.isprintable()
    assert found.latency_ms is None


def test_a_password_is_asked_for_before_anything_else(check: Check) -> None:
    found = check(DRIVER, devices.says(b"PJLINK ERRA\r"), password=PASSWORD)
    assert (found.health, found.cause) == (Health.UNKNOWN, "credentials")


def test_a_device_without_a_host_or_with_an_unknown_name_cannot_be_told() -> None:
    assert alone(DRIVER, device("pjlink", host="")).cause == "not_configured"
    for name in ("no-such-device.invalid", "a..b", "x" * 300):
        found = alone(DRIVER, device("pjlink", host=name))
        assert (found.health, found.cause) == (Health.UNKNOWN, "name_not_found")
