"""Close a room or site: what it touches, where each meeting can sit instead; undone as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from roomdesk.domain.booking import Booking
from roomdesk.domain.changes import Changes
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.places import Closure
from roomdesk.domain.rights import may_administer
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting
from roomdesk.services.alternatives import Sought, like_rooms
from roomdesk.services.answers import Booked, ClosedPlace, Touched
from roomdesk.services.booking_rules import BookingRules
from roomdesk.services.edit_places import EditPlaces
from roomdesk.services.move_booking import MoveBooking
from roomdesk.services.undo_change import UndoChange

Seats = Mapping[BookingId, tuple[RoomCode, ...]]
_MOST = 200
"""Beyond so many meetings, rooms are not looked for."""


@frozen
class ClosePlace:
    store: Store
    acting: Acting
    rules: BookingRules
    edit_places: EditPlaces
    move_booking: MoveBooking
    undo_change: UndoChange

    def preview(self, closure: Closure) -> tuple[Touched, ...]:
        """List the meetings that a closure would touch, each with rooms where it could sit instead, if there are any.

        No room is proposed to two meetings at once. Private meetings of others are there, without a title.
        """
        closed = self._rooms(closure)
        touched, given = [], list[tuple[RoomCode, Booking]]()
        for number, one in enumerate(self.edit_places.touched(closure)):
            if not one.status.blocks:
                continue
            rooms = self._instead(one, closed, given) if number < _MOST else ()
            given += [(room, one) for room in rooms]
            touched.append(Touched(one, rooms))
        return tuple(touched)

    def __call__(self, closure: Closure, seats: Seats) -> ClosedPlace:
        """Close a place and seat meetings elsewhere, all of it or nothing.

        `seats` gives each meeting that moves its rooms. Raises NotYours, Invalid, SlotTaken, another Refused, NotFound.
        """
        may_administer(self.acting())
        moved: list[Booked] = []
        try:
            for booking, rooms in seats.items():
                moved.append(self.move_booking(Move(booking, rooms=rooms)))
            closing = self.edit_places.close(closure)
        except RoomDeskError:
            if moved:
                self.undo_change(_as_one(moved))
            raise
        kept = replace(closure, reason=closure.reason.strip())
        booked = _as_one(moved)
        return ClosedPlace(kept, booked, _joined(closing, booked.changes))

    def undo(self, closed: ClosedPlace) -> Changes:
        """Open the place again and seat everybody back, all of it or nothing.

        Raises Stale where somebody changed one of the meetings since, SlotTaken, NotYours, NotFound.
        """
        may_administer(self.acting())
        changes = self.edit_places.reopen(closed.closure)
        try:
            back = self.undo_change(closed.booked).changes if closed.booked.after else Changes()
        except RoomDeskError:
            self.edit_places.close(closed.closure)
            raise
        return _joined(changes, back)

    def _rooms(self, closure: Closure) -> frozenset[RoomCode]:
        if closure.room:
            return frozenset({closure.room})
        return frozenset(one.code for one in self.store.rooms().values() if one.site == closure.site)

    def _instead(
        self, meeting: Booking, closed: frozenset[RoomCode], given: Sequence[tuple[RoomCode, Booking]]
    ) -> tuple[RoomCode, ...]:
        """Give the rooms of a meeting with others in place of the closed ones; none where there are none."""
        rooms = self.store.rooms()
        full = self.store.booking(meeting.id)
        taken = {room for room, other in given if other.slot.overlaps(full.slot)}
        sought = Sought(
            tuple(rooms[code] for code in full.rooms),
            full.slot,
            self.acting(),
            full.setup,
            moving=frozenset({full.id}),
            avoiding=closed | taken,
            anywhere=True,
        )
        offers = like_rooms(self.store, self.rules, sought, closed & set(full.rooms))
        return offers[0].rooms if offers else ()


def _as_one(moved: Sequence[Booked]) -> Booked:
    """Put several changes together, so that they are undone as one."""
    return Booked(
        tuple(booking for one in moved for booking in one.bookings),
        _joined(*(one.changes for one in moved)),
        before=tuple(booking for one in moved for booking in one.before),
        after=tuple(booking for one in moved for booking in one.after),
        series_before=tuple(series for one in moved for series in one.series_before),
    )


def _joined(*changes: Changes) -> Changes:
    return Changes(
        frozenset().union(*(one.bookings for one in changes)),
        frozenset().union(*(one.rooms for one in changes)),
        frozenset().union(*(one.slots for one in changes)),
        frozenset().union(*(one.devices for one in changes)),
        any(one.places for one in changes),
    )
