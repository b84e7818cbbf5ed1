"""Read answers to invitations from a mailbox: noted where whoever answers also wrote the mail."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from roomdesk.domain.errors import RoomDeskError, StoreBusy, StoreUnreadable
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import Email
from roomdesk.ports.mailbox import Arrived, Mailbox
from roomdesk.ports.reader import Sheet
from roomdesk.services.import_invitation import ImportInvitation
from roomdesk.services.received.outcome import Imported, Outcome

_MOST = 100
_ANSWERS = (Outcome.ANSWERED, Outcome.PROPOSED, Outcome.SAME)


class Noted(NamedTuple):
    """What became of a mail: what was imported, or the error that says why it was not."""

    arrived: Arrived
    imported: Imported | None = None
    error: RoomDeskError | None = None


@frozen
class ReadAnswers:
    """`mailbox` is None where the settings name none."""

    mailbox: Callable[[], Mailbox] | None
    take_in: ImportInvitation

    def __call__(self) -> tuple[Noted, ...]:
        """Read, note and mark as read. Raises NotCarried, Misconfigured."""
        noted = self.note(self.fetch())
        self.mark(noted)
        return noted

    # ── step by step, for a window whose store and network have a thread each ───────────────────────────
    def fetch(self) -> tuple[Arrived, ...]:
        """Read the mailbox, without the store. Raises NotCarried, Misconfigured."""
        return self.mailbox().arrived(_MOST) if self.mailbox else ()

    def note(self, arrived: Sequence[Arrived]) -> tuple[Noted, ...]:
        """Note the answers in the store, each by itself: one that is refused does not keep the others back."""
        return tuple(self._note(one) for one in arrived)

    def mark(self, noted: Sequence[Noted]) -> None:
        """Mark as read what was noted or will never be. Raises NotCarried, Misconfigured."""
        if self.mailbox and noted:
            done = [one.arrived.id for one in noted if not isinstance(one.error, StoreBusy | StoreUnreadable)]
            self.mailbox().done(done)

    def _note(self, arrived: Arrived) -> Noted:
        sheets = [Sheet(f"{arrived.sender}.ics", arrived.calendar)]
        try:
            seen = self.take_in(sheets, dry_run=True)
            if not _is_their_answer(seen, arrived.sender):
                return Noted(arrived)
            return Noted(arrived, self.take_in(sheets))
        except RoomDeskError as error:
            return Noted(arrived, error=error)


def _is_their_answer(seen: Imported, sender: Email) -> bool:
    """Whether a mail only answers, for whoever wrote it: rooms are not booked by mail, nor answers given for others."""
    return all(
        step.outcome in _ANSWERS and [one.email for one in step.message.guests] == [sender] for step in seen.steps
    )
