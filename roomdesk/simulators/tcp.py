"""A simulated device that only accepts connections, and says nothing."""

from __future__ import annotations

import asyncio

from roomdesk.domain.equipment import Device
from roomdesk.simulators.servers import Answering

STATES = ("ok",)


async def silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    """Take whatever comes and never answer."""
    while await reader.read(4096):
        pass


def listener(_device: Device, _state: str, _password: str) -> Answering:
    """Make a device that accepts connections."""
    return silent
