"""How rooms are used: meetings, hours, the share of opening hours, and people who never came."""

from __future__ import annotations

from typing import NamedTuple

from roomdesk.domain.places import Room, Site


class RoomUse(NamedTuple):
    """A room over a period; hours within the period alone, `open_hours` without holidays.

    `no_shows` are meetings that are over and at which nobody arrived; None where the site notes no arrivals at all.
    """

    room: Room
    site: Site
    bookings: int
    cancelled: int
    hours: float
    open_hours: float
    arrived: int
    no_shows: int | None

    @property
    def share(self) -> float | None:
        """Give the share of opening hours that was booked, 0 to 1; None where the site is never open."""
        return self.hours / self.open_hours if self.open_hours else None
