"""Prepare rooms: displays on, the right input, the camera's preset before a meeting; to rest after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotOpenAnyMore
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.preparation import QUIET, Phase, kept_awake, phase, rest, wishes
from roomdesk.domain.rights import may_prepare, may_prepare_any
from roomdesk.ports.checker import Progress
from roomdesk.ports.clock import Clock
from roomdesk.ports.controller import Controller, Step
from roomdesk.ports.driver import Action, Order
from roomdesk.ports.store import Query, Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Prepared, StepDone

DEADLINE_SECONDS = 5.0
"""For one step; projectors take their time."""


@frozen
class PrepareRooms:
    store: Store
    clock: Clock
    acting: Acting
    controller: Callable[[], Controller]

    def __call__(self, booking: BookingId, *, dry: bool = False, progress: Progress | None = None) -> Prepared:
        """Carry out what the rooms of a meeting need now, or only tell it where it is `dry`.

        A step that fails is told and keeps no other back. Raises NotFound, NotYours, NotOpenAnyMore, Stranger.
        """
        plan = self.plan(booking)
        return plan if dry else self.carry_out(plan, progress)

    # ── step by step, for a window whose store and network have a thread each ───────────────────────────
    def plan(self, booking: BookingId) -> Prepared:
        """Tell what would be done now. Raises as preparing does."""
        who, now = self.acting(), self.clock.now()
        meeting = self.store.booking(booking)
        may_prepare(who, meeting)
        when = phase(meeting, now)
        if when is Phase.BEFORE and not meeting.status.blocks:
            raise NotOpenAnyMore(meeting.id, meeting.status)
        awake = self._awake(meeting.rooms, meeting, now) if when is Phase.AFTER else {}
        steps = self._steps([one for one in meeting.rooms if one not in awake], when, meeting.setup)
        return Prepared(meeting, when, tuple(StepDone(one) for one in steps), awake)

    def plan_room(self, room: RoomCode, when: Phase, layout: str = "") -> Prepared:
        """Tell what would be done in one room, whatever is booked: to make it ready for a layout, or put it to rest.

        Nothing is switched off where a meeting runs or is about to begin. Raises NotYours, Stranger.
        """
        may_prepare_any(self.acting())
        awake = self._awake((room,), None, self.clock.now()) if when is Phase.AFTER else {}
        steps = self._steps([one for one in (room,) if one not in awake], when, layout)
        return Prepared(None, when, tuple(StepDone(one) for one in steps), awake)

    def carry_out(self, plan: Prepared, progress: Progress | None = None) -> Prepared:
        """Carry a plan out, without the store."""
        return self.carry_out_all([plan], progress)[0]

    def carry_out_all(self, plans: Sequence[Prepared], progress: Progress | None = None) -> tuple[Prepared, ...]:
        """Carry several plans out at once, without the store: devices do not wait for each other."""
        steps = [one.step for plan in plans for one in plan.steps]
        if not steps:
            return tuple(plans)
        found = iter(self.controller().carry_out(steps, deadline=DEADLINE_SECONDS, progress=progress))
        return tuple(
            replace(plan, steps=tuple(StepDone(one.step, next(found)) for one in plan.steps)) for plan in plans
        )

    def _steps(self, rooms: Sequence[RoomCode], when: Phase, layout: str) -> list[Step]:
        controller, steps = self.controller(), []
        for device in self.store.devices(rooms):
            if device.retired:
                continue
            can = controller.actions(device)
            orders = rest(device, can) if when is Phase.AFTER else wishes(device, layout, can)
            steps += [Step(device, Order(Action(action), value)) for action, value in orders]
        return steps

    def _awake(self, rooms: Sequence[RoomCode], meeting: Booking | None, now: datetime) -> dict[RoomCode, Booking]:
        """Name the rooms in which another meeting runs or is about to begin."""
        others = self.store.bookings(Query(now, now + QUIET, tuple(rooms)))
        found = {room: kept_awake(room, meeting, others, now) for room in rooms}
        return {room: other for room, other in found.items() if other}
