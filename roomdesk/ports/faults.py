"""The record of devices' faults: which are open, and what was done about each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from roomdesk.domain.device_fault import DeviceFault, FaultNote
from roomdesk.domain.ids import DeviceCode, Email


class Faults(Protocol):
    """Every method may raise what the store's methods raise."""

    def standing(self) -> Mapping[DeviceCode, DeviceFault]:
        """List the open faults by device, the oldest first."""
        ...

    def since(self, when: datetime) -> tuple[DeviceFault, ...]:
        """List the faults that were open at any moment since then, newest first."""
        ...

    def begin(self, faults: Sequence[DeviceFault]) -> tuple[DeviceFault, ...]:
        """Open faults, and give those that were not open already: of two desks that see the same, one opens it."""
        ...

    def end(self, devices: Collection[DeviceCode], who: str, at: datetime) -> tuple[DeviceFault, ...]:
        """Close the open faults of these devices, and give them as they are now; `who` is empty for a recovery."""
        ...

    def acknowledge(self, device: DeviceCode, who: Email, at: datetime) -> None:
        """Note who has seen the open fault first; whoever comes later changes nothing. Raises NotFound."""
        ...

    def assign(self, device: DeviceCode, to: str) -> None:
        """Say who sees to the open fault; nobody with an empty text. Raises NotFound."""
        ...

    def note(self, device: DeviceCode, note: FaultNote) -> None:
        """Add what somebody wrote to the open fault. Raises NotFound."""
        ...
