"""Publish rooms' calendars: as feeds that anybody can subscribe to, and on a CalDAV server."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import NotFound
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.invitation import Method, published
from roomdesk.domain.places import Room
from roomdesk.domain.rights import may_administer
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.clock import Clock
from roomdesk.ports.publication import Calendars, Published, Shelf
from roomdesk.ports.settings import CalDavServer, Feeds
from roomdesk.ports.store import Query, Store
from roomdesk.ports.writer import CalendarWriter
from roomdesk.services.acting import Acting
from roomdesk.services.calendar_entries import CalendarEntries

_TURN = timedelta(minutes=30)
_TOKEN_OCTETS = 20
_OF_ONE_ENTRY = ("changed", "rejected")
"""Reasons that say nothing about the next entry."""
_NEW_EACH_TIME = re.compile(r"^DTSTAMP:.*\r\n", re.MULTILINE)


class Step(StrEnum):
    """What was done outside; `restored` is what somebody else had changed or deleted there: ours wins."""

    SAME = "same"
    WRITTEN = "written"
    RESTORED = "restored"
    REMOVED = "removed"
    FAILED = "failed"
    BUSY = "busy"


class Done(NamedTuple):
    """What became of a room's feed, or of one entry (`name`) of its calendar; of a whole target where no room is named.

    Feeds' names are not told: whoever reads one in a log could read the feed. `reason` is a carrier's.
    """

    step: Step
    room: RoomCode | None = None
    name: str = ""
    reason: str = ""


class FeedLink(NamedTuple):
    """A feed's name, and the address at which people subscribe to it, as far as the settings know."""

    room: Room
    name: str
    address: str


class _Wanted(NamedTuple):
    room: Room
    content: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(_NEW_EACH_TIME.sub("", self.content).encode()).hexdigest()


@frozen
class Publish:
    """`shelf` and `calendars` are asked for where the settings name a place; they raise Misconfigured."""

    store: Store
    clock: Clock
    acting: Acting
    entries: CalendarEntries
    write: CalendarWriter
    feeds: Feeds
    server: CalDavServer
    shelf: Callable[[], Shelf]
    calendars: Callable[[], Calendars]

    def to_folder(self) -> tuple[Done, ...]:
        """Bring the feeds up to date; those of retired rooms go. Raises NotYours, Misconfigured."""
        may_administer(self.acting())
        if not self.feeds.folder:
            return ()
        shelf = self.shelf()
        return self._in_turn(self.feeds.folder, lambda done: self._shelve(shelf, done))

    def to_server(self) -> tuple[Done, ...]:
        """Bring the calendars on the server up to date, an entry for each UID. Raises NotYours, Misconfigured."""
        may_administer(self.acting())
        if not self.server.url:
            return ()
        calendars = self.calendars()
        return self._in_turn(self.server.url, lambda done: self._synchronize(calendars, done))

    def links(self) -> tuple[FeedLink, ...]:
        """List the feeds' names and addresses; whoever has one can read that feed. Raises NotYours."""
        may_administer(self.acting())
        base = self.feeds.address or (self.feeds.folder if "://" in self.feeds.folder else "")
        names = self._names()
        return tuple(
            FeedLink(room, names[room.code], f"{base.rstrip('/')}/{names[room.code]}" if base else "")
            for room in self._rooms()
        )

    def renew(self, room: RoomCode) -> None:
        """Give a room's feed a new name; at the next publication the old file goes. Raises NotFound, NotYours."""
        may_administer(self.acting())
        if room not in self.store.rooms():
            raise NotFound("room", room)
        self.store.publication.name(room, secrets.token_urlsafe(_TOKEN_OCTETS))

    def _in_turn(self, target: str, work: Callable[[list[Done]], None]) -> tuple[Done, ...]:
        record, now = self.store.publication, self.clock.now()
        if not record.take_turn(target, now, now + _TURN):
            return (Done(Step.BUSY),)
        done: list[Done] = []
        rest = timedelta()
        try:
            work(done)
        except NotCarried as told:
            # The rest would fare no better; a server that asked for time gets it.
            done.append(Done(Step.FAILED, reason=told.reason))
            key, _, said = told.reason.partition(" ")
            rest = timedelta(seconds=int(said)) if key == "busy" else rest
        finally:
            record.end_turn(target, self.clock.now() + rest)
        return tuple(done)

    # ── feeds ───────────────────────────────────────────────────────────────────────────────────────────
    def _shelve(self, shelf: Shelf, done: list[Done]) -> None:
        record, target = self.store.publication, self.feeds.folder
        standing, names = record.standing(target), self._names()
        for room in self._rooms():
            name = names[room.code]
            entries = self.entries.feed(self._bookings(room))
            wanted = _Wanted(room, self.write(map(published, entries), Method.PUBLISH, room.name))
            before, there = standing.get(name), shelf.has(name)
            step = Step.SAME if there else Step.RESTORED
            if before is None or before.digest != wanted.digest:
                step = Step.WRITTEN
            if step is not Step.SAME:
                shelf.put(name, wanted.content.encode())
                record.keep(target, Published(name, room.code, wanted.digest), self.clock.now())
            done.append(Done(step, room.code))
        for name in standing.keys() - {names[room.code] for room in self._rooms()}:
            shelf.remove(name)
            record.forget(target, name)
            done.append(Done(Step.REMOVED, standing[name].room))

    def _names(self) -> Mapping[RoomCode, str]:
        tokens = dict(self.store.publication.tokens())
        for room in self._rooms():
            if room.code not in tokens:
                tokens[room.code] = secrets.token_urlsafe(_TOKEN_OCTETS)
                self.store.publication.name(room.code, tokens[room.code])
        return {room: f"sala-{token}.ics" for room, token in tokens.items()}

    # ── CalDAV ──────────────────────────────────────────────────────────────────────────────────────────
    def _synchronize(self, calendars: Calendars, done: list[Done]) -> None:
        standing = self.store.publication.standing(self.server.url)
        in_use = {room.code for room in self._rooms()}
        published = {one.room for one in standing.values()}
        for room in self.store.rooms().values():
            if room.code in in_use or room.code in published:
                of_room = {name: one for name, one in standing.items() if one.room == room.code}
                wanted = self._objects(room) if room.code in in_use else {}
                self._calendar(calendars, room, wanted, of_room, done)

    def _calendar(
        self,
        calendars: Calendars,
        room: Room,
        wanted: Mapping[str, _Wanted],
        standing: Mapping[str, Published],
        done: list[Done],
    ) -> None:
        record, target, calendar = self.store.publication, self.server.url, room.code.lower()
        there = calendars.open(calendar, room.name)
        for name, one in wanted.items():
            etag, digest = there.get(_entry(name), ""), one.digest
            step, reason = _step(standing.get(name), etag, digest), ""
            if step is not Step.SAME:
                try:
                    step, etag = self._put(calendars, name, one, etag, step)
                    record.keep(target, Published(name, room.code, digest, etag), self.clock.now())
                except NotCarried as told:
                    if told.reason.partition(" ")[0] not in _OF_ONE_ENTRY:
                        raise
                    step, reason = Step.FAILED, told.reason
            done.append(Done(step, room.code, name, reason))
        for name in standing.keys() - wanted.keys():
            if _entry(name) in there:
                calendars.remove(calendar, _entry(name), there[_entry(name)])
            record.forget(target, name)
            done.append(Done(Step.REMOVED, room.code, name))

    def _put(self, calendars: Calendars, name: str, one: _Wanted, etag: str, step: Step) -> tuple[Step, str]:
        """Write an entry; give what that was, and the new version."""
        calendar, content = one.room.code.lower(), one.content.encode()
        try:
            return step, calendars.put(calendar, _entry(name), content, etag)
        except NotCarried as told:
            if not told.reason.startswith("changed"):
                raise
        # Somebody was faster than this look at it: once more, over what is there now.
        etag = calendars.open(calendar, one.room.name).get(_entry(name), "")
        return Step.RESTORED, calendars.put(calendar, _entry(name), content, etag)

    def _objects(self, room: Room) -> dict[str, _Wanted]:
        """Write an entry for each UID: a series with its exceptions, as far as it is in this room."""
        found: dict[str, _Wanted] = {}
        for uid, bookings in _by_uid(self._bookings(room)).items():
            first = bookings[0]
            if first.series:
                bookings = [one for one in self.store.occurrences(first.series) if room.code in one.rooms]
            name = f"{room.code.lower()}/{hashlib.sha256(uid.encode()).hexdigest()[:32]}.ics"
            found[name] = _Wanted(room, self.write(map(published, self.entries.feed(bookings)), None))
        return found

    # ── both ────────────────────────────────────────────────────────────────────────────────────────────
    def _rooms(self) -> list[Room]:
        return [room for room in self.store.rooms().values() if not room.retired]

    def _bookings(self, room: Room) -> tuple[Booking, ...]:
        now = self.clock.now()
        since, until = now - timedelta(days=self.feeds.days_back), now + timedelta(days=self.feeds.days_ahead)
        return self.store.bookings(Query(since, until, (room.code,)))


def _entry(name: str) -> str:
    return name.rpartition("/")[2]


def _step(before: Published | None, etag: str, digest: str) -> Step:
    if before is None:
        return Step.WRITTEN
    if before.etag != etag:
        return Step.RESTORED
    return Step.SAME if before.digest == digest else Step.WRITTEN


def _by_uid(bookings: tuple[Booking, ...]) -> dict[str, list[Booking]]:
    found: dict[str, list[Booking]] = {}
    for one in bookings:
        found.setdefault(one.uid, []).append(one)
    return found
