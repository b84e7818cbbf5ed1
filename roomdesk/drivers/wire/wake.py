"""Wake-on-LAN: the packet that a sleeping network card waits for (AMD Magic Packet, 1995)."""

from __future__ import annotations

import asyncio
import re
import socket

from roomdesk.drivers import Cause, Unanswered, addresses

_MAC = re.compile(r"(?:[0-9a-f]{2}[:.-]?){5}[0-9a-f]{2}", re.IGNORECASE)
_PORT = 9
_EVERYBODY = "255.255.255.255"


def magic_packet(mac: str) -> bytes:
    """Make the packet: six octets FF, then the address sixteen times. Raises ValueError where it is no address."""
    if not _MAC.fullmatch(mac):
        raise ValueError(mac)
    return b"\xff" * 6 + bytes.fromhex(re.sub(r"[:.-]", "", mac)) * 16


async def wake(mac: str, where: str = "") -> str:
    """Send the packet to `where`, a host or broadcast address with or without a port; by default to this network.

    Gives where it went; nothing answers. Raises Unanswered for an address that is none, or no way to it.
    """
    host, _, port = where.partition(":")
    if port and not (port.isascii() and port.isdigit()):
        raise Unanswered(Cause.NOT_CONFIGURED, f"wake_to={where}")
    try:
        packet = magic_packet(mac)
    except ValueError as error:
        raise Unanswered(Cause.NOT_CONFIGURED, f"mac={mac}") from error
    address = (await addresses(host or _EVERYBODY))[0]
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as door:
        door.setblocking(False)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        try:
            await asyncio.get_running_loop().sock_sendto(door, packet, (address, int(port or _PORT)))
        except OSError as error:
            raise Unanswered(Cause.UNREACHABLE, f"{address}: {error.strerror or error}") from error
    return f"{address}:{port or _PORT}"
