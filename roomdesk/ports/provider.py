"""Conference services: those that give links, those that are asked to make them, and their cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from roomdesk.domain.booking import Booking
    from roomdesk.domain.conference import ConferenceLink
    from roomdesk.domain.slot import Slot
    from roomdesk.ports.driver import Field


@frozen
class ProviderCard:
    """Name as in the settings, what people call it, its settings; the secret's name in the vault is the service's."""

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

        A service that is asked later offers links without an address. Raises Misconfigured where it is not set up.
        """
        ...


@frozen
class Wish:
    """What a service is told of a meeting. `key` is the same at each attempt; the title of a private one is empty.

    `slots` are all dates to come, in order, at least one.
    """

    key: str
    title: str
    slots: Sequence[Slot]
    timezone: str
    language: str


class Made(NamedTuple):
    """A meeting at a service: how the service names it, and how guests join; never a host's link."""

    handle: str
    url: str
    pin: str | None = None
    phone: str | None = None


class NotMade(Exception):
    """The service did not do it. `reason` is a key for sentences and what the service said, no secret in it.

    With `is_final` trying again is no use before somebody mends something; `retry_at` is when the service wants to be
    asked again.
    """

    def __init__(self, reason: str, *, is_final: bool = False, retry_at: datetime | None = None) -> None:
        super().__init__(reason)
        self.reason, self.is_final, self.retry_at = reason, is_final, retry_at


@frozen
class Host:
    """Whoever holds a meeting."""

    name: str
    email: str


@runtime_checkable
class HostEntrance(Provider, Protocol):
    """A service at which the host enters by a link of their own: it is shown to nobody else, and kept nowhere."""

    def host_link(self, url: str, host: Host, now: datetime, ends: datetime) -> str:
        """Make the host's link of the guests', good until some time after the end. Raises NotMade, Misconfigured."""
        ...


@runtime_checkable
class Probed(Provider, Protocol):
    """A service that can be tried. The method raises NotMade, Misconfigured."""

    def probe(self) -> None:
        """Try whether it would serve, and change nothing."""
        ...


@runtime_checkable
class Maker(Provider, Protocol):
    """A service that makes a meeting when it is asked. Every method raises NotMade, Misconfigured."""

    def make(self, wish: Wish) -> Made:
        """Make a meeting; where the service knows the key already, give the meeting that it made then."""
        ...

    def change(self, made: Made, wish: Wish) -> Made:
        """Tell the service of another title or time; a meeting that is gone there is made anew."""
        ...

    def end(self, handle: str) -> None:
        """Take the meeting back; one that is gone is no error."""
        ...

    def probe(self) -> None:
        """Try whether meetings could be made, and make none."""
        ...
