"""Secrets by name."""

from typing import Protocol


class Vault(Protocol):
    def secret(self, name: str) -> str:
        """Give the secret of that name. Raises Misconfigured where there is none."""
        ...

    def keep(self, name: str, value: str) -> None:
        """Keep a secret under a name, in place of the one before. Raises Misconfigured without a safe keyring."""
        ...
