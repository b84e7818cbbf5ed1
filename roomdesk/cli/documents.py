"""Values as JSON, with the keys that INTERFACE.md promises."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from roomdesk.domain.booking import Booking, HistoryEntry
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.equipment import Health
from roomdesk.domain.line import LineLoad
from roomdesk.domain.overlap import Clash
from roomdesk.domain.places import Room, Site
from roomdesk.domain.schedule import Alternative, Away, CommonSlot
from roomdesk.domain.slot import zone
from roomdesk.domain.travel import Journeys
from roomdesk.services.answers import Booked, Equipped, Places, RoomOffer, Round, Skipped

Json = dict[str, Any]


def moment(instant: datetime | None, timezone: str) -> str | None:
    return instant.astimezone(zone(timezone)).isoformat() if instant else None


def _room(code: str, places: Places) -> Json:
    room = places.rooms[code]  # type: ignore[index]  # ids are strings
    return {"code": room.code, "name": room.name, "site": room.site}


def _conference(link: ConferenceLink) -> Json:
    found: Json = {"provider": link.provider, "url": link.url or None, "pin": link.pin, "phone": link.phone}
    return {**found, "meeting_id": link.meeting_id, "sip": link.sip}


def booking(one: Booking, places: Places) -> Json:
    """Give the whole booking; of one that is hidden only rooms, times and status are filled."""
    link, at = one.conference, one.timezone
    return {
        "id": one.id,
        "uid": one.uid or None,
        "title": one.title or None,
        "description": one.description,
        "status": one.status.value,
        "start": moment(one.slot.start, at),
        "end": moment(one.slot.end, at),
        "timezone": at,
        "rooms": [_room(code, places) for code in one.rooms],
        "organizer": one.organizer or None,
        "attendees": [{"email": p.email, "name": p.name, "status": p.status.value} for p in one.attendees],
        "conference": _conference(link) if link else None,
        "private": one.private,
        "series": {"id": one.series, "rrule": one.rrule or None} if one.series and not one.hidden else None,
        "occurrence": None if one.hidden else moment(one.occurrence, at),
        "sequence": one.sequence,
        "version": one.version,
        "checked_in": moment(one.checked_in, at),
        "visitors": one.visitors,
        "notes": one.notes,
        "setup": one.setup or None,
        "reason": one.reason or None,
    }


def clash(one: Clash, places: Places) -> Json:
    at = places.site_of(one.room).timezone if one.room else "Europe/Rome"
    found: Json = {"room": one.room, "start": moment(one.slot.start, at), "end": moment(one.slot.end, at)}
    found["booking"] = one.booking
    return {**found, "link": one.link} if one.link else found


def away(one: Away, places: Places) -> Json:
    """Give a time at which a room is occupied elsewhere, and when that was read."""
    at, read_at = places.site_of(one.room).timezone, datetime.fromtimestamp(one.read_at, UTC)
    return {
        "room": one.room,
        "start": moment(one.slot.start, at),
        "end": moment(one.slot.end, at),
        "read_at": moment(read_at, at),
    }


def alternative(one: Alternative, places: Places) -> Json:
    at = places.site_of(one.rooms[0]).timezone
    return {
        "rooms": [_room(code, places) for code in one.rooms],
        "start": moment(one.slot.start, at),
        "end": moment(one.slot.end, at),
    }


def skipped(one: Skipped, places: Places, timezone: str) -> Json:
    found: Json = {"start": moment(one.slot.start, timezone), "end": moment(one.slot.end, timezone)}
    found["conflicts"] = [clash(each, places) for each in one.clashes]
    return {**found, "reason": one.refused.code} if one.refused else found


def booked(answer: Booked, places: Places, *, with_skipped: bool = False) -> Json:
    found: Json = {"bookings": [booking(one, places) for one in answer.bookings]}
    if with_skipped:
        at = answer.bookings[0].timezone
        found["skipped"] = [skipped(one, places, at) for one in answer.skipped]
    if answer.full_lines:
        found["full_lines"] = {site: line_load(load) for site, load in answer.full_lines.items()}
    return found


def line_load(load: LineLoad) -> Json:
    return {"calls": load.calls, "carries": load.carries}


def journeys(one: Journeys) -> Json:
    return {
        "km": round(one.km, 1),
        "hours": round(one.hours, 2),
        "euro": round(one.euro, 2),
        "co2_kg": round(one.co2_kg, 2),
    }


def history(one: HistoryEntry, timezone: str) -> Json:
    return {"at": moment(one.at, timezone), "who": one.who, "action": one.action, "detail": one.detail}


def site(one: Site) -> Json:
    return {
        "code": one.code,
        "name": one.name,
        "kind": one.kind.value,
        "address": one.address,
        "latitude": one.latitude,
        "longitude": one.longitude,
        "timezone": one.timezone,
        "opening": one.opening.text,
        "patron": one.patron or None,
        "line": one.line.operator or None,
        "down_mbps": one.line.down_mbps or None,
        "up_mbps": one.line.up_mbps or None,
        "directions": one.directions,
    }


def room(one: Room) -> Json:
    return {
        "code": one.code,
        "site": one.site,
        "name": one.name,
        "floor": one.floor,
        "capacity": one.capacity,
        "step_free": one.step_free,
        "features": list(one.features),
        "approval": one.approval,
        "buffer_before": one.buffer_before,
        "buffer_after": one.buffer_after,
        "layouts": [
            {"name": each.name, "setup_minutes": each.setup_minutes, "tidy_minutes": each.tidy_minutes}
            for each in one.layouts
        ],
        "min_minutes": one.shortest_minutes,
        "max_minutes": one.longest_minutes,
        "ahead_days": one.ahead_days,
        "bookers": [role.value for role in one.bookers],
        "directions": one.directions,
    }


def equipment(one: Equipped, places: Places) -> Json:
    device, found = one.device, one.finding
    at = places.site_of(device.room).timezone
    return {
        "code": device.code,
        "room": device.room,
        "site": places.rooms[device.room].site,
        "name": device.name,
        "kind": device.kind.value,
        "driver": device.driver,
        "host": device.host,
        "port": device.port,
        "options": dict(device.options),
        "status": found.health.value if found else None,
        "message": found.evidence if found else None,
        "at": moment(found.at, at) if found else None,
    }


def offer(one: RoomOffer) -> Json:
    working = {Health.OK: True, Health.DEGRADED: True, Health.FAILED: False, Health.UNKNOWN: None}[one.working]
    return {**room(one.room), "working": working, "health": one.working.value, "spare": one.spare}


def common_slot(one: CommonSlot, places: Places) -> Json:
    at = places.sites[one.rooms[0][0]].timezone
    return {
        "start": moment(one.slot.start, at),
        "end": moment(one.slot.end, at),
        "rooms": [{**_room(code, places), "capacity": places.rooms[code].capacity} for _, code in one.rooms],
    }


def checks(done: Round, places: Places, sentence: dict[str, str]) -> Json:
    """Give a round of checks; `sentence` holds each device's message by code."""
    results = []
    for one in done.results:
        found, device = one.finding, one.device
        if found is None:
            continue
        results.append(
            {
                "equipment": device.code,
                "room": device.room,
                "site": places.rooms[device.room].site,
                "kind": device.kind.value,
                "driver": device.driver,
                "status": found.health.value,
                "latency_ms": None if found.latency_ms is None else round(found.latency_ms, 1),
                "message": sentence[device.code],
                "cause": found.cause,
                "evidence": found.evidence,
                "at": moment(found.at, places.site_of(device.room).timezone),
            }
        )
    counts = {health.value: sum(one["status"] == health.value for one in results) for health in Health}
    return {"results": results, "summary": counts, "seconds": round(done.seconds, 3)}
