"""Export sites, rooms, equipment or bookings as tables that an import reads back."""

from __future__ import annotations

from roomdesk.domain.frozen import frozen
from roomdesk.ports.store import Furnishing, Query, Store
from roomdesk.ports.writer import TableWriter
from roomdesk.services.acting import Acting
from roomdesk.services.list_bookings import ListBookings


@frozen
class ExportTables:
    store: Store
    acting: Acting
    bookings: ListBookings
    write: TableWriter

    def __call__(self, kind: str) -> str:
        """Write one table as CSV; `kind` is sites, rooms, equipment or bookings."""
        self.acting()
        if kind == "bookings":
            return self.write.bookings(self.bookings(Query(cancelled=True)), self.store.rooms())
        furnishing = Furnishing(
            tuple(self.store.sites().values()), tuple(self.store.rooms().values()), self.store.devices()
        )
        return self.write.furnishing(kind, furnishing)
