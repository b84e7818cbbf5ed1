"""The record of preparations that are done by themselves: each once, over all desks and restarts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from roomdesk.domain.ids import BookingId
    from roomdesk.domain.preparation import Phase, StepFailed


class Turn(NamedTuple):
    """What a meeting's rooms need once: before it begins, or after it ends, `at` that moment."""

    booking: BookingId
    phase: Phase
    at: datetime


class TurnDone(NamedTuple):
    """A preparation that was carried out, and what failed of it."""

    turn: Turn
    done_at: datetime
    failed: tuple[StepFailed, ...] = ()


class Preparations(Protocol):
    """Every method may raise what the store's methods raise."""

    def claim(self, turn: Turn, now: datetime, until: datetime) -> bool:
        """Take a preparation that nobody did; not while somebody else is at it, which ends at that moment."""
        ...

    def settle(self, turn: Turn, failed: Sequence[StepFailed], now: datetime) -> None:
        """Say what came of it; it is done, and never taken again."""
        ...

    def done(self, since: datetime) -> tuple[TurnDone, ...]:
        """List what was carried out since then, the oldest first."""
        ...
