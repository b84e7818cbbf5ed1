"""What another calendar takes back: a meeting, one date, or people and rooms it does without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roomdesk.domain import wording
from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.errors import NotFound
from roomdesk.domain.received import Message, Purpose
from roomdesk.services.received.dates import date_of
from roomdesk.services.received.outcome import Outcome, Step
from roomdesk.services.received.weighing import Weighing


def take_cancel(weighing: Weighing, message: Message) -> Step:
    """Plan what a CANCEL takes back (RFC 5546 §3.2.5).

    Raises NotFound for a meeting that nobody booked, OrganizedHere, NotOnTheList, Outdated, NotYours.
    """
    dates = weighing.plan.of_uid(message.uid)
    concerned = _concerned(message, dates)
    if not concerned and message.purpose is not Purpose.CANCEL:
        return Step(message, Outcome.SAME, ())  # one of a calendar's meetings, off before it was ever booked here
    if not concerned:
        raise NotFound("booking", message.title or message.uid)
    standing = [one for one in concerned if one.status.blocks]
    ids = tuple(one.id for one in concerned)
    if not standing:
        return Step(message, Outcome.SAME, ids)
    weighing.check_sender(message, dates)
    weighing.check_age(message)
    left = [_less(weighing, message, one) for one in standing]
    for one in left:
        weighing.plan.put(replace(one, sequence=max(one.sequence, message.sequence)))
    if message.recurrence:
        weighing.take_back(message, concerned[0].occurrence)
    else:
        weighing.hear(message)
    is_over = not any(one.status.blocks for one in left)
    return Step(message, Outcome.CANCELLED if is_over else Outcome.CHANGED, ids)


def _concerned(message: Message, dates: Sequence[Booking]) -> tuple[Booking, ...]:
    if not message.recurrence:
        return tuple(dates)
    found = date_of(dates, message.recurrence)
    if found is None and not any(one.series for one in dates):
        # Only this date was ever asked of us, and stands on its own.
        found = next((one for one in dates if one.slot.start == message.recurrence), dates[0] if dates else None)
    return (found,) if found else ()


def _less(weighing: Weighing, message: Message, one: Booking) -> Booking:
    """Take people and rooms off a meeting that goes on without them; or all of it, where no room is left."""
    gone = {guest.email for guest in message.guests}
    rooms = set(weighing.named(message)) if message.rooms else set()
    goes_on = [part for part in one.reservations if part.room not in rooms]
    stay = tuple(person for person in one.attendees if person.email not in gone)
    if not message.cancelled and goes_on and (stay or rooms) and (gone or rooms):
        return replace(one, reservations=tuple(goes_on), attendees=stay)
    return replace(one, status=Status.CANCELLED, reason=wording.prose(message.comment))
