"""Check a meeting in: its people have arrived."""

from __future__ import annotations

from dataclasses import replace

from roomdesk.domain.booking import Status
from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import NotOpenAnyMore
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId
from roomdesk.domain.rights import may_change
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Edit, Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Booked


@frozen
class CheckIn:
    store: Store
    clock: Clock
    acting: Acting

    def __call__(self, booking: BookingId, *, arrived: bool = True) -> Booked:
        """Note that people arrived, now; or take that back. A second check-in keeps the first time.

        Calendars are not told: SEQUENCE stays. Raises NotFound, NotYours, NotOpenAnyMore unless it is confirmed.
        """
        who = self.acting()
        found = self.store.booking(booking)
        may_change(who, found)
        if found.status is not Status.CONFIRMED:
            raise NotOpenAnyMore(found.id, found.status)
        now = self.clock.now().replace(microsecond=0)
        at = (found.checked_in or now) if arrived else None
        if at == found.checked_in:
            return Booked((found,), Changes())
        edited = replace(found, checked_in=at, version=found.version + 1, updated_at=now)
        action = "checked_in" if arrived else "check_in_undone"
        changes = self.store.change([Edit(edited, found.version, action)], who.email)
        return Booked((edited,), changes, before=(found,), after=(edited,))
