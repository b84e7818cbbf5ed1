"""A site during a round: has it answered at all, and what is to be said of its silent devices."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from roomdesk.domain.equipment import Device, Finding, Health
from roomdesk.drivers.round.guarded import Sign

_SILENT_CAUSES = ("silent", "unreachable")
_ENOUGH = 3
"""Silent devices, while none has answered, from which on a site counts as dead."""


class Site:
    """Holds silent findings back until something of the site has answered, or it counts as dead."""

    def __init__(
        self, most: int, now: Callable[[], datetime], certain: Callable[[int, Finding], None], *, is_alone: bool = False
    ) -> None:
        self.slots = asyncio.Semaphore(most)
        self._now = now
        self._certain = certain
        # A device on its own has nobody to be compared with.
        self._answered = is_alone
        self._silent: list[tuple[int, Finding]] = []

    @property
    def is_dead(self) -> bool:
        return not self._answered and len(self._silent) >= _ENOUGH

    def tell(self, number: int, found: Finding) -> None:
        """Take a finding: the silence of a site that has answered is the device's own."""
        if found.cause in _SILENT_CAUSES and not self._answered:
            self._silent.append((number, found))
            return
        self._certain(number, found)
        # What was found without asking says nothing about the site.
        if found.cause not in _SILENT_CAUSES and found.health is not Health.UNKNOWN and not self._answered:
            self._answered = True
            self._flush()

    def skip(self, number: int, device: Device) -> None:
        """Leave a device unasked, for its site is dead."""
        self._silent.append((number, Finding(device.code, Health.UNKNOWN, Sign.SITE_SILENT, "not asked", self._now())))

    def end(self) -> None:
        """Say what is left to say, at the end of the round."""
        if self.is_dead:
            said = f"{len(self._silent)} devices, none answered"
            self._silent = [
                (number, replace(one, health=Health.UNKNOWN, cause=Sign.SITE_SILENT, evidence=said))
                for number, one in self._silent
            ]
        self._flush()

    def _flush(self) -> None:
        held, self._silent = self._silent, []
        for number, one in held:
            self._certain(number, one)
