"""Files to values: the tables that offices export, the calendars that others send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from roomdesk.domain.ids import RoomCode, SiteCode
    from roomdesk.domain.received import Message
    from roomdesk.ports.store import Furnishing


@frozen
class Sheet:
    """A file as it came: its name, for messages, and its bytes."""

    name: str
    content: bytes


@frozen
class Known:
    """What the database and the program have already, for references between files.

    `there` are the things themselves, which keep what a file has no column for.
    """

    sites: Collection[SiteCode] = ()
    rooms: Collection[RoomCode] = ()
    drivers: Collection[str] = ()
    there: Furnishing | None = None


class TableReader(Protocol):
    def __call__(self, sheets: Sequence[Sheet], known: Known) -> Furnishing:
        """Read sites, rooms, equipment and people, told apart by their headings. Raises BadLines, with all of them."""
        ...


class RowReader(Protocol):
    def __call__(self, kind: str, cells: Mapping[str, str], known: Known) -> Furnishing:
        """Read one site, room, device (`equipment`) or person from its cells, named as the columns of its table.

        Raises BadLines, whose columns are the cells that cannot be as they are.
        """
        ...


@frozen
class Outline:
    """A meeting in somebody else's calendar. Times are datetimes, without a zone where the file names none, or days."""

    title: str
    start: date
    end: date | None = None
    place: str = ""
    organizer: str = ""


class CalendarReader(Protocol):
    def __call__(self, content: bytes) -> tuple[Outline, ...]:
        """Read the meetings of an iCalendar file (RFC 5545). Raises Invalid for what is none, or too large."""
        ...


class MessageReader(Protocol):
    def __call__(self, content: bytes, timezone: str = "", until: date | None = None) -> tuple[Message, ...]:
        """Read what the messages in an iCalendar file ask for (RFC 5546), series before their exceptions.

        `timezone` is the zone of times to which the file gives none, `until` the last day of endless repetitions.
        Raises Invalid for what is no calendar, too large, or cannot be acted on.
        """
        ...
