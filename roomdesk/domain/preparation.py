"""Preparation: what is switched and set in a room before a meeting and after it, device by device."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from roomdesk.domain.booking import Booking
from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import DeviceCode, RoomCode

QUIET = timedelta(minutes=45)
"""A room whose next meeting begins within this time is left as it is."""

_SHOWS = (DeviceKind.DISPLAY, DeviceKind.PROJECTOR)
_AWAKE = (*_SHOWS, DeviceKind.CAMERA, DeviceKind.CODEC)
_ASLEEP = (*_SHOWS, DeviceKind.CAMERA)


class Phase(StrEnum):
    BEFORE = "before"
    AFTER = "after"


class StepFailed(NamedTuple):
    """A step that failed: which device was to do what, and the cause, as in findings."""

    device: DeviceCode
    action: str
    cause: str


def phase(booking: Booking, now: datetime) -> Phase:
    """Tell what a room needs for a meeting at a moment: once it is over, to be put to rest."""
    return Phase.AFTER if now >= booking.slot.end else Phase.BEFORE


def wishes(device: Device, layout: str, can: Collection[str]) -> tuple[tuple[str, str], ...]:
    """List what a device is told before a meeting, in order, as actions with their values, of those it `can`.

    A device's option `input`, `volume` or `preset` gives a value; `preset.platea` is for that layout alone.
    """
    orders = [("wake", "")] if "wake" in can else []
    if "power_on" in can and device.kind in _AWAKE:
        orders.append(("power_on", ""))
    for name in ("input", "volume", "preset"):
        value = _option(device.options, name, layout)
        if name in can and value:
            orders.append((name, value))
    return tuple(orders)


def rest(device: Device, can: Collection[str]) -> tuple[tuple[str, str], ...]:
    """List what a device is told after a meeting: what shows or looks sleeps; codecs take calls, and stay awake."""
    return (("power_off", ""),) if "power_off" in can and device.kind in _ASLEEP else ()


def kept_awake(room: RoomCode, booking: Booking | None, others: Collection[Booking], now: datetime) -> Booking | None:
    """Give the other meeting for which a room is left as it is: one that runs, or begins within `QUIET`."""
    for one in others:
        is_other = (booking is None or one.id != booking.id) and one.status.blocks and room in one.rooms
        if is_other and one.slot.start - QUIET <= now < one.slot.end:
            return one
    return None


def for_layout(name: str, layout: str) -> str:
    """Name the option that says what a device is set to for one layout; for all without one."""
    return f"{name}.{layout.casefold()}" if layout else name


def _option(options: Mapping[str, str], name: str, layout: str) -> str:
    return options.get(for_layout(name, layout), "") or options.get(name, "")
