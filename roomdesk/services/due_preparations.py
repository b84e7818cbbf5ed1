"""Preparations that are due: rooms made ready before their meetings and put to rest after, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from roomdesk.domain.booking import Booking, Status
from roomdesk.domain.equipment import Health
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.frozen import frozen
from roomdesk.domain.preparation import Phase, StepFailed
from roomdesk.ports.clock import Clock
from roomdesk.ports.preparations import Turn
from roomdesk.ports.settings import ChecksPlan
from roomdesk.ports.store import Query, Store
from roomdesk.services.answers import Prepared, StepDone
from roomdesk.services.prepare_rooms import PrepareRooms

_LATE = timedelta(minutes=5)
"""Nothing is switched in a room whose meeting has been going on for longer."""
_REST = timedelta(hours=2)
"""How long after a meeting its rooms are still put to rest, by a program that was off."""
_LEASE = timedelta(minutes=5)


@frozen
class PrepareDue:
    store: Store
    clock: Clock
    prepare: PrepareRooms
    plan: ChecksPlan

    def __call__(self) -> Sequence[Callable[[], Sequence[Prepared]]]:
        """Give what is due as one piece of work, or none; it raises nothing for a meeting that has changed."""
        turns = tuple(self.due(self.clock.now()))
        return (lambda: self._carry_out(turns),) if turns else ()

    def due(self, now: datetime) -> Iterator[Turn]:
        """List what is due now and was not done, the most urgent first."""
        done = {one.turn for one in self.store.preparations.done(now - _REST - timedelta(days=1))}
        for turn in (*self._before(now), *self._after(now)):
            if turn not in done:
                yield turn

    def _before(self, now: datetime) -> Iterator[Turn]:
        ahead = timedelta(minutes=self.plan.prepare_minutes)
        if ahead:
            for one in self._meetings(now - _LATE, now + ahead):
                if one.slot.start - ahead <= now < min(one.slot.start + _LATE, one.slot.end):
                    yield Turn(one.id, Phase.BEFORE, one.slot.start)

    def _after(self, now: datetime) -> Iterator[Turn]:
        behind = timedelta(minutes=self.plan.rest_minutes)
        if behind:
            for one in self._meetings(now - behind - _REST, now):
                if one.slot.end + behind <= now < one.slot.end + behind + _REST:
                    yield Turn(one.id, Phase.AFTER, one.slot.end)

    def _meetings(self, since: datetime, until: datetime) -> list[Booking]:
        if since >= until:
            return []
        return [one for one in self.store.bookings(Query(since, until)) if one.status is Status.CONFIRMED]

    def _carry_out(self, turns: Sequence[Turn]) -> tuple[Prepared, ...]:
        """Carry all of them out at once: devices of different rooms do not wait for each other."""
        now = self.clock.now()
        plans = []
        for turn in turns:
            if self.store.preparations.claim(turn, now, now + _LEASE):
                plan = self._planned(turn)
                if plan is None:
                    self.store.preparations.settle(turn, (), now)
                else:
                    plans.append((turn, plan))
        done = self.prepare.carry_out_all([plan for _, plan in plans])
        for (turn, _), one in zip(plans, done, strict=True):
            self.store.preparations.settle(turn, tuple(map(_failed, failures(one))), self.clock.now())
        return done

    def _planned(self, turn: Turn) -> Prepared | None:
        """Plan it; nothing where the meeting is off or has moved meanwhile."""
        try:
            plan = self.prepare.plan(turn.booking)
        except RoomDeskError:
            return None
        return plan if plan.phase is turn.phase else None


def failures(prepared: Prepared) -> tuple[StepDone, ...]:
    """Give the steps that failed."""
    return tuple(one for one in prepared.steps if one.finding and one.finding.health is not Health.OK)


def _failed(one: StepDone) -> StepFailed:
    cause = one.finding.cause if one.finding else ""
    return StepFailed(one.step.device.code, one.step.order.action.value, cause)
