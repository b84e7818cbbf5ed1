"""The xAPI on the wire: status documents to values, commands to documents (RoomOS API reference)."""

from __future__ import annotations

from typing import NamedTuple
from xml.sax.saxutils import escape

from roomdesk.drivers.wire.xml import Element, document, every, text

UNIT = "/getxml?location=/Status/SystemUnit"
STANDBY = "/getxml?location=/Status/Standby"
DIAGNOSTICS = "/getxml?location=/Status/Diagnostics"
COMMAND = "/putxml"


class Message(NamedTuple):
    """One diagnosis of the device itself: `level` is Error, Warning or Critical."""

    kind: str
    level: str
    description: str


class Unit(NamedTuple):
    product: str
    software: str
    serial: str


def unit(octets: bytes) -> Unit:
    """Read the status of the system unit. Raises ValueError where it is no status."""
    root = _status(octets)
    software = next(every(root, "Software"), root)
    return Unit(text(root, "ProductId"), text(software, "Version"), text(root, "SerialNumber"))


def standby(octets: bytes) -> str:
    """Read the standby state: Off, EnteringStandby, Halfwake, Standby, or nothing. Raises ValueError."""
    return text(_status(octets), "State")


def diagnostics(octets: bytes) -> tuple[Message, ...]:
    """Read the diagnoses. Raises ValueError where it is no status."""
    return tuple(
        Message(text(one, "Type"), text(one, "Level"), text(one, "Description"))
        for one in every(_status(octets), "Message")
        if one.get("ghost") != "True"
    )


def _status(octets: bytes) -> Element:
    root = document(octets)
    if root.tag not in ("Status", "EmptyResult"):
        raise ValueError(root.tag)
    return root


def command(path: str, **values: str) -> bytes:
    """Write a command: `Audio Volume Set` with `Level=50`."""
    *outer, last = path.split()
    inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items())
    body = f'<{last} command="True">{inside}</{last}>'
    for name in reversed(outer):
        body = f"<{name}>{body}</{name}>"
    return f'<?xml version="1.0"?><Command>{body}</Command>'.encode()


def refusal(octets: bytes) -> str | None:
    """Read the result of a command: None where it was done, else the reason. Raises ValueError where it is none."""
    root = document(octets)
    results = [one for one in root.iter() if one.get("status")]
    if not results:
        raise ValueError(root.tag)
    if all(one.get("status") == "OK" for one in results):
        return None
    return text(root, "Reason") or text(root, "Error") or "refused"
