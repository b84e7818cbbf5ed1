"""The outbox in SQLite: mail taken by one sender at a time, in order, kept as the record."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import BookingId
from roomdesk.domain.itip import Told
from roomdesk.ports.outbox import WAITING, Mail, MailState
from roomdesk.stores import rows
from roomdesk.stores.rows import queues
from roomdesk.stores.sqlite.connect import Connection, translated

_COLUMNS = (
    "id, booking, uid, recurrence_at, sender, receiver, method, sequence, digest, skipped, subject, content, state, "
    "attempts, due_at, reason, created_at, settled_at"
)
_ADD = f"insert into mail ({_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_TOLD = """
select receiver, recurrence_at, method, sequence, digest, skipped from mail
where uid = ? and method in ('request', 'cancel') and state in ('sent', 'sending', 'unknown') order by num
"""
_SUPERSEDE = """
update mail set state = 'dropped', reason = 'superseded', settled_at = ?
where uid = ? and method in ('request', 'cancel') and state in ('pending', 'failed')
"""
_OVERDUE = "update mail set state = 'unknown', reason = 'interrupted' where state = 'sending' and due_at < ?"
# One person's mail about one meeting leaves in its order, and never after a newer one about the same date has.
_NEXT = f"""
select {_COLUMNS} from mail as one
where state = 'pending' and due_at <= ?
  and not exists (
    select 1 from mail as before
    where before.uid = one.uid and before.receiver = one.receiver and before.num < one.num
      and before.state in ('pending', 'sending')
  )
order by due_at, num limit 1
"""  # noqa: S608
_OUTDATED = """
update mail set state = 'dropped', reason = 'superseded'
where state = 'pending' and method in ('request', 'cancel') and exists (
  select 1 from mail as newer
  where newer.uid = mail.uid and newer.receiver = mail.receiver and newer.recurrence_at = mail.recurrence_at
    and newer.num > mail.num and newer.state <> 'dropped' and newer.method in ('request', 'cancel')
)
"""
_FAULT_OVER = """
update mail set state = 'dropped', reason = 'fault_over', settled_at = ?
where state = 'pending' and method = 'fault' and exists (
  select 1 from fault_told as told join device_fault as fault on fault.num = told.fault
  where told.mail = mail.id and fault.closed_at is not null
)
"""
_TAKE = "update mail set state = 'sending', due_at = ? where id = ?"
_SETTLE = """
update mail set state = ?, reason = ?, due_at = ?, attempts = attempts + 1, settled_at = ? where id = ?
"""
_LIST = f"select {_COLUMNS} from mail where state in ({{states}}) {{which}} order by num"  # noqa: S608
_AGAIN = """
update mail set state = 'pending', due_at = ?, reason = '' where id = ? and state in ('pending', 'failed', 'unknown')
"""
_DROP = """
update mail set state = 'dropped', reason = 'by_hand', settled_at = ?
where id = ? and state in ('pending', 'failed', 'unknown')
"""


class SqliteOutbox:
    """On the store's own connection; `write` is its transaction."""

    def __init__(self, db: Connection, path: str, write: Callable[[], AbstractContextManager[None]]) -> None:
        self._db, self._path, self._writing = db, path, write

    def told(self, uid: str) -> tuple[Told, ...]:
        with translated(self._path):
            found = self._db.execute(_TOLD, [uid]).fetchall()
        last = {(receiver, at): number for number, (receiver, at, *_) in enumerate(found)}
        return tuple(queues.told(*found[number]) for number in sorted(last.values()))

    def queue(self, uid: str, mails: Sequence[Mail]) -> None:
        with self._writing():
            now = max((rows.stamp(one.created) for one in mails), default=None)
            self._db.execute(_SUPERSEDE, [now, uid])
            self._db.executemany(_ADD, [queues.mail_values(one) for one in mails])

    def add(self, mail: Mail) -> None:
        with self._writing():
            put(self._db, mail)

    def claim(self, now: datetime, until: datetime) -> Mail | None:
        with self._writing():
            self._db.execute(_OVERDUE, [rows.stamp(now)])
            self._db.execute(_OUTDATED)
            self._db.execute(_FAULT_OVER, [rows.stamp(now)])
            row = self._db.execute(_NEXT, [rows.stamp(now)]).fetchone()
            if row is None:
                return None
            self._db.execute(_TAKE, [rows.stamp(until), row[0]])
        return queues.mail(row)._replace(state=MailState.SENDING)

    def settle(self, mail: str, state: MailState, reason: str, due: datetime, now: datetime) -> None:
        settled = None if state is MailState.PENDING else rows.stamp(now)
        with self._writing():
            self._db.execute(_SETTLE, [state, reason[:500], rows.stamp(due), settled, mail])

    def mails(self, booking: BookingId | None = None, states: Collection[MailState] = WAITING) -> tuple[Mail, ...]:
        marks = ", ".join("?" * len(states))
        which = "and uid = (select uid from booking where id = ?)" if booking else ""
        with translated(self._path):
            wanted = [*states, *([booking] if booking else [])]
            found = self._db.execute(_LIST.format(states=marks, which=which), wanted).fetchall()
        return tuple(queues.mail(row) for row in found)

    def again(self, mail: str, now: datetime) -> None:
        self._one(_AGAIN, [rows.stamp(now), mail])

    def drop(self, mail: str, now: datetime) -> None:
        self._one(_DROP, [rows.stamp(now), mail])

    def _one(self, statement: str, values: Sequence[object]) -> None:
        with self._writing():
            if not self._db.execute(statement, values).rowcount:
                raise NotFound("mail", str(values[-1]))


def put(db: Connection, mail: Mail) -> None:
    """Put a mail in, inside a transaction of the caller."""
    db.execute(_ADD, queues.mail_values(mail))
