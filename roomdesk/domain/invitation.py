"""An invitation as facts: one calendar entry with rooms, people and link (RFC 5545, 5546)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from roomdesk.domain.booking import Attendee, Booking, Status
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.frozen import frozen
from roomdesk.domain.places import Room, Site
from roomdesk.domain.slot import Slot


class Method(StrEnum):
    """How an entry travels (RFC 5546 §1.4): asked of people, published as a file, taken back, another time declined.

    `fault` and `recovery` are mail about a meeting's equipment, without an entry.
    """

    REQUEST = "request"
    PUBLISH = "publish"
    CANCEL = "cancel"
    DECLINECOUNTER = "declinecounter"
    FAULT = "fault"
    RECOVERY = "recovery"


@frozen
class InvitedRoom:
    """A room as an attendee: its mailbox (which may be one that nobody reads), name and where it is."""

    name: str
    address: str
    site: str
    street: str = ""
    floor: str = ""


@frozen
class Invitation:
    """One VEVENT. Times are UTC, written in `timezone`'s wall clock.

    `stamp` is DTSTAMP, new at each writing. `rrule`, `skipped` (EXDATE) and `added` (RDATE) belong to a series' own
    entry; `recurrence` (RECURRENCE-ID) to one occurrence of it that differs.
    """

    uid: str
    sequence: int
    stamp: datetime
    created: datetime
    modified: datetime
    slot: Slot
    timezone: str
    title: str
    organizer: str
    organizer_name: str = ""
    description: str = ""
    status: Status = Status.CONFIRMED
    private: bool = False
    attendees: tuple[Attendee, ...] = ()
    rooms: tuple[InvitedRoom, ...] = ()
    geo: tuple[float, float] | None = None
    conference: ConferenceLink | None = None
    rrule: str = ""
    skipped: tuple[datetime, ...] = ()
    added: tuple[datetime, ...] = ()
    recurrence: datetime | None = None


ROOM_MAIL_DOMAIN = "rooms.invalid"
"""Rooms without a mailbox: RFC 2606 §2 keeps .invalid from ever being delivered to."""


def invited_room(room: Room, site: Site, mail_domain: str = ROOM_MAIL_DOMAIN) -> InvitedRoom:
    return InvitedRoom(room.name, f"{room.code.lower()}@{mail_domain}", site.name, site.address, room.floor)


def invite(
    booking: Booking,
    rooms: Sequence[tuple[Room, Site]],
    stamp: datetime,
    *,
    organizer_name: str = "",
    room_mail_domain: str = ROOM_MAIL_DOMAIN,
) -> Invitation:
    """Make the entry of one booking: a single one, or an occurrence of a series on its own."""
    site = rooms[0][1] if rooms else None
    return Invitation(
        uid=booking.uid,
        sequence=booking.sequence,
        stamp=stamp,
        created=booking.created_at,
        modified=booking.updated_at,
        slot=booking.slot,
        timezone=booking.timezone,
        title=booking.title,
        organizer=booking.organizer,
        organizer_name=organizer_name,
        description=booking.description,
        status=booking.status,
        private=booking.private,
        attendees=booking.attendees,
        rooms=tuple(invited_room(room, place, room_mail_domain) for room, place in rooms),
        geo=_geo(site),
        conference=booking.conference if booking.conference and booking.conference.is_ready else None,
        recurrence=booking.occurrence if booking.series else None,
    )


def published(entry: Invitation) -> Invitation:
    """Leave out what only those who are invited shall know: who else is, what is discussed, the way in."""
    return replace(entry, attendees=(), description="", conference=None)


def _geo(site: Site | None) -> tuple[float, float] | None:
    if site is None or site.latitude is None or site.longitude is None:
        return None
    return site.latitude, site.longitude
