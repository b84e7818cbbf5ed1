"""The store as a dictionary: slow, without a database, and right; what the real ones are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from roomdesk.domain.booking import Booking
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.overlap import in_the_way
from roomdesk.domain.slot import Slot

InTheWay = tuple[RoomCode | None, BookingId]
"""A room, or None for a link, and the booking that has it."""


@dataclass
class NaiveStore:
    kept: dict[BookingId, Booking] = field(default_factory=dict)

    def book(self, bookings: Sequence[Booking]) -> set[InTheWay]:
        """Keep them all, or none; what is in the way, empty when they are kept."""
        if bookings[0].id in self.kept:
            return set()
        return self._put(bookings)

    def change(self, bookings: Sequence[Booking]) -> set[InTheWay]:
        return self._put(bookings)

    def _put(self, bookings: Sequence[Booking]) -> set[InTheWay]:
        mine = {one.id for one in bookings}
        others = [one for one in self.kept.values() if one.id not in mine]
        found = {clash for one in bookings for clash in clashes(one, others)}
        if not found:
            self.kept.update({one.id: one for one in bookings})
        return found

    def standing(self) -> list[Booking]:
        return [one for one in self.kept.values() if one.status.blocks]

    def taken(self, slot: Slot) -> set[RoomCode]:
        parts = (part for one in self.standing() for part in one.reservations)
        return {part.room for part in parts if part.blocked.overlaps(slot)}

    def day(self, slot: Slot) -> list[tuple[RoomCode, int, BookingId]]:
        return sorted(
            (room, int(one.slot.start.timestamp()), one.id)
            for one in self.standing()
            if one.slot.overlaps(slot)
            for room in one.rooms
        )


def clashes(wanted: Booking, others: Iterable[Booking]) -> set[InTheWay]:
    """Name the rooms and links of others that this booking would share; nothing for one that holds nothing."""
    if not wanted.status.blocks:
        return set()
    found: set[InTheWay] = set()
    for other in others:
        if other.status.blocks:
            found |= {(part.room, other.id) for part in in_the_way(wanted.reservations, other.reservations)}
            if _link(wanted) and _link(wanted) == _link(other) and wanted.slot.overlaps(other.slot):
                found.add((None, other.id))
    return found


def _link(booking: Booking) -> str:
    link = booking.conference
    return link.held if link else ""
