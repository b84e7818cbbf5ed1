"""Links in the making, in PostgreSQL: of one's own bookings, or of everybody's for who serves all."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from datetime import datetime

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import BookingId
from roomdesk.ports.links import Wanting
from roomdesk.stores import rows
from roomdesk.stores.postgres.session import Session
from roomdesk.stores.rows import queues

_COLUMNS = """
select id, key, provider, handle, link, pin, phone, state, attempts, due_at, reason, told, seen, created_at, until_at
"""
_CLAIM = _COLUMNS + "from rd.claim_link(%s::bigint, %s::bigint)"
_STANDING = """
select b.id from rd.detail as d join rd.booking as b on b.num = d.booking
  left join rd.series as s on s.num = b.series
where d.provider = %(provider)s and d.link = '' and b.blocks and coalesce(s.id, b.id) = %(key)s
union
select b.id from rd.detail as d join rd.booking as b on b.num = d.booking
where d.provider = %(provider)s and d.link = %(link)s and d.link <> '' and b.blocks
"""
_WAITING = _COLUMNS + "from rd.conference where state in ('pending', 'failed') order by num"
_OF = (
    _COLUMNS
    + """
from rd.conference
where provider = %(provider)s and state <> 'ended' and (key = %(key)s or (link = %(link)s and link <> ''))
order by (link = %(link)s) desc limit 1
"""
)


class PostgresLinks:
    """On the store's own connection; `booking` reads one whole booking."""

    def __init__(self, session: Session, booking: Callable[[BookingId], Booking]) -> None:
        self._session, self._booking = session, booking

    def look(self, providers: Collection[str], now: datetime) -> None:
        asked = [list(providers), rows.stamp(now)]
        self._session.write("select rd.look_for_links(%s::text[], %s::bigint)", asked, harmless_twice=True)

    def claim(self, now: datetime, until: datetime) -> Wanting | None:
        found = self._session.write(_CLAIM, [rows.stamp(now), rows.stamp(until)])
        return queues.wanting(found[0])._replace(due=until) if found else None

    def bookings(self, wanting: Wanting) -> tuple[Booking, ...]:
        asked = {"provider": wanting.provider, "key": wanting.key, "link": wanting.made.url}
        found = [self._booking(BookingId(one)) for (one,) in self._session.read(_STANDING, asked)]
        return tuple(sorted(found, key=lambda one: (one.slot.start, one.id)))

    def settle(self, wanting: Wanting, taken_until: datetime) -> bool:
        handle, link, pin, phone = wanting.made
        facts = {
            "id": wanting.id,
            "handle": handle,
            "link": link,
            "pin": pin,
            "phone": phone,
            "state": wanting.state,
            "attempts": wanting.attempts,
            "due_at": rows.stamp(wanting.due),
            "reason": wanting.reason[:500],
            "told": wanting.told,
            "seen": wanting.seen,
            "until_at": rows.stamp(wanting.until),
        }
        asked = [json.dumps(facts), rows.stamp(taken_until)]
        return bool(self._session.write("select rd.settle_link(%s::jsonb, %s::bigint)", asked)[0][0])

    def waiting(self) -> tuple[Wanting, ...]:
        return tuple(map(queues.wanting, self._session.read(_WAITING)))

    def of(self, booking: BookingId) -> Wanting | None:
        whole = self._booking(booking)
        if whole.conference is None:
            return None
        asked = {
            "provider": whole.conference.provider,
            "key": whole.series or whole.id,
            "link": whole.conference.url,
        }
        found = self._session.read(_OF, asked)
        return queues.wanting(found[0]) if found else None

    def again(self, wanting: str, now: datetime) -> None:
        self._decide(wanting, now, drop=False)

    def drop(self, wanting: str, now: datetime) -> None:
        self._decide(wanting, now, drop=True)

    def _decide(self, wanting: str, now: datetime, *, drop: bool) -> None:
        asked = [wanting, rows.stamp(now), drop]
        if not self._session.write("select rd.decide_link(%s::text, %s::bigint, %s::boolean)", asked)[0][0]:
            raise NotFound("link", wanting)
