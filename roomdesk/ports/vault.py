"""Secrets by name."""

from typing import Protocol

LOGIN_SECRET = "database"  # noqa: S105 - the name of a secret, not one
"""The name of the password of one's login on the database server."""


class Vault(Protocol):
    def secret(self, name: str) -> str:
        """Give the secret of that name. Raises Misconfigured where there is none."""
        ...

    def keep(self, name: str, value: str) -> None:
        """Keep a secret under a name, in place of the one before. Raises Misconfigured without a safe keyring."""
        ...
