"""Fixed links: rooms of any service that the municipality owns, each held by one meeting at a time."""

from __future__ import annotations

from collections.abc import Sequence

from roomdesk.domain.booking import Booking
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.driver import Field
from roomdesk.ports.provider import ProviderCard


class Fixed:
    card = ProviderCard("fixed", "Link fisso", (Field("url"), Field("pin", "secret"), Field("phone")))

    def __init__(self, links: Sequence[ConferenceLink]) -> None:
        self._links = tuple(links)

    @property
    def is_set_up(self) -> bool:
        return bool(self._links)

    def links(self, booking: Booking) -> tuple[ConferenceLink, ...]:  # noqa: ARG002 - any of them would do
        """Offer all links of the pool; the store knows which are held. Raises Misconfigured where there is none."""
        if not self._links:
            raise Misconfigured("conference.fixed")
        return self._links
