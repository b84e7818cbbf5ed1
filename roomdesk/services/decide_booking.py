"""Approve or decline a booking of a room that asks for it."""

from __future__ import annotations

from dataclasses import replace

from roomdesk.domain import wording
from roomdesk.domain.booking import Scope, Status
from roomdesk.domain.errors import NotOpenAnyMore
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId
from roomdesk.domain.rights import may_decide
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Edit, Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Booked
from roomdesk.services.series_parts import next_sequence


@frozen
class DecideBooking:
    store: Store
    clock: Clock
    acting: Acting

    def approve(self, booking: BookingId, scope: Scope = Scope.THIS) -> Booked:
        """Confirm. Raises NotFound, NotYours, NotOpenAnyMore where it is not pending."""
        return self._decide(booking, scope, Status.CONFIRMED, "approved", "")

    def decline(self, booking: BookingId, reason: str, scope: Scope = Scope.THIS) -> Booked:
        """Decline with a reason; the rooms are free again. Raises as `approve`."""
        return self._decide(booking, scope, Status.DECLINED, "declined", wording.prose(reason))

    def _decide(self, booking: BookingId, scope: Scope, status: Status, action: str, reason: str) -> Booked:
        who = self.acting()
        may_decide(who)
        named = self.store.booking(booking)
        if named.status is not Status.PENDING:
            raise NotOpenAnyMore(named.id, named.status)
        dates = [named]
        if named.series and named.occurrence and scope is not Scope.THIS:
            pending = [one for one in self.store.occurrences(named.series) if one.status is Status.PENDING]
            first = named.slot.start if scope is Scope.FOLLOWING else min(one.slot.start for one in pending)
            dates = [one for one in pending if one.slot.start >= first]
        sequence, now = next_sequence(self.store, named), self.clock.now().replace(microsecond=0)
        edited = [
            replace(
                one,
                status=status,
                reason=reason,
                sequence=sequence,
                version=one.version + 1,
                updated_at=now,
            )
            for one in dates
        ]
        edits = [Edit(one, one.version - 1, action, reason) for one in edited]
        changes = self.store.change(edits, who.email)
        return Booked(tuple(edited), changes, before=tuple(dates), after=tuple(edited))
