"""Watch meetings: read what notices are made of, for whoever acts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from roomdesk.domain.booking import Booking
from roomdesk.domain.equipment import Device
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.domain.notices import NEWS, RISK, Unready, Watched, attends, ill_rooms, room_states
from roomdesk.domain.people import Person, Role
from roomdesk.domain.preparation import StepFailed
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Query, Store
from roomdesk.services.acting import Acting
from roomdesk.services.list_bookings import ListBookings, for_eyes_of

_BEHIND, _AHEAD = timedelta(days=1), timedelta(days=31)


@frozen
class WatchMeetings:
    store: Store
    clock: Clock
    acting: Acting
    bookings: ListBookings

    def __call__(self, told_of: Collection[RoomCode] = ()) -> Watched:
        """Read one's meetings of yesterday to a month ahead, and rooms that are ill or were, `told_of` those.

        Staff watch the rooms of their own meetings; whoever serves all watches every room. Raises Stranger.
        """
        who, now = self.acting(), self.clock.now()
        query = Query(now - _BEHIND, now + _AHEAD, person=who.email, cancelled=True)
        mine = tuple(_expected(who, one) for one in self.store.bookings(query))
        # What nobody has touched since it was made is told by the booking itself.
        touched = [one for one in mine if one.version > 1 and one.updated_at >= now - NEWS and not one.hidden]
        worked_on = {code for code, one in self.store.device_faults.in_maintenance().items() if one.lasts(now)}
        watched_over = [one for one in self.store.devices() if one.code not in worked_on]
        states = room_states(watched_over, self.store.last_findings())
        watched = ill_rooms(states) | (set(told_of) & states.keys())
        return Watched(
            who,
            mine,
            {one.id: self.store.history(one.id) for one in touched},
            states,
            self._at_risk(who, mine, watched, now),
            self.store.rooms(),
            self.store.people(),
            self._unready(who, mine, now),
        )

    def _unready(self, who: Person, mine: tuple[Booking, ...], now: datetime) -> tuple[Unready, ...]:
        """List the meetings whose rooms were not prepared whole: one's own, or all for those who serve or tend."""
        failed = [one for one in self.store.preparations.done(now - _BEHIND) if one.failed]
        if not failed:
            return ()
        own = {one.id: one for one in mine if attends(who.email, one)}
        if who.role is not Role.STAFF:
            own |= {one.id: one for one in self.bookings(Query(now - 2 * _BEHIND, now + _BEHIND))}
        names = {one.code: one for one in self.store.devices()}
        return tuple(
            Unready(own[one.turn.booking], one.turn.phase, one.done_at, _devices(one.failed, names))
            for one in failed
            if one.turn.booking in own
        )

    def _at_risk(
        self, who: Person, mine: tuple[Booking, ...], rooms: Collection[RoomCode], now: datetime
    ) -> Mapping[RoomCode, tuple[Booking, ...]]:
        if not rooms:
            return {}
        until = now + RISK
        if who.role is Role.STAFF:
            coming = [one for one in mine if attends(who.email, one) and now < one.slot.end and one.slot.start < until]
        else:
            coming = list(self.bookings(Query(now, until, tuple(rooms))))
        found: dict[RoomCode, list[Booking]] = {}
        for one in coming:
            for room in one.rooms:
                if one.status.blocks and room in rooms:
                    found.setdefault(room, []).append(one)
        return {room: tuple(meetings) for room, meetings in found.items()}


def _devices(failed: Collection[StepFailed], known: Mapping[DeviceCode, Device]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known[one.device].name if one.device in known else one.device for one in failed))


def _expected(who: Person, booking: Booking) -> Booking:
    """Mask what somebody may not see, but not that they are expected there."""
    seen = for_eyes_of(who, booking)
    if not seen.hidden:
        return seen
    return replace(seen, attendees=tuple(one for one in booking.attendees if one.email == who.email))
