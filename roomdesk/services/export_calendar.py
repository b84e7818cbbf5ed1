"""Export all bookings of some rooms as one calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.invitation import Method, published
from roomdesk.ports.store import Query, Store
from roomdesk.ports.writer import CalendarWriter
from roomdesk.services.acting import Acting
from roomdesk.services.calendar_entries import CalendarEntries


@frozen
class ExportCalendar:
    store: Store
    acting: Acting
    entries: CalendarEntries
    write: CalendarWriter

    def __call__(
        self, rooms: Sequence[RoomCode], name: str, since: datetime | None = None, until: datetime | None = None
    ) -> str:
        """Write a feed (METHOD:PUBLISH) of what overlaps [since, until), without people, text and links as all feeds.

        Private bookings say only that the room is taken.
        """
        self.acting()
        found = self.store.bookings(Query(since, until, tuple(rooms)))
        return self.write(map(published, self.entries.feed(found)), Method.PUBLISH, name)
