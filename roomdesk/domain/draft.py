"""What somebody asks for: a meeting to book, a room to find, a booking to move."""

from __future__ import annotations

from datetime import datetime

from roomdesk.domain.booking import Attendee, Scope
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.slot import Slot


@frozen
class Draft:
    """A meeting wished for. The caller makes `id` (a UUID), so that asking again is harmless.

    `conference` names a provider, or is an https link of one's own; `rrule` makes it a series, whose dates that
    clash are left out with `skip_conflicts`. No `organizer` means whoever acts.
    """

    id: BookingId
    title: str
    rooms: tuple[RoomCode, ...]
    slot: Slot
    organizer: Email | None = None
    attendees: tuple[Attendee, ...] = ()
    conference: str = ""
    rrule: str = ""
    skip_conflicts: bool = False
    private: bool = False
    description: str = ""
    notes: str = ""
    visitors: int = 0
    setup: str = ""


@frozen
class Move:
    """Another time, other rooms, or both. Only a start keeps the length. `version`: as it was read, if known."""

    booking: BookingId
    start: datetime | None = None
    end: datetime | None = None
    rooms: tuple[RoomCode, ...] | None = None
    scope: Scope = Scope.THIS
    version: int | None = None


@frozen
class Wish:
    """A room wished for: `needs` are features, `working` leaves out rooms where one of them failed its last check."""

    slot: Slot
    capacity: int = 0
    needs: tuple[str, ...] = ()
    sites: tuple[SiteCode, ...] = ()
    accessible: bool = False
    working: bool = False


@frozen
class CommonWish:
    """A time wished for at which each of these sites has a fitting free room, between two instants."""

    sites: tuple[SiteCode, ...]
    minutes: int
    window: Slot
    capacity: int = 0
    needs: tuple[str, ...] = ()
    limit: int = 10
    accessible: bool = False
    working: bool = False
