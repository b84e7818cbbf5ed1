"""Edit sites, rooms, equipment, people and closures one by one, under the rules that an import keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from roomdesk.domain.booking import Booking
from roomdesk.domain.changes import Changes
from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import BadLine, BadLines, Fault, NoAdministrator
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
from roomdesk.services.list_bookings import ListBookings

_AHEAD = timedelta(days=3660)


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
        if furnishing.people and not any(one.role is Role.ADMINISTRATOR for one in people.values()):
            raise NoAdministrator
        return furnishing

    def _keys(self, kind: str) -> set[str]:
        store = self.store
        if kind == "equipment":
            return {one.code.upper() for one in store.devices()}
        if kind == "people":
            return {one.upper() for one in store.people()}
        return {one.upper() for one in (store.sites() if kind == "sites" else store.rooms())}
