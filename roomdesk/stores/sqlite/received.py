"""Messages from other calendars in SQLite: the last of each sender about a meeting."""

from __future__ import annotations

from collections.abc import Iterable

from roomdesk.domain.ids import RoomCode
from roomdesk.ports.store import Heard
from roomdesk.stores.sqlite import rows
from roomdesk.stores.sqlite.connect import Connection

_WHOLE = -1
_SAVE = "insert or replace into received values (?, ?, ?, ?, ?, ?, ?)"
_READ = "select * from received where uid = ? order by recurrence_at, sender"


def save(db: Connection, heard: Iterable[Heard]) -> None:
    db.executemany(
        _SAVE,
        [
            (
                one.uid,
                rows.stamp(one.recurrence) if one.recurrence else _WHOLE,
                one.sender,
                one.sequence,
                rows.stamp(one.stamp) if one.stamp else None,
                one.digest,
                "|".join(one.rooms),
            )
            for one in heard
        ],
    )


def of_uid(db: Connection, uid: str) -> tuple[Heard, ...]:
    return tuple(
        Heard(
            uid,
            None if recurrence == _WHOLE else rows.instant(recurrence),
            sender,
            sequence,
            None if stamp is None else rows.instant(stamp),
            digest,
            tuple(RoomCode(code) for code in rooms.split("|") if code),
        )
        for _, recurrence, sender, sequence, stamp, digest, rooms in db.execute(_READ, [uid]).fetchall()
    )
