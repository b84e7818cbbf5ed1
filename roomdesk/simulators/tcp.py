"""A simulated device that only accepts connections, and says nothing."""

from __future__ import annotations

import asyncio


async def silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    """Take whatever comes and never answer."""
    while await reader.read(4096):
        pass
