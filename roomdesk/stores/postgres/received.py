"""Messages from other calendars in PostgreSQL, as far as they are whoever's is logged in."""

from __future__ import annotations

from roomdesk.ports.store import Heard
from roomdesk.stores.postgres.session import Session
from roomdesk.stores.rows import queues

_READ = """
select uid, recurrence_at, sender, sequence, stamp_at, digest, rooms
from rd.received where uid = %s order by recurrence_at, sender
"""


def of_uid(session: Session, uid: str) -> tuple[Heard, ...]:
    return tuple(map(queues.heard, session.read(_READ, [uid])))
