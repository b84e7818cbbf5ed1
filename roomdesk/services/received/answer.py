"""What an attendee writes back: an answer is noted, another time is shown to whoever decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roomdesk.domain.booking import Answer, Attendee, Booking
from roomdesk.domain.errors import Fault, Invalid, NotFound, NotOnTheList, NotOpenAnyMore, Outdated
from roomdesk.domain.received import Guest, Message, Purpose
from roomdesk.domain.rights import may_change
from roomdesk.services.received.dates import date_of
from roomdesk.services.received.outcome import Outcome, Proposal, Step
from roomdesk.services.received.weighing import Weighing, digest


def take_answer(weighing: Weighing, message: Message) -> Step:
    """Plan what a REPLY says, or show what a COUNTER proposes (RFC 5546 §3.2.3, §3.2.7).

    An answer to a series is for every date that was not answered on its own. Raises NotFound, NotOpenAnyMore, NotYours,
    NotOnTheList, Outdated for an answer to a version that was changed since, Invalid.
    """
    guest = _sender(message)
    dates = _asked(weighing, message)
    may_change(weighing.who, dates[0])
    invited = [one for one in dates if any(person.email == guest.email for person in one.attendees)]
    if not invited:
        raise NotOnTheList(guest.email, dates[0].title)
    current = [one for one in invited if one.sequence <= message.sequence]
    if not current:
        raise Outdated(dates[0].title, message.sequence, min(one.sequence for one in invited))
    if message.purpose is Purpose.COUNTER:
        return _proposed(message, guest, current[0])
    ids = tuple(one.id for one in current)
    heard = weighing.heard(message, guest.email)
    if heard and heard.digest == digest(message):
        return Step(message, Outcome.SAME, ids)
    weighing.check_age(message, guest.email)
    on_their_own = {at for at, sender in weighing.plan.heard(message.uid) if sender == guest.email and at}
    for one in current:
        if message.recurrence or one.occurrence not in on_their_own:
            weighing.plan.put(replace(one, attendees=_noted(one, guest)))
    weighing.hear(message, guest.email)
    return Step(message, Outcome.ANSWERED, ids)


def _sender(message: Message) -> Guest:
    """Give the one attendee who writes. Raises Invalid."""
    if len(message.guests) != 1:
        raise Invalid(Fault.REPLY, f"ATTENDEE × {len(message.guests)}")
    guest = message.guests[0]
    if message.purpose is Purpose.REPLY and guest.answer in (None, Answer.NEEDS_ACTION):
        raise Invalid(Fault.REPLY, guest.email)
    return guest


def _asked(weighing: Weighing, message: Message) -> Sequence[Booking]:
    dates = weighing.plan.of_uid(message.uid)
    if message.recurrence:
        found = date_of(dates, message.recurrence) or next((one for one in dates if not one.series), None)
        dates = (found,) if found else ()
    if not dates:
        raise NotFound("booking", message.title or message.uid)
    standing = [one for one in dates if one.status.blocks]
    if not standing:
        raise NotOpenAnyMore(dates[0].id, dates[0].status)
    return standing


def _noted(one: Booking, guest: Guest) -> tuple[Attendee, ...]:
    said = guest.answer or Answer.NEEDS_ACTION
    return tuple(replace(each, status=said) if each.email == guest.email else each for each in one.attendees)


def _proposed(message: Message, guest: Guest, booking: Booking) -> Step:
    if message.slot is None:
        raise Invalid(Fault.TIME, "DTSTART")
    shown = Proposal(booking, guest.email, message.slot, message.comment)
    return Step(message, Outcome.PROPOSED, (booking.id,), shown)
