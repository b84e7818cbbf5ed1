"""The mailbox that answers to invitations come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roomdesk.domain.ids import Email


class Arrived(NamedTuple):
    """A mail with a calendar in it: the mailbox's own id, who wrote it, the calendar's octets."""

    id: str
    sender: Email
    calendar: bytes


class Mailbox(Protocol):
    def arrived(self, most: int) -> tuple[Arrived, ...]:
        """List unread mails that hold a calendar, oldest first; others are left as they are. Raises NotCarried."""
        ...

    def done(self, mails: Sequence[str]) -> None:
        """Mark mails as read. Raises NotCarried."""
        ...
