"""The address book: the municipality's people, and guests of one's own meetings of late."""

from __future__ import annotations

from datetime import timedelta

from roomdesk.domain.booking import Attendee
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import Email
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Query, Store
from roomdesk.services.acting import Acting
from roomdesk.services.list_bookings import ListBookings

_BACK, _AHEAD = timedelta(days=90), timedelta(days=30)


@frozen
class AddressBook:
    store: Store
    clock: Clock
    acting: Acting
    list_bookings: ListBookings

    def __call__(self) -> tuple[Attendee, ...]:
        """List addresses with the names known for them, by name.

        Whom others invited to their meetings stays with them: only meetings of whoever acts are looked at.
        """
        who, now = self.acting(), self.clock.now()
        found: dict[Email, str] = {}
        for meeting in self.list_bookings(Query(now - _BACK, now + _AHEAD, person=who.email)):
            for one in (Attendee(meeting.organizer), *meeting.attendees):
                found[one.email] = one.name or found.get(one.email, "")
        found |= {email: person.name for email, person in self.store.people().items()}
        entries = (Attendee(email, name) for email, name in found.items() if email)
        return tuple(sorted(entries, key=lambda one: (one.name or one.email).casefold()))
