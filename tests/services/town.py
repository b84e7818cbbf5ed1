"""A town of three sites on SQLite in memory, with a clock that stands still, and every verb that tests ask of it."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from roomdesk import catalogue
from roomdesk.domain.booking import Booking
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.draft import Draft
from roomdesk.domain.ids import BookingId, Email, RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Layout, Line, Room, Site
from roomdesk.domain.slot import Slot, from_wall, to_wall
from roomdesk.formats.csv.read import read_tables
from roomdesk.formats.ics.receive import read_messages
from roomdesk.formats.ics.write import write_calendar
from roomdesk.ports.settings import Settings
from roomdesk.ports.store import Furnishing, Store
from roomdesk.services.acting import Acting
from roomdesk.services.address_book import AddressBook
from roomdesk.services.book_room import BookRoom
from roomdesk.services.book_series import BookSeries
from roomdesk.services.booking_rules import BookingRules
from roomdesk.services.calendar_entries import CalendarEntries
from roomdesk.services.cancel_booking import CancelBooking
from roomdesk.services.common_slot import CommonSlots
from roomdesk.services.conference_links import ConferenceLinks
from roomdesk.services.day_schedule import ShowDay
from roomdesk.services.decide_booking import DecideBooking
from roomdesk.services.edit_booking import EditBooking
from roomdesk.services.find_room import FindRoom
from roomdesk.services.import_invitation import ImportInvitation
from roomdesk.services.import_places import ImportPlaces
from roomdesk.services.line_loads import LineLoads
from roomdesk.services.list_bookings import ListBookings
from roomdesk.services.look_around import LookAround
from roomdesk.services.move_booking import MoveBooking
from roomdesk.services.preview_booking import PreviewBooking
from roomdesk.services.received.rooms import NamedRooms
from roomdesk.services.show_booking import ShowBooking
from roomdesk.services.watch_meetings import WatchMeetings
from roomdesk.services.write_invitation import WriteInvitation
from roomdesk.settings.places import find_places
from tests.fakes.clock import StillClock

ROME = "Europe/Rome"
ANNA, BRUNO = Email("anna@comune.example"), Email("bruno@comune.example")
CARLA, DINO = Email("carla@comune.example"), Email("dino@comune.example")
POOL = tuple(ConferenceLink("fixed", f"https://video.example/sala-{number}", exclusive=True) for number in (1, 2))
KIT = ("camera", "display", "microphone")
HOURS = Opening.parse("Mon-Fri 08:00-20:00; Sat 08:00-13:00")
SITES = (
    Site(SiteCode("PALAZZO"), "Palazzo", latitude=44.25, longitude=12.11, opening=HOURS, line=Line("SPC", 8, 8)),
    Site(SiteCode("TECNICI"), "Uffici tecnici", latitude=44.23, longitude=12.09, opening=HOURS, patron="04-28"),
    Site(SiteCode("SCUOLA"), "Scuola", opening=Opening.parse("Mon-Sun 00:00-24:00"), line=Line("ADSL", 7, 1)),
)
ROOMS = (
    Room(RoomCode("GIUNTA"), SiteCode("PALAZZO"), "Sala Giunta", 14, features=KIT, step_free=True),
    Room(RoomCode("SALETTA"), SiteCode("PALAZZO"), "Saletta", 6, features=KIT),
    Room(RoomCode("MOSTRE"), SiteCode("PALAZZO"), "Sala mostre", 16, features=KIT, step_free=True,
         buffer_before=15, buffer_after=90, layouts=(Layout("platea", 120, 30),)),
    Room(RoomCode("CONSIGLIO"), SiteCode("PALAZZO"), "Consiglio", 60, features=("display",), approval=True),
    Room(RoomCode("RIUNIONI"), SiteCode("TECNICI"), "Sala riunioni", 12, features=KIT, ahead_days=20),
    Room(RoomCode("CANTIERI"), SiteCode("TECNICI"), "Sala cantieri", 8, features=KIT, buffer_after=15),
    Room(RoomCode("AULA"), SiteCode("SCUOLA"), "Aula", 30, features=KIT),
)  # fmt: skip
PEOPLE = (
    Person(ANNA, "Anna Bianchi", Role.STAFF),
    Person(BRUNO, "Bruno Neri", Role.STAFF),
    Person(CARLA, "Carla Verdi", Role.RECEPTION),
    Person(DINO, "Dino Rossi", Role.ADMINISTRATOR),
)


def holidays(day: date) -> str:
    return {(12, 8): "Immacolata", (12, 25): "Natale", (12, 26): "Santo Stefano"}.get((day.month, day.day), "")


def at(text: str, minutes: int = 60) -> Slot:
    """Make a slot from a wall-clock time in Rome: `2026-11-23 09:00`."""
    return Slot.lasting(instant(text), minutes)


def instant(text: str) -> datetime:
    return from_wall(datetime.fromisoformat(text), ROME)


def wall(booking: Booking) -> str:
    return f"{to_wall(booking.slot.start, ROME):%Y-%m-%d %H:%M}"


def draft(*rooms: str, when: Slot, **facts: Any) -> Draft:
    plain = {"id": BookingId(str(uuid.uuid4())), "title": "Riunione"}
    return Draft(**{**plain, "rooms": tuple(RoomCode(one) for one in rooms), "slot": when, **facts})


@dataclass
class Verbs:
    """The verbs of one person."""

    town: Town
    who: Email

    def __post_init__(self) -> None:
        store, clock, acting = self.town.store, self.town.clock, Acting(self.town.store, self.who)
        self.rules, loads = BookingRules(store, clock, holidays), LineLoads(store)
        self.loads, entries = loads, CalendarEntries(store, clock, "rooms.invalid")
        services = catalogue.providers(Settings(fixed_links=POOL))
        links = ConferenceLinks(services)
        self.book = BookRoom(store, clock, acting, self.rules, links, loads)
        self.book_series = BookSeries(self.book)
        self.move = MoveBooking(store, clock, acting, self.rules, loads)
        self.edit = EditBooking(store, acting, links, self.move)
        self.cancel = CancelBooking(store, clock, acting)
        self.decide = DecideBooking(store, clock, acting)
        self.find = FindRoom(store, acting, self.rules)
        self.slots = CommonSlots(store, clock, acting, holidays)
        self.day = ShowDay(store, acting, holidays)
        self.list = ListBookings(store, acting)
        self.watch = WatchMeetings(store, clock, acting, self.list)
        self.around = LookAround(store, acting, services)
        self.preview = PreviewBooking(self.book, self.around, Settings().travel)
        self.addresses = AddressBook(store, clock, acting, self.list)
        self.show = ShowBooking(store, acting, loads, Settings().travel, services)
        self.invite = WriteInvitation(store, acting, entries, write_calendar)
        named = NamedRooms(store, "rooms.invalid")
        self.receive = ImportInvitation(store, clock, acting, self.rules, loads, named, read_messages)
        self.import_places = ImportPlaces(store, acting, read_tables, ("tcp",))

    def one(self, *rooms: str, when: str, minutes: int = 60, **facts: Any) -> Booking:
        """Book one meeting."""
        return self.book(draft(*rooms, when=at(when, minutes), **facts)).bookings[0]

    def many(self, *rooms: str, when: str, rule: str, minutes: int = 60, **facts: Any) -> tuple[Booking, ...]:
        """Book a series."""
        return self.book_series(draft(*rooms, when=at(when, minutes), rrule=rule, **facts)).bookings


@dataclass
class Town:
    clock: StillClock = field(default_factory=lambda: StillClock(datetime(2026, 11, 23, 7, tzinfo=UTC)))
    people: Sequence[Person] = PEOPLE

    def __post_init__(self) -> None:
        self.store: Store = catalogue.store(":memory:", find_places().steps)
        self.store.furnish(Furnishing(SITES, ROOMS, people=tuple(self.people)))

    def verbs(self, who: Email = ANNA) -> Verbs:
        return Verbs(self, who)

    def standing(self, booking: Booking) -> list[str]:
        """List the wall-clock starts of the dates of a booking's series that stand."""
        assert booking.series
        return [wall(one) for one in self.store.occurrences(booking.series) if one.status.blocks]
