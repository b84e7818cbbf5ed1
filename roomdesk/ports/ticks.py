"""The record of what people set up and tidied in rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from roomdesk.domain.ids import BookingId, Email
    from roomdesk.domain.room_tasks import TaskKey, Tick


class Ticks(Protocol):
    """Every method may raise what the store's methods raise."""

    def of(self, bookings: Collection[BookingId]) -> tuple[Tick, ...]:
        """List the steps of some meetings that are done."""
        ...

    def tick(self, key: TaskKey, who: Email, at: datetime) -> None:
        """Say that a step is done; whoever comes second changes nothing."""
        ...

    def untick(self, key: TaskKey) -> None:
        """Say that a step is not done after all."""
        ...
