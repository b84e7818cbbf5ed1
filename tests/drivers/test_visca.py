"""The VISCA driver against cameras: well, faulty, asleep, slow, silent and rude, in every framing."""

import pytest

from roomdesk.domain.equipment import Finding, Health
from roomdesk.drivers.visca.control import ViscaControl
from roomdesk.drivers.visca.driver import Visca
from roomdesk.ports.driver import Action, Order
from roomdesk.simulators.servers import Behaviour, OverUdp, serving
from roomdesk.simulators.visca import Camera
from tests.drivers.conftest import NOON, Check, alone, now, ordered
from tests.fakes import devices
from tests.fakes.devices import device

DRIVER, CONTROL = Visca(now), ViscaControl(now)
WAYS = [
    pytest.param("sony", "udp", id="frames over UDP"),
    pytest.param("raw", "udp", id="bare over UDP"),
    pytest.param("raw", "tcp", id="bare over TCP"),
]


def behind(camera: Camera, framing: str, transport: str, delay: float = 0) -> Behaviour:
    if transport == "tcp":
        return camera
    return OverUdp(camera.framed if framing == "sony" else camera.bare, delay)


@pytest.mark.parametrize(("framing", "transport"), WAYS)
def test_a_camera_tells_how_it_is_and_who(check: Check, framing: str, transport: str) -> None:
    found = check(DRIVER, behind(Camera(), framing, transport), framing=framing, transport=transport)
    assert (found.health, found.cause, found.at) == (Health.OK, "ok", NOON)
    assert found.evidence == "power on, vendor 0001, model 0511, ROM 0300, zoom 0000"
    assert found.latency_ms


@pytest.mark.parametrize(("framing", "transport"), WAYS)
@pytest.mark.parametrize(
    ("power", "health", "cause"), [(3, Health.OK, "standby"), (4, Health.FAILED, "device_failure")]
)
def test_sleep_is_no_fault_and_a_broken_circuit_is(
    check: Check, power: int, health: Health, cause: str, framing: str, transport: str
) -> None:
    found = check(DRIVER, behind(Camera(power=power), framing, transport), framing=framing, transport=transport)
    assert (found.health, found.cause) == (health, cause)


def test_a_slow_camera_is_not_asked_who_it_is(check: Check) -> None:
    found = check(DRIVER, behind(Camera(), "sony", "udp", delay=0.55))
    assert (found.cause, found.evidence) == ("ok", "power on")


def test_a_lost_datagram_is_sent_again(check: Check) -> None:
    camera, seen = Camera(), []

    def lossy(datagram: bytes) -> list[bytes]:
        seen.append(datagram)
        return list(camera.bare(datagram)) if len(seen) > 1 else []

    found = check(DRIVER, OverUdp(lossy), framing="raw", transport="udp")
    assert found.cause == "ok"
    assert seen[0] == seen[1]


def test_an_answer_to_somebody_else_is_not_ours(check: Check) -> None:
    camera = Camera()

    def late(datagram: bytes) -> list[bytes]:
        other = bytes.fromhex("01 11 00 04 00 00 ff ff 90 50 03 ff")
        return [other, *camera.framed(datagram)]

    assert check(DRIVER, OverUdp(late)).evidence.startswith("power on, vendor 0001")


def test_a_camera_that_wants_bare_messages_is_guessed_at(check: Check) -> None:
    found = check(DRIVER, OverUdp(lambda _frame: ()))
    assert (found.health, found.cause) == (Health.FAILED, "silent")
    assert found.evidence.endswith("perhaps it wants framing=raw")


@pytest.mark.parametrize(
    ("behaviour", "options", "cause"),
    [
        (OverUdp(None), {}, "refused"),
        (OverUdp(lambda _: (b"\xff" * 900,) * 3), {}, "protocol"),
        (OverUdp(lambda _: (b"\x00",) * 200), {}, "protocol"),
        (OverUdp(lambda _: (bytes(60_000),)), {"framing": "raw", "transport": "udp"}, "protocol"),
        (None, {"framing": "raw"}, "refused"),
        (devices.hangs_up, {"framing": "raw"}, "closed"),
        (devices.resets, {"framing": "raw"}, "closed"),
        (devices.endless, {"framing": "raw"}, "protocol"),
        (devices.fifty_megabytes, {"framing": "raw"}, "protocol"),
        (devices.says(b"\x00\xff" * 100), {"framing": "raw"}, "protocol"),
    ],
)
def test_rude_devices_are_findings(check: Check, behaviour: Behaviour, options: dict[str, str], cause: str) -> None:
    found = check(DRIVER, behaviour, **options)
    assert (found.health, found.cause) == (Health.FAILED, cause)
    assert len(found.evidence) <= 500
    assert found.latency_ms is None


@pytest.mark.parametrize("options", [{"framing": "morse"}, {"framing": "sony", "transport": "tcp"}])
def test_a_way_that_is_none_is_not_configured(options: dict[str, str]) -> None:
    found = alone(DRIVER, device("visca", **options))
    assert (found.health, found.cause) == (Health.UNKNOWN, "not_configured")


def order(camera: Camera, wish: Order, framing: str = "sony", transport: str = "udp") -> Finding:
    with serving([behind(camera, framing, transport)]) as (port,):
        return ordered(CONTROL, device("visca", port, framing=framing, transport=transport), wish)


@pytest.mark.parametrize(("framing", "transport"), WAYS)
def test_a_camera_is_switched_and_turned(framing: str, transport: str) -> None:
    camera = Camera(power=3)
    assert order(camera, Order(Action.PRESET, "2"), framing, transport).cause == "not_now"
    assert order(camera, Order(Action.POWER_ON), framing, transport).cause == "done"
    assert order(camera, Order(Action.PRESET, "2"), framing, transport).evidence == "preset 2"
    assert (camera.power, camera.preset) == (2, 2)
    assert order(camera, Order(Action.POWER_OFF), framing, transport).health is Health.OK
    assert camera.power == 3


@pytest.mark.parametrize("value", ["", "left", "-1", "999"])
def test_a_preset_that_cannot_be_is_not_sent(value: str) -> None:
    assert order(Camera(), Order(Action.PRESET, value)).cause == "not_configured"
