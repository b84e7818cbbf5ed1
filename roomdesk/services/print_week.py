"""The week of a room on a sheet."""

from __future__ import annotations

from datetime import date, timedelta

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.ports.store import Store
from roomdesk.ports.writer import Page, RoomWriter
from roomdesk.services.list_bookings import ListBookings
from roomdesk.services.room_days import room_days


@frozen
class PrintWeek:
    store: Store
    bookings: ListBookings
    write: RoomWriter

    def page(self, room: RoomCode, day: date, language: str) -> Page:
        """Make the page of the week, Monday to Sunday, that a day is in. Raises NotFound."""
        monday = day - timedelta(days=day.weekday())
        found = room_days(self.store, self.bookings, room, monday, 7)
        return Page(self.write([found], language=language), f"RoomDesk {found.room.name}", across=True)
