"""The town that races are run in: thirty rooms, open day and night, and days without a holiday."""

from __future__ import annotations

import uuid
from contextlib import closing
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from roomdesk import catalogue
from roomdesk.bootstrap import open_desk
from roomdesk.domain.booking import Attendee
from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.places import Room, Site
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from roomdesk.settings.places import find_places

ROOMS = tuple(RoomCode(f"R{n:02}") for n in range(30))
DAYS = 51
_FIRST = datetime(2027, 2, 1, 6, tzinfo=UTC)  # 51 days, and the dates of a series after, without a holiday of Italy
_ALWAYS_OPEN = Opening.parse("Mon-Sun 00:00-24:00")
_GUESTS = (Attendee(Email("anna@comune.example")), Attendee(Email("bruno@comune.example")))


def found_town(where: str) -> None:
    """Make the database, in a file or on a server that has the schema; every third room has buffers."""
    sites = [Site(SiteCode(f"S{n}"), f"Sede {n}", opening=_ALWAYS_OPEN) for n in range(3)]
    rooms = [
        Room(code, sites[n % 3].code, code, 10, buffer_after=10 if n % 3 == 0 else 0) for n, code in enumerate(ROOMS)
    ]
    with closing(catalogue.store(where, find_places().steps)) as store:
        store.furnish(Furnishing(tuple(sites), tuple(rooms)))


def desk_on(where: str, number: int) -> Desk:
    """Open a desk for one of several; on a server each has a login of their own, racerN."""
    if not catalogue.is_on_server(where):
        return open_desk(where, f"racer{number}@comune.example")
    parts = urlsplit(where)
    return open_desk(parts._replace(netloc=f"racer{number}@{parts.netloc.rpartition('@')[2]}").geturl())


def quarter(number: int, minutes: int = 60) -> Slot:
    """Give a slot that starts so many quarters of an hour after the first."""
    return Slot.lasting(_FIRST + timedelta(minutes=15 * (number % (DAYS * 96))), minutes)


def draft(rooms: tuple[RoomCode, ...], slot: Slot, *, dates: int = 1, link: str = "") -> Draft:
    return Draft(
        BookingId(str(uuid.uuid4())),
        "Riunione",
        rooms,
        slot,
        attendees=_GUESTS,
        rrule=f"FREQ=DAILY;COUNT={dates}" if dates > 1 else "",
        conference=link,
    )
