"""Links in the making, in SQLite: found by the bookings that want them, taken by one worker at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import BookingId
from roomdesk.ports.links import Wanting
from roomdesk.stores import rows
from roomdesk.stores.rows import queues
from roomdesk.stores.sqlite.connect import Connection, translated

_COLUMNS = (
    "id, key, provider, handle, link, pin, phone, state, attempts, due_at, reason, told, seen, created_at, until_at"
)
_WANTED = """
select coalesce(series.id, booking.id), max(booking.end_at)
from booking left join series on series.num = booking.series
where booking.provider = ? and booking.link = '' and booking.blocks = 1 and booking.end_at > ?
group by 1
"""
# What was made or taken back before is wanted anew; what failed waits for somebody, and so does what was dropped.
_ENTER = f"""
insert into conference ({_COLUMNS}) values (?, ?, ?, '', '', null, null, 'pending', 0, ?, '', '', 0, ?, ?)
on conflict (key, provider) do update
set state = 'pending', attempts = 0, due_at = excluded.due_at, reason = '', until_at = excluded.until_at,
  created_at = excluded.created_at
where state in ('ready', 'ended')
"""  # noqa: S608
# A link of a meeting that was cancelled and comes back has been taken back at the service.
_REVIVED = """
update conference set state = 'pending', attempts = 0, due_at = ?1, reason = '', told = '', created_at = ?1
where state = 'ended' and until_at > ?1 and link <> '' and exists (
  select 1 from booking where provider = conference.provider and link = conference.link and blocks = 1
)
"""
_CHANGED = """
update conference set state = 'pending', attempts = 0, due_at = ?1, reason = '', created_at = ?1
where state in ('ready', 'failed') and until_at > ?1 and seen <> (
  select coalesce(sum(version) * 1000 + count(*), 0) from booking where num in (
    select num from booking
    where provider = conference.provider and link = conference.link and link <> '' and blocks = 1
    union
    select booking.num from booking left join series on series.num = booking.series
    where conference.state = 'failed' and booking.provider = conference.provider and booking.link = ''
      and booking.blocks = 1 and coalesce(series.id, booking.id) = conference.key
  )
)
"""
_NEXT = f"select {_COLUMNS} from conference where state = 'pending' and due_at <= ? order by due_at, num limit 1"  # noqa: S608
_TAKE = "update conference set due_at = ? where id = ?"
_STANDING = """
select booking.id from booking left join series on series.num = booking.series
where booking.provider = ?1 and booking.link = '' and booking.blocks = 1 and coalesce(series.id, booking.id) = ?2
union
select booking.id from booking where provider = ?1 and link = ?3 and link <> '' and blocks = 1
"""
_SETTLE = """
update conference set handle = ?, link = ?, pin = ?, phone = ?, state = ?, attempts = ?, due_at = ?, reason = ?,
  told = ?, seen = ?, until_at = ?
where id = ? and state = 'pending' and due_at = ?
"""
_WAITING = f"select {_COLUMNS} from conference where state in ('pending', 'failed') order by num"  # noqa: S608
_OF = f"""
select {_COLUMNS} from conference
where provider = ?1 and state <> 'ended' and (key = ?2 or (link = ?3 and link <> '')) order by link = ?3 desc limit 1
"""  # noqa: S608
_AGAIN = """
update conference set state = 'pending', attempts = 0, due_at = ?1, created_at = ?1, reason = ''
where id = ?2 and state in ('pending', 'failed', 'dropped')
"""
_DROP = "update conference set state = 'dropped', due_at = ? where id = ? and state in ('pending', 'failed')"


class SqliteLinks:
    """On the store's own connection; `write` is its transaction, `booking` reads one whole booking."""

    def __init__(
        self,
        db: Connection,
        path: str,
        write: Callable[[], AbstractContextManager[None]],
        booking: Callable[[BookingId], Booking],
    ) -> None:
        self._db, self._path, self._writing, self._booking = db, path, write, booking

    def look(self, providers: Collection[str], now: datetime) -> None:
        at = rows.stamp(now)
        with self._writing():
            for provider in providers:
                for key, until in self._db.execute(_WANTED, [provider, at]).fetchall():
                    self._db.execute(_ENTER, [os.urandom(16).hex(), key, provider, at, at, until])
            self._db.execute(_REVIVED, [at])
            self._db.execute(_CHANGED, [at])

    def claim(self, now: datetime, until: datetime) -> Wanting | None:
        with self._writing():
            row = self._db.execute(_NEXT, [rows.stamp(now)]).fetchone()
            if row is None:
                return None
            self._db.execute(_TAKE, [rows.stamp(until), row[0]])
        return queues.wanting(row)._replace(due=until)

    def bookings(self, wanting: Wanting) -> tuple[Booking, ...]:
        with translated(self._path):
            ids = self._db.execute(_STANDING, [wanting.provider, wanting.key, wanting.made.url]).fetchall()
        found = [self._booking(BookingId(one)) for (one,) in ids]
        return tuple(sorted(found, key=lambda one: (one.slot.start, one.id)))

    def settle(self, wanting: Wanting, taken_until: datetime) -> bool:
        with self._writing():
            done = self._db.execute(
                _SETTLE,
                [
                    *wanting.made,
                    wanting.state,
                    wanting.attempts,
                    rows.stamp(wanting.due),
                    wanting.reason[:500],
                    wanting.told,
                    wanting.seen,
                    rows.stamp(wanting.until),
                    wanting.id,
                    rows.stamp(taken_until),
                ],
            )
            return bool(done.rowcount)

    def waiting(self) -> tuple[Wanting, ...]:
        with translated(self._path):
            return tuple(queues.wanting(row) for row in self._db.execute(_WAITING).fetchall())

    def of(self, booking: BookingId) -> Wanting | None:
        whole = self._booking(booking)
        if whole.conference is None:
            return None
        keys = [whole.conference.provider, whole.series or whole.id, whole.conference.url]
        with translated(self._path):
            row = self._db.execute(_OF, keys).fetchone()
        return queues.wanting(row) if row else None

    def again(self, wanting: str, now: datetime) -> None:
        self._one(_AGAIN, [rows.stamp(now), wanting])

    def drop(self, wanting: str, now: datetime) -> None:
        self._one(_DROP, [rows.stamp(now), wanting])

    def _one(self, statement: str, values: Sequence[object]) -> None:
        with self._writing():
            if not self._db.execute(statement, values).rowcount:
                raise NotFound("link", str(values[-1]))
