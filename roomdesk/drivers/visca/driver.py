"""Asks a camera over VISCA how it is; reads only."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from enum import StrEnum

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Unanswered, Verdict, finding
from roomdesk.drivers.visca import protocol
from roomdesk.drivers.visca.link import Link, link
from roomdesk.drivers.visca.protocol import Message
from roomdesk.ports.driver import Action, DriverCard, Field

# What only says which camera it is comes last, and only from one that is quick.
_QUICK = 0.5


class Sign(StrEnum):
    """What VISCA finds beside what any driver may."""

    STANDBY = "standby"
    DEVICE_FAILURE = "device_failure"
    NOT_NOW = "not_now"
    DONE = "done"


CAUSES: tuple[str, ...] = (*Cause, *Sign)
CARD = DriverCard(
    "visca",
    "VISCA over IP",
    52381,
    (
        Field("framing", "choice", "sony", ("sony", "raw")),
        Field("transport", "choice", "udp", ("udp", "tcp")),
        Field("mac"),
        Field("wake_to"),
    ),
    (Action.POWER_ON, Action.POWER_OFF, Action.PRESET),
)


class Visca:
    """One conversation a check: power, then what camera it is."""

    card = CARD

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:  # noqa: ARG002
        return await finding(device, self._now, _talk(device))


async def _talk(device: Device) -> Verdict:
    began = time.perf_counter()
    async with link(device) as camera:
        power = await camera.ask(protocol.POWER, protocol.INQUIRY)
        said = []
        if time.perf_counter() - began < _QUICK:
            with suppress(Unanswered):
                said = await _identity(camera)
    return judge(power, said)


async def _identity(camera: Link) -> list[str]:
    version = protocol.version((await camera.ask(protocol.VERSION, protocol.INQUIRY)).data)
    zoom = protocol.zoom((await camera.ask(protocol.ZOOM, protocol.INQUIRY)).data)
    return [
        *([f"vendor {version.vendor:04x}, model {version.model:04x}, ROM {version.rom:04x}"] if version else []),
        *([f"zoom {zoom:04x}"] if zoom is not None else []),
    ]


def judge(power: Message, said: list[str]) -> Verdict:
    """Weigh the answer to POWER. An error of the protocol is an answer too: the camera is there and listens."""
    if power.error is not None:
        name = protocol.ERRORS.get(power.error, f"{power.error:02x}")
        return Verdict(Health.OK, Cause.OK, ", ".join([f"power not told ({name})", *said]))
    match protocol.POWERS.get(power.data):
        case "on":
            return Verdict(Health.OK, Cause.OK, ", ".join(["power on", *said]))
        case "standby":
            return Verdict(Health.OK, Sign.STANDBY, ", ".join(["power standby", *said]))
        case "failure":
            return Verdict(Health.FAILED, Sign.DEVICE_FAILURE, ", ".join(["internal power circuit error", *said]))
    return Verdict(Health.FAILED, Cause.PROTOCOL, f"power {power.data.hex(' ')}")
