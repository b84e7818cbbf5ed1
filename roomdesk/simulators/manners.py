"""Bad manners for any simulated device: slow, silent, rude, or not there."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

from roomdesk.simulators.servers import Answering, Behaviour, OverUdp
from roomdesk.simulators.tcp import silent

SLOW_SECONDS = 0.5
_GARBAGE = b"\x00\xfe<<<?!\r\n" * 8


def mannered(behaviour: Behaviour, manner: str) -> Behaviour:
    """Give a device the manner `slow`, `silent`, `rude` or `refused`; with another it stays as it is."""
    if isinstance(behaviour, OverUdp):
        datagrams: dict[str, Behaviour] = {
            "slow": replace(behaviour, delay=SLOW_SECONDS),
            "silent": OverUdp(lambda _datagram: ()),
            "rude": OverUdp(lambda _datagram: (_GARBAGE,)),
            "refused": OverUdp(None),
        }
        return datagrams.get(manner, behaviour)
    if behaviour is None or manner == "refused":
        return None
    streams: dict[str, Behaviour] = {"slow": partial(_slow, behaviour), "silent": silent, "rude": _rude}
    return streams.get(manner, behaviour)


async def _slow(behaviour: Answering, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(SLOW_SECONDS)
    await behaviour(reader, writer)


async def _rude(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(_GARBAGE)
    await writer.drain()
    await silent(reader, writer)
