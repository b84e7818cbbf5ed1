"""Preparations in PostgreSQL: each taken by one desk at a time, done once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from roomdesk.domain.preparation import StepFailed
from roomdesk.ports.preparations import Turn, TurnDone
from roomdesk.stores import rows
from roomdesk.stores.postgres.session import Session
from roomdesk.stores.rows import preparations

_CLAIM = "select rd.claim_preparation(%s::text, %s::text, %s::bigint, %s::bigint, %s::bigint)"
_SETTLE = "select rd.settle_preparation(%s::text, %s::text, %s::bigint, %s::bigint, %s::text)"
_DONE = """
select booking, phase, at, done_at, failed from rd.preparation where done_at >= %s order by done_at, booking, phase
"""


class PostgresPreparations:
    """On the store's own connection."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def claim(self, turn: Turn, now: datetime, until: datetime) -> bool:
        asked = [*preparations.key(turn), rows.stamp(now), rows.stamp(until)]
        return bool(self._session.write(_CLAIM, asked)[0][0])

    def settle(self, turn: Turn, failed: Sequence[StepFailed], now: datetime) -> None:
        asked = [*preparations.key(turn), rows.stamp(now), preparations.written(failed)]
        self._session.write(_SETTLE, asked, harmless_twice=True)

    def done(self, since: datetime) -> tuple[TurnDone, ...]:
        return tuple(map(preparations.done, self._session.read(_DONE, [rows.stamp(since)])))
