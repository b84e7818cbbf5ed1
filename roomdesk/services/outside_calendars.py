"""Calendars that rooms have elsewhere: named by administrators, read when due, kept."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

from roomdesk.domain.changes import Changes
from roomdesk.domain.conference import check_link
from roomdesk.domain.errors import Fault, Invalid, NotFound
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.places import Room
from roomdesk.domain.rights import may_administer
from roomdesk.domain.slot import Slot
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.clock import Clock
from roomdesk.ports.outside import BusyReader, Fetcher, Occupied, OutsideCalendar
from roomdesk.ports.store import Query, Store
from roomdesk.services.acting import Acting

_LEASE = timedelta(minutes=5)
_EVERY = timedelta(minutes=15)
_BACK_OFF = (5, 15, 30, 60)
"""Minutes before each further attempt; the last from then on."""
_STALE = timedelta(hours=2)
_BACK, _AHEAD = timedelta(days=1), timedelta(days=731)
_WEBCAL = "webcal://"


class OutsideState(NamedTuple):
    """How a room's calendar elsewhere stands: where it is by its server's name alone, and whether it is out of date.

    `reason` is why it could not be read, or `unread N` for so many of its meetings.
    """

    room: Room
    host: str
    read_at: datetime | None
    due: datetime
    reason: str
    is_stale: bool
    is_failing: bool


class OutsideJob(NamedTuple):
    """A calendar to be fetched; `ours` are the UIDs of our own meetings in that room: they are not somebody else's."""

    calendar: OutsideCalendar
    etag: str
    timezone: str
    span: Slot
    ours: frozenset[str]


class OutsideDone(NamedTuple):
    """What became of one: how it stands now, and what changed."""

    state: OutsideState
    changes: Changes = Changes()


class Read(NamedTuple):
    """What was read; nothing is `occupied` anew where the server says that it has not changed."""

    occupied: Occupied | None
    etag: str


@frozen
class OutsideCalendars:
    """`fetch` is asked for when something is fetched."""

    store: Store
    clock: Clock
    acting: Acting
    fetch: Callable[[], Fetcher]
    read: BusyReader

    def look(self) -> tuple[OutsideState, ...]:
        """List the rooms with a calendar elsewhere, and how it stands. Raises NotYours."""
        may_administer(self.acting())
        return tuple(map(self._state, self.store.outside.calendars().values()))

    def point(self, room: RoomCode, address: str) -> Changes:
        """Give a room this calendar, https or webcal; with no address, none. Raises NotYours, NotFound, Invalid."""
        may_administer(self.acting())
        if room not in self.store.rooms():
            raise NotFound("room", room)
        clean = address.strip()
        if clean.lower().startswith(_WEBCAL):
            clean = f"https://{clean[len(_WEBCAL) :]}"
        try:
            clean = check_link(clean) if clean else ""
        except Invalid as error:
            # The address is a secret, wrong as it is.
            raise Invalid(Fault.LINK, "") from error
        return self.store.outside.point(room, clean, self._now())

    def __call__(self, rooms: Collection[RoomCode] | None = None) -> tuple[OutsideDone, ...]:
        """Read the calendars that are due, or those of these rooms now. Raises Stranger."""
        self.acting()
        done = []
        for room in [None] * len(self.store.outside.calendars()) if rooms is None else rooms:
            job = self.take(room)
            if job:
                done.append(self.settle(job, self.carry(job)))
        return tuple(done)

    # ── step by step, for a window whose store and network have a thread each ───────────────────────────
    def take(self, room: RoomCode | None = None) -> OutsideJob | None:
        """Take the next that is due, or this room's now; whoever takes it settles it."""
        return self._job(None if room is None else (room,))

    def carry(self, job: OutsideJob) -> Read | NotCarried:
        """Fetch and read a calendar, without the store; give what holds the room, or why it is not known."""
        try:
            found = self.fetch()(job.calendar.address, job.etag)
            if found.content is None:
                return Read(None, job.etag)
            return Read(self.read(found.content, job.timezone, job.span, job.ours), found.etag)
        except NotCarried as told:
            return told
        except Invalid as error:
            return NotCarried(f"invalid {error.fault.value}")

    def settle(self, job: OutsideJob, outcome: Read | NotCarried) -> OutsideDone:
        """Write down what became of it. What was read before stays where it could not be read anew."""
        now, one = self._now(), job.calendar
        if isinstance(outcome, NotCarried):
            later = now + timedelta(minutes=_BACK_OFF[min(one.attempts, len(_BACK_OFF) - 1)])
            fresh = replace(one, due=later, attempts=one.attempts + 1, reason=outcome.reason[:500])
            return OutsideDone(self._state(fresh), self.store.outside.settle(fresh, one.due, None))
        read = outcome.occupied
        told = (
            (one.reason if not one.attempts else "") if read is None else f"unread {read.unread}" if read.unread else ""
        )
        # A version is good for a day: then repetitions are counted on again, and whose a meeting is.
        etag = f"{now:%Y-%m-%d} {outcome.etag}" if outcome.etag else ""
        fresh = replace(one, due=now + _EVERY, attempts=0, reason=told, read_at=now, etag=etag)
        return OutsideDone(self._state(fresh), self.store.outside.settle(fresh, one.due, read.times if read else None))

    def _job(self, rooms: Collection[RoomCode] | None) -> OutsideJob | None:
        now, known = self._now(), self.store.outside.calendars()
        if not any(one.due <= now if rooms is None else one.room in rooms for one in known.values()):
            return None
        one = self.store.outside.claim(now, now + _LEASE, rooms)
        if one is None:
            return None
        room = self.store.rooms()[one.room]
        span = Slot(now - _BACK, now + _AHEAD)
        ours = self.store.bookings(Query(span.start, span.end, (one.room,)))
        day, _, etag = one.etag.partition(" ")
        return OutsideJob(
            one,
            etag if day == f"{now:%Y-%m-%d}" else "",
            self.store.sites()[room.site].timezone,
            span,
            frozenset(each.uid for each in ours),
        )

    def _state(self, one: OutsideCalendar) -> OutsideState:
        stale = one.read_at is None or self.clock.now() - one.read_at > _STALE
        host = urlsplit(one.address).hostname or ""
        return OutsideState(
            self.store.rooms()[one.room], host, one.read_at, one.due, one.reason, stale, is_failing=one.attempts > 0
        )

    def _now(self) -> datetime:
        return self.clock.now().replace(microsecond=0)
