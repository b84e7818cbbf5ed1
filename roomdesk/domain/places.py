"""Sites, rooms and their layouts, lines, closures."""

from __future__ import annotations

from enum import StrEnum

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.opening import DEFAULT_OPENING, Opening
from roomdesk.domain.people import Role
from roomdesk.domain.slot import Slot

LONGEST_MINUTES = 24 * 60
LARGEST_PHOTO = 1_000_000
"""Octets."""
FEATURES = ("camera", "display", "microphone", "speaker", "projector", "codec", "whiteboard")
"""What is usual in rooms; each may have others, in its office's words."""


@frozen
class Municipality:
    """Whose rooms these are; `is_demo` for the invented one of the demonstration."""

    name: str = ""
    is_demo: bool = False


class SiteKind(StrEnum):
    OFFICE = "office"
    LIBRARY = "library"
    SCHOOL = "school"
    POLICE = "police"
    OTHER = "other"


@frozen
class Line:
    """A site's connection; guaranteed down and up in Mbit/s, 0 where unknown."""

    operator: str = ""
    down_mbps: float = 0
    up_mbps: float = 0


@frozen
class Site:
    """A building. `patron` is the patron saint's day as MM-DD; latitude and longitude in degrees, WGS 84.

    `directions` tell visitors what an address does not: which entrance, where to park.
    """

    code: SiteCode
    name: str
    kind: SiteKind = SiteKind.OFFICE
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    timezone: str = "Europe/Rome"
    opening: Opening = DEFAULT_OPENING
    patron: str = ""
    line: Line = Line()
    directions: str = ""


@frozen
class Layout:
    """One way to set a room up, with the minutes that people need before and after."""

    name: str
    setup_minutes: int = 0
    tidy_minutes: int = 0


@frozen
class Room:
    """A bookable room. Minutes are lengths; `ahead_days` 0 means as far ahead as wanted; no `bookers` means all.

    A `retired` room is not booked any more; what is booked in it stands, and its history stays.
    `directions` lead from the entrance of its site.
    """

    code: RoomCode
    site: SiteCode
    name: str
    capacity: int
    floor: str = ""
    step_free: bool = False
    features: tuple[str, ...] = ()
    approval: bool = False
    buffer_before: int = 0
    buffer_after: int = 0
    layouts: tuple[Layout, ...] = ()
    shortest_minutes: int = 0
    longest_minutes: int = LONGEST_MINUTES
    ahead_days: int = 0
    bookers: tuple[Role, ...] = ()
    retired: bool = False
    directions: str = ""

    def layout(self, name: str) -> Layout | None:
        return next((one for one in self.layouts if one.name.casefold() == name.casefold()), None)

    def blocked(self, slot: Slot, layout: str = "") -> Slot:
        """Give the meeting's time with the buffers: the room's own, or the layout's where that is longer."""
        before, after = self.buffer_before, self.buffer_after
        if chosen := self.layout(layout) if layout else None:
            before, after = max(before, chosen.setup_minutes), max(after, chosen.tidy_minutes)
        return slot.padded(before, after) if before or after else slot


def check_photo(content: bytes) -> bytes:
    """Check a room's photo: JPEG or PNG by its first octets, not larger than LARGEST_PHOTO. Raises Invalid."""
    if not content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or len(content) > LARGEST_PHOTO:
        raise Invalid(Fault.PHOTO)
    return content


@frozen
class Closure:
    """A time in which a room, or a whole site where `room` is None, cannot be booked."""

    site: SiteCode
    room: RoomCode | None
    slot: Slot
    reason: str
