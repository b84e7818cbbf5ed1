"""Switches a camera over VISCA: on, standby, and to a position that was kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Verdict, finding
from roomdesk.drivers.visca import protocol
from roomdesk.drivers.visca.driver import CARD, Sign
from roomdesk.drivers.visca.link import link
from roomdesk.ports.driver import Action, Order


class ViscaControl:
    """One command a conversation. Presets are counted from 0, as on the wire."""

    card = CARD

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    async def act(self, device: Device, order: Order, secrets: Mapping[str, str]) -> Finding:  # noqa: ARG002
        return await finding(device, self._now, _command(device, order))


async def _command(device: Device, order: Order) -> Verdict:
    try:
        octets = _octets(order)
    except ValueError:
        return Verdict(Health.UNKNOWN, Cause.NOT_CONFIGURED, f"{order.action}={order.value}")
    async with link(device) as camera:
        answer = await camera.ask(octets, protocol.COMMAND)
    if answer.error is None:
        return Verdict(Health.OK, Sign.DONE, f"{order.action} {order.value}".strip())
    said = protocol.ERRORS.get(answer.error, f"{answer.error:02x}")
    busy = answer.error == protocol.NOT_EXECUTABLE
    return Verdict(Health.FAILED, Sign.NOT_NOW if busy else Cause.PROTOCOL, f"{order.action} {order.value}: {said}")


def _octets(order: Order) -> bytes:
    match order.action:
        case Action.POWER_ON:
            return protocol.POWER_ON
        case Action.POWER_OFF:
            return protocol.POWER_OFF
    return protocol.recall(int(order.value))
