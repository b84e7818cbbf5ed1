"""A round of checks: many devices at once, with a bound, deadlines and progress."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from roomdesk.domain.equipment import Device, Finding

Progress = Callable[[Finding], None]


class Checker(Protocol):
    def round(
        self, devices: Sequence[Device], *, concurrency: int, deadline: float, progress: Progress | None = None
    ) -> tuple[Finding, ...]:
        """Check each device once, at most `concurrency` together, each within `deadline` seconds.

        Findings come in the devices' order; `progress` is called with each as it arrives. Never raises for a device.
        """
        ...
