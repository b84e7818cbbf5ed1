"""Switches a Cisco codec over its xAPI: awake, asleep, volume, camera preset."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from datetime import datetime

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Verdict, finding
from roomdesk.drivers.wire.http import basic
from roomdesk.drivers.xapi import protocol
from roomdesk.drivers.xapi.driver import CARD, Sign, asked, login_of, talking
from roomdesk.ports.driver import Action, Order


class XApiControl:
    """One command a conversation. Presets are counted from 1, as the codec has them."""

    card = CARD

    def __init__(self, now: Callable[[], datetime], trust: ssl.SSLContext | None = None) -> None:
        self._now = now
        self._trust = trust

    async def act(self, device: Device, order: Order, secrets: Mapping[str, str]) -> Finding:
        return await finding(device, self._now, self._talk(device, order, secrets.get("password", "")))

    async def _talk(self, device: Device, order: Order, password: str) -> Verdict:
        said = f"{order.action} {order.value}".strip()
        try:
            body = _command(order)
        except ValueError:
            return Verdict(Health.UNKNOWN, Cause.NOT_CONFIGURED, said)
        try:
            async with talking(device, self._trust) as codec:
                login = basic(login_of(device, password))
                reason = protocol.refusal((await asked(codec, "POST", protocol.COMMAND, login, body)).body)
        except ValueError as error:
            return Verdict(Health.FAILED, Cause.PROTOCOL, f"{said}: not xAPI: {error}")
        if reason is None:
            return Verdict(Health.OK, Sign.DONE, said)
        return Verdict(Health.FAILED, Sign.NOT_NOW, f"{said}: {reason}")


def _command(order: Order) -> bytes:
    """Write the command. Raises ValueError for a value that cannot be."""
    match order.action:
        case Action.POWER_ON:
            return protocol.command("Standby Deactivate")
        case Action.POWER_OFF:
            return protocol.command("Standby Activate")
        case Action.VOLUME:
            return protocol.command("Audio Volume Set", Level=_between(order.value, 0, 100))
    return protocol.command("Camera Preset Activate", PresetId=_between(order.value, 1, 35))


def _between(value: str, least: int, most: int) -> str:
    if not least <= int(value) <= most:
        raise ValueError(value)
    return str(int(value))
