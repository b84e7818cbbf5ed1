"""Jitsi Meet: a link with a name that nobody guesses; for the host, where wished, a token too."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from random import SystemRandom
from types import MappingProxyType
from urllib.parse import urlsplit

from roomdesk.domain.booking import Booking
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.driver import Field
from roomdesk.ports.provider import Host, NotMade, ProviderCard
from roomdesk.ports.vault import Vault

PUBLIC_SERVER = "https://meet.jit.si"
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # without l, o, 0 and 1, which are misread aloud
_GROUPS, _GROUP = 4, 6  # 24 letters of 32 kinds: 120 bits
_ALGORITHMS = ("HS256", "RS256")
_CHANCE = SystemRandom()  # as `secrets` has it, without the ciphers that it loads
_EARLY, _LATE = timedelta(seconds=30), timedelta(hours=2)
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Jitsi:
    """`values` are the card's, but for the server; with an `app` the host enters by a token signed with the secret."""

    card = ProviderCard(
        "jitsi",
        "Jitsi Meet",
        (
            Field("server", default=PUBLIC_SERVER),
            Field("app"),
            Field("secret", "secret"),
            Field("algorithm", "choice", _ALGORITHMS[0], _ALGORITHMS),
            Field("key_id"),
            Field("audience", default="jitsi"),
            Field("subject"),
        ),
    )

    def __init__(
        self,
        server: str = PUBLIC_SERVER,
        values: Mapping[str, str] = _NOTHING,
        vault: Vault | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """Take the server's https address, with a tenant's path if there is one. Raises Misconfigured."""
        parts = urlsplit(server)
        if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
            raise Misconfigured("conference.jitsi.server", server)
        self._server, self._vault, self._now = server.rstrip("/"), vault, now
        self._values = {one.name: one.default for one in self.card.fields} | dict(values)
        if self._values["algorithm"] not in _ALGORITHMS:
            raise Misconfigured("conference.jitsi.algorithm", self._values["algorithm"], nearest=_ALGORITHMS[0])

    @property
    def is_set_up(self) -> bool:
        return True

    def links(self, booking: Booking) -> tuple[ConferenceLink, ...]:  # noqa: ARG002 - the name tells nothing of it
        """Make a new room name: lower case, as Jitsi folds names; it is the meeting's only secret (Jitsi handbook)."""
        groups = ("".join(_CHANCE.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
        return (ConferenceLink(self.card.name, f"{self._server}/{'-'.join(groups)}"),)

    def host_link(self, url: str, host: Host, now: datetime, ends: datetime) -> str:
        """Give the host's own link, good until two hours after the end; the guests' where tokens are not set up.

        Only for a link on this server: nobody else is handed a token. Raises Misconfigured.
        """
        if not self._values["app"] or urlsplit(url).netloc != urlsplit(self._server).netloc:
            return url
        parts = urlsplit(url)
        claims = {
            "iss": self._values["app"],
            "aud": self._values["audience"],
            "sub": self._values["subject"] or parts.hostname,
            # A token without a room, or with a star, would open every room (lib-jitsi-meet, doc/tokens.md).
            "room": parts.path.rpartition("/")[2].lower(),
            "iat": int(now.timestamp()),
            "nbf": int((now - _EARLY).timestamp()),
            "exp": int((max(ends, now) + _LATE).timestamp()),
            "context": {"user": _user(host)},
        }
        return f"{url}?jwt={self._signed(claims)}"

    def probe(self) -> None:
        """Try whether the server answers, and whether the secret signs. Raises NotMade, Misconfigured."""
        http = importlib.import_module("roomdesk.providers.asking.http")
        http.Http(self._now).ask("GET", f"{self._server}/", headers={"Accept": "text/html"}, also=(301, 302))
        if self._values["app"]:
            self._signed({})

    def _signed(self, claims: Mapping[str, object]) -> str:
        if self._vault is None:
            raise Misconfigured("@jitsi")
        jwt = importlib.import_module("roomdesk.providers.asking.jwt")
        sign = jwt.hs256 if self._values["algorithm"] == "HS256" else jwt.rs256
        try:
            token: str = sign(claims, self._vault.secret(self.card.name), self._values["key_id"])
        except ValueError as error:
            raise NotMade("key", is_final=True) from error
        return token


def _user(host: Host) -> dict[str, str]:
    """Name the host; every value must be text (token/util.lib.lua)."""
    number = importlib.import_module("roomdesk.providers.asking.jwt").number_of(host.email)
    return {"id": number, "name": host.name, "email": host.email, "moderator": "true", "affiliation": "owner"}
