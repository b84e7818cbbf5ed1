"""A series of STUN Bindings: round trips, and which never came back."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from roomdesk.drivers import Unanswered
from roomdesk.drivers.line import stun
from roomdesk.drivers.line.stun import Mapped
from roomdesk.drivers.wire.datagram import Datagrams

_LAST_WAIT = 1.0
"""Seconds for what is still on its way after the last packet."""


class Series(NamedTuple):
    """Round trips in ms in the order of sending, of so many packets; our address as the server sees it."""

    round_trips: Sequence[float]
    sent: int
    mapped: Mapped | None


async def measure(channel: Datagrams, packets: int, spacing: float) -> Series:
    """Send so many Bindings, so many seconds apart. Raises Unanswered where the port is closed."""
    loop = asyncio.get_running_loop()
    sent: dict[bytes, float] = {}
    back: dict[bytes, float] = {}
    mapped: Mapped | None = None

    async def listen() -> None:
        nonlocal mapped
        while len(back) < packets:
            datagram = await channel.receive()
            arrived = loop.time()
            if (one := stun.transaction(datagram)) in sent and one is not None:
                back.setdefault(one, arrived)
                mapped = mapped or stun.mapped(datagram)

    listening = asyncio.create_task(listen())
    try:
        began = loop.time()
        for number in range(packets):
            # By the clock and not by naps, which would add up.
            await asyncio.sleep(max(0, began + number * spacing - loop.time()))
            if listening.done():
                break
            one = stun.identifier(number)
            sent[one] = loop.time()
            channel.send(stun.request(one))
        with suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(listening), _LAST_WAIT)
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError, Unanswered):
            await listening
    if not back and listening.done() and not listening.cancelled() and (error := listening.exception()):
        raise error
    return Series([1000 * (back[one] - at) for one, at in sent.items() if one in back], len(sent), mapped)
