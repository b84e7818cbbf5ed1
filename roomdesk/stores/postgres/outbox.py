"""The outbox in PostgreSQL: taken in order, one sender at a time: one's own mail, or everybody's."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import BookingId
from roomdesk.domain.itip import Told
from roomdesk.ports.outbox import WAITING, Mail, MailState
from roomdesk.stores import rows
from roomdesk.stores.postgres.session import Session
from roomdesk.stores.rows import queues

_NAMES = (
    "id", "booking", "uid", "recurrence_at", "sender", "receiver", "method", "sequence", "digest", "skipped", "subject",
    "content", "state", "attempts", "due_at", "reason", "created_at", "settled_at",
)  # fmt: skip
_COLUMNS = """
select id, booking, uid, recurrence_at, sender, receiver, method, sequence, digest, skipped, subject, content, state,
  attempts, due_at, reason, created_at, settled_at
"""
_TOLD = """
select receiver, recurrence_at, method, sequence, digest, skipped from rd.mail
where uid = %s and method in ('request', 'cancel') and state in ('sent', 'sending', 'unknown') order by num
"""
_CLAIM = _COLUMNS + "from rd.claim_mail(%s::bigint, %s::bigint)"
_LIST = (
    _COLUMNS  # noqa: S608 - constants
    + """
from rd.mail where state in (select unnest(%(states)s::text[]))
  and (%(booking)s::text is null or uid = (
    select d.uid from rd.booking as b join rd.detail as d on d.booking = b.num where b.id = %(booking)s))
order by num
"""
)
_SETTLE = "select rd.settle_mail(%s::text, %s::text, %s::text, %s::bigint, %s::bigint)"
_DECIDE = "select rd.decide_mail(%s::text, %s::bigint, %s::bigint)"


class PostgresOutbox:
    """On the store's own connection."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def told(self, uid: str) -> tuple[Told, ...]:
        found = self._session.read(_TOLD, [uid])
        last = {(receiver, at): number for number, (receiver, at, *_) in enumerate(found)}
        return tuple(queues.told(*found[number]) for number in sorted(last.values()))

    def queue(self, uid: str, mails: Sequence[Mail]) -> None:
        contents = [one.content for one in mails]
        asked = [uid, json.dumps([facts(one) for one in mails]), contents]
        self._session.write("select rd.queue_mail(%s::text, %s::jsonb, %s::bytea[])", asked, harmless_twice=True)

    def add(self, mail: Mail) -> None:
        asked = [json.dumps(facts(mail)), mail.content]
        self._session.write("select rd.add_mail(%s::jsonb, %s::bytea)", asked, harmless_twice=True)

    def claim(self, now: datetime, until: datetime) -> Mail | None:
        found = self._session.write(_CLAIM, [rows.stamp(now), rows.stamp(until)])
        return queues.mail(found[0])._replace(state=MailState.SENDING) if found else None

    def settle(self, mail: str, state: MailState, reason: str, due: datetime, now: datetime) -> None:
        settled = None if state is MailState.PENDING else rows.stamp(now)
        self._session.write(_SETTLE, [mail, state.value, reason[:500], rows.stamp(due), settled])

    def mails(self, booking: BookingId | None = None, states: Collection[MailState] = WAITING) -> tuple[Mail, ...]:
        wanted = {"states": [one.value for one in states], "booking": booking}
        return tuple(map(queues.mail, self._session.read(_LIST, wanted)))

    def again(self, mail: str, now: datetime) -> None:
        self._decide(mail, rows.stamp(now), None)

    def drop(self, mail: str, now: datetime) -> None:
        self._decide(mail, None, rows.stamp(now))

    def _decide(self, mail: str, due: int | None, settled: int | None) -> None:
        if not self._session.write(_DECIDE, [mail, due, settled])[0][0]:
            raise NotFound("mail", mail)


def facts(one: Mail) -> dict[str, object]:
    """Give a mail as the database's functions take it, without its content."""
    return {**dict(zip(_NAMES, queues.mail_values(one), strict=True)), "content": None}
