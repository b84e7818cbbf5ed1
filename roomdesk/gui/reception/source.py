"""What the reception asks of the desk: the meetings of a day with all that is told at the door."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from roomdesk.domain.booking import Booking
from roomdesk.domain.equipment import Health
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.people import Person
from roomdesk.domain.places import Room
from roomdesk.services.answers import DaySchedule, Places

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

DEFAULT_ZONE = "Europe/Rome"


@frozen
class Meeting:
    """A booking as the reception sees it.

    `rooms` are those of the sites shown, `elsewhere` its others; `attended` is the organizer's name, empty where it is
    not known; `faulty` names devices that failed; `prepare_at` is when the first room has to be ready for its layout.
    """

    booking: Booking
    rooms: tuple[Room, ...]
    elsewhere: tuple[Room, ...] = ()
    organizer: str = ""
    faulty: tuple[str, ...] = ()
    prepare_at: datetime | None = None

    @property
    def is_secret(self) -> bool:
        """Whether a screen in a hall may not say what the meeting is, whoever looks."""
        return self.booking.private or self.booking.hidden


@frozen
class ReceptionDay:
    """A day as it was read; meetings by start, each once however many of the sites it is held in."""

    schedule: DaySchedule
    meetings: tuple[Meeting, ...]
    places: Places
    who: Person
    faulty: Mapping[RoomCode, tuple[str, ...]]

    @property
    def timezone(self) -> str:
        return self.schedule.sites[0].timezone if self.schedule.sites else DEFAULT_ZONE


def load(desk: Desk, day: date, sites: Collection[SiteCode] | None) -> ReceptionDay:
    """Read a day of some sites or of all."""
    schedule, places = desk.show_day(day, sites), desk.look_around.places()
    people = desk.look_around.people()
    faulty = _faulty(desk)
    shown = {site.code for site in schedule.sites}
    bookings = {one.id: one for each in desk.show_day.bookings(day, sites) for one in each.bookings}
    meetings = []
    for booking in bookings.values():
        rooms = [places.rooms[code] for code in booking.rooms if code in places.rooms]
        here = tuple(room for room in rooms if room.site in shown)
        person = people.get(booking.organizer)
        meetings.append(
            Meeting(
                booking,
                here,
                tuple(room for room in rooms if room.site not in shown),
                person.name if person else "",
                tuple(name for room in here for name in faulty.get(room.code, ())),
                _prepare_at(booking, here),
            )
        )
    meetings.sort(key=lambda one: (one.booking.slot, one.booking.id))
    return ReceptionDay(schedule, tuple(meetings), places, desk.look_around.who(), faulty)


def _faulty(desk: Desk) -> Mapping[RoomCode, tuple[str, ...]]:
    found: dict[RoomCode, tuple[str, ...]] = {}
    for one in desk.look_around.devices():
        if one.finding and one.finding.health is Health.FAILED:
            found[one.device.room] = (*found.get(one.device.room, ()), one.device.name)
    return found


def _prepare_at(booking: Booking, here: Sequence[Room]) -> datetime | None:
    codes = {room.code for room in here}
    begins = min((one.blocked.start for one in booking.reservations if one.room in codes), default=booking.slot.start)
    return begins if begins < booking.slot.start or booking.setup else None
