"""Places and people put back, made, taken away in SQLite: as they were seen, and not what is in use."""

from __future__ import annotations

from collections.abc import Mapping

from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import InUse, NotFound, Stale
from roomdesk.domain.people import Person
from roomdesk.domain.places import Room, Site
from roomdesk.ports.store import Furnishing
from roomdesk.stores.sqlite import places
from roomdesk.stores.sqlite.connect import Connection

# What stands on a thing, by the number of its row or the address of a person: `?1`.
_USES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "site": (
        ("rooms", "room where site = ?1"),
        ("people", "person where site = ?1"),
        ("closures", "closure where site = ?1"),
    ),
    "room": (
        ("devices", "device where room = ?1"),
        ("closures", "closure where room = ?1"),
        ("calendar", "outside_calendar where room = ?1"),
        ("photo", "photo where room = ?1"),
        ("published", "feed_name where room = (select code from room where num = ?1)"),
        ("published", "published where room = (select code from room where num = ?1)"),
        ("bookings", "room_task where room = (select code from room where num = ?1)"),
        ("bookings", "reservation where room = ?1"),
    ),
    "device": (
        ("checks", "finding where device = ?1"),
        ("faults", "device_fault where device = ?1"),
        ("maintenance", "maintenance where device = ?1"),
    ),
    "person": (
        ("bookings", "attendee where email = ?1"),
        ("bookings", "booking where organizer = ?1 or created_by = ?1"),
        ("history", "history where who = ?1"),
        ("history", "device_fault where acknowledged_by = ?1 or closed_by = ?1"),
        ("history", "fault_note where who = ?1"),
        ("history", "room_task where who = ?1"),
    ),
}


def exchange(db: Connection, found: Furnishing, wished: Furnishing) -> None:
    """Put from what was found to what is wished; in the caller's transaction. Raises NotFound, Stale, InUse."""
    known, was, shall = places.load(db), found.things(), wished.things()
    there = Furnishing(
        tuple(known.sites.values()), tuple(known.rooms.values()), places.devices(db), tuple(known.people.values())
    ).things()
    for key, thing in was.items():
        if key not in there:
            raise NotFound(key[0], _name(thing))
    for key, thing in {**was, **shall}.items():
        if there.get(key) != was.get(key):
            raise Stale(_name(thing), 0, 0)
    # Before anything goes: what is put back may have stood on it.
    places.furnish(db, wished)
    for key, thing in was.items():
        if key not in shall:
            _take(db, key[0], _name(thing))


def _take(db: Connection, kind: str, key: str) -> None:
    name = "email" if kind == "person" else "code"
    ((row,),) = db.execute(f"select {'email' if kind == 'person' else 'num'} from {kind} where {name} = ?", [key])  # noqa: S608 - names of ours
    uses = [use for use, where in _USES[kind] if db.execute(f"select 1 from {where} limit 1", [row]).fetchone()]  # noqa: S608 - names of ours
    if uses:
        raise InUse(kind, key, tuple(dict.fromkeys(uses)))
    db.execute(f"delete from {kind} where {name} = ?", [key])  # noqa: S608 - names of ours


def _name(thing: Site | Room | Device | Person) -> str:
    return thing.email if isinstance(thing, Person) else thing.code
