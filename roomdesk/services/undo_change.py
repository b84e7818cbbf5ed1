"""Undo a change: bookings as they were, or gone again if they are new."""

from __future__ import annotations

from dataclasses import replace

from roomdesk.domain.booking import Booking, Series, Status
from roomdesk.domain.frozen import frozen
from roomdesk.domain.rights import may_change
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Edit, Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Booked


@frozen
class UndoChange:
    store: Store
    clock: Clock
    acting: Acting

    def __call__(self, done: Booked) -> Booked:
        """Take a change back, all of it or nothing; its answer can be undone in turn, which is redoing.

        SEQUENCE counts on: for calendars this is one more change. Raises Stale where somebody changed one of the
        bookings since, SlotTaken or RoomClosed where its place is taken or closed meanwhile, NotYours, NotFound.
        """
        who = self.acting()
        was = {one.id: one for one in done.before}
        edits, now_they_are = [], []
        for one in done.after:
            found = self.store.booking(one.id)
            may_change(who, found)
            now_they_are.append(found)
            edits.append(Edit(self._back(found, was.get(one.id)), one.version, "undone"))
        series = tuple(self._counted(one, edits) for one in done.series_before)
        before = tuple(self.store.series(one.id) for one in series)
        changes = self.store.change(edits, who.email, series)
        after = tuple(edit.booking for edit in edits)
        return Booked(
            tuple(one for one in after if one.status.blocks) or after,
            changes,
            before=tuple(now_they_are),
            after=after,
            series_before=before,
        )

    def _back(self, found: Booking, was: Booking | None) -> Booking:
        """Give the booking as it was; one that was not there is cancelled."""
        target = was or replace(found, status=Status.CANCELLED)
        return replace(
            target,
            sequence=found.sequence + 1,
            version=found.version + 1,
            updated_at=self.clock.now().replace(microsecond=0),
        )

    @staticmethod
    def _counted(series: Series, edits: list[Edit]) -> Series:
        return replace(series, sequence=max(edit.booking.sequence for edit in edits))
