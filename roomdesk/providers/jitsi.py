"""Jitsi Meet: a link with a name that nobody guesses; there is nothing to ask of the server."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from roomdesk.domain.booking import Booking
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.driver import Field
from roomdesk.ports.provider import ProviderCard

PUBLIC_SERVER = "https://meet.jit.si"
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # without l, o, 0 and 1, which are misread aloud
_GROUPS, _GROUP = 4, 6  # 24 letters of 32 kinds: 120 bits


class Jitsi:
    card = ProviderCard("jitsi", "Jitsi Meet", (Field("server", default=PUBLIC_SERVER),))

    def __init__(self, server: str = PUBLIC_SERVER) -> None:
        """Take the server's https address, with a tenant's path if there is one. Raises Misconfigured."""
        parts = urlsplit(server)
        if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
            raise Misconfigured("conference.jitsi.server", server)
        self._server = server.rstrip("/")

    @property
    def is_set_up(self) -> bool:
        return True

    def links(self, booking: Booking) -> tuple[ConferenceLink, ...]:  # noqa: ARG002 - the name tells nothing of it
        """Make a new room name: lower case, as Jitsi folds names; it is the meeting's only secret (Jitsi handbook)."""
        groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
        return (ConferenceLink(self.card.name, f"{self._server}/{'-'.join(groups)}"),)
