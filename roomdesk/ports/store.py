"""The store: places, people, bookings and findings, and the guard against double bookings.

Terms: a *booking* holds one *reservation* a room. All times are instants; results are complete values, never cursors.
Every method may raise StoreBusy, StoreUnreadable, StoreDamaged, StoreGone or DiskFull. A writing method does all or
nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from typing import TypeAlias

    from roomdesk.domain.booking import Booking, HistoryEntry, Series
    from roomdesk.domain.changes import Changes
    from roomdesk.domain.equipment import Device, Finding
    from roomdesk.domain.ids import BookingId, DeviceCode, Email, RoomCode, SeriesId, SiteCode
    from roomdesk.domain.overlap import Clash, Reservation
    from roomdesk.domain.people import Person
    from roomdesk.domain.places import Closure, Municipality, Room, Site
    from roomdesk.domain.schedule import Busy, Entry, Stay
    from roomdesk.domain.slot import Slot
    from roomdesk.ports.faults import Faults
    from roomdesk.ports.links import Links
    from roomdesk.ports.moving import Read
    from roomdesk.ports.offline import Offline
    from roomdesk.ports.outbox import Outbox
    from roomdesk.ports.outside import Outside
    from roomdesk.ports.preparations import Preparations
    from roomdesk.ports.publication import Publication
    from roomdesk.ports.ticks import Ticks

    Thing: TypeAlias = Site | Room | Device | Person


@frozen
class Wanted:
    """What a new or changed booking would take. `link` is an exclusive conference link, held for `slot`."""

    slot: Slot
    reservations: tuple[Reservation, ...]
    link: str = ""


@frozen
class Edit:
    """A booking as it shall be, and the version that it was read at."""

    booking: Booking
    expected_version: int
    action: str
    detail: str = ""


@frozen
class Furnishing:
    """Sites, rooms, devices, people and closures to add or, by code or address, to bring up to date.

    No `municipality` leaves it as it is.
    """

    sites: tuple[Site, ...] = ()
    rooms: tuple[Room, ...] = ()
    devices: tuple[Device, ...] = ()
    people: tuple[Person, ...] = ()
    closures: tuple[Closure, ...] = ()
    municipality: Municipality | None = None

    def things(self) -> Mapping[tuple[str, str], Thing]:
        """Give all but closures by kind, as for NotFound, and key in capitals; what stands on another comes first."""
        return {
            **{("device", one.code.upper()): one for one in self.devices},
            **{("person", one.email.upper()): one for one in self.people},
            **{("room", one.code.upper()): one for one in self.rooms},
            **{("site", one.code.upper()): one for one in self.sites},
        }

    def only(self, keys: Container[tuple[str, str]]) -> Furnishing:
        """Give those of `things` that have one of these keys."""
        return Furnishing(
            tuple(one for one in self.sites if ("site", one.code.upper()) in keys),
            tuple(one for one in self.rooms if ("room", one.code.upper()) in keys),
            tuple(one for one in self.devices if ("device", one.code.upper()) in keys),
            tuple(one for one in self.people if ("person", one.email.upper()) in keys),
        )


@frozen
class Query:
    """Which bookings: those that overlap [since, until), in these rooms, of this person, with these words."""

    since: datetime | None = None
    until: datetime | None = None
    rooms: tuple[RoomCode, ...] | None = None
    person: Email | None = None
    words: str = ""
    cancelled: bool = False


@frozen
class Heard:
    """The last message of a sender about a meeting or one date of it (`recurrence`); the organizer's sender is empty.

    `digest` is of what it says, `rooms` are those that it asked for, as they were understood then.
    """

    uid: str
    recurrence: datetime | None
    sender: str
    sequence: int
    stamp: datetime | None
    digest: str
    rooms: tuple[RoomCode, ...] = ()


class Intake(NamedTuple):
    """What messages from other calendars come to: new bookings, edits, their series, and the messages themselves."""

    bookings: tuple[Booking, ...] = ()
    edits: tuple[Edit, ...] = ()
    series: tuple[Series, ...] = ()
    heard: tuple[Heard, ...] = ()


@frozen
class Login:
    """Whose connection it is, where the database knows; `keeps`: the database itself, whoever is among its people."""

    email: Email
    keeps: bool = False


class Store(Protocol):
    @property
    def login(self) -> Login | None:
        """Who acts, by the database's own word; None where whoever opens it says so."""
        ...

    @property
    def offline(self) -> Offline | None:
        """What can be read while a server is away; None for a file, which never is."""
        ...

    @property
    def outbox(self) -> Outbox:
        """Mail that waits to be sent."""
        ...

    @property
    def links(self) -> Links:
        """Links that conference services shall make."""
        ...

    @property
    def device_faults(self) -> Faults:
        """Faults of devices."""
        ...

    @property
    def preparations(self) -> Preparations:
        """What was prepared by itself."""
        ...

    @property
    def ticks(self) -> Ticks:
        """What people set up and tidied in rooms."""
        ...

    @property
    def publication(self) -> Publication:
        """What is published outside."""
        ...

    @property
    def outside(self) -> Outside:
        """Calendars that rooms have elsewhere. Where they hold a room, it is taken: nothing new is booked over them."""
        ...

    # ── places and people ───────────────────────────────────────────────────────────────────────────────
    def municipality(self) -> Municipality: ...

    def sites(self) -> Mapping[SiteCode, Site]:
        """All sites by code, in the order of their codes."""
        ...

    def rooms(self) -> Mapping[RoomCode, Room]:
        """All rooms by code, in the order of site and code. Cheap: kept until places change."""
        ...

    def devices(self, rooms: Collection[RoomCode] | None = None) -> tuple[Device, ...]: ...

    def people(self) -> Mapping[Email, Person]: ...

    def closures(self, slot: Slot) -> tuple[Closure, ...]:
        """List the closures that overlap a slot."""
        ...

    def furnish(self, furnishing: Furnishing) -> Changes: ...

    def exchange(self, found: Furnishing, wished: Furnishing) -> Changes:
        """Put sites, rooms, devices and people from what was found to what is wished, all of them or none.

        What is in both is changed, what is only found is taken away, what is only wished is made. Raises NotFound,
        Stale for what is not as it was found or is there already, InUse for what is taken away though something
        stands on it. Closures are left alone: they are reopened instead.
        """
        ...

    def reopen(self, closure: Closure) -> Changes:
        """Take a closure back. Raises NotFound where there is none like it."""
        ...

    def photo(self, room: RoomCode) -> bytes | None:
        """Give a room's photo, JPEG or PNG; None where there is none. Raises NotFound."""
        ...

    def keep_photo(self, room: RoomCode, content: bytes | None) -> Changes:
        """Keep a room's photo in place of the one before, or take it away. Raises NotFound."""
        ...

    # ── bookings ────────────────────────────────────────────────────────────────────────────────────────
    def book(self, bookings: Sequence[Booking], series: Series | None, who: str) -> Changes:
        """Take every room of every booking, or none.

        A booking whose id is there already, made by the same person, makes the request harmless: nothing is
        written. Raises SlotTaken with all the clashes, RoomClosed.
        """
        ...

    def change(self, edits: Sequence[Edit], who: str, series: Sequence[Series] = ()) -> Changes:
        """Replace bookings by their edited selves, rooms and times included; `series` are written too.

        Raises Stale where a version is not the expected one, NotFound, SlotTaken with all the clashes, RoomClosed. What
        a booking held already it may keep, though another calendar holds it or the place is closed since.
        """
        ...

    def take_in(self, intake: Intake, who: str) -> Changes:
        """Write what messages come to: edits first, so that what they free can be booked; messages replace older ones.

        Raises Stale, also where a new booking is there already; NotFound, SlotTaken with all the clashes, RoomClosed.
        """
        ...

    def heard(self, uid: str) -> tuple[Heard, ...]:
        """List the last messages about a UID."""
        ...

    def clashes(self, wanted: Iterable[Wanted], ignoring: Collection[BookingId] = frozenset()) -> tuple[Clash, ...]:
        """List everything in the way, other calendars too; each clash carries the slot that it is in the way of."""
        ...

    def booking(self, booking: BookingId) -> Booking:
        """Give one booking. Raises NotFound."""
        ...

    def bookings(self, query: Query) -> tuple[Booking, ...]:
        """List by start, then id."""
        ...

    def of_uid(self, uid: str) -> tuple[Booking, ...]:
        """List all bookings with a UID, cancelled ones too: one, or the dates of a series; by start."""
        ...

    def occurrences(self, series: SeriesId) -> tuple[Booking, ...]:
        """List all occurrences of a series, cancelled ones too, in the order of the rule."""
        ...

    def series(self, series: SeriesId) -> Series: ...

    def kin(self, series: SeriesId) -> tuple[BookingId, ...]:
        """Name one booking of each series that was one with this series before it was cut; its own first."""
        ...

    def given_up(self, series: SeriesId) -> tuple[str, ...]:
        """List the UIDs of series that were cut off from what this one is part of, and have no date any more."""
        ...

    def history(self, booking: BookingId) -> tuple[HistoryEntry, ...]: ...

    # ── time ────────────────────────────────────────────────────────────────────────────────────────────
    def day(self, slot: Slot, sites: Collection[SiteCode] | None = None) -> tuple[Entry, ...]:
        """List the reservations that overlap a slot, of some sites or of all, by room and start."""
        ...

    def stays(self, slot: Slot) -> tuple[Stay, ...]:
        """List the rooms of all meetings that begin in a slot, cancelled ones too: meeting by meeting, by start."""
        ...

    def busy(self, slot: Slot, rooms: Collection[RoomCode]) -> tuple[Busy, ...]:
        """List stretches that are blocked here or elsewhere and overlap a slot, by room and start."""
        ...

    def taken(self, slot: Slot) -> frozenset[RoomCode]:
        """Name the rooms that are blocked at any moment of a slot, here or elsewhere."""
        ...

    # ── equipment ───────────────────────────────────────────────────────────────────────────────────────
    def record(self, findings: Sequence[Finding]) -> Changes: ...

    def last_findings(self) -> Mapping[DeviceCode, Finding]: ...

    def first_checked(self) -> Mapping[DeviceCode, datetime]:
        """When each device was checked for the first time."""
        ...

    def findings(self, device: DeviceCode, most: int = 50) -> tuple[Finding, ...]:
        """List a device's findings, newest first."""
        ...

    # ── upkeep ──────────────────────────────────────────────────────────────────────────────────────────
    def info(self) -> Mapping[str, object]:
        """Engine, its version, schema step, journal, counts of everything."""
        ...

    def faults(self) -> tuple[str, ...]:
        """Check integrity, foreign keys, guards and overlaps; list what is wrong, empty when all is well."""
        ...

    def seen(self) -> int:
        """Give a number that differs after another program has changed the store."""
        ...

    # ── moving house ────────────────────────────────────────────────────────────────────────────────────
    def given(self) -> AbstractContextManager[Read]:
        """Give all tables as they are at one moment, while the context is open. Raises NotYours."""
        ...

    def take_over(self, source: Read) -> Mapping[str, int]:
        """Fill an empty store, compare each table with its source, and count the rows; all of it or nothing.

        Raises NotYours, TargetNotEmpty, CopyDiffers.
        """
        ...

    def restore(self, source: Read) -> None:
        """Hold the rows of a source that is sound, and no others; a server takes them over only while it is empty.

        Raises NotYours, TargetNotEmpty.
        """
        ...

    def close(self) -> None: ...
