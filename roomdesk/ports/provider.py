"""A conference service that gives links, and its card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from roomdesk.domain.booking import Booking
from roomdesk.domain.conference import ConferenceLink
from roomdesk.ports.driver import Field


@dataclass(frozen=True, slots=True)
class ProviderCard:
    name: str
    label: str
    fields: tuple[Field, ...] = ()


class Provider(Protocol):
    card: ProviderCard

    @property
    def is_set_up(self) -> bool:
        """Whether it can give links at all; a window offers only those that can."""
        ...

    def links(self, booking: Booking) -> tuple[ConferenceLink, ...]:
        """Offer links for a booking, best first; several where any of them would do (fixed rooms in a pool).

        Raises Misconfigured where the service is not set up.
        """
        ...
