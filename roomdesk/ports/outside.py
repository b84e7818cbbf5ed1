"""Calendars that rooms have elsewhere: where they are read, how that went, what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime

    from roomdesk.domain.changes import Changes
    from roomdesk.domain.ids import RoomCode
    from roomdesk.domain.schedule import Away
    from roomdesk.domain.slot import Slot


@frozen
class OutsideCalendar:
    """A room's calendar elsewhere. Its `address` is a secret: whoever has it can read the calendar.

    `read_at` is when it was read whole for the last time, `due` when it is read next or until when it is somebody's
    who took it; `reason` is a carrier's or a fault's, of the attempts that failed since.
    """

    room: RoomCode
    address: str
    due: datetime
    read_at: datetime | None = None
    attempts: int = 0
    reason: str = ""
    etag: str = ""


class Outside(Protocol):
    """The record in the store. Every method may raise what the store's methods raise."""

    def calendars(self) -> Mapping[RoomCode, OutsideCalendar]:
        """List the calendars by room."""
        ...

    def point(self, room: RoomCode, address: str, now: datetime) -> Changes:
        """Give a room this calendar, to be read now; with no address, none. Its times go. Raises NotFound."""
        ...

    def claim(
        self, now: datetime, until: datetime, rooms: Collection[RoomCode] | None = None
    ) -> OutsideCalendar | None:
        """Take the next that is due, of these rooms also one that is not; nobody else gets it until then."""
        ...

    def settle(self, calendar: OutsideCalendar, taken_until: datetime, busy: Sequence[Slot] | None) -> Changes:
        """Write down how it went, and in place of the times before those that were read, if any were.

        Not where somebody else took it meanwhile, or it was pointed elsewhere.
        """
        ...

    def away(self, slot: Slot) -> tuple[Away, ...]:
        """List the times that overlap a slot at which rooms are occupied elsewhere, by room and start."""
        ...


@frozen
class Fetched:
    """A calendar as it came; `content` is None where it is still that of the version asked about."""

    content: bytes | None
    etag: str = ""


class Fetcher(Protocol):
    def __call__(self, address: str, etag: str = "") -> Fetched:
        """Fetch a calendar, bounded in size and time, from a place that is allowed. Raises NotCarried."""
        ...


@frozen
class Occupied:
    """When a calendar holds a room, joined, and how many of its meetings nobody can read."""

    times: tuple[Slot, ...]
    unread: int = 0


class BusyReader(Protocol):
    def __call__(self, content: bytes, timezone: str, span: Slot, ours: Collection[str]) -> Occupied:
        """Read when a calendar is busy within a span; meetings with a UID of ours are passed over.

        `timezone` is the zone of times to which the file gives none, and of days. Raises Invalid.
        """
        ...
