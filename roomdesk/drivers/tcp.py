"""Reachability of anything that listens: a TCP connection is opened and closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers import Cause, Verdict, connection, finding
from roomdesk.ports.driver import DriverCard

CAUSES: tuple[str, ...] = tuple(Cause)


class Tcp:
    """Tells a port that accepts from one that refuses; that the device works behind it is not said."""

    card = DriverCard("tcp", "TCP", None)

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:  # noqa: ARG002
        return await finding(device, self._now, _reach(device.host, device.port))


async def _reach(host: str, port: int | None) -> Verdict:
    async with connection(host, port):
        return Verdict(Health.OK, Cause.OK, f"{host}:{port} accepts connections")
