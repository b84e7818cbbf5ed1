"""What a verb touched, so that each open screen can tell whether it is concerned."""

from __future__ import annotations

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, DeviceCode, RoomCode
from roomdesk.domain.slot import Slot


@frozen
class Changes:
    """Ids and times touched; `places` when sites, rooms, devices or people changed."""

    bookings: frozenset[BookingId] = frozenset()
    rooms: frozenset[RoomCode] = frozenset()
    slots: frozenset[Slot] = frozenset()
    devices: frozenset[DeviceCode] = frozenset()
    places: bool = False

    def touches(self, slot: Slot) -> bool:
        return self.places or any(one.overlaps(slot) for one in self.slots)
