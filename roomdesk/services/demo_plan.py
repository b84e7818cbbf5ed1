"""The demonstration's week, read from its tables: bookings and closures counted from a Monday."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from roomdesk.domain.booking import Attendee
from roomdesk.domain.draft import Draft
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.mailbox import mailbox
from roomdesk.domain.places import Closure
from roomdesk.domain.slot import Slot, from_wall
from roomdesk.ports.reader import Sheet


@frozen
class DemoFiles:
    """The files of resources/demo: `places` as an import reads them, the other two as their README says."""

    places: tuple[Sheet, ...]
    bookings: str
    closures: str


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def drafts(table: str, monday: date, timezone: str) -> Iterator[Draft]:
    """Read the meetings of the week that begins on a Monday."""
    for row in csv.DictReader(table.splitlines()):
        start = _wall(monday, row["day"], row["start"])
        yield Draft(
            id=BookingId(str(uuid.uuid4())),
            title=row["title"],
            rooms=tuple(RoomCode(code) for code in row["rooms"].split("|")),
            slot=Slot.lasting(from_wall(start, timezone), int(row["minutes"])),
            organizer=Email(row["organizer"]) if row["organizer"] else None,
            attendees=tuple(_attendee(one) for one in row["attendees"].split("|") if one),
            conference=row["conference"],
            rrule=row["rrule"],
            skip_conflicts=bool(row["rrule"]),
            private=row["private"] == "yes",
            visitors=int(row["visitors"] or 0),
            notes=row["notes"],
            setup=row["setup"],
        )


def _attendee(text: str) -> Attendee:
    """Read `Segreteria <segreteria@comune.example>`."""
    address, name = mailbox(text)
    return Attendee(address, name)


def closures(table: str, monday: date, timezone: str) -> Iterator[Closure]:
    """Read the closures of the week that begins on a Monday."""
    for row in csv.DictReader(table.splitlines()):
        slot = Slot.between(
            from_wall(_wall(monday, row["day"], row["start"]), timezone),
            from_wall(_wall(monday, row["day"], row["end"]), timezone),
        )
        yield Closure(SiteCode(row["site"]), RoomCode(row["room"]) if row["room"] else None, slot, row["reason"])


def _wall(monday: date, day: str, clock: str) -> datetime:
    hours, minutes = clock.split(":")
    midnight = datetime.combine(monday + timedelta(days=int(day)), time())
    return midnight + timedelta(hours=int(hours), minutes=int(minutes))
