"""A desk over plain lists: one municipality of four sites, and verbs that book, clash and cancel."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from typing import NoReturn

from roomdesk.catalogue import conference, conference_cards
from roomdesk.domain.availability import MonthShare
from roomdesk.domain.booking import Answer, Attendee, Booking, Scope, Status
from roomdesk.domain.changes import Changes
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.draft import CommonWish, Draft, Wish
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.errors import Fault, Invalid, NotFound, OutsideHours, RoomDeskError, SlotTaken
from roomdesk.domain.ids import BookingId, DeviceCode, Email, RoomCode, SeriesId, SiteCode
from roomdesk.domain.notices import Watched
from roomdesk.domain.opening import Opening, is_open
from roomdesk.domain.overlap import Clash, Reservation
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Closure, Line, Room, Site
from roomdesk.domain.schedule import Alternative, CommonSlot, Entry
from roomdesk.domain.slot import Slot, day_slot, from_wall
from roomdesk.domain.travel import Journeys
from roomdesk.formats.csv.write import cells
from roomdesk.formats.ics.read import read_calendar
from roomdesk.ports.drafts import KeptDraft
from roomdesk.ports.reader import CalendarReader
from roomdesk.ports.store import Query
from roomdesk.services.answers import (
    Booked,
    DaySchedule,
    DeviceStory,
    Equipped,
    Places,
    PlaceTables,
    Preview,
    RoomOffer,
    RoomVerdict,
    Shown,
    Skipped,
)
from roomdesk.services.send_invitation import Standing
from roomdesk.services.service_accounts import ServiceAccounts
from roomdesk.settings.vault import Secrets

ROME = "Europe/Rome"
DAY = date(2026, 11, 23)
ME = Email("anna.bianchi@comune.example")


def at(hours: str, day: date = DAY) -> Slot:
    """Make a slot of `9:00-11:30` on a day."""
    starts, ends = (datetime.combine(day, time(*map(int, one.split(":")))) for one in hours.split("-"))
    return Slot.between(from_wall(starts, ROME), from_wall(ends, ROME))


@dataclass
class FixedClock:
    instant: datetime = datetime(2026, 11, 23, 8, 42, tzinfo=UTC)

    def now(self) -> datetime:
        return self.instant


KIT = ("camera", "display", "microphone")
SITES = (
    ("PALAZZO", "Palazzo comunale", 1000),
    ("BIBLIO", "Biblioteca civica", 1000),
    ("UFFICI", "Uffici tecnici", 1000),
    ("NORD", "Scuola media Nord", 300),
)
ROOMS = (
    ("GIUNTA", "PALAZZO", "Sala Giunta", 14, Health.OK),
    ("CONSIGLIO", "PALAZZO", "Sala Consiglio", 60, Health.OK),
    ("SALA-A", "PALAZZO", "Saletta A", 6, Health.DEGRADED),
    ("SALA-B", "PALAZZO", "Saletta B", 6, Health.OK),
    ("CONF", "BIBLIO", "Sala conferenze", 80, Health.OK),
    ("STUDIO", "BIBLIO", "Aula studio 1", 10, Health.FAILED),
    ("RIUNIONI1", "UFFICI", "Sala riunioni 1", 12, Health.OK),
    ("RIUNIONI2", "UFFICI", "Sala riunioni 2", 8, Health.OK),
    ("LAB", "UFFICI", "Laboratorio", 18, Health.UNKNOWN),
    ("MAGNA", "NORD", "Aula magna", 120, Health.OK),
    ("DOCENTI", "NORD", "Sala docenti", 24, Health.OK),
)
_MEET = ConferenceLink("jitsi", "https://meet.example.it/lavori-7kq2-9fvx")
_OTHER = Email("giorgio.neri@comune.example")


def booking(name: str, hours: str, *rooms: str, **more: object) -> Booking:
    """Make a booking; `mine`, `link` and any field of a booking by name."""
    slot = at(hours)
    owner = ME if more.pop("mine", False) else _OTHER
    link = _MEET if more.pop("link", False) else None
    made = datetime(2026, 11, 1, tzinfo=UTC)
    values: dict[str, object] = {
        "id": BookingId(f"b-{name}-{hours}"),
        "uid": f"{name}@comune.example",
        "title": name,
        "slot": slot,
        "timezone": ROME,
        "reservations": tuple(Reservation(RoomCode(room), slot) for room in rooms),
        "organizer": owner,
        "created_by": owner,
        "created_at": made,
        "updated_at": made,
        "conference": link,
    }
    return Booking(**{**values, **more})  # type: ignore[arg-type]


def week_of_the_town() -> list[Booking]:
    pending, people = (
        Status.PENDING,
        (
            Attendee(Email("segreteria@comune.example"), "Segreteria generale", Answer.ACCEPTED),
            Attendee(Email("dirigente@scuola.example"), "Dirigente scolastico"),
        ),
    )
    series = SeriesId("s-1")
    rule = "FREQ=WEEKLY;UNTIL=20261221"
    return [
        booking("Coordinamento lavori pubblici", "9:00-11:00", "GIUNTA", "RIUNIONI1", "DOCENTI", mine=True, link=True,
                attendees=people, series=series, rrule=rule, notes="Preparare il caffè"),
        booking("Giunta comunale", "11:30-13:00", "GIUNTA", mine=True),
        booking("Commissione bilancio", "10:00-12:30", "CONSIGLIO", link=True),
        booking("Consiglio comunale", "15:00-18:00", "CONSIGLIO", link=True),
        booking("Colloquio riservato", "8:30-9:30", "SALA-A", private=True, hidden=True),
        booking("Colloqui tirocinio", "14:00-15:30", "SALA-A", mine=True),
        booking("Ricevimento", "9:30-10:30", "SALA-B"),
        booking("Verifica appalto", "14:30-16:00", "SALA-B", status=pending),
        booking("Formazione GDPR", "10:00-13:00", "CONF", link=True),
        booking("Club di lettura", "15:30-17:30", "CONF"),
        booking("Riservata", "12:00-13:00", "RIUNIONI1", private=True, hidden=True),
        booking("Sopralluogo cantiere", "8:30-10:00", "RIUNIONI2", link=True),
        booking("Progetto SPC2", "14:00-16:00", "RIUNIONI2", mine=True, link=True),
        booking("Test apparati", "11:00-12:30", "LAB"),
        booking("Assemblea d'istituto", "9:00-13:00", "MAGNA"),
        booking("Incontro genitori", "17:00-19:00", "MAGNA", status=pending, link=True),
        booking("Collegio", "14:00-15:00", "DOCENTI"),
    ]  # fmt: skip


class SilentFaults:
    """Tells nobody of faults by mail, and lets nobody change that."""

    def __call__(self) -> tuple[()]:
        return ()

    def setting(self) -> tuple[bool, bool]:
        return True, False


class Drawer(dict[str, KeptDraft]):
    """Keeps drafts in memory."""

    def keep(self, draft: KeptDraft) -> None:
        self[draft.id] = draft

    def kept(self) -> tuple[KeptDraft, ...]:
        return tuple(sorted(self.values(), key=lambda one: one.at, reverse=True))

    def drop(self, id_: str) -> None:
        self.pop(id_, None)


@dataclass
class SmallDesk:
    """Verbs on lists. `refuse` makes the next booking raise; `version` is what `seen` gives."""

    bookings: list[Booking] = field(default_factory=week_of_the_town)
    refuse: RoomDeskError | None = None
    version: int = 1
    asked: list[Draft] = field(default_factory=list)
    read_calendar: CalendarReader = read_calendar
    watched: Watched = field(default_factory=lambda: Watched(Person(ME, "Anna Bianchi", Role.STAFF)))

    def __post_init__(self) -> None:
        opening = Opening.parse("Mon-Fri 08:00-20:00; Sat 08:30-12:30")
        self.sites = {
            SiteCode(code): Site(SiteCode(code), name, opening=opening, line=Line("SPC", speed, speed))
            for code, name, speed in SITES
        }
        self.rooms = {
            RoomCode(code): Room(RoomCode(code), SiteCode(site), name, seats, floor="1", step_free=True, features=KIT)
            for code, site, name, seats, _ in ROOMS
        }
        works = Closure(SiteCode("BIBLIO"), RoomCode("STUDIO"), at("8:00-20:00"), "Manutenzione: proiettore guasto")
        self.closures = [works]
        self.look_around = SimpleNamespace(
            places=lambda: Places(self.sites, self.rooms),
            devices=self.devices,
            room_health=lambda: {RoomCode(code): health for code, *_, health in ROOMS},
            who=lambda: Person(ME, "Anna Bianchi", Role.STAFF),
            provider_labels=lambda: {"jitsi": "Jitsi Meet"},
            seen=lambda: self.version,
        )
        self.tend_faults = SimpleNamespace(standing=dict, device=self.story, in_maintenance=dict)
        self.tell_faults = SilentFaults()
        self.close_place = SimpleNamespace(preview=lambda _closure: ())
        self.drafts = Drawer()
        self.send_invitation = SimpleNamespace(standing=lambda _booking: Standing(), is_set_up=False)
        self.read_answers = SimpleNamespace(fetch=tuple)
        self.mail_account = SimpleNamespace(keep=lambda _password: None)
        self.service_accounts = ServiceAccounts(Secrets({}), conference, conference_cards)
        self.host_link = lambda _booking: "https://meet.example/host"
        self.work_outbox = SimpleNamespace(take=lambda: None)
        self.work_links = SimpleNamespace(take=lambda: None)
        self.sign_out = SimpleNamespace(is_there=False)
        self.change_password = SimpleNamespace(is_there=False)
        self.outside_calendars = SimpleNamespace(take=lambda: None, look=tuple)
        self.offline_copy = SimpleNamespace(renew=lambda: None, reach=lambda: None, read_at=None)
        self.edit_places = SimpleNamespace(
            look=lambda: PlaceTables(Places(self.sites, self.rooms), (), {}, tuple(self.closures), {}, may_edit=True),
            cells=cells,
            touched=lambda _closure: (),
        )

    def import_invitation(self, _sheets: object, **_wishes: object) -> NoReturn:
        raise Invalid(Fault.NO_ROOM_NAMED)

    def watch_meetings(self, _told_of: object = ()) -> Watched:
        return self.watched

    def devices(self, rooms: object = None) -> tuple[Equipped, ...]:
        checked = datetime(2026, 11, 23, 7, 45, tzinfo=UTC)
        return tuple(
            Equipped(
                Device(DeviceCode(code), RoomCode(code), "Schermo", DeviceKind.DISPLAY, "pjlink"),
                Finding(DeviceCode(code), health, "power_on", "", checked),
            )
            for code, *_, health in ROOMS
        )

    def story(self, code: DeviceCode) -> DeviceStory:
        one = next(one for one in self.devices() if one.device.code == code)
        return DeviceStory(
            one.device, (one.finding,) if one.finding else (), 1, None, (), (MonthShare(date(2026, 11, 1), 0.98, 1),)
        )

    def show_day(self, day: date, sites: object = None) -> DaySchedule:
        chosen = [site for code, site in self.sites.items() if sites is None or code in sites]  # type: ignore[operator]
        codes = {site.code for site in chosen}
        rooms = [room for room in self.rooms.values() if room.site in codes]
        slot = day_slot(day, ROME)
        entries = [
            one
            for made in self.bookings
            if made.status.blocks and made.slot.overlaps(slot)
            for one in entries_of(made)
            if self.rooms[one.room].site in codes
        ]
        closures = [one for one in self.closures if one.site in codes and one.slot.overlaps(slot)]
        return DaySchedule(day, slot, tuple(chosen), tuple(rooms), tuple(entries), tuple(closures), {})

    def show_booking(self, wanted: BookingId) -> Shown:
        found = self._find(wanted)
        found = found.masked() if found.hidden else found
        journeys = Journeys(34.0, 2.1, 17.0, 5.4) if len(found.rooms) > 1 else Journeys(0, 0, 0, 0)
        return Shown(found, (), (), journeys, {})

    def preview_booking(self, draft: Draft, people: int = 0) -> Preview:
        health = self.look_around.room_health()
        verdicts = []
        for room in self.rooms.values():
            site = self.sites[room.site]
            others = [
                one for one in self.bookings if one.status.blocks and one.id != draft.id and room.code in one.rooms
            ]
            held = [Clash(room.code, one.slot, one.id) for one in others if one.slot.overlaps(draft.slot)]
            refused = None
            if not is_open(site.opening, site.timezone, draft.slot):
                refused = OutsideHours(site.name, draft.slot, site.opening.text)
            verdicts.append(RoomVerdict(room, health[room.code], tuple(held), refused))
        chosen = [one for one in verdicts if one.room.code in draft.rooms]
        date_ = Skipped(draft.slot, tuple(clash for one in chosen for clash in one.clashes))
        return Preview(tuple(verdicts), (date_,), {}, Journeys(0, 0, 0, 0), {})

    def address_book(self) -> tuple[Attendee, ...]:
        return (Attendee(Email("ada@comune.example"), "Ada Neri"), Attendee(Email("luca@comune.example"), "Luca Verdi"))

    def book_room(self, draft: Draft) -> Booked:
        self.asked.append(draft)
        if self.refuse:
            raise self.refuse
        for room in draft.rooms:
            for other in self.bookings:
                if other.status.blocks and room in other.rooms and other.slot.overlaps(draft.slot):
                    clash = Clash(room, other.slot, other.id, wanted=draft.slot)
                    later = draft.slot.starting(other.slot.end)
                    raise SlotTaken((clash,), (Alternative(draft.rooms, later),))
        made = replace(
            booking(draft.title, "9:00-10:00", *draft.rooms, mine=True),
            id=draft.id,
            slot=draft.slot,
            reservations=tuple(Reservation(room, draft.slot) for room in draft.rooms),
            attendees=draft.attendees,
            private=draft.private,
            rrule=draft.rrule,
        )
        self.bookings.append(made)
        return Booked((made,), Changes(frozenset({made.id}), frozenset(draft.rooms), frozenset({draft.slot})))

    book_series = book_room

    def cancel_booking(
        self, wanted: BookingId, scope: Scope = Scope.THIS, reason: str = "", version: int | None = None
    ) -> Booked:
        found = self._find(wanted)
        gone = replace(found, status=Status.CANCELLED, reason=reason)
        self.bookings[self.bookings.index(found)] = gone
        return Booked((gone,), Changes(frozenset({gone.id}), frozenset(gone.rooms), frozenset({gone.slot})))

    def find_room(self, wish: Wish) -> tuple[RoomOffer, ...]:
        """Offer free rooms that fit, the smallest first."""
        taken = {room for one in self.bookings if one.slot.overlaps(wish.slot) for room in one.rooms}
        health = self.look_around.room_health()
        fits = [
            room
            for room in self.rooms.values()
            if room.code not in taken
            and room.capacity >= wish.capacity
            and (not wish.sites or room.site in wish.sites)
            and not (wish.working and health[room.code] is Health.FAILED)
        ]
        return tuple(
            RoomOffer(room, health[room.code], room.capacity - wish.capacity)
            for room in sorted(fits, key=lambda room: room.capacity)
        )

    def common_slots(self, wish: CommonWish) -> tuple[CommonSlot, ...]:
        """Offer the first room of each site at one o'clock."""
        first = {site: next(room.code for room in self.rooms.values() if room.site == site) for site in wish.sites}
        return (CommonSlot(at("13:00-14:00"), tuple(first.items())),)

    def list_bookings(self, query: Query) -> tuple[Booking, ...]:
        found = [one for one in self.bookings if one.status.blocks and query.words.casefold() in one.title.casefold()]
        return tuple(one.masked() if one.hidden else one for one in found)

    def write_invitation(self, wanted: BookingId, method: object = None) -> str:
        return f"BEGIN:VCALENDAR\r\nX-BOOKING:{self._find(wanted).id}\r\nEND:VCALENDAR\r\n"

    def _find(self, wanted: BookingId) -> Booking:
        for one in self.bookings:
            if one.id == wanted:
                return one
        raise NotFound("booking", wanted)


def entries_of(made: Booking) -> list[Entry]:
    """Make a booking's light values, one a room, masked where it is hidden."""
    link = made.conference.url if made.conference else None
    series = made.series
    out = []
    for one in made.reservations:
        starts, ends = int(made.slot.start.timestamp()), int(made.slot.end.timestamp())
        entry = Entry(
            made.id, one.room, starts, ends, int(one.blocked.start.timestamp()), int(one.blocked.end.timestamp()),
            made.title, made.status.value, made.organizer, made.created_by, int(made.private), series, link,
            len(made.rooms), None, made.visitors,
        )  # fmt: skip
        out.append(entry.masked() if made.hidden else entry)
    return out
