"""Rows of the tables to values of the domain, and back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from roomdesk.domain.booking import Answer, Attendee, Booking, Series, Status
from roomdesk.domain.changes import Changes
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.errors import Invalid
from roomdesk.domain.ids import BookingId, DeviceCode, Email, RoomCode, SeriesId, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.overlap import Reservation
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Closure, Layout, Line, Room, Site, SiteKind
from roomdesk.domain.slot import Slot, zone

Row = Sequence[Any]
_ID = "id:"


@lru_cache(maxsize=64)
def _zone(name: str) -> str:
    """Give a zone's name; UTC for one that is none, which somebody wrote past the program."""
    try:
        zone(name)
    except Invalid:
        return "UTC"
    return name


def stamp(instant: datetime) -> int:
    return int(instant.timestamp())


def instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def slot(starts: int, ends: int) -> Slot:
    return Slot(instant(starts), instant(ends))


# ── places ──────────────────────────────────────────────────────────────────────────────────────────────────────


def site_values(site: Site) -> Row:
    return (
        site.code,
        site.name,
        site.kind,
        site.address,
        site.latitude,
        site.longitude,
        site.timezone,
        site.opening.text,
        site.patron,
        site.line.operator,
        float(site.line.down_mbps),
        float(site.line.up_mbps),
        site.directions,
    )


def site(row: Row) -> Site:
    code, name, kind, address, latitude, longitude, timezone, opening, patron, operator, down, up, way = row
    return Site(
        SiteCode(code),
        name,
        SiteKind(kind),
        address,
        latitude,
        longitude,
        timezone,
        Opening.parse(opening),
        patron,
        Line(operator, down, up),
        way,
    )


def room_values(room: Room, site: int) -> Row:
    return (
        room.code,
        site,
        room.name,
        room.floor,
        room.capacity,
        int(room.step_free),
        "|".join(room.features),
        int(room.approval),
        room.buffer_before,
        room.buffer_after,
        "|".join(f"{one.name}={one.setup_minutes}/{one.tidy_minutes}" for one in room.layouts),
        room.shortest_minutes,
        room.longest_minutes,
        room.ahead_days,
        "|".join(room.bookers),
        int(room.retired),
        room.directions,
    )


def room(row: Row) -> Room:
    code, site, name, floor, capacity, free, features, approval, before, after, layouts, *limits, gone, way = row
    low, high, ahead, who = limits
    return Room(
        RoomCode(code),
        SiteCode(site),
        name,
        capacity,
        floor,
        bool(free),
        _listed(features),
        bool(approval),
        before,
        after,
        tuple(_layout(one) for one in _listed(layouts)),
        low,
        high,
        ahead,
        tuple(Role(one) for one in _listed(who)),
        bool(gone),
        way,
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _layout(cell: str) -> Layout:
    name, _, minutes = cell.rpartition("=")
    setup, _, tidy = minutes.partition("/")
    return Layout(name, int(setup), int(tidy))


def device_values(device: Device, room: int) -> Row:
    options = "|".join(f"{key}={value}" for key, value in device.options.items())
    facts = (device.code, room, device.name, device.kind, device.driver, device.host, device.port)
    return (*facts, options, int(device.retired))


def device(row: Row) -> Device:
    code, room, name, kind, driver, host, port, options, retired = row
    pairs = (one.partition("=") for one in _listed(options))
    return Device(
        DeviceCode(code),
        RoomCode(room),
        name,
        DeviceKind(kind),
        driver,
        host,
        port,
        MappingProxyType({key: value for key, _, value in pairs}),
        bool(retired),
    )


def person(row: Row) -> Person:
    email, name, role, office, site, language = row
    return Person(Email(email), name, Role(role), office, SiteCode(site) if site else None, language)


def closure(row: Row) -> Closure:
    site, room, starts, ends, reason = row
    return Closure(SiteCode(site), RoomCode(room) if room else None, slot(starts, ends), reason)


# ── bookings ────────────────────────────────────────────────────────────────────────────────────────────────────


def booking_values(booking: Booking, series: int | None) -> Row:
    """Give the columns of `booking` after `num` and `id`, in the order of the table."""
    link = booking.conference
    return (
        booking.uid,
        series,
        stamp(booking.occurrence) if booking.occurrence else None,
        booking.title,
        booking.description,
        booking.notes,
        booking.setup,
        booking.organizer,
        booking.created_by,
        booking.timezone,
        stamp(booking.slot.start),
        stamp(booking.slot.end),
        booking.status,
        int(booking.status.blocks),
        int(booking.private),
        booking.visitors,
        link.provider if link else None,
        link.url if link else None,
        link.pin if link else None,
        _other_ways(link) if link else None,
        link.held if link else "",
        booking.sequence,
        booking.version,
        stamp(booking.checked_in) if booking.checked_in else None,
        booking.reason,
        stamp(booking.created_at),
        stamp(booking.updated_at),
    )


def _other_ways(link: ConferenceLink) -> str | None:
    """Give the column `phone`: the number, and on lines of their own the meeting's number and the SIP address."""
    more = [f"{_ID}{link.meeting_id}" if link.meeting_id else "", link.sip or ""]
    return "\n".join((link.phone or "", *filter(None, more))) if any(more) else link.phone


def _link(provider: str | None, url: str, pin: str | None, phone: str | None, held: str) -> ConferenceLink | None:
    if provider is None:
        return None
    is_itself = bool(url) and held == url
    number, *lines = (phone or "").split("\n")
    meeting = next((one.removeprefix(_ID) for one in lines if one.startswith(_ID)), None)
    sip = next((one for one in lines if not one.startswith(_ID)), None)
    return ConferenceLink(
        provider, url, pin, (number or None) if lines else phone, is_itself, "" if is_itself else held, meeting, sip
    )


def booking(row: Row, reservations: Iterable[Reservation], attendees: Iterable[Attendee]) -> Booking:
    """Make a booking of the columns `num, id, …` of the table, then the series' id and rule."""
    (
        _num, id_, uid, _series, occurrence, title, description, notes, setup, organizer, created_by, timezone,
        starts, ends, status, _blocks, private, visitors, provider, link, pin, phone, held, sequence, version,
        checked_in, reason, created, updated, series, rrule,
    ) = row  # fmt: skip
    return Booking(
        id=BookingId(id_),
        uid=uid,
        title=title,
        slot=slot(starts, ends),
        timezone=_zone(timezone),
        reservations=tuple(reservations),
        organizer=Email(organizer),
        created_by=Email(created_by),
        created_at=instant(created),
        updated_at=instant(updated),
        status=Status(status),
        description=description,
        notes=notes,
        setup=setup,
        attendees=tuple(attendees),
        visitors=visitors,
        private=bool(private),
        conference=_link(provider, link, pin, phone, held),
        series=SeriesId(series) if series else None,
        rrule=rrule or "",
        occurrence=None if occurrence is None else instant(occurrence),
        sequence=sequence,
        version=version,
        checked_in=None if checked_in is None else instant(checked_in),
        reason=reason,
    )


def attendee(email: str, name: str, status: str) -> Attendee:
    return Attendee(Email(email), name, Answer(status))


def series(row: Row) -> Series:
    id_, uid, rrule, timezone, first, sequence, origin = row
    return Series(SeriesId(id_), uid, rrule, _zone(timezone), instant(first), sequence, origin)


def finding(row: Row) -> Finding:
    device, health, cause, evidence, at, latency = row
    return Finding(DeviceCode(device), Health(health), cause, evidence, instant(at), latency)


def touched(bookings: Collection[Booking]) -> Changes:
    """Tell of bookings that were written, as they were and as they are."""
    return Changes(
        bookings=frozenset(one.id for one in bookings),
        rooms=frozenset(room for one in bookings for room in one.rooms),
        slots=frozenset(one.slot for one in bookings),
    )
