"""Devices switched step by step: projectors, Wake-on-LAN, order, and failures that keep nobody back."""

import socket
from dataclasses import replace

import pytest

from roomdesk import catalogue
from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.domain.ids import DeviceCode
from roomdesk.drivers.pjlink.control import PJLinkControl
from roomdesk.drivers.round.steps import Steps
from roomdesk.drivers.wire.wake import magic_packet
from roomdesk.ports.controller import Step
from roomdesk.ports.driver import Action, Order
from roomdesk.settings.vault import Secrets
from roomdesk.simulators.pjlink import Projector
from roomdesk.simulators.servers import serving
from roomdesk.simulators.tcp import silent
from roomdesk.simulators.visca import Camera
from tests.drivers.conftest import now, ordered
from tests.fakes import devices
from tests.fakes.devices import device

CONTROL = PJLinkControl(now, patience=1, pause=0.05)
STEPS = Steps(catalogue.drivers(now), catalogue.controls(now), Secrets(environment={}, known={"hall": "sesame"}), now)


def order(projector: Projector, wish: Order, password: str = "") -> Finding:
    with serving([projector]) as (port,):
        return ordered(CONTROL, device("pjlink", port), wish, password)


def test_a_projector_is_switched() -> None:
    projector = Projector(power="0", password="sesame")
    assert order(projector, Order(Action.POWER_ON), "sesame").cause == "done"
    assert order(projector, Order(Action.INPUT, "32"), "sesame").evidence == "INPT 32"
    assert (projector.power, projector.input) == ("1", "32")
    assert order(projector, Order(Action.POWER_OFF), "sesame").health is Health.OK
    assert projector.power == "0"


@pytest.mark.parametrize(
    ("projector", "wish", "password", "health", "cause"),
    [
        (Projector(power="0"), Order(Action.INPUT, "31"), "", Health.FAILED, "not_now"),
        (Projector(), Order(Action.INPUT, "39"), "", Health.FAILED, "protocol"),
        (Projector(), Order(Action.INPUT, "HDMI"), "", Health.UNKNOWN, "not_configured"),
        (Projector(password="sesame"), Order(Action.POWER_ON), "wrong", Health.UNKNOWN, "credentials"),
    ],
)
def test_what_a_projector_does_not_take_is_said(
    projector: Projector, wish: Order, password: str, health: Health, cause: str
) -> None:
    found = order(projector, wish, password)
    assert (found.health, found.cause) == (health, cause)
    assert "sesame" not in found.evidence


def test_a_projector_that_warms_up_is_waited_for() -> None:
    class Warming(Projector):
        def answer(self, line: str) -> str:
            said = super().answer(line)
            if line == "%1POWR ?" and self.power == "3":
                self.power = "1"
                return "%1POWR=3"
            return said

    projector = Warming(power="3")
    assert order(projector, Order(Action.INPUT, "31")).cause == "done"


def test_a_device_that_reports_a_failure_has_failed() -> None:
    with serving([devices.recorded({"POWR": b"%1POWR=ERR4\r"})]) as (port,):
        found = ordered(CONTROL, device("pjlink", port), Order(Action.POWER_ON))
    assert (found.health, found.cause) == (Health.FAILED, "device_failure")


def step(one: Device, action: Action, value: str = "") -> Step:
    return Step(one, Order(action, value))


def test_steps_of_a_device_keep_their_order_and_a_failure_keeps_nobody_back() -> None:
    projector, camera = Projector(power="0", password="sesame"), Camera(power=3)
    seen: list[Finding] = []
    with serving([projector, camera, silent, None]) as ports:
        screen = device("pjlink", ports[0], password="@hall")
        eye = device("visca", ports[1], framing="raw")
        mute, gone = device("pjlink", ports[2]), device("pjlink", ports[3])
        steps = [
            step(screen, Action.POWER_ON),
            step(eye, Action.POWER_ON),
            step(mute, Action.POWER_ON),
            step(gone, Action.POWER_ON),
            step(screen, Action.INPUT, "32"),
            step(eye, Action.PRESET, "1"),
            step(screen, Action.VOLUME, "30"),
            step(device("telepathy"), Action.POWER_ON),
            step(device("pjlink", password="@attic"), Action.POWER_ON),
        ]
        named = [Step(replace(one.device, code=DeviceCode(f"D{n}")), one.order) for n, one in enumerate(steps)]
        found = STEPS.carry_out(named, deadline=0.5, progress=seen.append)
    assert [one.cause for one in found] == [
        "done", "done", "silent", "refused", "done", "done", "not_able", "no_driver", "no_secret",
    ]  # fmt: skip
    assert [one.device for one in found] == [f"D{n}" for n in range(9)]
    assert sorted(seen, key=lambda one: one.device) == list(found)
    assert (projector.power, projector.input, camera.power, camera.preset) == ("1", "32", 2, 1)


def test_a_sleeping_computer_is_woken() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as card:
        card.bind(("127.0.0.1", 0))
        card.settimeout(5)
        port = card.getsockname()[1]
        one = device("tcp", mac="00:1B:21:AA:bb:cc", wake_to=f"127.0.0.1:{port}")
        assert STEPS.actions(one) == (Action.WAKE,)
        (found,) = STEPS.carry_out([step(one, Action.WAKE)], deadline=1)
        packet = card.recv(1024)
    assert (found.health, found.cause) == (Health.OK, "done")
    assert packet == b"\xff" * 6 + bytes.fromhex("001b21aabbcc") * 16


@pytest.mark.parametrize(("mac", "to"), [("00:1B", ""), ("00:1B:21:AA:BB:CC:DD", ""), ("001b21aabbcc", "host:x")])
def test_an_address_that_is_none_wakes_nobody(mac: str, to: str) -> None:
    (found,) = STEPS.carry_out([step(device("tcp", mac=mac, wake_to=to), Action.WAKE)], deadline=1)
    assert (found.health, found.cause) == (Health.UNKNOWN, "not_configured")


def test_an_address_is_written_in_several_ways() -> None:
    wanted = magic_packet("00:1b:21:aa:bb:cc")
    assert {magic_packet(one) for one in ("001B21AABBCC", "00-1b-21-aa-bb-cc", "001b.21aa.bbcc")} == {wanted}
