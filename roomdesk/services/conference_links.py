"""Choosing a conference link for a booking: from a provider, or one's own."""

from __future__ import annotations

from collections.abc import Mapping

from roomdesk.domain.booking import Booking
from roomdesk.domain.conference import ConferenceLink, check_link
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.frozen import frozen
from roomdesk.ports.provider import Provider

OWN_LINK = "fixed"


@frozen
class ConferenceLinks:
    providers: Mapping[str, Provider]

    def offers(self, wanted: str, booking: Booking) -> tuple[ConferenceLink, ...]:
        """Give the links that would do, best first; none when none is wanted.

        `wanted` is a provider's name or an https link. Raises Invalid, Misconfigured.
        """
        if not wanted:
            return ()
        if "://" in wanted:
            return (ConferenceLink(OWN_LINK, check_link(wanted), exclusive=True),)
        provider = self.providers.get(wanted.casefold())
        if provider is None:
            raise Invalid(Fault.PROVIDER, wanted, hint=", ".join(self.providers))
        return provider.links(booking)
