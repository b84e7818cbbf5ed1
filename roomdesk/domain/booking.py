"""A booking: one meeting in one or more rooms, and how it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, Email, RoomCode, SeriesId
from roomdesk.domain.overlap import Reservation
from roomdesk.domain.slot import Slot


class Status(StrEnum):
    CONFIRMED = "confirmed"
    PENDING = "pending"
    CANCELLED = "cancelled"
    DECLINED = "declined"

    @property
    def blocks(self) -> bool:
        """Whether the rooms are held: a pending booking holds them too."""
        return self in (Status.CONFIRMED, Status.PENDING)


class Answer(StrEnum):
    """What an attendee said, as PARTSTAT (RFC 5545 §3.2.12)."""

    NEEDS_ACTION = "needs-action"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TENTATIVE = "tentative"


class Scope(StrEnum):
    """How much of a series a change is for."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


@frozen
class Attendee:
    email: Email
    name: str = ""
    status: Answer = Answer.NEEDS_ACTION


@frozen
class Booking:
    """One meeting, or one occurrence of a series. All times are aware, in UTC; `timezone` is the wall clock's.

    `occurrence` is the start that the series' rule gave, which stays when the meeting is moved (RECURRENCE-ID).
    `sequence` is iCalendar's; `version` counts every edit. `hidden` marks a private booking shown to others.
    """

    id: BookingId
    uid: str
    title: str
    slot: Slot
    timezone: str
    reservations: tuple[Reservation, ...]
    organizer: Email
    created_by: Email
    created_at: datetime
    updated_at: datetime
    status: Status = Status.CONFIRMED
    description: str = ""
    notes: str = ""
    setup: str = ""
    attendees: tuple[Attendee, ...] = ()
    visitors: int = 0
    private: bool = False
    conference: ConferenceLink | None = None
    series: SeriesId | None = None
    rrule: str = ""
    occurrence: datetime | None = None
    sequence: int = 0
    version: int = 1
    checked_in: datetime | None = None
    reason: str = ""
    hidden: bool = False

    @property
    def rooms(self) -> tuple[RoomCode, ...]:
        return tuple(one.room for one in self.reservations)

    @property
    def is_moved(self) -> bool:
        """Whether this occurrence no longer stands where its rule put it."""
        return self.occurrence is not None and self.occurrence != self.slot.start

    def masked(self) -> Booking:
        """Hide everything but rooms, times and status."""
        return replace(
            self,
            uid="",
            title="",
            description="",
            notes="",
            setup="",
            organizer=Email(""),
            created_by=Email(""),
            attendees=(),
            visitors=0,
            conference=None,
            rrule="",
            reason="",
            hidden=True,
        )


@frozen
class Series:
    """A repetition: its rule, the wall clock's zone, and the first start. Its occurrences are rows of their own.

    `origin` is the series that it was once cut off from ("this and following"), the first of them all.
    """

    id: SeriesId
    uid: str
    rrule: str
    timezone: str
    first: datetime
    sequence: int = 0
    origin: str = ""


@frozen
class HistoryEntry:
    """Who did what to a booking, when: it was booked, moved, cancelled, approved or declined."""

    at: datetime
    who: str
    action: str
    detail: str = ""
