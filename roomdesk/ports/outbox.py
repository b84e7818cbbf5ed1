"""The outbox: mail that waits to be sent, and the record of what was sent."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from roomdesk.domain.ids import BookingId, Email
    from roomdesk.domain.itip import Told


class MailState(StrEnum):
    """`unknown`: the server took the message and then fell silent; it is not sent again without being told to."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DROPPED = "dropped"


WAITING = (MailState.PENDING, MailState.SENDING, MailState.FAILED, MailState.UNKNOWN)


class Mail(NamedTuple):
    """One message to one person.

    `told` is what they know once it has arrived; `reason` a short key for sentences, such as `refused`, and what the
    server said; `due` when it is tried next.
    """

    id: str
    booking: BookingId
    uid: str
    told: Told
    sender: Email
    subject: str
    content: bytes
    created: datetime
    due: datetime
    state: MailState = MailState.PENDING
    attempts: int = 0
    reason: str = ""
    settled: datetime | None = None


class Outbox(Protocol):
    """Every method may raise what the store's methods raise."""

    def told(self, uid: str) -> tuple[Told, ...]:
        """List what everybody was told last of a meeting and its dates: sent, being sent, or perhaps sent. In order."""
        ...

    def queue(self, uid: str, mails: Sequence[Mail]) -> None:
        """Put mail in, and drop what waits or failed of the same meeting, all in one: it is out of date now."""
        ...

    def add(self, mail: Mail) -> None:
        """Put a mail in beside what waits."""
        ...

    def claim(self, now: datetime, until: datetime) -> Mail | None:
        """Take the next mail that is due, marked as being sent until then; nobody else gets it meanwhile.

        To one person about one meeting mail leaves in the order in which it was put in. What somebody else took and
        did not settle in time becomes `unknown`.
        """
        ...

    def settle(self, mail: str, state: MailState, reason: str, due: datetime, now: datetime) -> None:
        """Say what became of a mail that was taken; pending again until `due`. Counts the attempt."""
        ...

    def mails(self, booking: BookingId | None = None, states: Collection[MailState] = WAITING) -> tuple[Mail, ...]:
        """List mail in these states, of one booking's UID or all, oldest first."""
        ...

    def again(self, mail: str, now: datetime) -> None:
        """Have a mail that failed, waits or is unknown tried now. Raises NotFound."""
        ...

    def drop(self, mail: str, now: datetime) -> None:
        """Never send a mail that has not left. Raises NotFound."""
        ...
