"""A small municipality for tests: three sites, six rooms, devices, people, and bookings made in one line."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from roomdesk.domain.booking import Attendee, Booking, Series
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import BookingId, DeviceCode, Email, RoomCode, SeriesId, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.overlap import Reservation
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Layout, Line, Room, Site, SiteKind
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Furnishing

MONDAY = datetime(2026, 11, 23, tzinfo=UTC)
PALAZZO, LIBRARY, SCHOOL = SiteCode("PALAZZO"), SiteCode("BIBLIO"), SiteCode("SCUOLA")
GIUNTA, COUNCIL, ARCHIVE = RoomCode("GIUNTA"), RoomCode("CONSIGLIO"), RoomCode("ARCHIVIO")
READING, LAB, HALL = RoomCode("LETTURA"), RoomCode("LAB"), RoomCode("AULA-MAGNA")
ROOMS = (GIUNTA, COUNCIL, ARCHIVE, READING, LAB, HALL)
ANNA, BRUNO = Email("anna@comune.example"), Email("bruno@comune.example")
FIXED = ConferenceLink(
    "fixed",
    "https://video.example/sala-1",
    "1234",
    "+39 0547 1",
    exclusive=True,
    meeting_id="880",
    sip="sip:880@video.example",
)
OPEN_LINK = ConferenceLink("jitsi", "https://meet.example/abc")

SITES = (
    Site(
        PALAZZO,
        "Palazzo Comunale",
        SiteKind.OFFICE,
        "Piazza dell'Aquila 1",
        44.1391,
        12.2431,
        opening=Opening.parse("Mon-Fri 08:00-18:00; Sat 08:30-12:30"),
        patron="06-24",
        line=Line("Lepida", 1000.0, 500.5),
    ),
    Site(LIBRARY, "Biblioteca «Malatestiana»", SiteKind.LIBRARY, timezone="Europe/Rome"),
    Site(SCHOOL, "Scuola d'infanzia", SiteKind.SCHOOL),
)
HOUSE = (
    Room(
        GIUNTA,
        PALAZZO,
        "Sala Giunta",
        12,
        "1°",
        True,
        ("camera", "display"),
        layouts=(Layout("platea", 20, 10), Layout("ferro=cavallo/1", 5, 5)),
        shortest_minutes=15,
        longest_minutes=480,
        ahead_days=365,
        bookers=(Role.STAFF, Role.RECEPTION),
    ),
    Room(COUNCIL, PALAZZO, "Sala del Consiglio", 60, approval=True, buffer_before=30, buffer_after=15),
    Room(ARCHIVE, PALAZZO, "Archivio", 4),
    Room(READING, LIBRARY, "Sala lettura", 20, "T", True, ("projector",)),
    Room(LAB, LIBRARY, "Laboratorio", 16),
    Room(HALL, SCHOOL, "Aula Magna", 120),
)
DEVICES = (
    Device(
        DeviceCode("GIUNTA-TV"),
        GIUNTA,
        "Schermo",
        DeviceKind.DISPLAY,
        "pjlink",
        "192.0.2.10",
        4352,
        MappingProxyType({"password": "@tv", "model": "a=b"}),
    ),
    Device(DeviceCode("GIUNTA-CAM"), GIUNTA, "Telecamera", DeviceKind.CAMERA, "tcp", "192.0.2.11", None),
    Device(DeviceCode("LAB-PRJ"), LAB, "Proiettore", DeviceKind.PROJECTOR, "tcp", "192.0.2.20", 80),
)
PEOPLE = (
    Person(ANNA, "Anna Bianchi", Role.ADMINISTRATOR, "Segreteria", PALAZZO, "it"),
    Person(BRUNO, "Bruno D'Angelo", Role.STAFF),
)
MUNICIPALITY = Furnishing(SITES, HOUSE, DEVICES, PEOPLE)


def at(hour: float, day: int = 0) -> datetime:
    """Give an hour of a day counted from Monday 23 November 2026, UTC."""
    return MONDAY + timedelta(days=day, hours=hour)


def slot(start: float, end: float, day: int = 0) -> Slot:
    return Slot.between(at(start, day), at(end, day))


def booking(rooms: RoomCode | tuple[RoomCode, ...], when: Slot, **facts: Any) -> Booking:
    """Make a booking of one or more rooms, without buffers unless `blocked` says so; the id is random."""
    codes = (rooms,) if isinstance(rooms, str) else rooms
    id_ = facts.pop("id", None) or BookingId(str(uuid.uuid4()))
    blocked = facts.pop("blocked", when)
    plain = Booking(
        id=id_,
        uid=f"{id_}@comune.example",
        title="Riunione",
        slot=when,
        timezone="Europe/Rome",
        reservations=tuple(Reservation(code, blocked) for code in codes),
        organizer=ANNA,
        created_by=ANNA,
        created_at=at(7),
        updated_at=at(7),
    )
    return replace(plain, **facts)


def moved(one: Booking, when: Slot, rooms: tuple[RoomCode, ...] | None = None) -> Booking:
    """Give the booking at another time, and in other rooms where some are given, one version later."""
    parts = tuple(Reservation(code, when) for code in rooms or one.rooms)
    return replace(one, slot=when, reservations=parts, version=one.version + 1)


def series(dates: int, rooms: RoomCode | tuple[RoomCode, ...], when: Slot) -> tuple[Series, tuple[Booking, ...]]:
    """Make a weekly series and its dates."""
    id_ = SeriesId(str(uuid.uuid4()))
    rule = Series(id_, f"{id_}@comune.example", f"FREQ=WEEKLY;COUNT={dates}", "Europe/Rome", when.start)
    found = []
    for week in range(dates):
        slot_ = Slot(when.start + timedelta(weeks=week), when.end + timedelta(weeks=week))
        found.append(booking(rooms, slot_, series=id_, rrule=rule.rrule, occurrence=slot_.start, uid=rule.uid))
    return rule, tuple(found)


def full_of_facts(**facts: Any) -> Booking:
    """Make a booking in which every fact is told."""
    return booking(
        (GIUNTA, READING),
        slot(9, 11),
        **{
            "title": "Bilancio: 100% dell'anno_2027 'bis' \\ –",
            "description": "Ordine del giorno\n1) conti",
            "notes": "acqua",
            "setup": "platea",
            "organizer": BRUNO,
            "attendees": (Attendee(BRUNO, "Bruno D'Angelo"), Attendee(Email("ospite@altrove.example"))),
            "visitors": 3,
            "private": True,
            "conference": FIXED,
            "checked_in": at(9.25),
            "reason": "—",
            "sequence": 4,
            **facts,
        },
    )
