"""Move a booking to another time or other rooms: one date, this and the following, or the series."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from roomdesk.domain.booking import Booking, Scope, Series, Status
from roomdesk.domain.changes import Changes
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import Fault, Invalid, NotOpenAnyMore, SlotTaken, Stale
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.people import Person
from roomdesk.domain.places import LONGEST_MINUTES
from roomdesk.domain.rights import may_change
from roomdesk.domain.series import read_rule, shifted, write_rule
from roomdesk.domain.slot import Slot, from_wall, to_wall
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Edit, Store
from roomdesk.services.acting import Acting
from roomdesk.services.alternatives import Sought, alternatives
from roomdesk.services.answers import Booked
from roomdesk.services.booking_rules import BookingRules
from roomdesk.services.line_loads import LineLoads
from roomdesk.services.series_parts import check_apart, next_sequence, rule_starts, split

Rewrite = Callable[[Booking], Booking]


@frozen
class Shift:
    """How each date changes: by this much on the wall clock, to this length, to these rooms (None: as they are)."""

    later: timedelta
    minutes: int
    rooms: tuple[RoomCode, ...] | None
    was: tuple[RoomCode, ...]


@frozen
class Revision:
    """What else changes in each date, its names for the history, and whether SEQUENCE counts on."""

    rewrite: Rewrite
    names: str
    counts: bool


@frozen
class MoveBooking:
    store: Store
    clock: Clock
    acting: Acting
    rules: BookingRules
    loads: LineLoads

    def __call__(self, move: Move) -> Booked:
        """Move, or change nothing: also where a date shall stand as it stands already.

        Dates of a series that stand apart (moved, cancelled) stay as they are.

        Raises Stale, SlotTaken, another Refused, NotFound, Invalid.
        """
        return self.revise(move, _as_it_is, "")

    def revise(self, move: Move, rewrite: Rewrite, names: str) -> Booked:
        """Move, and rewrite each date; `names` are the facts that are rewritten, for its history.

        SEQUENCE stays where `names` are given and neither time nor place is another. Raises as moving does.
        """
        who = self.acting()
        booking = self.store.booking(move.booking)
        may_change(who, booking)
        check_open(booking, move.version)
        shift = self._shift(booking, move)
        elsewhere = _is_elsewhere(booking, shift)
        if not (names or elsewhere) and move.scope is Scope.THIS:
            return Booked((booking,), Changes())
        how = Revision(rewrite, names, not names or elsewhere)
        if booking.series is None or move.scope is Scope.THIS:
            sequence = next_sequence(self.store, booking) if how.counts else booking.sequence
            return self._change([(booking, self._moved(rewrite(booking), shift, sequence))], [], who, names)
        return self._move_series(booking, shift, how, (move.scope, who))

    def _shift(self, booking: Booking, move: Move) -> Shift:
        start = move.start or booking.slot.start
        slot = Slot.between(start, move.end) if move.end else booking.slot.starting(start)
        if (slot.end - slot.start).total_seconds() > LONGEST_MINUTES * 60:
            raise Invalid(Fault.DURATION, str(slot.minutes))
        later = to_wall(slot.start, booking.timezone) - to_wall(booking.slot.start, booking.timezone)
        rooms = tuple(room.code for room in self.rules.rooms(move.rooms)) if move.rooms is not None else None
        return Shift(later, slot.minutes, rooms, booking.rooms)

    def _moved(self, booking: Booking, shift: Shift, sequence: int) -> Booking:
        slot = Slot.lasting(_later(booking.slot.start, shift.later, booking.timezone), shift.minutes)
        follows = shift.rooms is not None and booking.rooms == shift.was
        rooms = self.rules.rooms(shift.rooms if shift.rooms is not None and follows else booking.rooms)
        setup = booking.setup if any(room.layout(booking.setup) for room in rooms) else ""
        asks = any(room.approval and room.code not in booking.rooms for room in rooms)
        return replace(
            booking,
            slot=slot,
            setup=setup,
            status=Status.PENDING if asks else booking.status,
            reservations=self.rules.reservations(rooms, slot, setup),
            sequence=sequence,
            version=booking.version + 1,
            updated_at=self.clock.now().replace(microsecond=0),
        )

    def _move_series(self, booking: Booking, shift: Shift, how: Revision, wish: tuple[Scope, Person]) -> Booked:
        scope, who = wish
        part = split(self.store, booking, scope)
        counts = how.counts or bool(part.head)
        rule = shifted(read_rule(part.tail.rrule), _days(booking, shift), shift.later, booking.timezone)
        tail = replace(
            part.tail,
            rrule=write_rule(rule),
            first=_later(part.tail.first, shift.later, booking.timezone),
            sequence=part.sequence if counts else part.tail.sequence,
        )
        if rule_starts(tail) != tuple(_later(one, shift.later, booking.timezone) for one in rule_starts(part.tail)):
            raise Invalid(Fault.RULE_NOT_MOVABLE, part.tail.rrule)
        edited = []
        for one in part.dates:
            is_kept = one.id != booking.id and (one.is_moved or not one.status.blocks)
            changed = self._kept(one, how) if is_kept else self._moved(how.rewrite(one), shift, part.sequence)
            origin = _later(one.occurrence, shift.later, one.timezone) if one.occurrence else None
            moved = replace(
                changed,
                series=tail.id,
                uid=tail.uid,
                rrule=tail.rrule,
                occurrence=origin,
                sequence=changed.sequence if counts else one.sequence,
                version=one.version + 1,
            )
            edited.append((one, moved))
        check_apart([new for _, new in edited if new.status.blocks])
        return self._change(edited, [*part.head, tail], who, how.names)

    def _kept(self, one: Booking, how: Revision) -> Booking:
        """Give a date that stands apart: it stays where it is, but is called and set up like the others."""
        if not (how.names and one.status.blocks):
            return one
        return self._moved(how.rewrite(one), Shift(timedelta(0), one.slot.minutes, None, ()), one.sequence)

    def _change(
        self, pairs: Sequence[tuple[Booking, Booking]], series: Sequence[Series], who: Person, names: str
    ) -> Booked:
        """Write bookings as they shall be, each beside what it was. What stays in its place is not judged anew."""
        moved = [new for old, new in pairs if new.reservations != old.reservations]
        for rooms in dict.fromkeys(one.rooms for one in moved):
            self.rules.check(self.rules.rooms(rooms), [one.slot for one in moved if one.rooms == rooms], who)
        edits = [
            Edit(new, old.version, "edited", names) if names else Edit(new, old.version, "moved", _place(old))
            for old, new in pairs
        ]
        was = tuple(self.store.series(one) for one in dict.fromkeys(old.series for old, _ in pairs if series) if one)
        try:
            changes = self.store.change(edits, who.email, series)
        except SlotTaken as taken:
            if len({one.rooms for one in moved}) != 1:
                raise
            others = alternatives(self.store, self.rules, self._sought(moved, who), taken.clashes)
            raise SlotTaken(taken.clashes, others) from taken
        full = self.loads.full(moved)
        return Booked(
            tuple(new for _, new in pairs if new.status.blocks),
            changes,
            full_lines=full,
            before=tuple(old for old, _ in pairs),
            after=tuple(new for _, new in pairs),
            series_before=was,
        )

    def _sought(self, dates: Sequence[Booking], who: Person) -> Sought:
        """Say what dates in the same rooms were to have; they give up what they hold."""
        first, *more = (one.slot for one in dates)
        links = dict.fromkeys(one.conference.held for one in dates if one.conference and one.conference.held)
        rooms, moving = self.rules.rooms(dates[0].rooms), frozenset(one.id for one in dates)
        return Sought(rooms, first, who, dates[0].setup, tuple(links), moving, more=tuple(more))


def _as_it_is(booking: Booking) -> Booking:
    return booking


def _is_elsewhere(booking: Booking, shift: Shift) -> bool:
    has_other_rooms = shift.rooms is not None and shift.rooms != booking.rooms
    return bool(shift.later) or shift.minutes != booking.slot.minutes or has_other_rooms


def check_open(booking: Booking, version: int | None) -> None:
    """Check that a booking stands, at the version that the caller read. Raises Stale, NotOpenAnyMore."""
    if version is not None and version != booking.version:
        raise Stale(booking.id, version, booking.version)
    if not booking.status.blocks:
        raise NotOpenAnyMore(booking.id, booking.status)


def _place(booking: Booking) -> str:
    start, end = booking.slot.start.isoformat(), booking.slot.end.isoformat()
    return f"{start}/{end} {'|'.join(booking.rooms)}"


def _later(instant: datetime, later: timedelta, timezone: str) -> datetime:
    return from_wall(to_wall(instant, timezone) + later, timezone)


def _days(booking: Booking, shift: Shift) -> int:
    wall = to_wall(booking.slot.start, booking.timezone)
    return ((wall + shift.later).date() - wall.date()).days
