"""Find the earliest times at which every office has a fitting free room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from roomdesk.domain.draft import CommonWish, Wish
from roomdesk.domain.equipment import Health
from roomdesk.domain.errors import Refused
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.opening import Holidays, closed_day, open_slots
from roomdesk.domain.places import Room, Site
from roomdesk.domain.policy import check_room
from roomdesk.domain.schedule import CommonSlot
from roomdesk.domain.slot import Slot, to_wall
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.services.acting import Acting
from roomdesk.services.find_room import fits_wish

_GRID = 15 * 60
# Most find enough in the first days; each stretch is twice as long as the one before.
_FIRST_STRETCH = timedelta(days=4)

Span = tuple[int, int]
"""From and to in epoch seconds; of starts: both ends are possible."""


@frozen
class CommonSlots:
    store: Store
    clock: Clock
    acting: Acting
    holidays: Holidays

    def __call__(self, wish: CommonWish) -> tuple[CommonSlot, ...]:
        """List the earliest starts, on the quarter of an hour, one after the other without overlap."""
        rooms = self._rooms(wish)
        if not all(rooms.values()):
            return ()
        found: list[CommonSlot] = []
        since, stretch = wish.window.start, _FIRST_STRETCH
        while since < wish.window.end and len(found) < wish.limit:
            until = min(since + stretch, wish.window.end)
            # A meeting that begins in this stretch may end in the next one.
            reach = Slot(since, min(until + timedelta(minutes=wish.minutes), wish.window.end))
            found += self._in_stretch(wish, rooms, reach, int(until.timestamp()), found[-1].slot if found else None)
            since, stretch = until, 2 * stretch
        return tuple(found[: wish.limit])

    def _rooms(self, wish: CommonWish) -> dict[SiteCode, list[Room]]:
        who, now = self.acting(), self.clock.now()
        like = Wish(wish.window, wish.capacity, wish.needs, accessible=wish.accessible)
        failing = self._failing(wish.needs) if wish.working else frozenset()
        slot = Slot.lasting(now, wish.minutes)  # how far ahead is told by `_starts`, start by start
        rooms: dict[SiteCode, list[Room]] = {code: [] for code in wish.sites}
        for room in self.store.rooms().values():
            if room.site in rooms and room.code not in failing and fits_wish(room, like):
                try:
                    check_room(room, slot, who, now)
                except Refused:
                    continue
                rooms[room.site].append(room)
        return rooms

    def _failing(self, needs: Sequence[str]) -> frozenset[RoomCode]:
        """Name the rooms where a device that is needed, or any without needs, failed its last check."""
        findings = self.store.last_findings()
        failed = {code for code, one in findings.items() if one.health is Health.FAILED}
        devices = (one for one in self.store.devices() if not one.retired) if failed else ()
        return frozenset(one.room for one in devices if one.code in failed and (not needs or one.kind.value in needs))

    def _in_stretch(
        self, wish: CommonWish, rooms: Mapping[SiteCode, Sequence[Room]], reach: Slot, until: int, last: Slot | None
    ) -> list[CommonSlot]:
        seconds = wish.minutes * 60
        held, sites = self._held(rooms, reach), self.store.sites()
        starts = {site: self._starts(sites[site], found, held, reach, seconds) for site, found in rooms.items()}
        common: list[Span] | None = None
        for of_site in starts.values():
            merged = _merge([span for spans in of_site.values() for span in spans])
            common = merged if common is None else _intersect(common, merged)
        out: list[CommonSlot] = []
        earliest = int(last.end.timestamp()) if last else 0
        for begins, ends in common or []:
            at = -(-max(begins, earliest) // _GRID) * _GRID
            while at <= ends and at < until and len(out) < wish.limit:
                out.append(self._at(at, seconds, starts, rooms))
                at += -(-seconds // _GRID) * _GRID
                earliest = at
        return out

    def _at(
        self,
        at: int,
        seconds: int,
        starts: Mapping[SiteCode, Mapping[RoomCode, Sequence[Span]]],
        rooms: Mapping[SiteCode, Sequence[Room]],
    ) -> CommonSlot:
        chosen = []
        for site, found in rooms.items():
            free = [one for one in found if any(low <= at <= high for low, high in starts[site][one.code])]
            chosen.append((site, min(free, key=lambda room: (room.capacity, room.code)).code))
        begins = datetime.fromtimestamp(at, UTC)
        return CommonSlot(Slot(begins, begins + timedelta(seconds=seconds)), tuple(chosen))

    def _held(self, rooms: Mapping[SiteCode, Sequence[Room]], reach: Slot) -> dict[RoomCode, list[Span]]:
        """List when each room is closed or blocked, buffers kept."""
        buffers = {
            room.code: (room.buffer_before * 60, room.buffer_after * 60) for found in rooms.values() for room in found
        }
        held: dict[RoomCode, list[Span]] = {code: [] for code in buffers}
        for busy in self.store.busy(reach.padded(720, 720), tuple(held)):
            before, after = buffers[busy.room]
            held[busy.room].append((busy.blocked_from - after, busy.blocked_to + before))
        for closure in self.store.closures(reach):
            span = int(closure.slot.start.timestamp()), int(closure.slot.end.timestamp())
            for room in rooms.get(closure.site, ()):
                if closure.room in (None, room.code):
                    held[room.code].append(span)
        return held

    def _starts(
        self, site: Site, rooms: Sequence[Room], held: Mapping[RoomCode, list[Span]], reach: Slot, seconds: int
    ) -> dict[RoomCode, list[Span]]:
        """List when a meeting can start in each room: open and not held."""
        hours = self._open(site, reach)
        now = int(self.clock.now().timestamp())
        starts = {}
        for room in rooms:
            found = _possible(hours, _merge(held[room.code]), seconds)
            latest = now + room.ahead_days * 86400 if room.ahead_days else reach.end.timestamp()
            starts[room.code] = [(low, min(high, int(latest))) for low, high in found if low <= latest]
        return starts

    def _open(self, site: Site, reach: Slot) -> list[Span]:
        first, last = to_wall(reach.start, site.timezone).date(), to_wall(reach.end, site.timezone).date()
        low, high = int(reach.start.timestamp()), int(reach.end.timestamp())
        spans: list[Span] = []
        day = first
        while day <= last:
            if not closed_day(day, site.patron, self.holidays):
                for slot in open_slots(site.opening, site.timezone, day, day):
                    begins, ends = max(int(slot.start.timestamp()), low), min(int(slot.end.timestamp()), high)
                    if begins < ends:
                        spans.append((begins, ends))
            day += timedelta(days=1)
        return _merge(spans)


def _possible(hours: Sequence[Span], held: Sequence[Span], seconds: int) -> list[Span]:
    """Cut what is held out of the open hours, and shrink each gap by the meeting's length: what is left are starts.

    Both lists are sorted, and no two spans of a list touch.
    """
    spans: list[Span] = []
    number = 0
    for opens, closes in hours:
        at = opens
        while number and held[number - 1][1] > opens:
            number -= 1
        while number < len(held) and held[number][0] < closes:
            begins, ends = held[number]
            if begins - seconds >= at:
                spans.append((at, begins - seconds))
            at = max(at, ends)
            number += 1
        if closes - seconds >= at:
            spans.append((at, closes - seconds))
    return spans


def _merge(spans: list[Span]) -> list[Span]:
    out: list[Span] = []
    for low, high in sorted(spans):
        if out and low <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], high)
        else:
            out.append((low, high))
    return out


def _intersect(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    out: list[Span] = []
    left = right = 0
    while left < len(one) and right < len(other):
        low, high = max(one[left][0], other[right][0]), min(one[left][1], other[right][1])
        if low <= high:
            out.append((low, high))
        if one[left][1] < other[right][1]:
            left += 1
        else:
            right += 1
    return out
