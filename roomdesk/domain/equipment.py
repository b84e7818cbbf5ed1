"""Devices, how they were found, and what a room can be relied on for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode, RoomCode


class DeviceKind(StrEnum):
    DISPLAY = "display"
    PROJECTOR = "projector"
    CAMERA = "camera"
    MICROPHONE = "microphone"
    SPEAKER = "speaker"
    CODEC = "codec"
    LINE = "line"
    UPS = "ups"
    SWITCH = "switch"
    PRINTER = "printer"
    OTHER = "other"


class Health(StrEnum):
    """The answer to a check. `unknown`: we cannot tell (credentials, no such driver), which is not `failed`."""

    OK = "ok"
    DEGRADED = "degraded"
    FAILED = "failed"
    UNKNOWN = "unknown"


@frozen
class Device:
    """One piece of equipment. `options` are the driver's settings; a value `@name` is a secret's name.

    A `retired` one is not checked any more and says nothing of its room; what was found stays.
    """

    code: DeviceCode
    room: RoomCode
    name: str
    kind: DeviceKind
    driver: str
    host: str = ""
    port: int | None = None
    options: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    retired: bool = False


@frozen
class Finding:
    """What one check found.

    `cause` is a short key for sentences (`lamp_hours`, `refused`, `credentials` …) and `evidence` what the device
    really said, without secrets, at most 500 characters. `latency_ms` is of the conversation, None without one.
    """

    device: DeviceCode
    health: Health
    cause: str
    evidence: str
    at: datetime
    latency_ms: float | None = None


HEALTH_ORDER = {Health.OK: 0, Health.UNKNOWN: 1, Health.DEGRADED: 2, Health.FAILED: 3}
"""The order in which rooms are offered: what nobody checked before what is known to be in need."""


def worse(one: Health, other: Health) -> Health:
    """Give the one of two by which a room is judged: failed before degraded before unknown before ok."""
    return other if HEALTH_ORDER[other] > HEALTH_ORDER[one] else one


def worst(healths: Iterable[Health]) -> Health:
    """Sum devices up; unknown where there is none."""
    return max(healths, key=HEALTH_ORDER.__getitem__, default=Health.UNKNOWN)
