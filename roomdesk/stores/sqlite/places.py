"""Sites, rooms, devices, people and closures in SQLite."""

from __future__ import annotations

from collections.abc import Mapping

from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import NotFound
from roomdesk.domain.places import Closure, Municipality
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Furnishing
from roomdesk.stores import rows
from roomdesk.stores.rows.memory import PlacesInMemory, in_memory
from roomdesk.stores.sqlite.connect import Connection, sqlite3

_SITES = """
select num, code, name, kind, address, latitude, longitude, timezone, opening, patron, line, down_mbps, up_mbps,
  directions
from site order by code
"""
_ROOMS = """
select room.num, room.code, site.code, room.name, floor, capacity, step_free, features, approval,
  buffer_before, buffer_after, layouts, shortest_minutes, longest_minutes, ahead_days, bookers, retired,
  room.directions
from room join site on site.num = room.site order by site.code, room.code
"""
_DEVICES = """
select device.code, room.code, device.name, device.kind, driver, host, port, options, device.retired
from device join room on room.num = device.room join site on site.num = room.site
order by site.code, room.code, device.code
"""
_PEOPLE = """
select email, person.name, role, office, site.code, language
from person left join site on site.num = person.site order by email
"""
_CLOSURES = """
select site.code, room.code, start_at, end_at, reason
from closure join site on site.num = closure.site left join room on room.num = closure.room
where end_at > ? and start_at < ? order by start_at
"""
_REOPEN = """
delete from closure
where site = (select num from site where code = ?) and room is (select num from room where code = ?)
  and start_at = ? and end_at = ? and reason = ?
"""
_SAVE_SITE = """
insert into site (code, name, kind, address, latitude, longitude, timezone, opening, patron, line, down_mbps, up_mbps,
  directions)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (code) do update set
  name = excluded.name, kind = excluded.kind, address = excluded.address, latitude = excluded.latitude,
  longitude = excluded.longitude, timezone = excluded.timezone, opening = excluded.opening,
  patron = excluded.patron, line = excluded.line, down_mbps = excluded.down_mbps, up_mbps = excluded.up_mbps,
  directions = excluded.directions
"""
_SAVE_ROOM = """
insert into room (code, site, name, floor, capacity, step_free, features, approval, buffer_before, buffer_after,
  layouts, shortest_minutes, longest_minutes, ahead_days, bookers, retired, directions)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (code) do update set
  site = excluded.site, name = excluded.name, floor = excluded.floor, capacity = excluded.capacity,
  step_free = excluded.step_free, features = excluded.features, approval = excluded.approval,
  buffer_before = excluded.buffer_before, buffer_after = excluded.buffer_after, layouts = excluded.layouts,
  shortest_minutes = excluded.shortest_minutes, longest_minutes = excluded.longest_minutes,
  ahead_days = excluded.ahead_days, bookers = excluded.bookers,
  retired = excluded.retired, directions = excluded.directions
"""
_SAVE_DEVICE = """
insert into device (code, room, name, kind, driver, host, port, options, retired)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (code) do update set
  room = excluded.room, name = excluded.name, kind = excluded.kind, driver = excluded.driver,
  host = excluded.host, port = excluded.port, options = excluded.options,
  retired = excluded.retired
"""
_SAVE_PERSON = """
insert into person (email, name, role, office, site, language) values (?, ?, ?, ?, ?, ?)
on conflict (email) do update set
  name = excluded.name, role = excluded.role, office = excluded.office, site = excluded.site,
  language = excluded.language
"""


def version(db: Connection) -> int:
    return int(db.execute("select version from places_version").fetchone()[0])


def load(db: Connection) -> PlacesInMemory:
    at = version(db)
    sites = db.execute(_SITES).fetchall()
    found = db.execute(_ROOMS).fetchall()
    people = db.execute(_PEOPLE).fetchall()
    try:
        return in_memory(at, sites, found, people)
    except KeyError as error:  # a damaged file may hold a room of a site that is not there
        raise sqlite3.DatabaseError(f"malformed: {error}") from error


def devices(db: Connection) -> tuple[Device, ...]:
    return tuple(rows.device(row) for row in db.execute(_DEVICES).fetchall())


def closures(db: Connection, slot: Slot) -> tuple[Closure, ...]:
    found = db.execute(_CLOSURES, [rows.stamp(slot.start), rows.stamp(slot.end)])
    return tuple(rows.closure(row) for row in found.fetchall())


def municipality(db: Connection) -> Municipality:
    name, is_demo = db.execute("select name, is_demo from municipality").fetchone()
    return Municipality(name, bool(is_demo))


def furnish(db: Connection, furnishing: Furnishing) -> None:
    """Add or update; runs inside the caller's transaction."""
    many = db.executemany
    many(_SAVE_SITE, [rows.site_values(one) for one in furnishing.sites])
    sites = {code.upper(): num for code, num in db.execute("select code, num from site").fetchall()}
    many(_SAVE_ROOM, [rows.room_values(one, _num(sites, "site", one.site)) for one in furnishing.rooms])
    found = {code.upper(): num for code, num in db.execute("select code, num from room").fetchall()}
    many(_SAVE_DEVICE, [rows.device_values(one, _num(found, "room", one.room)) for one in furnishing.devices])
    many(
        _SAVE_PERSON,
        [
            (
                one.email,
                one.name,
                one.role,
                one.office,
                _num(sites, "site", one.site) if one.site else None,
                one.language,
            )
            for one in furnishing.people
        ],
    )
    many(
        "insert into closure (site, room, start_at, end_at, reason) values (?, ?, ?, ?, ?)",
        [
            (
                _num(sites, "site", one.site),
                _num(found, "room", one.room) if one.room else None,
                rows.stamp(one.slot.start),
                rows.stamp(one.slot.end),
                one.reason,
            )
            for one in furnishing.closures
        ],
    )
    if furnishing.municipality:
        named = furnishing.municipality
        db.execute("update municipality set name = ?, is_demo = ?", [named.name, int(named.is_demo)])
    db.execute("update places_version set version = version + 1")


def reopen(db: Connection, closure: Closure) -> None:
    """Take a closure back; runs inside the caller's transaction. Raises NotFound."""
    slot = closure.slot
    facts = [closure.site, closure.room, rows.stamp(slot.start), rows.stamp(slot.end), closure.reason]
    if not db.execute(_REOPEN, facts).rowcount:
        raise NotFound("closure", closure.reason)
    db.execute("update places_version set version = version + 1")


def photo(db: Connection, room: int) -> bytes | None:
    found = db.execute("select content from photo where room = ?", [room]).fetchone()
    return bytes(found[0]) if found else None


def keep_photo(db: Connection, room: int, content: bytes | None) -> None:
    """Replace or take away; runs inside the caller's transaction."""
    db.execute("delete from photo where room = ?", [room])
    if content is not None:
        db.execute("insert into photo (room, content) values (?, ?)", [room, content])
    db.execute("update places_version set version = version + 1")


def _num(nums: Mapping[str, int], kind: str, code: str) -> int:
    try:
        return nums[code.upper()]
    except KeyError as error:
        raise NotFound(kind, code) from error
