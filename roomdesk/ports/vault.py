"""Secrets by name."""

from typing import Protocol


class Vault(Protocol):
    def secret(self, name: str) -> str:
        """Give the secret of that name. Raises Misconfigured where there is none."""
        ...
