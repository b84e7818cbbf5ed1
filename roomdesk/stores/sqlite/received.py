"""Messages from other calendars in SQLite: the last of each sender about a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from roomdesk.ports.store import Heard
from roomdesk.stores.rows import queues
from roomdesk.stores.sqlite.connect import Connection

_SAVE = "insert or replace into received values (?, ?, ?, ?, ?, ?, ?)"
_READ = "select * from received where uid = ? order by recurrence_at, sender"


def save(db: Connection, heard: Iterable[Heard]) -> None:
    db.executemany(_SAVE, map(queues.heard_values, heard))


def of_uid(db: Connection, uid: str) -> tuple[Heard, ...]:
    return tuple(map(queues.heard, db.execute(_READ, [uid]).fetchall()))
