"""Accounts at conference services: tried before they are relied on, their secrets kept in the keyring."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from roomdesk.domain.errors import Misconfigured
from roomdesk.domain.frozen import frozen
from roomdesk.ports.provider import NotMade, Probed, Provider, ProviderCard
from roomdesk.ports.settings import ConferenceService
from roomdesk.ports.vault import Vault
from roomdesk.services.typed_secret import Typed


@frozen
class ServiceAccounts:
    """`make` gives a service as it would be with these settings and a vault's secrets; `cards` say what each takes."""

    vault: Vault
    make: Callable[[ConferenceService, Vault], Provider]
    cards: Callable[[], Mapping[str, ProviderCard]]

    def __call__(self, service: ConferenceService, secret: str = "") -> NotMade | None:
        """Try a service with what was typed; give why it would not serve. Raises Misconfigured."""
        made = self.make(service, Typed(secret, self.vault))
        if not isinstance(made, Probed):
            raise Misconfigured(f"conference.{service.name}")
        try:
            made.probe()
        except NotMade as told:
            return told
        return None

    def keep(self, name: str, secret: str) -> None:
        """Keep a service's secret in the keyring. Raises Misconfigured without a safe one."""
        self.vault.keep(name, secret)
