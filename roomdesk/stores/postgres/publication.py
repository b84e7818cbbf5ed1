"""What is published, in PostgreSQL: feeds' names, what stands where; for administrators only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from roomdesk.domain.ids import RoomCode
from roomdesk.ports.publication import Published
from roomdesk.stores import rows
from roomdesk.stores.postgres.session import Session

_STANDING = "select name, room, digest, etag from rd.published where target = %s order by name"
_KEEP = "select rd.keep_published(%s::text, %s::text, %s::text, %s::text, %s::text, %s::bigint)"


class PostgresPublication:
    """On the store's own connection."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def tokens(self) -> Mapping[RoomCode, str]:
        found = self._session.read("select room, token from rd.feed_name order by room")
        return {RoomCode(room): token for room, token in found}

    def name(self, room: RoomCode, token: str) -> None:
        self._session.write("select rd.name_feed(%s::text, %s::text)", [room, token], harmless_twice=True)

    def standing(self, target: str) -> Mapping[str, Published]:
        found = self._session.read(_STANDING, [target])
        return {name: Published(name, RoomCode(room), digest, etag) for name, room, digest, etag in found}

    def keep(self, target: str, one: Published, now: datetime) -> None:
        facts = [target, one.name, one.room, one.digest, one.etag, rows.stamp(now)]
        self._session.write(_KEEP, facts, harmless_twice=True)

    def forget(self, target: str, name: str) -> None:
        self._session.write("select rd.forget_published(%s::text, %s::text)", [target, name], harmless_twice=True)

    def take_turn(self, target: str, now: datetime, until: datetime) -> bool:
        asked = [target, rows.stamp(now), rows.stamp(until)]
        return bool(self._session.write("select rd.take_turn(%s::text, %s::bigint, %s::bigint)", asked)[0][0])

    def end_turn(self, target: str, until: datetime) -> None:
        asked = [target, rows.stamp(until)]
        self._session.write("select rd.end_turn(%s::text, %s::bigint)", asked, harmless_twice=True)
