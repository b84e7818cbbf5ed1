"""Find free rooms that fit, best first."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from roomdesk.domain.draft import Wish
from roomdesk.domain.equipment import HEALTH_ORDER, Health, worse
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.places import Room
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import RoomOffer
from roomdesk.services.booking_rules import BookingRules


@frozen
class FindRoom:
    store: Store
    acting: Acting
    rules: BookingRules

    def __call__(self, wish: Wish) -> tuple[RoomOffer, ...]:
        """List rooms that are free with their buffers, open, allowed, large and equipped enough.

        Best first: working before unknown before degraded before failed, then the fewest seats to spare.
        """
        who = self.acting()
        taken = self.store.taken(wish.slot)
        fits = [room for room in self.store.rooms().values() if room.code not in taken and fits_wish(room, wish)]
        free = self._free_with_buffers(fits, wish)
        open_ = self.rules.passing(free, wish.slot, who)
        healths = self._healths(open_, wish.needs)
        offers = [
            RoomOffer(room, healths.get(room.code, Health.UNKNOWN), room.capacity - wish.capacity)
            for room in open_
            if not (wish.working and healths.get(room.code) is Health.FAILED)
        ]
        return tuple(
            sorted(offers, key=lambda one: (HEALTH_ORDER[one.working], one.spare, one.room.site, one.room.code))
        )

    def _free_with_buffers(self, rooms: Collection[Room], wish: Wish) -> list[Room]:
        padded = {room.code: room.blocked(wish.slot) for room in rooms if room.buffer_before or room.buffer_after}
        if not padded:
            return list(rooms)
        widest = wish.slot.padded(max(room.buffer_before for room in rooms), max(room.buffer_after for room in rooms))
        held = {
            one.room
            for one in self.store.busy(widest, tuple(padded))
            if one.blocked_from < padded[one.room].end.timestamp()
            and padded[one.room].start.timestamp() < one.blocked_to
        }
        return [room for room in rooms if room.code not in held]

    def _healths(self, rooms: Collection[Room], needs: Collection[str]) -> Mapping[RoomCode, Health]:
        findings = self.store.last_findings()
        if not findings:
            return {}
        found: dict[RoomCode, Health] = {}
        for device in self.store.devices({room.code for room in rooms}):
            if not device.retired and (not needs or device.kind in needs):
                finding = findings.get(device.code)
                health = finding.health if finding else Health.UNKNOWN
                found[device.room] = worse(found.get(device.room, Health.OK), health)
        return found


def fits_wish(room: Room, wish: Wish) -> bool:
    """Whether a room is in use, large, equipped and step-free enough, in one of the sites wished for."""
    return (
        not room.retired
        and room.capacity >= wish.capacity
        and set(wish.needs) <= set(room.features)
        and (not wish.sites or room.site in wish.sites)
        and (room.step_free or not wish.accessible)
    )
