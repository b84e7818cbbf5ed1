"""What may be done with a booking, and where not, why not: for buttons, menus and keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.errors import NotYours
from roomdesk.domain.people import Person, Role
from roomdesk.domain.rights import may_change
from roomdesk.domain.slot import to_wall
from roomdesk.gui import words

translate = QCoreApplication.translate


def why_not_change(booking: Booking, who: Person | None) -> str:
    """Say why somebody may not edit, move or cancel a booking; empty where they may."""
    if booking.hidden:
        return translate("Agenda", "This booking is private: only its organizer or the reception can change it.")
    if not booking.status.blocks:
        state = words.status(booking.status).lower()
        return translate("Agenda", "This booking cannot be changed any more: {state}.").format(state=state)
    if who is not None:
        try:
            may_change(who, booking)
        except NotYours:
            text = translate("Agenda", "Only {organizer}, the reception or an administrator can change this booking.")
            return text.format(organizer=booking.organizer)
    return ""


def why_not_invite(booking: Booking, who: Person | None) -> str:
    """Say why no mail can be sent about a booking; empty where it can: of what was cancelled, that it is off."""
    if booking.status.blocks or booking.hidden:
        reason = why_not_change(booking, who)
    else:
        reason = why_not_change(replace(booking, status=Status.CONFIRMED), who)
    return reason or ("" if booking.attendees else translate("Agenda", "Nobody is invited."))


def why_not_prepare(booking: Booking, who: Person | None) -> str:
    """Say why somebody may not switch the equipment of a booking's rooms; empty where they may."""
    if who is not None and who.role is Role.TECHNICIAN and booking.status.blocks:
        return ""
    return why_not_change(booking, who)


def why_not_check_in(booking: Booking, who: Person | None, now: datetime) -> str:
    """Say why arrivals are not noted now; empty where they can be."""
    reason = why_not_change(booking, who)
    if reason:
        return reason
    if booking.status is not Status.CONFIRMED:
        return translate("Agenda", "The booking is not approved yet.")
    if to_wall(booking.slot.start, booking.timezone).date() != to_wall(now, booking.timezone).date():
        return translate("Agenda", "Arrivals are noted on the day of the meeting.")
    return ""
