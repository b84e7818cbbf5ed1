"""Whether somebody else has written: a notification is the hint, the feed of changes the answer."""

from __future__ import annotations

import time

from roomdesk.domain.errors import ServerAway
from roomdesk.stores.postgres.session import Session
from roomdesk.stores.postgres.translate import translated

# Hints may be lost, and a computer may have slept.
_SLOW_POLL = 20.0
# Rows of the feed live for an hour.
_LONG_AWAY = 1800.0
_HORIZON = "select pg_snapshot_xmin(pg_current_snapshot())::text, pg_backend_pid()"
# Transactions may end in another order than they began in: all that are not older than the last horizon are looked
# at again, and what was seen of them is remembered, so that none is missed and none counts twice.
_NEWS = """
select num, xid::text, pid, pg_snapshot_xmin(pg_current_snapshot())::text
from rd.change where xid >= %s::text::xid8 order by num
"""


class Watch:
    """Counts what others wrote since this desk connected. Everything since, exactly once, in whatever order it came."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._count = 0
        self._asked = time.monotonic()
        self._begin()

    def _begin(self) -> None:
        self._opened = self._session.times_opened
        ((self._horizon, self._pid),) = self._session.read(_HORIZON)
        self._known: dict[int, int] = {}

    def seen(self) -> int:
        """Give a number that differs once somebody else has written."""
        self._session.give_hint()
        hinted, now = self._is_hinted(), time.monotonic()
        if not (hinted or now - self._asked > _SLOW_POLL):
            return self._count
        if now - self._asked > _LONG_AWAY or self._opened != self._session.times_opened:
            self._begin()
            self._count += 1
        else:
            self._look()
        self._asked = now
        return self._count

    def _is_hinted(self) -> bool:
        """Look what has arrived on the connection, and send nothing; reconnect where it is dead."""
        if self._opened != self._session.times_opened:
            return True
        try:
            with translated(self._session.where, self._session.login):
                return bool(list(self._session.connection.notifies(timeout=0)))
        except ServerAway:
            self._session.reopen()
            return True

    def _look(self) -> None:
        found = self._session.read(_NEWS, [self._horizon])
        if self._opened != self._session.times_opened:
            self._count += 1
            return
        new = [pid for num, _, pid, _ in found if num not in self._known]
        self._count += sum(pid != self._pid for pid in new)
        if found:
            horizon = int(found[-1][3])
            self._known = {num: int(xid) for num, xid, _, _ in found if int(xid) >= horizon}
            self._horizon = str(horizon)
