"""The overlap rule: two reservations of one room never share a moment, buffers included."""

from __future__ import annotations

from collections.abc import Iterable

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.slot import Slot


@frozen
class Reservation:
    """One room's part of a booking: the time it is blocked, buffers included."""

    room: RoomCode
    blocked: Slot


@frozen
class Clash:
    """A reservation in the way. `room` is None where it is a conference link that is held, named by `link`.

    `booking` is None where the room is occupied elsewhere, by a calendar that is not ours.
    """

    room: RoomCode | None
    slot: Slot
    booking: BookingId | None
    link: str = ""
    wanted: Slot | None = None


def in_the_way(wanted: Iterable[Reservation], held: Iterable[Reservation]) -> tuple[Reservation, ...]:
    """Give the held reservations that overlap a wanted one of the same room; touching is not overlapping."""
    by_room: dict[RoomCode, list[Slot]] = {}
    for one in wanted:
        by_room.setdefault(one.room, []).append(one.blocked)
    return tuple(one for one in held if any(one.blocked.overlaps(slot) for slot in by_room.get(one.room, ())))
