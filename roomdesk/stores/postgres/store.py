"""The store on PostgreSQL: the port's methods; functions of the database do the writing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import psycopg

from roomdesk.domain.booking import Booking, HistoryEntry, Series
from roomdesk.domain.changes import Changes
from roomdesk.domain.equipment import Device, Finding
from roomdesk.domain.errors import NotFound, Stale
from roomdesk.domain.ids import BookingId, DeviceCode, Email, RoomCode, SeriesId, SiteCode
from roomdesk.domain.overlap import Clash
from roomdesk.domain.people import Person
from roomdesk.domain.places import Closure, Municipality, Room, Site
from roomdesk.domain.schedule import Busy, Entry, Stay
from roomdesk.domain.slot import Slot
from roomdesk.ports.moving import Read
from roomdesk.ports.store import Edit, Furnishing, Heard, Intake, Login, Query, Wanted
from roomdesk.ports.vault import Vault
from roomdesk.stores import rows
from roomdesk.stores.postgres import bookings, migrate, moving, places, queries, received, upkeep
from roomdesk.stores.postgres.device_faults import PostgresFaults
from roomdesk.stores.postgres.links import PostgresLinks
from roomdesk.stores.postgres.outbox import PostgresOutbox
from roomdesk.stores.postgres.outside import PostgresOutside
from roomdesk.stores.postgres.preparations import PostgresPreparations
from roomdesk.stores.postgres.publication import PostgresPublication
from roomdesk.stores.postgres.session import Session
from roomdesk.stores.postgres.ticks import PostgresTicks
from roomdesk.stores.postgres.watch import Watch
from roomdesk.stores.rows.memory import PlacesInMemory


class PostgresStore:
    """One connection of one login; used by one thread at a time."""

    def __init__(self, address: str, steps: Path, vault: Vault) -> None:
        """Connect and be known; `steps` is the folder db/postgres.

        Raises UnsafeAddress, ServerAway, NotTrusted, LoginRefused, Stranger, NotSetUp, TooNew, TooOld, Misconfigured
        without a password.
        """
        self._newest = migrate.newest(steps)
        self._session = Session(address, vault, self._newest)
        self._devices: tuple[int, tuple[Device, ...]] = (0, ())
        self._findings = upkeep.LastFindings()
        try:
            self._session.identify()
            migrate.check_step(places.version(self._session)[1], self._newest)
            self._places = places.load(self._session)
            self._watch = Watch(self._session)
        except BaseException:
            self._session.close()
            raise
        self.outbox = PostgresOutbox(self._session)
        self.preparations = PostgresPreparations(self._session)
        self.ticks = PostgresTicks(self._session)
        self.device_faults = PostgresFaults(self._session)
        self.publication = PostgresPublication(self._session)
        self.outside = PostgresOutside(self._session, self._known)
        self.links = PostgresLinks(self._session, self.booking)

    @property
    def login(self) -> Login:
        return Login(self._session.email, self._session.role == "keeper")

    @property
    def offline(self) -> None:
        return None

    def _known(self) -> PlacesInMemory:
        version, step = places.version(self._session)
        migrate.check_step(step, self._newest)
        if version != self._places.version:
            self._places = places.load(self._session)
        return self._places

    # ── places and people ───────────────────────────────────────────────────────────────────────────────
    def municipality(self) -> Municipality:
        return places.municipality(self._session)

    def sites(self) -> Mapping[SiteCode, Site]:
        return self._known().sites

    def rooms(self) -> Mapping[RoomCode, Room]:
        return self._known().rooms

    def devices(self, rooms: Collection[RoomCode] | None = None) -> tuple[Device, ...]:
        known = self._known()
        if self._devices[0] != known.version:
            self._devices = known.version, places.devices(self._session)
        found, wanted = self._devices[1], set(rooms or ())
        return found if rooms is None else tuple(one for one in found if one.room in wanted)

    def people(self) -> Mapping[Email, Person]:
        return self._known().people

    def closures(self, slot: Slot) -> tuple[Closure, ...]:
        return places.closures(self._session, slot)

    def furnish(self, furnishing: Furnishing) -> Changes:
        places.furnish(self._session, furnishing)
        return Changes(places=True)

    def exchange(self, found: Furnishing, wished: Furnishing) -> Changes:
        try:
            places.exchange(self._session, found, wished)
        except (Stale, NotFound):
            if not (self._session.was_cut and self._is_exchanged(found, wished)):
                raise
        return Changes(places=True)

    def _is_exchanged(self, found: Furnishing, wished: Furnishing) -> bool:
        """Whether all is as wished: the answer was lost with the connection, what was asked was done."""
        known = self._known()
        all_there = Furnishing(
            tuple(known.sites.values()), tuple(known.rooms.values()), self.devices(), tuple(known.people.values())
        )
        there, shall = all_there.things(), wished.things()
        return all(there.get(key) == shall.get(key) for key in {**found.things(), **shall})

    def reopen(self, closure: Closure) -> Changes:
        places.reopen(self._session, closure)
        return Changes(places=True)

    def photo(self, room: RoomCode) -> bytes | None:
        return places.photo(self._session, self._known().room_num(room))

    def keep_photo(self, room: RoomCode, content: bytes | None) -> Changes:
        places.keep_photo(self._session, self._known().room_num(room), content)
        return Changes(places=True)

    # ── bookings ────────────────────────────────────────────────────────────────────────────────────────
    def book(self, wanted: Sequence[Booking], series: Series | None, who: str) -> Changes:
        intake = Intake(tuple(wanted), series=(series,) if series else ())
        return self._save(wanted, intake, who, strict=False)

    def _save(self, wanted: Sequence[Booking], intake: Intake, who: str, *, strict: bool) -> Changes:
        known = self._with_rooms_of(wanted)
        try:
            return bookings.save(self._session, known, intake, who, self._newest, strict=strict)
        except psycopg.errors.ForeignKeyViolation:  # a room was taken away since: it is not among those known now
            return bookings.save(self._session, self._known(), intake, who, self._newest, strict=strict)

    def _with_rooms_of(self, wanted: Iterable[Booking]) -> PlacesInMemory:
        # The numbers of rooms stay what they are: places are looked at again only for a room that is new.
        is_known = all(room in self._places.rooms for one in wanted for room in one.rooms)
        return self._places if is_known else self._known()

    def change(self, edits: Sequence[Edit], who: str, series: Sequence[Series] = ()) -> Changes:
        return self.take_in(Intake(edits=tuple(edits), series=tuple(series)), who)

    def take_in(self, intake: Intake, who: str) -> Changes:
        wanted = [*(edit.booking for edit in intake.edits), *intake.bookings]
        try:
            return self._save(wanted, intake, who, strict=True)
        except Stale:
            if not (self._session.was_cut and self._is_done(self._known(), wanted)):
                raise
        return rows.touched(wanted)

    def _is_done(self, known: PlacesInMemory, wanted: Sequence[Booking]) -> bool:
        """Whether everything stands as wanted: the answer was lost with the connection, what was asked was done."""
        found = {one.id: one for one in queries.of_ids(self._session, known, [one.id for one in wanted])}
        return all(found.get(one.id) == one for one in wanted)

    def heard(self, uid: str) -> tuple[Heard, ...]:
        return received.of_uid(self._session, uid)

    def clashes(self, wanted: Iterable[Wanted], ignoring: Collection[BookingId] = frozenset()) -> tuple[Clash, ...]:
        return bookings.clashes(self._session, self._known(), tuple(wanted), ignoring)

    def booking(self, booking: BookingId) -> Booking:
        return queries.one(self._session, self._known(), booking)

    def bookings(self, query: Query) -> tuple[Booking, ...]:
        return queries.listed(self._session, self._known(), query)

    def of_uid(self, uid: str) -> tuple[Booking, ...]:
        return queries.of_uid(self._session, self._known(), uid)

    def occurrences(self, series: SeriesId) -> tuple[Booking, ...]:
        return queries.occurrences(self._session, self._known(), series)

    def kin(self, series: SeriesId) -> tuple[BookingId, ...]:
        return queries.kin(self._session, series)

    def given_up(self, series: SeriesId) -> tuple[str, ...]:
        return queries.given_up(self._session, series)

    def series(self, series: SeriesId) -> Series:
        return queries.series(self._session, series)

    def history(self, booking: BookingId) -> tuple[HistoryEntry, ...]:
        return queries.history(self._session, booking)

    # ── time ────────────────────────────────────────────────────────────────────────────────────────────
    def day(self, slot: Slot, sites: Collection[SiteCode] | None = None) -> tuple[Entry, ...]:
        return queries.day(self._session, self._known(), slot, sites)

    def stays(self, slot: Slot) -> tuple[Stay, ...]:
        return queries.stays(self._session, slot)

    def busy(self, slot: Slot, rooms: Collection[RoomCode]) -> tuple[Busy, ...]:
        return queries.busy(self._session, self._known(), slot, rooms)

    def taken(self, slot: Slot) -> frozenset[RoomCode]:
        return queries.taken(self._session, self._known(), slot)

    # ── equipment ───────────────────────────────────────────────────────────────────────────────────────
    def record(self, findings: Sequence[Finding]) -> Changes:
        upkeep.record(self._session, findings)
        return Changes(devices=frozenset(one.device for one in findings))

    def last_findings(self) -> Mapping[DeviceCode, Finding]:
        return self._findings.read(self._session)

    def first_checked(self) -> Mapping[DeviceCode, datetime]:
        return upkeep.first_checked(self._session)

    def findings(self, device: DeviceCode, most: int = 50) -> tuple[Finding, ...]:
        return upkeep.findings(self._session, device, most)

    # ── upkeep ──────────────────────────────────────────────────────────────────────────────────────────
    def info(self) -> Mapping[str, object]:
        return upkeep.info(self._session)

    def faults(self) -> tuple[str, ...]:
        return upkeep.faults(self._session)

    def seen(self) -> int:
        return self._watch.seen()

    def given(self) -> AbstractContextManager[Read]:
        return moving.given(self._session)

    def take_over(self, source: Read) -> Mapping[str, int]:
        return moving.taken(self._session, source)

    def restore(self, source: Read) -> None:
        self.take_over(source)

    def close(self) -> None:
        self._session.close()
