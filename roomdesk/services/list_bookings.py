"""List bookings, private ones masked for whoever may not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roomdesk.domain.frozen import frozen
from roomdesk.domain.rights import sees_private

if TYPE_CHECKING:
    from roomdesk.domain.booking import Booking
    from roomdesk.domain.people import Person
    from roomdesk.ports.store import Query, Store
    from roomdesk.services.acting import Acting


@frozen
class ListBookings:
    store: Store
    acting: Acting

    def __call__(self, query: Query) -> tuple[Booking, ...]:
        """List by start. What a word finds in a booking that is masked is left out: it would give it away."""
        who = self.acting()
        found = (for_eyes_of(who, booking) for booking in self.store.bookings(query))
        return tuple(booking for booking in found if not (booking.hidden and (query.words or query.person)))


def for_eyes_of(who: Person, booking: Booking) -> Booking:
    """Mask a private booking that is not theirs."""
    hidden = booking.private and not sees_private(who, booking.organizer, booking.created_by)
    return booking.masked() if hidden else booking
