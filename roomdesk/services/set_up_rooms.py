"""Set rooms up and tidy them: what people do in a building on a day, each step ticked once done."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import NotFound
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.rights import may_prepare_any
from roomdesk.domain.room_tasks import Task, TaskKey, tasks
from roomdesk.domain.slot import Slot
from roomdesk.ports.clock import Clock
from roomdesk.ports.store import Store
from roomdesk.ports.writer import MeetingTasks, Page, Paper, Press, SiteTasks, TaskWriter
from roomdesk.services.acting import Acting
from roomdesk.services.day_schedule import ShowDay


@frozen
class SetUpRooms:
    store: Store
    clock: Clock
    acting: Acting
    day: ShowDay
    write: TaskWriter
    press: Press

    def __call__(self, day: date, sites: Collection[SiteCode] | None = None) -> tuple[SiteTasks, ...]:
        """List what is to be done on a day in some buildings or all, by the hour at which it must be. Raises Stranger.

        Of private meetings others read nothing, and so there is nothing to do for them.
        """
        rooms = self.store.rooms()
        found = []
        for one in self.day.bookings(day, sites):
            ticks = {tick.key: tick for tick in self.store.ticks.of([booking.id for booking in one.bookings])}
            meetings = []
            for booking in one.bookings:
                for code in booking.rooms:
                    room = rooms.get(code)
                    if room is None or room.site != one.site.code or booking.status is not Status.CONFIRMED:
                        continue
                    steps = tuple(step._replace(tick=ticks.get(step.key)) for step in tasks(booking, room))
                    if steps:
                        ready = next((held.blocked.start for held in booking.reservations if held.room == code), None)
                        meetings.append(MeetingTasks(booking, room, steps, ready or booking.slot.start))
            found.append(SiteTasks(one.site, tuple(meetings)))
        return tuple(found)

    def tick(self, key: TaskKey) -> Changes:
        """Say that a step is done. Raises NotFound, NotYours, Stranger."""
        who = self.acting()
        may_prepare_any(who)
        booking, _ = self._step(key)
        self.store.ticks.tick(key, who.email, self.clock.now())
        return _changes(booking)

    def untick(self, key: TaskKey) -> Changes:
        """Say that a step is not done after all. Raises NotFound, NotYours, Stranger."""
        may_prepare_any(self.acting())
        booking, _ = self._step(key)
        self.store.ticks.untick(key)
        return _changes(booking)

    def _step(self, key: TaskKey) -> tuple[Booking, Task]:
        """Find a step, which may be another's by now: the meeting was moved, or its notes were changed."""
        booking, room = self.store.booking(key.booking), self.store.rooms().get(key.room)
        for step in tasks(booking, room) if room else ():
            if step.key == key:
                return booking, step
        raise NotFound("task", key.task)

    # ── on paper ────────────────────────────────────────────────────────────────────────────────────────
    def page(self, day: date, sites: Collection[SiteCode] | None, language: str) -> Page:
        html = self.write(day, self(day, sites), language=language, printed_at=self.clock.now())
        return Page(html, f"RoomDesk {day:%d/%m/%Y}")

    def pdf(self, day: date, sites: Collection[SiteCode] | None, language: str) -> bytes:
        return self.press.pdf(self.page(day, sites, language), Paper())


def _changes(booking: Booking) -> Changes:
    slot = Slot(min((one.blocked.start for one in booking.reservations), default=booking.slot.start), booking.slot.end)
    return Changes(frozenset({booking.id}), frozenset(booking.rooms), frozenset({slot}))
