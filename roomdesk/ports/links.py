"""Links in the making: which meetings want one from a service, and how far each has come."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from roomdesk.domain.booking import Booking
    from roomdesk.domain.ids import BookingId
    from roomdesk.ports.provider import Made


class LinkState(StrEnum):
    """`ended`: the meeting is off, and the service knows; `dropped`: no link shall be made."""

    PENDING = "pending"
    READY = "ready"
    FAILED = "failed"
    ENDED = "ended"
    DROPPED = "dropped"


class Wanting(NamedTuple):
    """One meeting at one service. `key` is the series' id, or the booking's.

    `made` has no handle before the service made it and after it ended it. `told` is a digest of what the service
    knows, `seen` of the bookings that it was read from; `due` is when it is tried next, or until when it is somebody's
    who took it; `until` is the end of its last date.
    """

    id: str
    key: str
    provider: str
    made: Made
    state: LinkState
    attempts: int
    due: datetime
    reason: str
    told: str
    seen: int
    created: datetime
    until: datetime


class Links(Protocol):
    """Every method may raise what the store's methods raise."""

    def look(self, providers: Collection[str], now: datetime) -> None:
        """Note which meetings want a link of these services, and which links' meetings were changed or taken back."""
        ...

    def claim(self, now: datetime, until: datetime) -> Wanting | None:
        """Take the next that is due; nobody else gets it until then."""
        ...

    def bookings(self, wanting: Wanting) -> tuple[Booking, ...]:
        """List the dates that stand and have this link or wait for it, in order."""
        ...

    def settle(self, wanting: Wanting, taken_until: datetime) -> bool:
        """Write down how far it has come; not where somebody else took it meanwhile."""
        ...

    def waiting(self) -> tuple[Wanting, ...]:
        """List what is pending or failed, oldest first."""
        ...

    def of(self, booking: BookingId) -> Wanting | None:
        """Give what stands about one booking's link."""
        ...

    def again(self, wanting: str, now: datetime) -> None:
        """Have it tried now. Raises NotFound."""
        ...

    def drop(self, wanting: str, now: datetime) -> None:
        """Ask the service no more. Raises NotFound."""
        ...
