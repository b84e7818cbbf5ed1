"""Values to files: a calendar, a day sheet, a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from roomdesk.domain.booking import Booking
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.invitation import Invitation, Method
from roomdesk.domain.places import Room
from roomdesk.domain.schedule import SiteDay
from roomdesk.ports.store import Furnishing


class CalendarWriter(Protocol):
    def __call__(self, entries: Iterable[Invitation], method: Method | None, feed_name: str = "") -> str:
        """Write an iCalendar file (RFC 5545), CRLF line ends. `feed_name` marks a feed, never an invitation."""
        ...


class DayWriter(Protocol):
    def html(
        self,
        day: date,
        sites: Sequence[SiteDay],
        rooms: Mapping[RoomCode, Room],
        *,
        language: str,
        printed_at: datetime,
    ) -> str:
        """Write the day of some sites as a page on its own, printable, nothing fetched from elsewhere."""
        ...

    def pdf(self, html: str, title: str) -> bytes:
        """Turn such a page into PDF, A4."""
        ...


class TableWriter(Protocol):
    def furnishing(self, kind: str, furnishing: Furnishing) -> str:
        """Write sites, rooms or equipment as CSV that an import reads back unchanged."""
        ...

    def bookings(self, bookings: Sequence[Booking], rooms: Mapping[RoomCode, Room]) -> str:
        """Write bookings as CSV, one row a booking."""
        ...
