"""Turns: of several desks on one database, one does a recurring job at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime


class Turns(Protocol):
    """A lease in the store, by the job's name. Every method may raise what the store's methods raise."""

    def take_turn(self, target: str, now: datetime, until: datetime) -> bool:
        """Begin with a job, for so long at most; not while somebody else is at it."""
        ...

    def end_turn(self, target: str, until: datetime) -> None:
        """Leave a job, to whoever comes after that moment."""
        ...
