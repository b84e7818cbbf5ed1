"""Sets a Poly device: its volume."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from datetime import datetime

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Verdict, finding
from roomdesk.drivers.poly.driver import CARD, Sign
from roomdesk.drivers.poly.session import logged_in
from roomdesk.drivers.wire.digest import Login
from roomdesk.ports.driver import Order


class PolyControl:
    """One setting a session; a sleeping device is woken over the network, by its `mac`."""

    card = CARD

    def __init__(self, now: Callable[[], datetime], trust: ssl.SSLContext | None = None) -> None:
        self._now = now
        self._trust = trust

    async def act(self, device: Device, order: Order, secrets: Mapping[str, str]) -> Finding:
        login = Login(device.options.get("user") or "admin", secrets.get("password", ""))
        return await finding(device, self._now, self._talk(device, order, login))

    async def _talk(self, device: Device, order: Order, login: Login) -> Verdict:
        said = f"{order.action} {order.value}".strip()
        if not (order.value.isascii() and order.value.isdigit() and int(order.value) <= 100):
            return Verdict(Health.UNKNOWN, Cause.NOT_CONFIGURED, said)
        async with logged_in(device, login, self._trust) as session:
            await session.ask("POST", "/rest/audio/volume", int(order.value))
        return Verdict(Health.OK, Sign.DONE, said)
