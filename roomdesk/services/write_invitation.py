"""Write the invitation to a meeting: asked of people, as a file to open, or taken back."""

from __future__ import annotations

from dataclasses import replace

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotOpenAnyMore, NotYours
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId
from roomdesk.domain.invitation import Invitation, Method
from roomdesk.ports.store import Store
from roomdesk.ports.writer import CalendarWriter
from roomdesk.services.acting import Acting
from roomdesk.services.calendar_entries import CalendarEntries, is_exception
from roomdesk.services.list_bookings import for_eyes_of


@frozen
class WriteInvitation:
    store: Store
    acting: Acting
    entries: CalendarEntries
    write: CalendarWriter

    def __call__(self, booking: BookingId, method: Method | None = None) -> str:
        """Write an .ics file; without a method a REQUEST, or a CANCEL for what was cancelled.

        REQUEST and CANCEL hold one entry, as Outlook reads no more: the whole series for an ordinary date, the date
        alone (RECURRENCE-ID) where it stands apart. PUBLISH holds a series with its exceptions.
        Raises NotFound, NotYours for somebody else's private booking, NotOpenAnyMore.
        """
        who = self.acting()
        found = self.store.booking(booking)
        if for_eyes_of(who, found).hidden:
            raise NotYours("invite", who.email)
        chosen = method or (Method.REQUEST if found.status.blocks else Method.CANCEL)
        if chosen is not Method.CANCEL and not found.status.blocks:
            raise NotOpenAnyMore(found.id, found.status)
        return self.write(self._entries(found, chosen), chosen)

    def _entries(self, booking: Booking, method: Method) -> list[Invitation]:
        if booking.series is None:
            return [_taken_back(self.entries.single(booking), booking, method)]
        series, dates = self.store.series(booking.series), self.store.occurrences(booking.series)
        own, exceptions = self.entries.whole(series, dates)
        if method is Method.PUBLISH:
            return [own, *exceptions]
        standing = [one for one in dates if one.status.blocks]
        ordinary = next((one for one in standing if not one.is_moved), None)
        if method is Method.CANCEL and not standing:
            return [replace(own, skipped=())]
        if method is Method.CANCEL or ordinary is None or is_exception(booking, ordinary):
            return [_taken_back(self.entries.single(booking), booking, method)]
        return [own]


def _taken_back(entry: Invitation, booking: Booking, method: Method) -> Invitation:
    """Count SEQUENCE on for a CANCEL of what still stands (RFC 5546 §3.2.5); a cancelled booking has counted."""
    if method is Method.CANCEL and booking.status.blocks:
        return replace(entry, sequence=entry.sequence + 1)
    return entry
