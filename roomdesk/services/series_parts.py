"""Cutting a series for a change: what stays as it is, what the change is for, and the next SEQUENCE."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from uuid import NAMESPACE_OID, uuid5

from roomdesk.domain.booking import Booking, Scope, Series
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, SeriesId
from roomdesk.domain.overlap import in_the_way
from roomdesk.domain.series import continuing, ending_before, expand, read_rule, write_rule
from roomdesk.domain.slot import to_wall
from roomdesk.ports.store import Store
from roomdesk.services.book_room import new_uid


@frozen
class Part:
    """The series of the dates to change (`tail`: the old one, or a new one), those dates, and what is left behind."""

    tail: Series
    dates: tuple[Booking, ...]
    head: tuple[Series, ...]
    sequence: int


def next_sequence(store: Store, booking: Booking) -> int:
    """Count on: one counter for a UID, the series and all its occurrences."""
    if booking.series is None:
        return booking.sequence + 1
    numbers = [one.sequence for one in store.occurrences(booking.series)]
    return max(*numbers, store.series(booking.series).sequence, booking.sequence) + 1


def split(store: Store, booking: Booking, scope: Scope) -> Part:
    """Cut where the change begins. Only for an occurrence.

    "This and following" ends the old rule before this date (RANGE=THISANDFUTURE is understood by no big calendar
    program) and starts a new series, with a UID of its own, for the rest.
    """
    if booking.series is None or booking.occurrence is None:
        raise AssertionError("only an occurrence has a series to cut")
    series, dates = store.series(booking.series), store.occurrences(booking.series)
    sequence = next_sequence(store, booking)
    tail = tuple(one for one in dates if one.occurrence and one.occurrence >= booking.occurrence)
    if scope is Scope.ALL or len(tail) == len(dates):
        return Part(series, dates, (), sequence)
    rule = read_rule(series.rrule)
    head = replace(series, rrule=write_rule(ending_before(rule, booking.occurrence)), sequence=sequence)
    id_ = SeriesId(str(uuid5(NAMESPACE_OID, f"{series.id} from {booking.occurrence.isoformat()} {sequence}")))
    rest = Series(
        id_,
        new_uid(BookingId(id_), booking.organizer),
        write_rule(continuing(rule, _dates_from(series, booking.occurrence))),
        series.timezone,
        booking.occurrence,
        sequence,
        series.origin or series.id,
    )
    return Part(rest, tail, (head,), sequence)


def check_apart(dates: Sequence[Booking]) -> None:
    """Check that no date's rooms, buffers included, reach into the next date. Raises Invalid."""
    ordered = sorted(dates, key=lambda one: one.slot.start)
    for one, after in pairwise(ordered):
        if in_the_way(one.reservations, after.reservations):
            raise Invalid(Fault.RULE_OVERLAPS_ITSELF, one.rrule)


def rule_starts(series: Series) -> tuple[datetime, ...]:
    """List the starts (UTC) that a series' rule gives, those that were never booked included."""
    first = to_wall(series.first, series.timezone)
    return tuple(slot.start for slot in expand(read_rule(series.rrule), first, series.timezone, 1))


def _dates_from(series: Series, instant: datetime) -> int:
    return sum(start >= instant for start in rule_starts(series))
