"""What hangs at rooms' doors: the meetings of a day, a room a sheet."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.ports.store import Store
from roomdesk.ports.writer import Page, RoomWriter
from roomdesk.services.list_bookings import ListBookings
from roomdesk.services.room_days import room_days


@frozen
class PrintDoor:
    store: Store
    bookings: ListBookings
    write: RoomWriter

    def page(self, day: date, rooms: Collection[RoomCode], language: str) -> Page:
        """Make the page of some rooms, in the order of sites. Raises NotFound."""
        found = [room_days(self.store, self.bookings, code, day, 1) for code in self.store.rooms() if code in rooms]
        return Page(self.write(found, language=language), f"RoomDesk {day:%d/%m/%Y}")
