"""Print the sign of a closed room or building: when, why, and where its meetings are held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotFound
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.people import Role
from roomdesk.domain.places import Closure
from roomdesk.domain.slot import Slot
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Query, Store
from roomdesk.ports.writer import ClosedSign, ClosureWriter, Elsewhere, Page, Paper, Press
from roomdesk.services.acting import Acting

_AHEAD = timedelta(days=3660)
_MOST = 500
"""So many changed meetings in the time of the closure are looked through."""


@frozen
class PrintClosure:
    store: Store
    clock: Clock
    acting: Acting
    write: ClosureWriter
    press: Press

    def coming(self) -> tuple[Closure, ...]:
        """List the closures from now on, the first first. Raises Stranger."""
        self.acting()
        now = self.clock.now()
        return tuple(sorted(self.store.closures(Slot(now, now + _AHEAD)), key=lambda one: (one.slot, one.site)))

    def page(self, closure: Closure, seats: Mapping[BookingId, Sequence[RoomCode]] | None = None) -> Page:
        """Make the sign of a closure, Italian and English on one sheet.

        `seats` name the rooms in which meetings are about to be held instead; without them those are named that were
        moved out of the closed rooms. Raises NotFound, Stranger.
        """
        self.acting()
        site = self.store.sites().get(closure.site)
        rooms = self.store.rooms()
        room = rooms.get(closure.room) if closure.room else None
        if site is None or (closure.room and room is None):
            raise NotFound("closure", closure.room or closure.site)
        moved = self._moved(closure) if seats is None else self._seated(seats)
        closed = self._rooms(closure)
        elsewhere = tuple(
            Elsewhere(
                "" if one.private or one.hidden else one.title,
                one.slot,
                tuple((rooms[code].name, self.store.sites()[rooms[code].site].name) for code in instead),
            )
            for one in moved
            if (instead := [code for code in one.rooms if code in rooms and code not in closed])
        )
        html = self.write(ClosedSign(closure, site, room, elsewhere, self._contact(closure)))
        return Page(html, f"RoomDesk {(room or site).name}")

    def pdf(self, closure: Closure) -> bytes:
        return self.press.pdf(self.page(closure), Paper())

    def _seated(self, seats: Mapping[BookingId, Sequence[RoomCode]]) -> list[Booking]:
        """Give meetings as they will be once they are seated."""
        found = [_in(self.store.booking(booking), rooms) for booking, rooms in seats.items()]
        return sorted(found, key=lambda one: (one.slot, one.id))

    def _moved(self, closure: Closure) -> list[Booking]:
        """Find the meetings of that time that once stood in a closed room, and were moved out of it."""
        closed = self._rooms(closure)
        found = self.store.bookings(Query(closure.slot.start, closure.slot.end))
        moved = [one for one in found if one.version > 1 and one.status.blocks and not closed & set(one.rooms)]
        return [one for one in moved[:_MOST] if self._left(one, closed)]

    def _left(self, booking: Booking, closed: frozenset[RoomCode]) -> bool:
        """Whether the last move took a meeting out of a closed room."""
        moves = [entry.detail for entry in self.store.history(booking.id) if entry.action == "moved"]
        before = moves[-1].partition(" ")[2].split("|") if moves else []
        return bool(closed & {RoomCode(code) for code in before})

    def _rooms(self, closure: Closure) -> frozenset[RoomCode]:
        if closure.room:
            return frozenset({closure.room})
        return frozenset(one.code for one in self.store.rooms().values() if one.site == closure.site)

    def _contact(self, closure: Closure) -> str:
        """Name whom to ask: the reception of the building, else of the municipality."""
        people = [one for one in self.store.people().values() if one.role is Role.RECEPTION]
        people.sort(key=lambda one: (one.site != closure.site, one.email))
        first = next((one for one in people if one.site in (closure.site, None)), None)
        return " · ".join(dict.fromkeys(filter(None, (first.name, first.office, first.email)))) if first else ""


def _in(booking: Booking, rooms: Sequence[RoomCode]) -> Booking:
    held = tuple(replace(booking.reservations[0], room=code) for code in rooms)
    return replace(booking, reservations=held)
