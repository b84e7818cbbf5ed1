"""What is published, in SQLite: feeds' names, what stands where, whose turn it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime

from roomdesk.domain.ids import RoomCode
from roomdesk.ports.publication import Published
from roomdesk.stores import rows
from roomdesk.stores.sqlite.connect import Connection, translated

_NAME = "insert into feed_name (room, token) values (?, ?) on conflict (room) do update set token = excluded.token"
_KEEP = """
insert into published (target, name, room, digest, etag, written_at) values (?, ?, ?, ?, ?, ?)
on conflict (target, name) do update
set room = excluded.room, digest = excluded.digest, etag = excluded.etag, written_at = excluded.written_at
"""
_TAKE = """
insert into publication_turn (target, until_at) values (?1, ?3)
on conflict (target) do update set until_at = ?3 where until_at <= ?2
"""


class SqlitePublication:
    """On the store's own connection; `write` is its transaction."""

    def __init__(self, db: Connection, path: str, write: Callable[[], AbstractContextManager[None]]) -> None:
        self._db, self._path, self._writing = db, path, write

    def tokens(self) -> Mapping[RoomCode, str]:
        with translated(self._path):
            found = self._db.execute("select room, token from feed_name order by room").fetchall()
        return {RoomCode(room): token for room, token in found}

    def name(self, room: RoomCode, token: str) -> None:
        with self._writing():
            self._db.execute(_NAME, [room, token])

    def standing(self, target: str) -> Mapping[str, Published]:
        read = "select name, room, digest, etag from published where target = ? order by name"
        with translated(self._path):
            found = self._db.execute(read, [target]).fetchall()
        return {name: Published(name, RoomCode(room), digest, etag) for name, room, digest, etag in found}

    def keep(self, target: str, one: Published, now: datetime) -> None:
        with self._writing():
            self._db.execute(_KEEP, [target, one.name, one.room, one.digest, one.etag, rows.stamp(now)])

    def forget(self, target: str, name: str) -> None:
        with self._writing():
            self._db.execute("delete from published where target = ? and name = ?", [target, name])

    def take_turn(self, target: str, now: datetime, until: datetime) -> bool:
        with self._writing():
            return bool(self._db.execute(_TAKE, [target, rows.stamp(now), rows.stamp(until)]).rowcount)

    def end_turn(self, target: str, until: datetime) -> None:
        with self._writing():
            self._db.execute("update publication_turn set until_at = ? where target = ?", [rows.stamp(until), target])
