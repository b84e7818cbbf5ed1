"""Show one booking with its rooms' equipment, its history, its lines' load and the journeys it avoids."""

from __future__ import annotations

from collections.abc import Mapping

from roomdesk.domain.booking import Booking
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, Email
from roomdesk.domain.travel import TravelRates, avoided
from roomdesk.ports.links import LinkState, Wanting
from roomdesk.ports.provider import Provider
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Equipped, Shown
from roomdesk.services.line_loads import LineLoads
from roomdesk.services.list_bookings import for_eyes_of


@frozen
class ShowBooking:
    store: Store
    acting: Acting
    loads: LineLoads
    rates: TravelRates
    services: Mapping[str, Provider]

    def __call__(self, booking: BookingId) -> Shown:
        """Show; of somebody else's private booking only rooms, times and status. Raises NotFound."""
        who = self.acting()
        found = self.store.booking(booking)
        seen = for_eyes_of(who, found)
        rooms, sites = self.store.rooms(), self.store.sites()
        findings = self.store.last_findings()
        return Shown(
            seen,
            tuple(Equipped(one, findings.get(one.code)) for one in self.store.devices(found.rooms)),
            () if seen.hidden else self.store.history(booking),
            avoided([sites[rooms[code].site] for code in found.rooms], self.rates),
            {} if seen.hidden else self.loads(found),
            _label(self.services.get(seen.conference.provider), seen.conference) if seen.conference else "",
            self._making(seen),
            self._names(seen),
        )

    def _names(self, seen: Booking) -> Mapping[Email, str]:
        known = self.store.people()
        return {
            one: known[one].name for one in (seen.organizer, *(each.email for each in seen.attendees)) if one in known
        }

    def _making(self, seen: Booking) -> Wanting | None:
        """Tell how far a link in the making has come; nothing where all is well."""
        found = self.store.links.of(seen.id) if seen.conference and not seen.hidden else None
        return found if found and found.state in (LinkState.PENDING, LinkState.FAILED) else None


def _label(service: Provider | None, link: ConferenceLink) -> str:
    return service.card.label if service else link.provider
