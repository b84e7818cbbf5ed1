"""A town for the tests of the reception: a real desk on a file, its clock at half past nine on a Monday."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from roomdesk import bootstrap
from roomdesk.domain.booking import Attendee, Booking
from roomdesk.domain.draft import Draft
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.ids import BookingId, DeviceCode, Email, RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Layout, Room, Site
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from tests.fakes.clock import StillClock
from tests.gui.small_desk import at

CARLA, ANNA = Email("carla@comune.example"), Email("anna@comune.example")
EVIL = '<img src="file:///x.png"><b>Giunta</b> &amp; altri'
HOURS = Opening.parse("Mon-Fri 08:00-20:00")
SITES = (
    Site(SiteCode("PALAZZO"), "Palazzo comunale", opening=HOURS),
    Site(SiteCode("SCUOLA"), "Scuola Nord", opening=HOURS),
)
ROOMS = (
    Room(RoomCode("GIUNTA"), SiteCode("PALAZZO"), "Sala Giunta", 14, floor="1"),
    Room(RoomCode("MOSTRE"), SiteCode("PALAZZO"), "Sala mostre", 40, floor="piano terra", buffer_after=10,
         layouts=(Layout("platea", 20, 10),)),
    Room(RoomCode("SALETTA"), SiteCode("PALAZZO"), "Saletta", 6),
    Room(RoomCode("DOCENTI"), SiteCode("SCUOLA"), "Sala docenti", 24, step_free=True),
    Room(RoomCode("AULA"), SiteCode("SCUOLA"), "Aula magna", 90, approval=True, bookers=(Role.ADMINISTRATOR,)),
)  # fmt: skip


@dataclass
class Town:
    """A receptionist's desk and the bookings that stand on its first morning."""

    desk: Desk
    clock: StillClock

    def book(self, title: str, hours: str, *rooms: str, **facts: Any) -> Booking:
        codes = tuple(RoomCode(one) for one in rooms)
        draft = Draft(BookingId(str(uuid.uuid4())), title, codes, at(hours), **facts)
        return self.desk.book_room(draft).bookings[0]


def open_town(file: Path) -> Town:
    clock = StillClock(datetime(2026, 11, 23, 8, 30, tzinfo=UTC))
    desk = bootstrap.open_desk(str(file), CARLA, clock=clock)
    people = (Person(CARLA, "Carla Verdi", Role.RECEPTION), Person(ANNA, "Anna Bianchi", Role.STAFF))
    screen = Device(DeviceCode("TV"), RoomCode("GIUNTA"), "Schermo", DeviceKind.DISPLAY, "pjlink")
    store = desk.look_around.store
    store.furnish(Furnishing(SITES, ROOMS, (screen,), people))
    store.record([Finding(screen.code, Health.FAILED, "refused", "", clock.now())])
    town = Town(desk, clock)
    town.book("Lavori pubblici", "9:00-11:00", "GIUNTA", "DOCENTI", organizer=ANNA, visitors=3, notes="Acqua",
              attendees=(Attendee(Email("l.rossi@ditta.example"), "Luca Rossi"),))  # fmt: skip
    town.book("Colloquio disciplinare", "9:00-10:00", "SALETTA", organizer=ANNA, private=True, notes="Sigillo")
    town.book(EVIL, "11:00-12:00", "MOSTRE", setup="platea", conference="https://video.example/sala")
    town.book("Bilancio", "15:00-16:00", "GIUNTA", organizer=ANNA)
    town.book("Rassegna", "8:00-8:30", "GIUNTA")
    return town
