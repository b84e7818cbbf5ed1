"""What the find screen asks of the desk in the store lane: rooms at a time, times of several offices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from roomdesk.domain.draft import CommonWish, Wish
from roomdesk.domain.equipment import Health
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.schedule import CommonSlot
from roomdesk.services.answers import Places, RoomOffer

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


@frozen
class Found:
    """Rooms best first, times earliest first; `wish` is what they were looked for with."""

    wish: Wish
    places: Places
    health: Mapping[RoomCode, Health]
    offers: tuple[RoomOffer, ...]
    times: tuple[CommonSlot, ...]


def look(desk: Desk, wish: Wish, common: CommonWish) -> Found:
    """Look for both; without sites there are no common times to look for."""
    around = desk.look_around
    times = desk.common_slots(common) if common.sites else ()
    return Found(wish, around.places(), around.room_health(), desk.find_room(wish), times)
