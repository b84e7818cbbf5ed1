"""What every new or moved booking must pass before the store is asked, and its reservations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

from roomdesk.domain.errors import Fault, Invalid, NotFound, Refused
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.opening import Holidays
from roomdesk.domain.overlap import Reservation
from roomdesk.domain.people import Person
from roomdesk.domain.places import Room, Site
from roomdesk.domain.policy import check_closures, check_room, check_site
from roomdesk.domain.slot import Slot
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store


@frozen
class BookingRules:
    store: Store
    clock: Clock
    holidays: Holidays

    def rooms(self, codes: Sequence[RoomCode]) -> tuple[Room, ...]:
        """Look rooms up by code, upper or lower case. Raises NotFound, Invalid for none or one twice."""
        known = self.store.rooms()
        found = tuple(known.get(code) or _any_case(known.values(), code) for code in codes)
        if not found:
            raise Invalid(Fault.NO_ROOMS)
        if len({room.code for room in found}) < len(found):
            raise Invalid(Fault.ROOM_TWICE, ", ".join(codes))
        return found

    def reservations(self, rooms: Sequence[Room], slot: Slot, setup: str) -> tuple[Reservation, ...]:
        """Make the reservations, buffers included. Raises Invalid for a layout that none of the rooms has."""
        if setup and not any(room.layout(setup) for room in rooms):
            raise Invalid(Fault.LAYOUT, setup, hint=", ".join(one.name for room in rooms for one in room.layouts))
        return tuple(Reservation(room.code, room.blocked(slot, setup)) for room in rooms)

    def check(self, rooms: Sequence[Room], slots: Iterable[Slot], who: Person) -> None:
        """Check every slot in every room. Raises the Refused of the first that does not pass."""
        refused = next(iter(self.refusals(rooms, slots, who).values()), None)
        if refused:
            raise refused

    def refusals(self, rooms: Sequence[Room], slots: Iterable[Slot], who: Person) -> dict[Slot, Refused]:
        """Tell which slots a rule refuses, and why."""
        wanted = tuple(slots)
        closures = self.store.closures(Slot(wanted[0].start, max(slot.end for slot in wanted)))
        known, now = self.store.sites(), self.clock.now()
        sites: dict[object, Site] = {}
        for site in (known[room.site] for room in rooms):
            # The first of those that are open alike speaks for all.
            sites.setdefault((site.opening, site.timezone, site.patron), site)
        found: dict[Slot, Refused] = {}
        for slot in wanted:
            try:
                for site in sites.values():
                    check_site(site, slot, self.holidays)
                for room in rooms:
                    check_room(room, slot, who, now)
                    check_closures(room, slot, closures)
            except Refused as refused:
                found[slot] = refused
        return found

    def passing(self, rooms: Collection[Room], slot: Slot, who: Person) -> list[Room]:
        """Give the rooms of many in which a slot passes."""
        refused = self.reasons(rooms, slot, who)
        return [room for room in rooms if room.code not in refused]

    def reasons(self, rooms: Iterable[Room], slot: Slot, who: Person) -> dict[RoomCode, Refused]:
        """Tell which rooms of many a rule refuses at a slot, and why; what is the same for all is asked once."""
        sites, now, closures = self.store.sites(), self.clock.now(), self.store.closures(slot)
        shut: dict[SiteCode, Refused | None] = {}
        found: dict[RoomCode, Refused] = {}
        for room in rooms:
            if room.site not in shut:
                shut[room.site] = _refusal(check_site, sites[room.site], slot, self.holidays)
            refused = shut[room.site] or _refusal(check_room, room, slot, who, now)
            if closures:
                refused = refused or _refusal(check_closures, room, slot, closures)
            if refused:
                found[room.code] = refused
        return found


def _refusal(check: Callable[..., None], *facts: object) -> Refused | None:
    try:
        check(*facts)
    except Refused as refused:
        return refused
    return None


def _any_case(rooms: Iterable[Room], code: str) -> Room:
    for room in rooms:
        if room.code.upper() == code.upper():
            return room
    raise NotFound("room", code)
