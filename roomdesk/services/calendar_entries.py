"""Bookings and series as calendar entries: a series' own, its exceptions, the dates left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from roomdesk.domain.booking import Booking, Series, Status
from roomdesk.domain.errors import Invalid
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SeriesId
from roomdesk.domain.invitation import Invitation, invite
from roomdesk.domain.itip import Meeting
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.services.series_parts import rule_starts


@frozen
class CalendarEntries:
    store: Store
    clock: Clock
    room_mail_domain: str

    def single(self, booking: Booking) -> Invitation:
        """Make the entry of one booking, or of one occurrence on its own (with RECURRENCE-ID)."""
        rooms, sites = self.store.rooms(), self.store.sites()
        person = self.store.people().get(booking.organizer)
        return invite(
            booking,
            [(rooms[code], sites[rooms[code].site]) for code in booking.rooms],
            self.clock.now().replace(microsecond=0),
            organizer_name=person.name if person else "",
            room_mail_domain=self.room_mail_domain,
        )

    def whole(self, series: Series, dates: Sequence[Booking]) -> tuple[Invitation, tuple[Invitation, ...]]:
        """Make a series' own entry and those of its exceptions.

        Dates that were cancelled, or never booked because they clashed, are left out of the rule (EXDATE); dates that
        somebody else's repetition has beside its rule are added (RDATE).
        """
        stand = [one for one in dates if one.status.blocks]
        ordinary = next((one for one in stand if not one.is_moved), next(iter(stand), dates[0]))
        standing = {one.occurrence: one for one in stand}
        exceptions = tuple(one for one in standing.values() if is_exception(one, ordinary))
        entry = self.single(ordinary)
        given = rule_starts(series)
        own = replace(
            entry,
            slot=ordinary.slot.starting(series.first),
            rrule=series.rrule,
            recurrence=None,
            skipped=tuple(start for start in given if start not in standing),
            added=tuple(sorted({start for start in standing if start} - set(given))),
            sequence=max(series.sequence, *(one.sequence for one in dates)),
        )
        return own, tuple(self.single(one) for one in exceptions)

    def meeting(self, booking: Booking, told: Collection[datetime | None] = ()) -> Meeting:
        """Make all entries of a booking's UID; of the ordinary dates those that somebody was `told` of apart."""
        if booking.series is None:
            entry = self.single(booking)
            return Meeting(entry) if booking.status.blocks else Meeting(None, off={None: entry})
        dates = self.store.occurrences(booking.series)
        own, exceptions = self.whole(self.store.series(booking.series), dates)
        off: dict[datetime | None, Invitation] = {
            one.occurrence: self.single(one) for one in dates if not one.status.blocks
        }
        if len(off) == len(dates):
            return Meeting(None, off={**off, None: replace(own, skipped=(), status=Status.CANCELLED)})
        apart = {one.recurrence for one in exceptions}
        ordinary = {
            one.occurrence: self.single(one)
            for one in dates
            if one.status.blocks and one.occurrence and one.occurrence in told and one.occurrence not in apart
        }
        return Meeting(own, exceptions, off, ordinary)

    def feed(self, bookings: Iterable[Booking]) -> list[Invitation]:
        """Make the entries of a calendar: series whole where one of their dates is among the bookings."""
        entries: list[Invitation] = []
        dates: dict[SeriesId, list[Booking]] = {}
        for booking in bookings:
            if booking.series is None:
                entries.append(self.single(booking))
            else:
                dates.setdefault(booking.series, []).append(booking)
        for id_, found in dates.items():
            try:
                own, exceptions = self.whole(self.store.series(id_), found)
            except Invalid:
                # No rule of ours: it was written past the program. Its dates stand by themselves.
                entries += [self.single(one) for one in found]
            else:
                entries += [own, *exceptions]
        return entries


def is_exception(booking: Booking, ordinary: Booking) -> bool:
    """Whether a date stands apart from its series: moved, longer, elsewhere, still to be approved, or about else."""
    return (
        booking.is_moved
        or booking.slot.minutes != ordinary.slot.minutes
        or booking.rooms != ordinary.rooms
        or (booking.status is Status.PENDING) != (ordinary.status is Status.PENDING)
        or _told(booking) != _told(ordinary)
    )


def _told(booking: Booking) -> tuple[object, ...]:
    people = tuple((one.email, one.name) for one in booking.attendees)
    return booking.title, booking.description, booking.private, booking.conference, people
