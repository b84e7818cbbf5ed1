"""Serve checks: what is due is done, by one desk of all at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

from roomdesk.domain.frozen import frozen
from roomdesk.ports.clock import Clock
from roomdesk.ports.outbox import Mail
from roomdesk.ports.settings import ChecksPlan
from roomdesk.ports.store import Store
from roomdesk.ports.turns import Turns
from roomdesk.services.acting import Acting
from roomdesk.services.answers import Round
from roomdesk.services.check_rooms import CheckRooms
from roomdesk.services.due_checks import DueCheck, due_checks

_TURN = "serve-checks"
_TURN_LENGTH = timedelta(minutes=10)
"""Longer than any run; a desk that dies in the middle keeps the others waiting for so long."""

Work = Callable[[], object]
Source = Callable[[], Sequence[Work]]
"""What else is due now, each piece as a call: preparation hangs itself in here. A piece that fails raises nothing."""


class Served(NamedTuple):
    """What one run did; `elsewhere` where another desk is at it. `more` is what other sources' pieces answered.

    `told` is the mail about faults that was put into the outbox.
    """

    checks: tuple[tuple[DueCheck, Round], ...] = ()
    more: tuple[object, ...] = ()
    elsewhere: bool = False
    told: tuple[Mail, ...] = ()


@frozen
class ServeChecks:
    store: Store
    clock: Clock
    acting: Acting
    check_rooms: CheckRooms
    turns: Turns
    plan: ChecksPlan
    sources: tuple[Source, ...] = ()
    tell: Callable[[], tuple[Mail, ...]] = tuple

    def due(self) -> tuple[DueCheck, ...]:
        """List the checks that are due now."""
        return due_checks(self.store, self.plan, self.clock.now())

    def __call__(
        self, stop: Callable[[], bool] | None = None, heard: Callable[[object], None] = lambda _done: None
    ) -> Served:
        """Do what is due now, unless another desk is at it; other sources' work first, for a meeting waits for it.

        What such a piece of work answers is `heard` at once.
        """
        self.acting()
        now = self.clock.now()
        if not self.turns.take_turn(_TURN, now, now + _TURN_LENGTH):
            return Served(elsewhere=True)
        try:
            more = []
            for source in self.sources:
                for work in source():
                    more.append(work())
                    heard(more[-1])
            done = tuple((one, self.check_rooms.round(one.devices, stop=stop)) for one in self.due())
            told = self.tell()
        finally:
            self.turns.end_turn(_TURN, self.clock.now())
        return Served(done, tuple(more), told=told)
