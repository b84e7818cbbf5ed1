"""Preparations in SQLite: each taken by one desk at a time, done once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from roomdesk.domain.preparation import StepFailed
from roomdesk.ports.preparations import Turn, TurnDone
from roomdesk.stores import rows
from roomdesk.stores.rows import preparations
from roomdesk.stores.sqlite.connect import Connection, translated

_CLAIM = """
insert into preparation (booking, phase, at, until_at, failed) values (?1, ?2, ?3, ?5, '[]')
on conflict (booking, phase, at) do update set until_at = ?5 where done_at is null and until_at <= ?4
"""
_SETTLE = """
update preparation set done_at = ?, failed = ? where booking = ? and phase = ? and at = ? and done_at is null
"""
_DONE = (
    "select booking, phase, at, done_at, failed from preparation where done_at >= ? order by done_at, booking, phase"
)


class SqlitePreparations:
    """On the store's own connection; `write` is its transaction."""

    def __init__(self, db: Connection, path: str, write: Callable[[], AbstractContextManager[None]]) -> None:
        self._db, self._path, self._writing = db, path, write

    def claim(self, turn: Turn, now: datetime, until: datetime) -> bool:
        with self._writing():
            asked = [*preparations.key(turn), rows.stamp(now), rows.stamp(until)]
            return bool(self._db.execute(_CLAIM, asked).rowcount)

    def settle(self, turn: Turn, failed: Sequence[StepFailed], now: datetime) -> None:
        with self._writing():
            self._db.execute(_SETTLE, [rows.stamp(now), preparations.written(failed), *preparations.key(turn)])

    def done(self, since: datetime) -> tuple[TurnDone, ...]:
        with translated(self._path):
            return tuple(map(preparations.done, self._db.execute(_DONE, [rows.stamp(since)]).fetchall()))
