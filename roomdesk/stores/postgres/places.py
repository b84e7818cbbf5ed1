"""Sites, rooms, devices, people and closures in PostgreSQL."""

from __future__ import annotations

import json

from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import NotFound
from roomdesk.domain.places import Closure, Municipality
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Furnishing
from roomdesk.stores import rows
from roomdesk.stores.postgres.session import Session
from roomdesk.stores.rows.memory import PlacesInMemory, in_memory

_VERSION = "select version, (select max(name) from rd.step) from rd.places_version"
_SITES = """
select num, code, name, kind, address, latitude, longitude, timezone, opening, patron, line, down_mbps, up_mbps,
  directions
from rd.site order by upper(code)
"""
_ROOMS = """
select room.num, room.code, site.code, room.name, floor, capacity, step_free, features, approval,
  buffer_before, buffer_after, layouts, shortest_minutes, longest_minutes, ahead_days, bookers, retired,
  room.directions
from rd.room join rd.site on site.num = room.site order by upper(site.code), upper(room.code)
"""
_DEVICES = """
select device.code, room.code, device.name, device.kind, driver, host, port, options, device.retired
from rd.device join rd.room on room.num = device.room join rd.site on site.num = room.site
order by upper(site.code), upper(room.code), upper(device.code)
"""
_PEOPLE = """
select email, person.name, role, office, site.code, language
from rd.person left join rd.site on site.num = person.site order by email
"""
_CLOSURES = """
select site.code, room.code, start_at, end_at, reason
from rd.closure join rd.site on site.num = closure.site left join rd.room on room.num = closure.room
where end_at > %s and start_at < %s order by start_at, closure.num
"""
# The order of the values in rows; `at` is the code of what it belongs to.
_SITE = (
    "code", "name", "kind", "address", "latitude", "longitude", "timezone", "opening", "patron", "line", "down_mbps",
    "up_mbps", "directions",
)  # fmt: skip
_ROOM = (
    "code", "at", "name", "floor", "capacity", "step_free", "features", "approval", "buffer_before", "buffer_after",
    "layouts", "shortest_minutes", "longest_minutes", "ahead_days", "bookers", "retired", "directions",
)  # fmt: skip
_DEVICE = ("code", "at", "name", "kind", "driver", "host", "port", "options", "retired")


def version(session: Session) -> tuple[int, str]:
    """Give the version of places, and the schema's newest step."""
    ((at, step),) = session.read(_VERSION)
    return at, step


def load(session: Session) -> PlacesInMemory:
    at, _ = version(session)
    return in_memory(at, session.read(_SITES), session.read(_ROOMS), session.read(_PEOPLE))


def devices(session: Session) -> tuple[Device, ...]:
    return tuple(map(rows.device, session.read(_DEVICES)))


def closures(session: Session, slot: Slot) -> tuple[Closure, ...]:
    return tuple(map(rows.closure, session.read(_CLOSURES, [rows.stamp(slot.start), rows.stamp(slot.end)])))


def municipality(session: Session) -> Municipality:
    ((name, is_demo),) = session.read("select name, is_demo from rd.municipality")
    return Municipality(name, is_demo)


def furnish(session: Session, furnishing: Furnishing) -> None:
    """Add or update, all or nothing. Raises NotFound, NotYours."""
    asked = _things(furnishing)
    asked["closures"] = [
        {
            "at": one.site,
            "in": one.room,
            "start_at": rows.stamp(one.slot.start),
            "end_at": rows.stamp(one.slot.end),
            "reason": one.reason,
        }
        for one in furnishing.closures
    ]
    if furnishing.municipality:
        asked["municipality"] = [furnishing.municipality.name, furnishing.municipality.is_demo]
    harmless = not furnishing.closures  # the same closure once more would be a second one
    session.write("select rd.furnish(%s::jsonb)", [json.dumps(asked)], harmless_twice=harmless)


def exchange(session: Session, found: Furnishing, wished: Furnishing) -> None:
    """Put from what was found to what is wished, all or nothing. Raises NotFound, Stale, InUse, NotYours."""
    both = [json.dumps(_things(one)) for one in (found, wished)]
    # What is done already is refused when it comes again, as stale.
    session.write("select rd.exchange(%s::jsonb, %s::jsonb)", both, harmless_twice=True)


def _things(furnishing: Furnishing) -> dict[str, list[object]]:
    return {
        "sites": [dict(zip(_SITE, rows.site_values(one), strict=True)) for one in furnishing.sites],
        "rooms": [
            {**dict(zip(_ROOM, rows.room_values(one, 0), strict=True)), "at": one.site} for one in furnishing.rooms
        ],
        "devices": [
            {**dict(zip(_DEVICE, rows.device_values(one, 0), strict=True)), "at": one.room}
            for one in furnishing.devices
        ],
        "people": [
            {
                "email": one.email,
                "name": one.name,
                "role": one.role,
                "office": one.office,
                "at": one.site,
                "language": one.language,
            }
            for one in furnishing.people
        ],
    }


def reopen(session: Session, closure: Closure) -> None:
    """Take a closure back. Raises NotFound, NotYours."""
    slot = closure.slot
    facts = [closure.site, closure.room, rows.stamp(slot.start), rows.stamp(slot.end), closure.reason]
    if not session.write("select rd.reopen(%s::text, %s::text, %s::bigint, %s::bigint, %s::text)", facts)[0][0]:
        raise NotFound("closure", closure.reason)


def photo(session: Session, room: int) -> bytes | None:
    found = session.read("select content from rd.photo where room = %s", [room])
    return bytes(found[0][0]) if found else None


def keep_photo(session: Session, room: int, content: bytes | None) -> None:
    session.write("select rd.keep_photo(%s::integer, %s::bytea)", [room, content], harmless_twice=True)
