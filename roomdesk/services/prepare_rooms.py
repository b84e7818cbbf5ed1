"""Prepare rooms: displays on, the right input, the camera's preset before a meeting; to rest after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotOpenAnyMore
from roomdesk.domain.ids import BookingId, RoomCode
from roomdesk.domain.preparation import QUIET, Phase, kept_awake, phase, rest, wishes
from roomdesk.domain.rights import may_prepare
from roomdesk.ports.checker import Progress
from roomdesk.ports.clock import Clock
from roomdesk.ports.controller import Controller, Step
from roomdesk.ports.driver import Action, Order
from roomdesk.ports.store import Query, Store
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Prepared, StepDone

DEADLINE_SECONDS = 5.0
"""For one step; projectors take their time."""


@dataclass(frozen=True, slots=True)
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
        awake = self._awake(meeting, now) if when is Phase.AFTER else {}
        steps = self._steps(meeting, when, frozenset(awake))
        return Prepared(meeting, when, tuple(StepDone(one) for one in steps), awake)

    def carry_out(self, plan: Prepared, progress: Progress | None = None) -> Prepared:
        """Carry a plan out, without the store."""
        steps = [one.step for one in plan.steps]
        if not steps:
            return plan
        found = self.controller().carry_out(steps, deadline=DEADLINE_SECONDS, progress=progress)
        done = tuple(StepDone(step, finding) for step, finding in zip(steps, found, strict=True))
        return Prepared(plan.booking, plan.phase, done, plan.awake)

    def _steps(self, meeting: Booking, when: Phase, awake: frozenset[RoomCode]) -> list[Step]:
        controller, steps = self.controller(), []
        rooms = [room for room in meeting.rooms if room not in awake]
        for device in self.store.devices(rooms):
            if device.retired:
                continue
            can = controller.actions(device)
            orders = rest(device, can) if when is Phase.AFTER else wishes(device, meeting.setup, can)
            steps += [Step(device, Order(Action(action), value)) for action, value in orders]
        return steps

    def _awake(self, meeting: Booking, now: datetime) -> dict[RoomCode, Booking]:
        """Name the rooms in which another meeting runs or is about to begin."""
        others = self.store.bookings(Query(now, now + QUIET, meeting.rooms))
        found = {room: kept_awake(room, meeting, others, now) for room in meeting.rooms}
        return {room: other for room, other in found.items() if other}
