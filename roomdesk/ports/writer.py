"""Values to files and paper: a calendar, sheets to print, a table."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from roomdesk.domain.availability import DeviceMonths
    from roomdesk.domain.booking import Booking
    from roomdesk.domain.commissioning import RoomToCommission
    from roomdesk.domain.equipment import Device
    from roomdesk.domain.ids import DeviceCode, Email, RoomCode, SiteCode
    from roomdesk.domain.invitation import Invitation, Method
    from roomdesk.domain.itip import Message
    from roomdesk.domain.line_history import LineHistory
    from roomdesk.domain.people import Person
    from roomdesk.domain.places import Closure, Room, Site
    from roomdesk.domain.room_tasks import Task
    from roomdesk.domain.room_use import RoomUse
    from roomdesk.domain.schedule import RoomDays, SiteDay
    from roomdesk.domain.slot import Slot
    from roomdesk.domain.travel import Journeys, TravelRates
    from roomdesk.domain.travel_saved import TravelSaved
    from roomdesk.ports.store import Furnishing


class CalendarWriter(Protocol):
    def __call__(self, entries: Iterable[Invitation], method: Method | None, feed_name: str = "") -> str:
        """Write an iCalendar file (RFC 5545), CRLF line ends. `feed_name` marks a feed, never an invitation."""
        ...


class Letter(NamedTuple):
    """A message on its way to one person, and what is needed to put it into words; `ics` is the invitation itself."""

    id: str
    message: Message
    ics: str
    language: str
    sender: Email
    sender_name: str
    receiver_name: str
    journeys: Journeys | None = None
    directions: tuple[str, ...] = ()


class Posted(NamedTuple):
    """A written mail: its subject, its octets, and what it says as plain text."""

    subject: str
    content: bytes
    text: str
    html: str


class MailWriter(Protocol):
    def __call__(self, letter: Letter) -> Posted:
        """Write a mail with an invitation (RFC 6047)."""
        ...


class AtRisk(NamedTuple):
    """A meeting in a room with a fault: without a title it is private; `offers` are rooms that could stand in."""

    title: str
    slot: Slot
    offers: tuple[str, ...] = ()


class FaultLetter(NamedTuple):
    """A mail about a fault of a room's device, or that it is over, to one person."""

    id: str
    is_over: bool
    device: str
    room: Room
    site: Site
    meetings: tuple[AtRisk, ...]
    language: str
    sender: Email
    sender_name: str
    receiver: Email
    receiver_name: str
    written: datetime


class FaultMailWriter(Protocol):
    def __call__(self, letter: FaultLetter) -> Posted:
        """Write a mail about a fault (RFC 5322), as plain text and HTML."""
        ...


class Format(StrEnum):
    """The sizes of sheets that offices have (ISO 216)."""

    A4 = "A4"
    A3 = "A3"


@frozen
class Paper:
    """What is printed on; `large` for large print."""

    format: Format = Format.A4
    large: bool = False


@frozen
class Page:
    """A page of HTML on its own, nothing fetched from elsewhere; its title stands at the foot of each sheet."""

    html: str
    title: str
    across: bool = False


class DayWriter(Protocol):
    def __call__(
        self,
        day: date,
        sites: Sequence[SiteDay],
        rooms: Mapping[RoomCode, Room],
        *,
        language: str,
        printed_at: datetime,
    ) -> str:
        """Write the day of some sites as HTML, in `it` or `en`, a site on its own sheets."""
        ...


class RoomWriter(Protocol):
    def __call__(self, rooms: Sequence[RoomDays], *, language: str) -> str:
        """Write the days of some rooms as HTML, in `it` or `en`, a room on its own sheets."""
        ...


class Elsewhere(NamedTuple):
    """A meeting that is held elsewhere, without a title where it is private; rooms each with the name of its site."""

    title: str
    slot: Slot
    rooms: tuple[tuple[str, str], ...]


class ClosedSign(NamedTuple):
    """What stands at a closed door; without a room the whole site is closed. `contact` is whom to ask."""

    closure: Closure
    site: Site
    room: Room | None
    elsewhere: tuple[Elsewhere, ...]
    contact: str


class ClosureWriter(Protocol):
    def __call__(self, sign: ClosedSign) -> str:
        """Write the sign at a closed door as HTML, in Italian and English."""
        ...


class MeetingTasks(NamedTuple):
    """What people do for a meeting in one room; `ready` is from when the room is held for it."""

    booking: Booking
    room: Room
    tasks: tuple[Task, ...]
    ready: datetime


class SiteTasks(NamedTuple):
    """What people do in a building on a day, by start of the meetings."""

    site: Site
    meetings: tuple[MeetingTasks, ...]


class TaskWriter(Protocol):
    def __call__(self, day: date, sites: Sequence[SiteTasks], *, language: str, printed_at: datetime) -> str:
        """Write what is set up and tidied in some buildings as HTML, in `it` or `en`, a building on its own sheets."""
        ...


@frozen
class Listed:
    """A list as somebody sees it: its title, what it is about, and the words of each cell."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


class ListWriter(Protocol):
    def __call__(self, listed: Listed, *, language: str, printed_at: datetime) -> str:
        """Write a list as HTML; what the page itself says is in `it` or `en`."""
        ...


class LineWriter(Protocol):
    def __call__(self, lines: Sequence[LineHistory], *, language: str, printed_at: datetime) -> str:
        """Write lines with what was measured below their guarantee as HTML, in `it` or `en`."""
        ...


class ChartLook(NamedTuple):
    """How a chart is drawn: its width and font size in pixels, its font, colours as `#rrggbb`."""

    width: int = 640
    font_size: float = 12
    font: str = "Titillium Web, DejaVu Sans, sans-serif"
    ink: str = "#17324d"
    muted: str = "#5d7083"
    rule: str = "#b3c0cc"
    good: str = "#0066cc"
    bad: str = "#c02b46"


class ChartWriter(Protocol):
    def __call__(self, line: LineHistory, look: ChartLook, language: str) -> str:
        """Draw what was measured on a line, as SVG with words in `it` or `en`."""
        ...


class TravelWriter(Protocol):
    def __call__(
        self,
        saved: TravelSaved,
        sites: Mapping[SiteCode, Site],
        *,
        rates: TravelRates,
        language: str,
        printed_at: datetime,
    ) -> str:
        """Write the journeys that were avoided as HTML, in `it` or `en`."""
        ...


class AvailabilityWriter(Protocol):
    def __call__(self, devices: Sequence[DeviceMonths], *, language: str, printed_at: datetime) -> str:
        """Write how available devices were month by month as HTML, in `it` or `en`."""
        ...


class Label(NamedTuple):
    """What stands on a device; `link` is what its code says."""

    code: str
    name: str
    room: str
    site: str
    link: str


class AcceptanceWriter(Protocol):
    def __call__(
        self, found: RoomToCommission, said: Mapping[DeviceCode, str], *, language: str, printed_at: datetime
    ) -> str:
        """Write the acceptance report of a room as HTML, in `it` or `en`; `said` says what was found of each device."""
        ...


class LabelWriter(Protocol):
    def __call__(self, labels: Sequence[Label], language: str, skip: int = 0) -> list[str]:
        """Draw labels as SVG, an A4 sheet each; the first `skip` places stay empty."""
        ...


class Press(Protocol):
    def pdf(self, page: Page, paper: Paper) -> bytes:
        """Turn a page into PDF."""
        ...

    def drawings(self, sheets: Sequence[str], title: str) -> bytes:
        """Turn drawings in SVG into PDF, each on a whole sheet of A4."""
        ...

    def paint(self, page: Page, paper: Paper, printer: object) -> None:
        """Paint a page on a printer, or its preview, of the kind that the window's toolkit has."""
        ...


class TableWriter(Protocol):
    def furnishing(self, kind: str, furnishing: Furnishing) -> str:
        """Write sites, rooms or equipment as CSV that an import reads back unchanged."""
        ...

    def cells(self, thing: Site | Room | Device | Person) -> Mapping[str, str]:
        """Lay one thing out by the columns of its table, as text; blank where a column is empty."""
        ...

    def bookings(self, bookings: Sequence[Booking], rooms: Mapping[RoomCode, Room]) -> str:
        """Write bookings as CSV, one row a booking."""
        ...

    def availability(self, devices: Sequence[DeviceMonths]) -> str:
        """Write how available devices were as CSV, one row a device and month."""
        ...

    def usage(self, rooms: Sequence[RoomUse]) -> str:
        """Write how rooms were used as CSV, one row a room."""
        ...

    def travel(self, saved: TravelSaved) -> str:
        """Write the journeys that were avoided as CSV, one row a month."""
        ...

    def lines(self, lines: Sequence[LineHistory]) -> str:
        """Write what was measured on lines as CSV, one row a measurement."""
        ...
