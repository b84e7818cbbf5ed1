"""A driver of equipment, what switches it, and the card that says what it is and what it takes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roomdesk.domain.equipment import Device, Finding


@frozen
class Field:
    """One setting as data, from which forms and the CSV check are built. `kind`: text, number, choice, secret."""

    name: str
    kind: str = "text"
    default: str = ""
    choices: tuple[str, ...] = ()


class Action(StrEnum):
    """What can be switched or set on a device."""

    POWER_ON = "power_on"
    POWER_OFF = "power_off"
    INPUT = "input"
    VOLUME = "volume"
    PRESET = "preset"
    WAKE = "wake"


@frozen
class Order:
    """An action with its value: INPUT as the device names it (PJLink `31`), VOLUME 0 to 100, PRESET its number."""

    action: Action
    value: str = ""


@frozen
class DriverCard:
    """Name as in the CSV's `driver`, the protocol's own name, its usual port (None: it must be given), settings.

    `actions` is what its Control side can do; a driver without any only asks. A check that takes its time, such as a
    measurement, has a `deadline` of its own in seconds, where it is longer than the round's.
    """

    name: str
    label: str
    port: int | None
    fields: tuple[Field, ...] = ()
    actions: tuple[Action, ...] = ()
    deadline: float = 0


_PREPARED = (Action.INPUT, Action.VOLUME, Action.PRESET)


def prepared_fields(card: DriverCard) -> tuple[Field, ...]:
    """Give the settings that say what a device is set to before a meeting, of those that its driver can set."""
    return tuple(Field(one.value) for one in _PREPARED if one in card.actions)


class Driver(Protocol):
    """Asks a device how it is; reads only, never switches anything.

    `check` is a coroutine: it ends on its own within the deadline that its caller puts on it, closes what it opened,
    and turns whatever the device or the network does into a Finding; a silent device is a finding, not an error.
    """

    card: DriverCard

    async def check(self, device: Device, secrets: Mapping[str, str]) -> Finding:
        """Check once. `secrets` holds the values of the options written as `@name`, by option name."""
        ...


class Control(Protocol):
    """Switches and sets a device: apart from Driver, so that a check can never switch anything.

    `act` is a coroutine under the same terms as `check`: what the device or the network does is a Finding.
    """

    card: DriverCard

    async def act(self, device: Device, order: Order, secrets: Mapping[str, str]) -> Finding:
        """Do it once. Cause `done` where the device took it, `not_now` where it refuses at present."""
        ...
