"""The SNMP driver against agents: power supplies, switches, printers, a wrong community, silence and rudeness."""

import asyncio
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.equipment import DeviceKind, Finding, Health
from roomdesk.drivers.snmp import driver, objects
from roomdesk.drivers.snmp.driver import Snmp
from roomdesk.simulators.servers import OverUdp, serving
from tests.drivers.conftest import alone, now
from tests.fakes.devices import device
from tests.fakes.snmp_agent import agent

DRIVER = Snmp(now)
SYSTEM: dict[str, object] = {
    "1.3.6.1.2.1.1.1.0": "Simulator",
    "1.3.6.1.2.1.1.3.0": 17_280_000,
    "1.3.6.1.2.1.1.5.0": "sala",
}
UPS = "1.3.6.1.2.1.33.1."


def ups(battery: int, source: int) -> dict[str, object]:
    said = {f"{UPS}2.1.0": battery, f"{UPS}2.3.0": 42, f"{UPS}2.4.0": 97, f"{UPS}4.1.0": source}
    return {**SYSTEM, **said}


def check(behaviour: OverUdp, kind: DeviceKind = DeviceKind.OTHER, password: str = "", **options: str) -> Finding:
    with serving([behaviour]) as (port,):
        return alone(DRIVER, replace(device("snmp", port, **options), kind=kind), password)


@pytest.mark.parametrize(
    ("values", "kind", "options", "health", "cause"),
    [
        (SYSTEM, DeviceKind.SWITCH, {}, Health.OK, "ok"),
        ({**SYSTEM, "1.3.6.1.2.1.2.2.1.8.3": 1}, DeviceKind.SWITCH, {"interfaces": "3"}, Health.OK, "ok"),
        (
            {**SYSTEM, "1.3.6.1.2.1.2.2.1.8.4": 2},
            DeviceKind.SWITCH,
            {"interfaces": "3, 4"},
            Health.DEGRADED,
            "port_down",
        ),
        (ups(2, 3), DeviceKind.UPS, {}, Health.OK, "ok"),
        (ups(2, 5), DeviceKind.UPS, {}, Health.DEGRADED, "on_battery"),
        (ups(3, 3), DeviceKind.UPS, {}, Health.DEGRADED, "battery"),
        (ups(4, 5), DeviceKind.UPS, {}, Health.FAILED, "battery"),
        ({**SYSTEM, "1.3.6.1.2.1.25.3.5.1.2.1": b"\x00"}, DeviceKind.PRINTER, {}, Health.OK, "ok"),
        ({**SYSTEM, "1.3.6.1.2.1.25.3.5.1.2.1": b"\x80"}, DeviceKind.PRINTER, {}, Health.DEGRADED, "printer"),
        ({**SYSTEM, "1.3.6.1.2.1.25.3.5.1.2.1": b"\x04\x00"}, DeviceKind.PRINTER, {}, Health.FAILED, "printer"),
        ({**SYSTEM, "1.3.6.1.2.1.25.3.2.1.5.1": 5}, DeviceKind.PRINTER, {}, Health.FAILED, "printer"),
        ({}, DeviceKind.OTHER, {}, Health.OK, "ok"),
    ],
)
def test_values_are_weighed_by_the_kind_of_device(
    values: dict[str, object], kind: DeviceKind, options: dict[str, str], health: Health, cause: str
) -> None:
    found = check(OverUdp(agent(values)), kind, **options)
    assert (found.health, found.cause) == (health, cause)


def test_a_power_supply_says_how_long_it_lasts() -> None:
    found = check(OverUdp(agent(ups(2, 5))), DeviceKind.UPS)
    assert found.evidence == "battery, battery normal, 97% charged, 42 minutes left; sala, Simulator, up 2 d"


def test_a_wrong_community_cannot_be_told_from_silence() -> None:
    found = check(OverUdp(agent(SYSTEM, "secret-community")))
    assert (found.health, found.cause) == (Health.FAILED, "silent")
    assert "a wrong community looks the same" in found.evidence
    with serving([OverUdp(agent(SYSTEM, "secret-community"))]) as (port,):
        one = device("snmp", port)
        known = asyncio.run(DRIVER.check(one, {"community": "secret-community"}))
    assert known.cause == "ok"
    assert "secret" not in known.evidence


@pytest.mark.parametrize(
    "behaviour", [OverUdp(lambda _: (b"\x00\xff" * 40,)), OverUdp(lambda _: (bytes(60_000),) * 3), OverUdp(None)]
)
def test_rude_devices_are_findings(behaviour: OverUdp) -> None:
    found = check(behaviour)
    assert found.health is Health.FAILED
    assert found.cause in ("silent", "protocol")


@pytest.mark.parametrize(
    ("options", "secrets"),
    [
        ({"interfaces": "eth0"}, {}),
        ({"auth": "ROT13"}, {}),
        ({"user": "technician"}, {"auth_password": "short"}),
        ({"user": "technician"}, {"priv_password": "long enough"}),
    ],
)
def test_what_cannot_be_asked_is_not_configured(options: dict[str, str], secrets: dict[str, str]) -> None:
    found = asyncio.run(DRIVER.check(device("snmp", 9, **options), secrets))
    assert (found.health, found.cause) == (Health.UNKNOWN, "not_configured")
    assert "short" not in found.evidence.replace("a password", "")


ANY = st.dictionaries(
    st.sampled_from([*objects.asked(DeviceKind.UPS, [1]), *objects.asked(DeviceKind.PRINTER, [])]), st.text(max_size=20)
)


@given(st.sampled_from(DeviceKind), ANY)
def test_no_values_are_an_accident(kind: DeviceKind, values: dict[str, str]) -> None:
    assert objects.judge(kind, values).cause in driver.CAUSES
