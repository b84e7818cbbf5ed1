"""Edit sites, rooms, equipment, people and closures one by one, under the rules that an import keeps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields, replace
from datetime import timedelta
from typing import TypeVar

from roomdesk.domain.booking import Booking
from roomdesk.domain.changes import Changes
from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import BadLine, BadLines, Fault, InUse, NoAdministrator, NotFound, Stale
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Closure, Room, Site, check_photo
from roomdesk.domain.rights import may_administer
from roomdesk.domain.slot import Slot
from roomdesk.domain.wording import title
from roomdesk.ports.clock import Clock
from roomdesk.ports.driver import DriverCard
from roomdesk.ports.reader import Known, RowReader
from roomdesk.ports.store import Furnishing, Query, Store
from roomdesk.ports.writer import TableWriter
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Places, PlaceTables
from roomdesk.services.furnished import furnished, keep_administrator
from roomdesk.services.list_bookings import ListBookings

_AHEAD = timedelta(days=3660)
_KINDS = {"sites": "site", "rooms": "room", "equipment": "device", "people": "person"}
_Thing = TypeVar("_Thing", Site, Room, Device, Person)


@frozen
class EditPlaces:
    """`kind` is sites, rooms, equipment or people; `cells` are named as the columns of that table."""

    store: Store
    clock: Clock
    acting: Acting
    bookings: ListBookings
    read: RowReader
    write: TableWriter
    drivers: Callable[[], Mapping[str, DriverCard]]

    def __call__(self, kind: str, cells: Mapping[str, str], *, is_new: bool = False) -> Changes:
        """Save one thing. Raises NotYours, NoAdministrator, BadLines whose columns are the cells at fault."""
        return self.store.furnish(self._checked(kind, cells, is_new=is_new))

    def faults(self, kind: str, cells: Mapping[str, str], *, is_new: bool = False) -> Mapping[str, Fault]:
        """Name the cells that cannot be as they are; nothing is written. Raises NotYours, NoAdministrator."""
        try:
            self._checked(kind, cells, is_new=is_new)
        except BadLines as error:
            return {one.column: one.fault for one in error.lines}
        return {}

    def found(self, keys: Mapping[str, Collection[str]]) -> Furnishing:
        """Give things of some kinds as they are stored, by their codes or addresses. Raises Stranger, NotFound."""
        self.acting()
        there, wanted = furnished(self.store), {(_KINDS[kind], one.upper()): one for kind in keys for one in keys[kind]}
        missing = next((key for key in wanted if key not in there.things()), None)
        if missing:
            raise NotFound(missing[0], wanted[missing])
        return there.only(wanted)

    def exchange(self, found: Furnishing, wished: Furnishing) -> Changes:
        """Put things from what was found to what is wished: changed, made, or taken away if nothing stands on them.

        All of them or none. Raises NotYours, NotFound, Stale for what is not as it was found, InUse, also for whoever
        acts; NoAdministrator.
        """
        me = self.acting()
        may_administer(me)
        if me.email in {one.email for one in found.people} - {one.email for one in wished.people}:
            raise InUse("person", me.email, ("self",))
        keep_administrator(furnished(self.store), found, wished)
        return self.store.exchange(found, wished)

    def remove(self, furnishing: Furnishing) -> Changes:
        """Take things away that nothing stands on, as they are given. Raises as `exchange`."""
        return self.exchange(furnishing, Furnishing())

    def rebased(self, found: Furnishing, wished: Furnishing) -> tuple[Furnishing, Furnishing]:
        """Give a change of things as it is to be on what is there by now: what it leaves alone is as others left it.

        Both hold the same things. Raises Stranger, NotFound, Stale where others changed the same field.
        """
        now = self.found({table: [key for one, key in found.things() if one == kind] for table, kind in _KINDS.items()})
        return now, Furnishing(
            _rebased(found.sites, wished.sites, now.sites),
            _rebased(found.rooms, wished.rooms, now.rooms),
            _rebased(found.devices, wished.devices, now.devices),
            _rebased(found.people, wished.people, now.people),
        )

    def cells(self, thing: Site | Room | Device | Person) -> Mapping[str, str]:
        """Lay one thing out as its form shows it."""
        return self.write.cells(thing)

    def look(self) -> PlaceTables:
        """Give all that can be edited. Raises Stranger."""
        who, now, store = self.acting(), self.clock.now(), self.store
        return PlaceTables(
            Places(store.sites(), store.rooms()),
            store.devices(),
            store.people(),
            store.closures(Slot(now, now + _AHEAD)),
            self.drivers(),
            who.role is Role.ADMINISTRATOR,
        )

    def photo(self, room: RoomCode) -> bytes | None:
        """Give a room's photo, if there is one. Raises Stranger, NotFound."""
        self.acting()
        return self.store.photo(room)

    def keep_photo(self, room: RoomCode, content: bytes | None) -> Changes:
        """Keep a photo of a room, JPEG or PNG, or take it away. Raises NotYours, NotFound, Invalid."""
        may_administer(self.acting())
        return self.store.keep_photo(room, content if content is None else check_photo(content))

    # ── closures ────────────────────────────────────────────────────────────────────────────────────────
    def touched(self, closure: Closure) -> tuple[Booking, ...]:
        """List the bookings that a closure would touch; they stay booked."""
        rooms = tuple(one.code for one in self.store.rooms().values() if one.site == closure.site)
        wanted = rooms if closure.room is None else (closure.room,)
        return self.bookings(Query(closure.slot.start, closure.slot.end, wanted))

    def close(self, closure: Closure) -> Changes:
        """Close a room or site for a time. Raises NotYours, NotFound, Invalid for a reason that is not one line."""
        may_administer(self.acting())
        return self.store.furnish(Furnishing(closures=(replace(closure, reason=title(closure.reason)),)))

    def reopen(self, closure: Closure) -> Changes:
        """Take a closure back. Raises NotYours, NotFound."""
        may_administer(self.acting())
        return self.store.reopen(closure)

    # ── rules ───────────────────────────────────────────────────────────────────────────────────────────
    def _checked(self, kind: str, cells: Mapping[str, str], *, is_new: bool) -> Furnishing:
        may_administer(self.acting())
        known = Known(tuple(self.store.sites()), tuple(self.store.rooms()), tuple(self.drivers()))
        key = "email" if kind == "people" else "code"
        if is_new and cells.get(key, "").strip().upper() in self._keys(kind):
            raise BadLines((BadLine("", 1, Fault.CODE_TWICE, cells[key], key),))
        furnishing = self.read(kind, cells, known)
        people = {**self.store.people(), **{one.email: one for one in furnishing.people}}
        if furnishing.people:
            _keep_administrator(people.values())
        return furnishing

    def _keys(self, kind: str) -> set[str]:
        store = self.store
        if kind == "equipment":
            return {one.code.upper() for one in store.devices()}
        if kind == "people":
            return {one.upper() for one in store.people()}
        return {one.upper() for one in (store.sites() if kind == "sites" else store.rooms())}


def _keep_administrator(people: Iterable[Person]) -> None:
    """Raise NoAdministrator where people are left, and none of them is one."""
    roles = {one.role for one in people}
    if roles and Role.ADMINISTRATOR not in roles:
        raise NoAdministrator


def _rebased(found: Iterable[_Thing], wished: Iterable[_Thing], now: Iterable[_Thing]) -> tuple[_Thing, ...]:
    was, shall = ({_key(one): one for one in things} for things in (found, wished))
    return tuple(_merged(was[_key(one)], shall[_key(one)], one) for one in now)


def _merged(was: _Thing, shall: _Thing, now: _Thing) -> _Thing:
    """Make on `now` what differs between the two. Raises Stale where that was changed, too."""
    names = [one.name for one in fields(was) if getattr(was, one.name) != getattr(shall, one.name)]
    if any(getattr(now, name) != getattr(was, name) for name in names):
        raise Stale(_key(now), 0, 0)
    return replace(now, **{name: getattr(shall, name) for name in names})


def _key(thing: Site | Room | Device | Person) -> str:
    return thing.email if isinstance(thing, Person) else thing.code
