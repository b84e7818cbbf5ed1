"""How a message travels to one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from roomdesk.domain.ids import Email


class NotCarried(Exception):
    """The message did not leave. `reason` is a key for sentences and what the other side said.

    With `is_final` trying again is no use: the address is refused, the login is wrong. With `is_unknown` the other
    side took the whole message and fell silent before it said whether it keeps it.
    """

    def __init__(self, reason: str, *, is_final: bool = False, is_unknown: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.is_final, self.is_unknown = reason, is_final, is_unknown


class Carrier(Protocol):
    def carry(self, content: bytes, sender: Email, to: Email) -> None:
        """Hand one message over. Raises NotCarried, Misconfigured."""
        ...

    def probe(self) -> None:
        """Try whether messages could be handed over, and hand none over. Raises NotCarried, Misconfigured."""
        ...
