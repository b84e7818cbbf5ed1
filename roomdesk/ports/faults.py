"""The record of devices' faults: which are open, and what was done about each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from roomdesk.domain.device_fault import DeviceFault, FaultNote, Maintenance
    from roomdesk.domain.ids import BookingId, DeviceCode, Email
    from roomdesk.ports.outbox import Mail, MailState


class FaultTold(NamedTuple):
    """Somebody was written to about a fault and a meeting that it puts at risk, or that it is over.

    `state` is that of the mail.
    """

    device: DeviceCode
    opened_at: datetime
    booking: BookingId
    receiver: Email
    is_over: bool
    state: MailState


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

    # ── who is told by mail ─────────────────────────────────────────────────────────────────────────────
    def mail_wanted(self) -> bool:
        """Whether people are told of faults by mail."""
        ...

    def want_mail(self, is_wanted: bool) -> None: ...

    def told(self, since: datetime) -> tuple[FaultTold, ...]:
        """List who was told of the faults that were open at any moment since then."""
        ...

    def tell(self, mail: Mail, fault: DeviceFault, bookings: Collection[BookingId]) -> bool:
        """Put a mail about a fault and these meetings in; not if its receiver was told of one of them already.

        A fault that is over is not told of any more, one that stands not as over. What waits is dropped once its fault
        is over.
        """
        ...

    # ── devices that are worked on ──────────────────────────────────────────────────────────────────────
    def in_maintenance(self) -> Mapping[DeviceCode, Maintenance]:
        """List the devices that are worked on, those too whose time is up."""
        ...

    def maintain(self, device: DeviceCode, maintenance: Maintenance | None) -> None:
        """Put a device into maintenance, or end that. Raises NotFound."""
        ...
