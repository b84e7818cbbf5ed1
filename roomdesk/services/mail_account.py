"""The mail account: tried before it is relied on, its password kept in the keyring."""

from __future__ import annotations

from collections.abc import Callable

from roomdesk.domain.frozen import frozen
from roomdesk.ports.carrier import Carrier, NotCarried
from roomdesk.ports.settings import MailServer
from roomdesk.ports.vault import Vault
from roomdesk.services.typed_secret import Typed

SMTP_PASSWORD = "smtp"  # noqa: S105 - the secret's name


@frozen
class MailAccount:
    """`carrier` makes the way to a server with the secrets of a vault."""

    vault: Vault
    carrier: Callable[[MailServer, Vault], Carrier]

    def __call__(self, server: MailServer, password: str = "") -> NotCarried | None:
        """Connect, encrypt and log in; give why mail could not be handed in. Raises Misconfigured."""
        try:
            self.carrier(server, Typed(password, self.vault)).probe()
        except NotCarried as told:
            return told
        return None

    def keep(self, password: str) -> None:
        """Keep the password in the keyring. Raises Misconfigured without a safe one."""
        self.vault.keep(SMTP_PASSWORD, password)
