"""What services that are asked for meetings share: settings, secret, licences, a bearer token."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar

from roomdesk.domain.booking import Booking
from roomdesk.domain.conference import ConferenceLink, licence
from roomdesk.domain.errors import Misconfigured
from roomdesk.ports.provider import NotMade, ProviderCard
from roomdesk.ports.settings import ConferenceService
from roomdesk.ports.vault import Vault
from roomdesk.providers.asking.http import Answer, Http, Now

_SPARE = timedelta(minutes=2)
_UNAUTHORIZED = 401


class Asked:
    """A service with settings. `required` are those without which nothing can be asked of it."""

    card: ProviderCard
    required: ClassVar[tuple[str, ...]] = ()

    def __init__(self, service: ConferenceService, vault: Vault, now: Now, http: Http | None = None) -> None:
        self._values = {one.name: one.default for one in self.card.fields} | dict(service.values)
        self._licences, self._vault, self._now = service.licences, vault, now
        self._http = http or Http(now)

    @property
    def is_set_up(self) -> bool:
        return all(self._values.get(one) for one in self.required)

    def links(self, booking: Booking) -> tuple[ConferenceLink, ...]:  # noqa: ARG002 - the service is asked later
        """Offer a link that is not made yet, or one for each licence; the store knows which are held."""
        self.check()
        name = self.card.name
        if not self._licences:
            return (ConferenceLink(name, ""),)
        return tuple(ConferenceLink(name, "", hold=licence(name, one)) for one in range(1, self._licences + 1))

    def check(self) -> None:
        """Raise Misconfigured where a setting is missing."""
        for one in self.required:
            if not self._values.get(one):
                raise Misconfigured(f"conference.{self.card.name}.{one}")

    def secret(self) -> str:
        return self._vault.secret(self.card.name)

    def title(self, wished: str, longest: int) -> str:
        """Give the title in the length that the service takes; a private meeting has none."""
        return (wished or "RoomDesk")[:longest]


class Bearer(Asked):
    """A service that wants a token, which is kept in memory until shortly before it ends."""

    _token: tuple[str, datetime] | None = None

    def fetch_token(self) -> Answer:
        """Ask for a new token."""
        raise NotImplementedError

    def token(self) -> str:
        """Give a token that is good for a while. Raises NotMade, Misconfigured."""
        if self._token is None or self._token[1] <= self._now():
            found = self.fetch_token().json()
            token, seconds = found.get("access_token"), found.get("expires_in")
            if not isinstance(token, str) or not token:
                raise NotMade("answer")
            lasts = timedelta(seconds=seconds if isinstance(seconds, int) else 0)
            self._token = token, self._now() + lasts - _SPARE
        return self._token[0]

    def ask(self, method: str, url: str, **what: Any) -> Answer:
        """Ask with the token; once more with a fresh one where it is not accepted. Raises NotMade, Misconfigured."""
        also = (*what.pop("also", ()), _UNAUTHORIZED)
        headers: Mapping[str, str] = what.pop("headers", {})
        answer = self._http.ask(method, url, headers={**headers, **self._bearer()}, also=also, **what)
        if answer.status == _UNAUTHORIZED:
            self._token = None
            answer = self._http.ask(method, url, headers={**headers, **self._bearer()}, also=also, **what)
        if answer.status == _UNAUTHORIZED:
            raise self._http.refusal(answer)
        return answer

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token()}"}
