"""A secret that was typed and is kept nowhere yet, to try something with it."""

from __future__ import annotations

from roomdesk.ports.vault import Vault


class Typed:
    """A vault whose secret was typed; without one, the vault's own."""

    def __init__(self, secret: str, vault: Vault) -> None:
        self._secret, self._vault = secret, vault

    def secret(self, name: str) -> str:
        return self._secret or self._vault.secret(name)

    def keep(self, name: str, value: str) -> None:
        self._vault.keep(name, value)
