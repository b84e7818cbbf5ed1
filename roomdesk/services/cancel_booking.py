"""Cancel a booking: its rooms and its link are free at once."""

from __future__ import annotations

from dataclasses import replace

from roomdesk.domain import wording
from roomdesk.domain.booking import Booking, Scope, Series, Status
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId
from roomdesk.domain.rights import may_change
from roomdesk.domain.series import ending_before, read_rule, write_rule
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Edit, Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Booked
from roomdesk.services.move_booking import check_open
from roomdesk.services.series_parts import next_sequence


@frozen
class CancelBooking:
    store: Store
    clock: Clock
    acting: Acting

    def __call__(
        self, booking: BookingId, scope: Scope = Scope.THIS, reason: str = "", version: int | None = None
    ) -> Booked:
        """Cancel one meeting, this date and the following, or the whole series.

        Raises NotFound, NotYours, Stale, NotOpenAnyMore, Invalid.
        """
        who = self.acting()
        named = self.store.booking(booking)
        may_change(who, named)
        check_open(named, version)
        dates, series = self._concerned(named, scope)
        sequence = next_sequence(self.store, named)
        why, now = wording.prose(reason), self.clock.now().replace(microsecond=0)
        edited = [
            replace(
                one,
                status=Status.CANCELLED,
                reason=why,
                sequence=sequence,
                version=one.version + 1,
                updated_at=now,
            )
            for one in dates
        ]
        edits = [Edit(one, one.version - 1, "cancelled", why) for one in edited]
        was = tuple(self.store.series(one.id) for one in series)
        changes = self.store.change(edits, who.email, [replace(one, sequence=sequence) for one in series])
        return Booked(tuple(edited), changes, before=tuple(dates), after=tuple(edited), series_before=was)

    def _concerned(self, named: Booking, scope: Scope) -> tuple[list[Booking], list[Series]]:
        if named.series is None or named.occurrence is None or scope is Scope.THIS:
            return [named], []
        series = self.store.series(named.series)
        standing = [one for one in self.store.occurrences(named.series) if one.status.blocks]
        if scope is Scope.ALL or named.occurrence <= series.first:
            return standing, [series]
        following = [one for one in standing if one.occurrence and one.occurrence >= named.occurrence]
        rule = ending_before(read_rule(series.rrule), named.occurrence)
        return following, [replace(series, rrule=write_rule(rule))]
