"""Steps that people ticked, in PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from roomdesk.domain.ids import BookingId, Email
from roomdesk.domain.room_tasks import TaskKey, Tick
from roomdesk.stores import rows
from roomdesk.stores.postgres.session import Session
from roomdesk.stores.rows import ticks

_OF = """
select booking, room, start_at, task, who, at from rd.room_task
where booking = any (%s::text[]) order by booking, room, start_at, task
"""
_TICK = "select rd.tick_task(%s::text, %s::text, %s::bigint, %s::text, %s::text, %s::bigint)"


class PostgresTicks:
    """On the store's own connection."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, bookings: Collection[BookingId]) -> tuple[Tick, ...]:
        return tuple(map(ticks.tick, self._session.read(_OF, [list(bookings)])))

    def tick(self, key: TaskKey, who: Email, at: datetime) -> None:
        self._session.write(_TICK, [*ticks.key(key), who, rows.stamp(at)], harmless_twice=True)

    def untick(self, key: TaskKey) -> None:
        self._session.write(_TICK, [*ticks.key(key), "", None], harmless_twice=True)
