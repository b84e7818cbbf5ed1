"""What a calendar file would do, what is in its way, and what was done, in words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.booking import Answer, Booking
from roomdesk.gui import texts, words
from roomdesk.gui.counted import counted
from roomdesk.services.answers import Places
from roomdesk.services.received.outcome import Imported, Outcome, Proposal, Step

translate = QCoreApplication.translate

_MOST = 6


def intended(seen: Imported, places: Places | None) -> str:
    """Say what would be done, a line for each message."""
    frames = {
        Outcome.BOOKED: translate("Incoming", "To book: {what}"),
        Outcome.CHANGED: translate("Incoming", "To change: {what}"),
        Outcome.CANCELLED: translate("Incoming", "To cancel: {what}"),
        Outcome.ANSWERED: translate("Incoming", "An answer to: {what}"),
        Outcome.PROPOSED: translate("Incoming", "Another time for: {what}"),
        Outcome.SAME: translate("Incoming", "Known already, nothing to do: {what}"),
    }
    return _lines(
        [*(frames[step.outcome].format(what=_about(step, seen, places)) for step in seen.steps), *_left(seen)]
    )


def done(did: Imported, places: Places | None) -> str:
    """Say what was done."""
    frames = {
        Outcome.BOOKED: translate("Incoming", "Booked: {what}"),
        Outcome.CHANGED: translate("Incoming", "Changed: {what}"),
        Outcome.CANCELLED: translate("Incoming", "Cancelled: {what}"),
        Outcome.ANSWERED: translate("Incoming", "Answer noted: {what}"),
        Outcome.PROPOSED: translate("Incoming", "Another time for: {what}"),
        Outcome.SAME: translate("Incoming", "Known already, nothing to do: {what}"),
    }
    return _lines([*(frames[step.outcome].format(what=_about(step, did, places)) for step in did.steps), *_left(did)])


def taken(seen: Imported, places: Places | None) -> str:
    """Say what is in the way."""
    found = [texts.clash(one, places) for one in seen.clashes]
    return _lines(found)


def proposed(proposal: Proposal) -> str:
    """Say which other time somebody asks for, in their words too."""
    when = words.when(proposal.slot, proposal.booking.timezone)
    said = translate("Incoming", "{who} proposes {when}.").format(who=proposal.who, when=when)
    return f"{said} «{proposal.comment}»" if proposal.comment else said


def deed(seen: Imported) -> str:
    """Name the button."""
    if any(step.outcome is Outcome.BOOKED for step in seen.steps):
        return translate("Incoming", "Book")
    return translate("Incoming", "Apply")


def does_something(seen: Imported) -> bool:
    return any(step.outcome is not Outcome.SAME for step in seen.steps)


def is_answer(step: Step) -> bool:
    """Whether it only notes what somebody said: that is not taken back, the next answer replaces it."""
    return step.outcome is Outcome.ANSWERED


def _about(step: Step, seen: Imported, places: Places | None) -> str:
    concerned = [one for one in seen.booked.bookings if one.id in step.bookings]
    if not concerned:
        return step.message.title
    first = concerned[0]
    parts = [words.title(first), words.when(first.slot, first.timezone), _rooms(first, places)]
    if len(concerned) > 1:
        parts.append(counted.dates(len(concerned)))
    if step.outcome is Outcome.ANSWERED:
        guest = step.message.guests[0]
        parts.append(f"{guest.email}: {words.answer(guest.answer or Answer.NEEDS_ACTION)}")
    return " · ".join(parts)


def _left(seen: Imported) -> list[str]:
    return [counted.left_out(len(seen.booked.skipped))] if seen.booked.skipped else []


def _rooms(booking: Booking, places: Places | None) -> str:
    return ", ".join(places.rooms[code].name if places else code for code in booking.rooms)


def _lines(found: Iterable[str]) -> str:
    lines = list(found)
    return "\n".join([*lines[:_MOST], *(["…"] if len(lines) > _MOST else [])])
