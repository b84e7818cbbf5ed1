"""The link by which whoever acts enters a meeting: a host by their own, others as guests do."""

from __future__ import annotations

from collections.abc import Mapping

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotFound, NotYours
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId
from roomdesk.domain.people import Person
from roomdesk.ports.clock import Clock
from roomdesk.ports.provider import Host, HostEntrance, Provider
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting
from roomdesk.services.list_bookings import for_eyes_of


@frozen
class HostLink:
    store: Store
    clock: Clock
    acting: Acting
    services: Mapping[str, Provider]

    def __call__(self, booking: BookingId) -> str:
        """Give the link; it is made anew each time, and kept nowhere. Only organizers and authors are hosts.

        Raises NotFound also where there is no link yet, NotYours, NotMade, Misconfigured.
        """
        who = self.acting()
        found = self.store.booking(booking)
        if for_eyes_of(who, found).hidden:
            raise NotYours("see", who.email)
        link = found.conference
        if link is None or not link.is_ready:
            raise NotFound("conference", booking)
        service = self.services.get(link.provider)
        if not isinstance(service, HostEntrance) or not _is_host(who, found):
            return link.url
        host = Host(who.name or who.email, who.email)
        return service.host_link(link.url, host, self.clock.now(), found.slot.end)


def _is_host(who: Person, booking: Booking) -> bool:
    return who.email in (booking.organizer, booking.created_by)
