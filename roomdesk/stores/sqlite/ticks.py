"""Steps that people ticked, in SQLite."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from datetime import datetime

from roomdesk.domain.ids import BookingId, Email
from roomdesk.domain.room_tasks import TaskKey, Tick
from roomdesk.stores import rows
from roomdesk.stores.rows import ticks
from roomdesk.stores.sqlite.connect import Connection, translated

_OF = """
select booking, room, start_at, task, who, at from room_task
where booking in (select value from json_each(?)) order by booking, room, start_at, task
"""
_TICK = """
insert into room_task (booking, room, start_at, task, who, at) values (?, ?, ?, ?, ?, ?) on conflict do nothing
"""
_UNTICK = "delete from room_task where booking = ? and room = ? and start_at = ? and task = ?"


class SqliteTicks:
    """On the store's own connection; `write` is its transaction."""

    def __init__(self, db: Connection, path: str, write: Callable[[], AbstractContextManager[None]]) -> None:
        self._db, self._path, self._writing = db, path, write

    def of(self, bookings: Collection[BookingId]) -> tuple[Tick, ...]:
        with translated(self._path):
            return tuple(map(ticks.tick, self._db.execute(_OF, [json.dumps(list(bookings))]).fetchall()))

    def tick(self, key: TaskKey, who: Email, at: datetime) -> None:
        with self._writing():
            self._db.execute(_TICK, [*ticks.key(key), who, rows.stamp(at)])

    def untick(self, key: TaskKey) -> None:
        with self._writing():
            self._db.execute(_UNTICK, ticks.key(key))
