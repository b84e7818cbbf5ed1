"""Publication: where rooms' calendars are put for others to read, and the record of what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from roomdesk.domain.ids import RoomCode


@frozen
class Published:
    """One file or calendar entry that stands outside; `digest` is of its content, `etag` the server's version."""

    name: str
    room: RoomCode
    digest: str
    etag: str = ""


class Publication(Protocol):
    """The record in the store. Every method may raise what the store's methods raise."""

    def tokens(self) -> Mapping[RoomCode, str]:
        """Give the unguessable part of each feed's name, as far as rooms have one."""
        ...

    def name(self, room: RoomCode, token: str) -> None:
        """Give a room's feed its name, in place of the one before."""
        ...

    def standing(self, target: str) -> Mapping[str, Published]:
        """List what stands at a target, by name."""
        ...

    def keep(self, target: str, one: Published, now: datetime) -> None:
        """Note what was put there."""
        ...

    def forget(self, target: str, name: str) -> None:
        """Note what was taken away."""
        ...

    def take_turn(self, target: str, now: datetime, until: datetime) -> bool:
        """Begin with a target, for so long at most; not while somebody else is at it."""
        ...

    def end_turn(self, target: str, until: datetime) -> None:
        """Leave a target, to whoever comes after that moment."""
        ...


class Shelf(Protocol):
    """A folder, a share or a place on a web server. Every method raises NotCarried."""

    def has(self, name: str) -> bool: ...

    def put(self, name: str, content: bytes) -> None:
        """Put a file there, whole: nobody reads half of it."""
        ...

    def remove(self, name: str) -> None:
        """Take a file away; well if it is gone already."""
        ...


class Calendars(Protocol):
    """A server with a calendar for each room. Every method raises NotCarried; `changed` means: by somebody else."""

    def open(self, calendar: str, title: str) -> Mapping[str, str]:
        """List the entries of a calendar with their versions (ETag); it is made where there is none."""
        ...

    def put(self, calendar: str, name: str, content: bytes, etag: str) -> str:
        """Write an entry in place of this version, or a new one with none; give the new version."""
        ...

    def remove(self, calendar: str, name: str, etag: str) -> None:
        """Delete an entry; well if it is gone already."""
        ...
