"""A driver of equipment, and the card that says what it is and which settings it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from roomdesk.domain.equipment import Device, Finding


@dataclass(frozen=True, slots=True)
class Field:
    """One setting as data, from which forms and the CSV check are built. `kind`: text, number, choice, secret."""

    name: str
    kind: str = "text"
    default: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DriverCard:
    """Name as in the CSV's `driver`, the protocol's own name, its usual port (None: it must be given), settings."""

    name: str
    label: str
    port: int | None
    fields: tuple[Field, ...] = ()


class Driver(Protocol):
    """Asks a device how it is; reads only, never switches anything.

    `check` is a coroutine: it ends on its own within the deadline that its caller puts on it, closes what it opened,
    and turns whatever the device or the network does into a Finding; a silent device is a finding, not an error.
    """

    card: DriverCard

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        """Check once. `secrets` holds the values of the options written as `@name`, by option name."""
        ...
