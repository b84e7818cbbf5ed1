"""Cameras found by one question to all of a network (WS-Discovery 1.1, ONVIF Core §7)."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from ipaddress import ip_address, ip_network
from typing import cast
from urllib.parse import unquote, urlsplit

from roomdesk.drivers.wire.xml import document, every, text
from roomdesk.ports.finder import FoundCamera

GROUP = ("239.255.255.250", 3702)
_MOST = 500
_SOAP = "http://www.w3.org/2003/05/soap-envelope"
_ADDRESSING = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
_DISCOVERY = "http://schemas.xmlsoap.org/ws/2005/04/discovery"


def probe(message: str) -> bytes:
    """Ask all cameras who they are; answers name this message."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="{_SOAP}" xmlns:a="{_ADDRESSING}"><s:Header>'
        f"<a:Action>{_DISCOVERY}/Probe</a:Action><a:MessageID>{message}</a:MessageID>"
        "<a:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To></s:Header><s:Body>"
        f'<Probe xmlns="{_DISCOVERY}"><Types xmlns:n="http://www.onvif.org/ver10/network/wsdl">'
        "n:NetworkVideoTransmitter</Types></Probe></s:Body></s:Envelope>"
    ).encode()


def match(octets: bytes, message: str, sender: str) -> FoundCamera | None:
    """Read an answer to this message; None where it is none. What it names elsewhere than itself is not believed."""
    try:
        root = document(octets)
    except ValueError:
        return None
    if text(root, "RelatesTo") != message or next(every(root, "ProbeMatch"), None) is None:
        return None
    services = [one for one in text(root, "XAddrs").split() if _host(one) == sender]
    scopes = dict(_scope(one) for one in text(root, "Scopes").split() if one.startswith("onvif://www.onvif.org/"))
    return FoundCamera(sender, services[0] if services else "", scopes.get("name", ""), scopes.get("hardware", ""))


def _host(address: str) -> str:
    with suppress(ValueError):
        return urlsplit(address).hostname or ""
    return ""


def _scope(scope: str) -> tuple[str, str]:
    kind, _, value = scope.removeprefix("onvif://www.onvif.org/").partition("/")
    return kind.lower(), unquote(value)[:100]


class Finder:
    """Asks the group of all cameras, or in tests one address."""

    def __init__(self, group: tuple[str, int] = GROUP) -> None:
        self._group = group

    def find(self, networks: Sequence[str], seconds: float) -> tuple[FoundCamera, ...]:
        """Ask once; see the port."""
        return asyncio.run(self._find(networks, seconds))

    async def _find(self, networks: Sequence[str], seconds: float) -> tuple[FoundCamera, ...]:
        message = f"urn:uuid:{uuid.uuid4()}"
        loop = asyncio.get_running_loop()
        transport, heard = await loop.create_datagram_endpoint(_Listening, local_addr=("0.0.0.0", 0))  # noqa: S104
        try:
            transport.sendto(probe(message), self._group)
            await asyncio.sleep(seconds)
        finally:
            transport.abort()
        inside = [(octets, host) for octets, host in heard.heard if _is_inside(host, networks)]
        found = {one.host: one for octets, host in inside if (one := match(octets, message, host))}
        return tuple(sorted(found.values()))


class _Listening(asyncio.DatagramProtocol):
    def __init__(self) -> None:
        self.heard: list[tuple[bytes, str]] = []

    def datagram_received(self, data: bytes, addr: object) -> None:
        if len(self.heard) < _MOST:
            self.heard.append((data, str(cast(Sequence[object], addr)[0])))


def _is_inside(host: str, networks: Iterable[str]) -> bool:
    return any(ip_address(host) in ip_network(one) for one in networks)
