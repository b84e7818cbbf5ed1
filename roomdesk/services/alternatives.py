"""Other ways to hold a meeting whose rooms are taken: like rooms at that time, or those rooms at another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from roomdesk.domain.errors import Refused
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.overlap import Clash
from roomdesk.domain.people import Person
from roomdesk.domain.places import Room
from roomdesk.domain.schedule import Alternative
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Store
from roomdesk.services.booking_rules import BookingRules

_MOST = 3
_STEP = timedelta(minutes=15)
_DAYS = 2


def alternatives(
    store: Store, rules: BookingRules, rooms: Sequence[Room], slot: Slot, clashes: Sequence[Clash], who: Person
) -> tuple[Alternative, ...]:
    """Offer up to three sets of rooms at the same time, then up to three later times of the same rooms."""
    taken = {clash.room for clash in clashes if clash.room}
    return (*_like_rooms(store, rules, rooms, slot, taken, who), *_later(store, rules, rooms, slot, who))


def _like_rooms(
    store: Store, rules: BookingRules, rooms: Sequence[Room], slot: Slot, taken: set[RoomCode], who: Person
) -> list[Alternative]:
    if not taken:
        return []
    busy, known = store.taken(slot.padded(60, 60)), store.rooms()
    choices = {room.code: _like(room, known, busy, {one.code for one in rooms}) for room in rooms if room.code in taken}
    offers = []
    for number in range(_MOST):
        if any(len(found) <= number for found in choices.values()):
            break
        chosen = [choices[room.code][number] if room.code in taken else room for room in rooms]
        if len({room.code for room in chosen}) == len(chosen) and not rules.refusals(chosen, [slot], who):
            offers.append(Alternative(tuple(room.code for room in chosen), slot))
    return offers


def _like(room: Room, known: Mapping[RoomCode, Room], busy: frozenset[RoomCode], chosen: set[RoomCode]) -> list[Room]:
    """List free rooms of the same site that can stand in, the closest in size first."""
    fits = [
        one
        for one in known.values()
        if one.site == room.site
        and one.code not in busy
        and one.code not in chosen
        and set(one.features) >= set(room.features) & {"camera", "display", "codec", "microphone"}
        and (one.step_free or not room.step_free)
    ]
    return sorted(fits, key=lambda one: (one.capacity < room.capacity, abs(one.capacity - room.capacity), one.code))


def _later(store: Store, rules: BookingRules, rooms: Sequence[Room], slot: Slot, who: Person) -> list[Alternative]:
    window = Slot(slot.start, slot.end + timedelta(days=_DAYS))
    busy = store.busy(window, [room.code for room in rooms])
    padding = {room.code: (room.buffer_before * 60, room.buffer_after * 60) for room in rooms}
    offers: list[Alternative] = []
    candidate = slot.starting(slot.start + _STEP)
    while candidate.end <= window.end and len(offers) < _MOST:
        starts, ends = candidate.start.timestamp(), candidate.end.timestamp()
        free = not any(
            one.blocked_from < ends + padding[one.room][1] and starts - padding[one.room][0] < one.blocked_to
            for one in busy
        )
        if free and not _refused(rules, rooms, candidate, who):
            offers.append(Alternative(tuple(room.code for room in rooms), candidate))
            candidate = candidate.starting(candidate.end)
        else:
            candidate = candidate.starting(candidate.start + _STEP)
    return offers


def _refused(rules: BookingRules, rooms: Sequence[Room], slot: Slot, who: Person) -> Refused | None:
    return rules.refusals(rooms, [slot], who).get(slot)
