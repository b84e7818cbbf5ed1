"""What became of messages from other calendars: booked, changed, answered, or nothing new."""

from __future__ import annotations

from enum import StrEnum

from roomdesk.domain.booking import Booking
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId
from roomdesk.domain.overlap import Clash
from roomdesk.domain.received import Message
from roomdesk.domain.schedule import Alternative
from roomdesk.domain.slot import Slot
from roomdesk.services.answers import Booked


class Outcome(StrEnum):
    BOOKED = "booked"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    ANSWERED = "answered"
    PROPOSED = "proposed"
    SAME = "same"


@frozen
class Proposal:
    """Another time that an attendee asks for (RFC 5546 §3.2.7): nothing is changed by it.

    It is accepted by moving `booking` to `slot`, and declined by leaving it.
    """

    booking: Booking
    who: str
    slot: Slot
    comment: str = ""


@frozen
class Step:
    """What one message came to, and the bookings that it is about."""

    message: Message
    outcome: Outcome
    bookings: tuple[BookingId, ...]
    proposal: Proposal | None = None


@frozen
class Imported:
    """What was done, or of a preview what would be: then `clashes` are in its way, with other rooms and times."""

    booked: Booked
    steps: tuple[Step, ...]
    clashes: tuple[Clash, ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        return tuple(step.proposal for step in self.steps if step.proposal)
