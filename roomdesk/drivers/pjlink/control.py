"""Switches a projector or display over PJLink: on, standby, and to an input."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable, Mapping
from datetime import datetime

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Verdict, connection, finding
from roomdesk.drivers.pjlink import protocol
from roomdesk.drivers.pjlink.conversation import Denied, ask, greet
from roomdesk.drivers.pjlink.driver import CARD
from roomdesk.drivers.pjlink.judge import Sign
from roomdesk.ports.driver import Action, Order

_INPUT = re.compile(r"[1-6][1-9A-Z]")
_DONE = "OK"


class PJLinkControl:
    """One order a conversation; a projector that warms up is waited for, `patience` seconds at most."""

    card = CARD

    def __init__(self, now: Callable[[], datetime], patience: float = 45, pause: float = 2) -> None:
        self._now = now
        self._patience = patience
        self._pause = pause

    async def act(self, device: Device, order: Order, secrets: Mapping[str, str]) -> Finding:
        return await finding(device, self._now, self._talk(device, order, secrets.get("password", "")))

    async def _talk(self, device: Device, order: Order, password: str) -> Verdict:
        command, value = _command(order)
        if not value:
            return Verdict(Health.UNKNOWN, Cause.NOT_CONFIGURED, f"{order.action}={order.value}")
        try:
            answer = await self._until_taken(device, command, value, password)
        except Denied as error:
            return Verdict(Health.UNKNOWN, Sign.CREDENTIALS, str(error))
        return _verdict(f"{command} {value}", answer.upper())

    async def _until_taken(self, device: Device, command: str, value: str, password: str) -> str:
        end = time.monotonic() + self._patience
        while True:
            # A conversation for each try: devices hang up on whoever is silent for long.
            async with connection(device.host, device.port or CARD.port) as stream:
                answer = await ask(stream, command, value, prefix=await greet(stream, password))
                if answer != protocol.UNAVAILABLE:
                    return answer
                power = protocol.POWER.get(await ask(stream, "POWR"), "")
            if power not in ("cooling", "warming") or time.monotonic() + self._pause > end:
                return f"{answer}, power {power}"
            await asyncio.sleep(self._pause)


def _command(order: Order) -> tuple[str, str]:
    match order.action:
        case Action.POWER_ON:
            return "POWR", "1"
        case Action.POWER_OFF:
            return "POWR", "0"
    value = order.value.upper()
    return "INPT", value if _INPUT.fullmatch(value) else ""


def _verdict(said: str, answer: str) -> Verdict:
    if answer == _DONE:
        return Verdict(Health.OK, Sign.DONE, said)
    if answer.startswith(protocol.UNAVAILABLE):
        return Verdict(Health.FAILED, Sign.NOT_NOW, f"{said}: {answer}")
    failed = answer == protocol.DEVICE_FAILURE
    return Verdict(Health.FAILED, Sign.DEVICE_FAILURE if failed else Cause.PROTOCOL, f"{said}: {answer}")
