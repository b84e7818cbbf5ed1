"""What another calendar writes: a meeting asked for, changed, taken back, answered (RFC 5546)."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from roomdesk.domain.booking import Answer
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import Email
from roomdesk.domain.slot import Slot


class Purpose(StrEnum):
    """What a message is for, as METHOD; a file that names none is as one that is published."""

    PUBLISH = "publish"
    REQUEST = "request"
    CANCEL = "cancel"
    REPLY = "reply"
    COUNTER = "counter"


@frozen
class Guest:
    """Somebody on the list; `answer` is None for one that RoomDesk does not know, such as DELEGATED."""

    email: Email
    name: str
    answer: Answer | None


@frozen
class AskedRoom:
    """A room on the list (CUTYPE=ROOM): its name and mailbox, of ours or of somebody else's."""

    name: str
    address: str


@frozen
class Message:
    """One VEVENT. All times are UTC; `all_day` ones are days instead, from midnight UTC to midnight UTC.

    `slot` is None where a reply or cancellation names no time. `dates` are those of a repetition, empty for a single
    meeting; `timezone` is the wall clock that its `rrule` counts in. `recurrence` names one date of a series.
    """

    purpose: Purpose
    uid: str
    sequence: int
    stamp: datetime | None
    slot: Slot | None
    recurrence: datetime | None = None
    timezone: str = ""
    all_day: bool = False
    rrule: str = ""
    dates: tuple[Slot, ...] = ()
    title: str = ""
    description: str = ""
    place: str = ""
    organizer: str = ""
    organizer_name: str = ""
    guests: tuple[Guest, ...] = ()
    rooms: tuple[AskedRoom, ...] = ()
    link: str = ""
    private: bool = False
    cancelled: bool = False
    comment: str = ""
