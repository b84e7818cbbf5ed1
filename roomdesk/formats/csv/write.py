"""Values to tables: what an import reads back unchanged, and bookings for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from roomdesk.domain.booking import Booking
from roomdesk.domain.equipment import Device
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.line_history import LineHistory, Measured
from roomdesk.domain.people import Person
from roomdesk.domain.places import LONGEST_MINUTES, Room, Site
from roomdesk.domain.slot import zone
from roomdesk.formats.csv.cells import guarded, number
from roomdesk.formats.csv.columns import TABLES, Kind
from roomdesk.ports.store import Furnishing

_BOOKING_COLUMNS = (
    "id", "uid", "title", "status", "start", "end", "timezone", "sites", "rooms", "organizer", "attendees",
    "conference", "private", "rrule", "visitors", "setup", "notes", "description",
)  # fmt: skip

_LINE_COLUMNS = (
    "site", "operator", "device", "at", "rtt_ms", "jitter_ms", "sent", "lost", "loss_percent", "mos",
    "down_mbps", "up_mbps", "guaranteed_down_mbps", "guaranteed_up_mbps", "below",
)  # fmt: skip

Cells = Mapping[str, str | int | float | None]


def furnishing(kind: str, furnishing: Furnishing) -> str:
    """Write `sites`, `rooms`, `equipment` or `people` as CSV that an import reads back unchanged."""
    rows = {
        Kind.SITES: lambda: map(_site, furnishing.sites),
        Kind.ROOMS: lambda: map(_room, furnishing.rooms),
        Kind.EQUIPMENT: lambda: map(_device, furnishing.devices),
        Kind.PEOPLE: lambda: map(_person, furnishing.people),
    }
    return write_rows(TABLES[Kind(kind)].names, rows[Kind(kind)]())


def cells(thing: Site | Room | Device | Person) -> Mapping[str, str]:
    """Lay one thing out by the columns of its table, as text; blank where a column is empty."""
    if isinstance(thing, Site):
        row = _site(thing)
    elif isinstance(thing, Room):
        row = _room(thing)
    else:
        row = _device(thing) if isinstance(thing, Device) else _person(thing)
    return {
        column: "" if value is None else value if isinstance(value, str) else number(value)
        for column, value in row.items()
    }


def bookings(bookings: Sequence[Booking], rooms: Mapping[RoomCode, Room]) -> str:
    """Write one row a booking, times in the meeting's own zone (ISO 8601)."""
    return write_rows(_BOOKING_COLUMNS, (_booking(one, rooms) for one in bookings))


def lines(lines: Sequence[LineHistory]) -> str:
    """Write one row a measurement, times in the site's zone (ISO 8601)."""
    return write_rows(_LINE_COLUMNS, (_measured(line, one) for line in lines for one in line.measured))


def _measured(line: LineHistory, one: Measured) -> Cells:
    found = one.quality
    return {
        "site": line.site.code,
        "operator": line.site.line.operator,
        "device": line.device.code,
        "at": one.at.astimezone(zone(line.site.timezone)).isoformat(timespec="seconds"),
        "rtt_ms": found.rtt_ms,
        "jitter_ms": found.jitter_ms,
        "sent": found.sent,
        "lost": found.lost,
        "loss_percent": round(100 * found.loss, 2),
        "mos": round(found.mos, 2),
        "down_mbps": found.down_mbps,
        "up_mbps": found.up_mbps,
        "guaranteed_down_mbps": line.guarantee.down_mbps or None,
        "guaranteed_up_mbps": line.guarantee.up_mbps or None,
        "below": _yes(one.is_below),
    }


def write_rows(columns: Sequence[str], rows: Iterable[Cells]) -> str:
    """Write rows below their headings, cells that a spreadsheet would run made harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return out.getvalue()


def _cell(value: str | float | None) -> str:
    """Numbers stay numbers, minus sign and all; text is made harmless."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value.replace("\r\n", "\n").replace("\r", "\n"))
    return number(value)


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _site(site: Site) -> Cells:
    return {
        "code": site.code,
        "name": site.name,
        "kind": site.kind.value,
        "address": site.address,
        "latitude": site.latitude,
        "longitude": site.longitude,
        "timezone": site.timezone,
        "opening": site.opening.text,
        "patron": site.patron,
        "line": site.line.operator,
        "down_mbps": site.line.down_mbps or None,
        "up_mbps": site.line.up_mbps or None,
        "directions": site.directions,
    }


def _room(room: Room) -> Cells:
    return {
        "code": room.code,
        "site": room.site,
        "name": room.name,
        "floor": room.floor,
        "capacity": room.capacity,
        "step_free": _yes(room.step_free),
        "features": "|".join(room.features),
        "approval": _yes(room.approval),
        "buffer_before": room.buffer_before,
        "buffer_after": room.buffer_after,
        "layouts": "|".join(f"{one.name}={one.setup_minutes}/{one.tidy_minutes}" for one in room.layouts),
        "min_minutes": room.shortest_minutes or None,
        "max_minutes": room.longest_minutes if room.longest_minutes != LONGEST_MINUTES else None,
        "ahead_days": room.ahead_days or None,
        "bookers": "|".join(one.value for one in room.bookers),
        "retired": _yes(room.retired),
        "directions": room.directions,
    }


def _device(device: Device) -> Cells:
    return {
        "code": device.code,
        "room": device.room,
        "name": device.name,
        "kind": device.kind.value,
        "driver": device.driver,
        "host": device.host,
        "port": device.port,
        "options": "|".join(f"{name}={value}" for name, value in device.options.items()),
        "retired": _yes(device.retired),
    }


def _person(person: Person) -> Cells:
    return {
        "email": person.email,
        "name": person.name,
        "role": person.role.value,
        "office": person.office,
        "site": person.site,
        "language": person.language,
    }


def _booking(one: Booking, rooms: Mapping[RoomCode, Room]) -> Cells:
    local = zone(one.timezone)
    return {
        "id": one.id,
        "uid": one.uid,
        "title": one.title,
        "status": one.status.value,
        "start": one.slot.start.astimezone(local).isoformat(),
        "end": one.slot.end.astimezone(local).isoformat(),
        "timezone": one.timezone,
        "sites": "|".join(dict.fromkeys(rooms[room].site for room in one.rooms if room in rooms)),
        "rooms": "|".join(one.rooms),
        "organizer": one.organizer,
        "attendees": "|".join(who.email for who in one.attendees),
        "conference": one.conference.url if one.conference else "",
        "private": _yes(one.private),
        "rrule": one.rrule,
        "visitors": one.visitors,
        "setup": one.setup,
        "notes": one.notes,
        "description": one.description,
    }
