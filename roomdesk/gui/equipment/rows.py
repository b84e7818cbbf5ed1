"""Devices as rows of the equipment screen: which are shown, in which order, how many are how; no Qt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from roomdesk.domain.device_fault import DeviceFault
from roomdesk.domain.device_link import code_of
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.ids import DeviceCode, SiteCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.seek import finds
from roomdesk.services.answers import Places

_ILL = (Health.FAILED, Health.DEGRADED)
_FIRST = {Health.FAILED: 0, Health.DEGRADED: 1, Health.UNKNOWN: 2, Health.OK: 3}
# What stands between a device and its room in a name: Proiettore della Sala Giunta, Projector – Sala Giunta.
_OF = re.compile(r"[\s,·–-]+(?:(?:d[eio]|del|dell[aeo]|dei|degli|nell[ao]?|in|of|of the|in the)\s*)?$", re.IGNORECASE)
_TENDS = (Role.TECHNICIAN, Role.ADMINISTRATOR)


class Which(Enum):
    ALL = "all"
    ILL = "ill"
    LINES = "lines"


class DeviceRow(NamedTuple):
    """A device with what is known of it; `protocol` is how people call its driver."""

    device: Device
    room: str
    site: str
    protocol: str
    timezone: str
    finding: Finding | None = None
    fault: DeviceFault | None = None
    in_maintenance: bool = False

    @property
    def name(self) -> str:
        """Its name without its room's, which stands beside it: Proiettore Aula studio 1 is the Proiettore there."""
        own = _OF.sub("", self.device.name.removesuffix(self.room)) if self.room else ""
        return own or self.device.name

    @property
    def health(self) -> Health:
        return self.finding.health if self.finding else Health.UNKNOWN


class Fleet(NamedTuple):
    """All that the screen shows: every device in use by its code, the places, and who looks."""

    rows: Mapping[DeviceCode, DeviceRow]
    places: Places
    who: Person

    @property
    def may_tend(self) -> bool:
        return self.who.role in _TENDS

    @property
    def may_prepare(self) -> bool:
        return self.who.role is not Role.STAFF

    def row(self, code: DeviceCode) -> DeviceRow | None:
        return self.rows.get(code)


def of_sites(fleet: Fleet, sites: Collection[SiteCode] | None) -> tuple[DeviceRow, ...]:
    """Keep the devices of some sites, or all."""
    rooms = fleet.places.rooms
    return tuple(one for one in fleet.rows.values() if sites is None or rooms[one.device.room].site in sites)


def shown(rows: Iterable[DeviceRow], which: Which, words: str) -> list[DeviceRow]:
    """Keep what is asked for: every word stands in a row's room, site, name, protocol or address."""
    # What a scanner types when it reads a label.
    wanted = code_of(words) or words
    return [one for one in rows if _is(one, which) and finds(wanted, *_texts(one))]


def _texts(row: DeviceRow) -> tuple[str, ...]:
    return row.room, row.site, row.device.name, row.protocol, row.device.host, row.device.code


def _is(row: DeviceRow, which: Which) -> bool:
    if which is Which.ILL:
        return row.health in _ILL or row.fault is not None
    return which is Which.ALL or row.device.kind is DeviceKind.LINE


def by_need(row: DeviceRow) -> int:
    """Give the place of a row where those in need come first."""
    return _FIRST[row.health]


def counts(rows: Iterable[DeviceRow]) -> Counter[Health]:
    return Counter(one.health for one in rows)


def with_findings(fleet: Fleet, findings: Sequence[Finding]) -> tuple[Fleet, list[DeviceRow]]:
    """Lay new findings over what is known, as they come in while a round runs; and give the rows that are new."""
    known = fleet.rows
    new = [known[one.device]._replace(finding=one) for one in findings if one.device in known]
    return fleet._replace(rows={**known, **{one.device.code: one for one in new}}), new
