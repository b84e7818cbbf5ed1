"""Other ways to hold a meeting whose rooms are taken: like rooms then, or those rooms later."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.overlap import Clash, Reservation
from roomdesk.domain.people import Person
from roomdesk.domain.places import Room
from roomdesk.domain.schedule import Alternative
from roomdesk.domain.slot import Slot
from roomdesk.ports.store import Store, Wanted
from roomdesk.services.booking_rules import BookingRules

_MOST = 3
_STEP = timedelta(minutes=15)
_DAYS = 2


@frozen
class Sought:
    """What was wished for, and by whom.

    `links` are exclusive conference links of which one must be free, none where any will do; `moving` is the booking
    that would give its own rooms up; `avoiding` are rooms not to be offered; with `anywhere` those
    of other sites are offered after those of the same; `more` are the other dates of a series, in all of which the
    rooms must be free.
    """

    rooms: tuple[Room, ...]
    slot: Slot
    who: Person
    setup: str = ""
    links: tuple[str, ...] = ()
    moving: frozenset[BookingId] = frozenset()
    avoiding: frozenset[RoomCode] = frozenset()
    anywhere: bool = False
    more: tuple[Slot, ...] = ()

    @property
    def slots(self) -> tuple[Slot, ...]:
        return (self.slot, *self.more)


def alternatives(
    store: Store, rules: BookingRules, sought: Sought, clashes: Sequence[Clash]
) -> tuple[Alternative, ...]:
    """Offer up to three sets of rooms at the same time, then up to three later times of the same rooms.

    A series is offered rooms for all of its dates, in its first one's slot, and no other times.
    """
    taken = {clash.room for clash in clashes if clash.room}
    later = [] if sought.more else _later(store, rules, sought)
    return (*like_rooms(store, rules, sought, taken), *later)


def like_rooms(store: Store, rules: BookingRules, sought: Sought, taken: Collection[RoomCode]) -> list[Alternative]:
    """Offer up to three sets of rooms at that time: in place of those `taken`, others of the same kit."""
    if not taken or len(_with_a_link(store, sought, sought.slots)) < len(sought.slots):
        return []
    choices = {room.code: _like(store, room, sought) for room in sought.rooms if room.code in taken}
    offers = []
    for number in range(_MOST):
        if any(len(found) <= number for found in choices.values()):
            break
        chosen = [choices[room.code][number] if room.code in taken else room for room in sought.rooms]
        is_set_up = not sought.setup or any(room.layout(sought.setup) for room in chosen)
        is_one_each = len({room.code for room in chosen}) == len(chosen)
        if is_set_up and is_one_each and not rules.refusals(chosen, sought.slots, sought.who):
            offers.append(Alternative(tuple(room.code for room in chosen), sought.slot))
    return offers


def _like(store: Store, room: Room, sought: Sought) -> list[Room]:
    """List free rooms that can stand in, those of the same site first, then the closest in size."""
    chosen = {one.code for one in sought.rooms}
    fits = [
        one
        for one in store.rooms().values()
        if (one.site == room.site or sought.anywhere)
        and not one.retired
        and one.code not in chosen
        and one.code not in sought.avoiding
        and set(one.features) >= set(room.features) & {"camera", "display", "codec", "microphone"}
        and (one.step_free or not room.step_free)
    ]
    wanted = (
        Wanted(slot, (Reservation(one.code, one.blocked(slot, sought.setup)),)) for one in fits for slot in sought.slots
    )
    held = {clash.room for clash in store.clashes(wanted, sought.moving)}
    free = (one for one in fits if one.code not in held)

    def order(one: Room) -> tuple[bool, bool, int, str]:
        return one.site != room.site, one.capacity < room.capacity, abs(one.capacity - room.capacity), one.code

    return sorted(free, key=order)


def _later(store: Store, rules: BookingRules, sought: Sought) -> list[Alternative]:
    steps = timedelta(days=_DAYS) // _STEP
    slots = [sought.slot.starting(sought.slot.start + _STEP * number) for number in range(1, steps + 1)]
    wanted = (Wanted(slot, rules.reservations(sought.rooms, slot, sought.setup)) for slot in slots)
    held = {clash.wanted for clash in store.clashes(wanted, sought.moving)}
    offers: list[Alternative] = []
    for slot in _with_a_link(store, sought, [one for one in slots if one not in held]):
        if offers and slot.overlaps(offers[-1].slot):
            continue
        if not rules.refusals(sought.rooms, [slot], sought.who):
            offers.append(Alternative(tuple(room.code for room in sought.rooms), slot))
        if len(offers) == _MOST:
            break
    return offers


def _with_a_link(store: Store, sought: Sought, slots: Iterable[Slot]) -> list[Slot]:
    """Keep the slots in which one of the links is free."""
    if not sought.links:
        return list(slots)
    wished = list(slots)
    wanted = (Wanted(slot, (), link) for slot in wished for link in sought.links)
    held = {(clash.wanted, clash.link) for clash in store.clashes(wanted, sought.moving)}
    return [slot for slot in wished if any((slot, link) not in held for link in sought.links)]
