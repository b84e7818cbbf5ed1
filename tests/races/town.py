"""The town that races are run in: thirty rooms, open day and night, and days without a holiday."""

from __future__ import annotations

import uuid
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
from roomdesk.stores.sqlite import SqliteStore

ROOMS = tuple(RoomCode(f"R{n:02}") for n in range(30))
DAYS = 51
_FIRST = datetime(2027, 2, 1, 6, tzinfo=UTC)  # 51 days, and the dates of a series after, without a holiday of Italy
_ALWAYS_OPEN = Opening.parse("Mon-Sun 00:00-24:00")
_GUESTS = (Attendee(Email("anna@comune.example")), Attendee(Email("bruno@comune.example")))


def found_town(path: Path) -> None:
    """Make the database; every third room has buffers."""
    sites = [Site(SiteCode(f"S{n}"), f"Sede {n}", opening=_ALWAYS_OPEN) for n in range(3)]
    rooms = [
        Room(code, sites[n % 3].code, code, 10, buffer_after=10 if n % 3 == 0 else 0) for n, code in enumerate(ROOMS)
    ]
    with closing(SqliteStore(str(path), find_places().steps / "sqlite")) as store:
        store.furnish(Furnishing(tuple(sites), tuple(rooms)))


def desk_on(path: str, number: int) -> Desk:
    return open_desk(path, f"racer{number}@comune.example")


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
