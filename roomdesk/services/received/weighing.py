"""What every message is weighed by: its age, its sender, the right of whoever imports it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotOnTheList, OrganizedHere, Outdated
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.people import Person
from roomdesk.domain.received import Message, Purpose
from roomdesk.domain.rights import may_change
from roomdesk.ports.store import Heard
from roomdesk.services.booking_rules import BookingRules
from roomdesk.services.received.plan import Plan
from roomdesk.services.received.rooms import NamedRooms

_TAKEN_BACK = "-"


@frozen
class Weighing:
    """One import: `wished` are rooms that whoever imports names, in place of those that a message asks for."""

    plan: Plan
    who: Person
    rules: BookingRules
    named: NamedRooms
    wished: tuple[RoomCode, ...]

    def heard(self, message: Message, sender: str = "") -> Heard | None:
        return self.plan.heard(message.uid).get((message.recurrence, sender))

    def hear(self, message: Message, sender: str = "", rooms: tuple[RoomCode, ...] = ()) -> None:
        stamp = _whole_seconds(message)
        self.plan.hear(Heard(message.uid, message.recurrence, sender, message.sequence, stamp, digest(message), rooms))

    def check_age(self, message: Message, sender: str = "") -> None:
        """Check that nothing newer was heard of the date, or of its series since. Raises Outdated."""
        own, whole = self.heard(message, sender), self.plan.heard(message.uid).get((None, sender))
        if own and is_older(message, own):
            raise Outdated(message.title, message.sequence, own.sequence)
        # A date's own counter may lag behind its series' in one file, but not in a message that comes later.
        if whole and whole is not own and not self.plan.heard_now(whole) and _is_late(message, whole):
            raise Outdated(message.title, message.sequence, whole.sequence)

    def check_sender(self, message: Message, dates: Sequence[Booking]) -> None:
        """Check that a change comes from whoever organizes, and may be made here.

        Raises OrganizedHere, NotOnTheList, NotYours.
        """
        if not dates:
            return
        if not self.is_foreign(message.uid):
            raise OrganizedHere(dates[0].title)
        if message.organizer and message.organizer != dates[0].organizer:
            raise NotOnTheList(message.organizer, dates[0].title)
        may_change(self.who, dates[0])

    def is_foreign(self, uid: str) -> bool:
        """Whether a meeting came from another calendar: its organizer was heard of it."""
        return any(not sender for _, sender in self.plan.heard(uid))

    def was_taken_back(self, uid: str, recurrence: datetime | None) -> bool:
        """Whether it was its organizer who cancelled a date, not somebody here."""
        heard = self.plan.heard(uid).get((recurrence, ""))
        return bool(heard and heard.digest.startswith(_TAKEN_BACK))

    def take_back(self, message: Message, recurrence: datetime | None) -> None:
        """Remember that a message cancelled a date."""
        self.plan.hear(Heard(message.uid, recurrence, "", message.sequence, _whole_seconds(message), _TAKEN_BACK))


def _whole_seconds(message: Message) -> datetime | None:
    return message.stamp.replace(microsecond=0) if message.stamp else None


def is_older(message: Message, heard: Heard) -> bool:
    """Whether a message was written before another: lower SEQUENCE, or the same and an earlier DTSTAMP (§2.1.5)."""
    if message.sequence != heard.sequence or not message.stamp or not heard.stamp:
        return message.sequence < heard.sequence
    return message.stamp.replace(microsecond=0) < heard.stamp


def _is_late(message: Message, whole: Heard) -> bool:
    is_earlier = not message.stamp or not whole.stamp or message.stamp < whole.stamp
    return message.sequence < whole.sequence and is_earlier


def digest(message: Message) -> str:
    """Tell messages apart by what they say, whenever they were sent; those that take back are marked."""
    said = hashlib.sha256(repr(replace(message, stamp=None)).encode("utf-8", "replace")).hexdigest()
    return _TAKEN_BACK + said if is_taking_back(message) else said


def is_taking_back(message: Message) -> bool:
    return message.purpose is Purpose.CANCEL or (message.cancelled and message.purpose is not Purpose.REPLY)
