"""Asks a projector or display over PJLink how it is; reads only."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Stream, Unanswered, Verdict, connection, finding
from roomdesk.drivers.pjlink import quirks
from roomdesk.drivers.pjlink.conversation import Denied, ask, greet
from roomdesk.drivers.pjlink.judge import Sign, judge
from roomdesk.ports.driver import Action, DriverCard, Field

CAUSES: tuple[str, ...] = (*Cause, *Sign)
RATED_HOURS = 3500
"""Of a lamp, where the device's option does not say: a common figure; a laser's is 20,000."""

CARD = DriverCard(
    "pjlink",
    "PJLink",
    4352,
    (Field("password", "secret"), Field("lamp_hours", "number", str(RATED_HOURS)), Field("mac"), Field("wake_to")),
    (Action.POWER_ON, Action.POWER_OFF, Action.INPUT),
)

_DECIDING = ("POWR", "ERST", "LAMP", "INPT")
# Who it is never decides how it is, so it is asked last and only where the device is quick: a slow device, which may
# take two seconds a command, must not look silent because it was asked for its name.
_QUICK = 0.5


class PJLink:
    """One conversation a check, one command at a time: devices have one or two control sockets and no queue."""

    card = CARD

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        return await finding(device, self._now, self._talk(device, secrets.get("password", "")))

    async def _talk(self, device: Device, password: str) -> Verdict:
        rated = device.options.get("lamp_hours") or str(RATED_HOURS)
        if not (rated.isascii() and rated.isdigit()):
            return Verdict(Health.UNKNOWN, Cause.NOT_CONFIGURED, f"lamp_hours={rated}")
        try:
            async with connection(device.host, device.port or self.card.port) as stream:
                return judge(await _answers(stream, password), int(rated))
        except Denied as error:
            return Verdict(Health.UNKNOWN, Sign.CREDENTIALS, str(error))


async def _answers(stream: Stream, password: str) -> dict[str, str]:
    began = time.perf_counter()
    prefix = await greet(stream, password)
    answers: dict[str, str] = {}
    for command in _DECIDING:
        answers[command] = await ask(stream, command, prefix=prefix)
        prefix = b""
    if time.perf_counter() - began < _QUICK:
        with suppress(
            TimeoutError, Unanswered, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError
        ):
            async with asyncio.timeout(_QUICK):
                await _identify(stream, answers)
    return answers


async def _identify(stream: Stream, answers: dict[str, str]) -> None:
    for command in ("CLSS", "INF1", "INF2", "NAME"):
        answers[command] = await ask(stream, command)
    if quirks.pj_class(answers["CLSS"]) == 2:
        for command in ("SNUM", "IRES"):
            answers[command] = await ask(stream, command, pj_class=2)
