"""Who may do what."""

from __future__ import annotations

from collections.abc import Collection

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotYours
from roomdesk.domain.ids import Email
from roomdesk.domain.people import Person, Role
from roomdesk.domain.schedule import Entry

_SERVES_ALL = (Role.RECEPTION, Role.ADMINISTRATOR)


def may_book(who: Person, organizer: Email, people: Collection[Email]) -> None:
    """Staff book for themselves or an office's mailbox, not for a colleague. Raises NotYours."""
    if who.role is Role.TECHNICIAN:
        raise NotYours("book", who.email)
    if who.role is Role.STAFF and organizer != who.email and organizer in people:
        raise NotYours("book_for_another", who.email)


def may_change(who: Person, booking: Booking | Entry) -> None:
    """Whoever organizes or made it, the reception and administrators. Raises NotYours."""
    if who.role not in _SERVES_ALL and who.email not in (booking.organizer, booking.created_by):
        raise NotYours("change", who.email)


def may_decide(who: Person) -> None:
    """Leave approving and declining to the reception and administrators. Raises NotYours."""
    if who.role not in _SERVES_ALL:
        raise NotYours("decide", who.email)


def may_administer(who: Person) -> None:
    """Leave importing, upgrading and restoring to administrators. Raises NotYours."""
    if who.role is not Role.ADMINISTRATOR:
        raise NotYours("administer", who.email)


def may_tend(who: Person) -> None:
    """Leave faults of equipment to technicians and administrators. Raises NotYours."""
    if not tends(who):
        raise NotYours("tend", who.email)


def tends(who: Person) -> bool:
    """Whether somebody sees to equipment."""
    return who.role in (Role.TECHNICIAN, Role.ADMINISTRATOR)


def may_prepare(who: Person, booking: Booking) -> None:
    """Whoever may change a meeting, and technicians. Raises NotYours."""
    if who.role is not Role.TECHNICIAN:
        may_change(who, booking)


def may_prepare_any(who: Person) -> None:
    """Whoever serves all meetings, and technicians. Raises NotYours."""
    if who.role is Role.STAFF:
        raise NotYours("tend", who.email)


def serves_all(who: Person) -> bool:
    """Whether somebody sees every meeting whole."""
    return who.role in _SERVES_ALL


def sees_private(who: Person, organizer: Email, created_by: Email) -> bool:
    """Whether somebody sees more of a private booking than that the room is taken."""
    return who.role in _SERVES_ALL or who.email in (organizer, created_by)
