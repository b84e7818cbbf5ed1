"""A round of checks: many devices at once, with bounds, deadlines, progress and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from roomdesk.domain.equipment import Device, Finding
from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from roomdesk.domain.ids import RoomCode, SiteCode

Progress = Callable[[Finding], None]


@frozen
class Limits:
    """How hard a round may push.

    `concurrency` devices at once over all, `per_site` on one site's line, each within `deadline` seconds. `sites` tells
    where rooms are; a device whose room is not there counts for no site. `stop` is asked ten times a second.
    """

    concurrency: int = 128
    per_site: int = 32
    deadline: float = 3.0
    sites: Mapping[RoomCode, SiteCode] = field(default_factory=lambda: MappingProxyType({}))
    stop: Callable[[], bool] | None = None


class Checker(Protocol):
    def round(self, devices: Sequence[Device], limits: Limits, progress: Progress | None = None) -> tuple[Finding, ...]:
        """Check each device once; one conversation at a time with a host.

        A device that takes longer than a quarter of a second lets the next one in, four times as many at most, so that
        a fleet's dead do not keep its living waiting. Of a site in which three were silent and none has answered the
        rest is not asked, and all of it is `unknown`, cause `site_silent`. After a stop what has no finding yet is
        `unknown`, cause `cancelled`.
        Findings come in the devices' order; `progress` is called with each as it is certain. Never raises for a device.
        """
        ...
