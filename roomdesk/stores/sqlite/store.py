"""The store on SQLite: the port's methods, each one transaction."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from roomdesk.domain.booking import Booking, HistoryEntry, Series
from roomdesk.domain.changes import Changes
from roomdesk.domain.equipment import Device, Finding
from roomdesk.domain.errors import StoreGone
from roomdesk.domain.ids import BookingId, DeviceCode, Email, RoomCode, SeriesId, SiteCode
from roomdesk.domain.overlap import Clash
from roomdesk.domain.people import Person
from roomdesk.domain.places import Closure, Municipality, Room, Site
from roomdesk.domain.schedule import Busy, Entry, Stay
from roomdesk.domain.slot import Slot
from roomdesk.ports.moving import Read
from roomdesk.ports.store import Edit, Furnishing, Heard, Intake, Login, Query, Wanted
from roomdesk.stores import rows
from roomdesk.stores.rows.memory import PlacesInMemory
from roomdesk.stores.sqlite import bookings, migrate, places, queries, upkeep
from roomdesk.stores.sqlite.connect import mark_of, open_database, settle_journal, translated

if TYPE_CHECKING:
    from roomdesk.stores.sqlite.faults import SqliteFaults
    from roomdesk.stores.sqlite.links import SqliteLinks
    from roomdesk.stores.sqlite.outbox import SqliteOutbox
    from roomdesk.stores.sqlite.outside import SqliteOutside
    from roomdesk.stores.sqlite.preparations import SqlitePreparations
    from roomdesk.stores.sqlite.publication import SqlitePublication
    from roomdesk.stores.sqlite.ticks import SqliteTicks


class SqliteStore:
    """One file, one connection; used by one thread at a time."""

    def __init__(self, path: str, steps: Path) -> None:
        """Open, bring up to date and check the guards; `steps` is the folder db/sqlite.

        Raises OnNetworkShare, TooNew, StoreDamaged, Invalid for a file that is no database, StoreUnreadable.
        """
        self.path = path
        self._steps = steps
        self._devices: tuple[int, tuple[Device, ...]] = (0, ())
        self._findings = upkeep.LastFindings()
        self._db = open_database(path)
        self._file = str(Path(path).absolute())
        self._mark = mark_of(self._file)
        try:
            self.upgraded = migrate.bring_up_to_date(self._db, steps, path)
            with translated(path):
                migrate.check_guards(self._db, steps, path)
                settle_journal(self._db)
                self._places = places.load(self._db)
        except BaseException:
            self._db.close()
            raise

    @property
    def login(self) -> Login | None:
        return None

    @property
    def offline(self) -> None:
        return None

    # ── parts, each loaded when it is first asked for: the first day asks for none ──────────────────────
    @cached_property
    def outbox(self) -> SqliteOutbox:
        return cast("SqliteOutbox", self._made("outbox:SqliteOutbox"))

    @cached_property
    def device_faults(self) -> SqliteFaults:
        return cast("SqliteFaults", self._made("faults:SqliteFaults"))

    @cached_property
    def preparations(self) -> SqlitePreparations:
        return cast("SqlitePreparations", self._made("preparations:SqlitePreparations"))

    @cached_property
    def ticks(self) -> SqliteTicks:
        return cast("SqliteTicks", self._made("ticks:SqliteTicks"))

    @cached_property
    def publication(self) -> SqlitePublication:
        return cast("SqlitePublication", self._made("publication:SqlitePublication"))

    @cached_property
    def outside(self) -> SqliteOutside:
        return cast("SqliteOutside", self._made("outside:SqliteOutside", self._known))

    @cached_property
    def links(self) -> SqliteLinks:
        return cast("SqliteLinks", self._made("links:SqliteLinks", self.booking))

    def _made(self, place: str, *needs: object) -> Any:
        return _load(place)(self._db, self.path, self._write, *needs)

    @contextmanager
    def _write(self) -> Iterator[None]:
        with translated(self.path):
            # Immediate: a deferred transaction that reads first cannot wait for another writer.
            self._db.execute("begin immediate")
            try:
                yield
                self._be_there()
                self._db.execute("commit")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("rollback")
                raise

    def _be_there(self) -> None:
        """Raise StoreGone where the path leads to another file than the open one, or to none."""
        if mark_of(self._file) != self._mark:
            raise StoreGone(self.path)

    def _known(self) -> PlacesInMemory:
        self._be_there()
        with translated(self.path):
            if places.version(self._db) != self._places.version:
                self._places = places.load(self._db)
        return self._places

    # ── places and people ───────────────────────────────────────────────────────────────────────────────
    def municipality(self) -> Municipality:
        with translated(self.path):
            return places.municipality(self._db)

    def sites(self) -> Mapping[SiteCode, Site]:
        return self._known().sites

    def rooms(self) -> Mapping[RoomCode, Room]:
        return self._known().rooms

    def devices(self, rooms: Collection[RoomCode] | None = None) -> tuple[Device, ...]:
        known = self._known()
        if self._devices[0] != known.version:
            with translated(self.path):
                self._devices = known.version, places.devices(self._db)
        found, wanted = self._devices[1], set(rooms or ())
        return found if rooms is None else tuple(one for one in found if one.room in wanted)

    def people(self) -> Mapping[Email, Person]:
        return self._known().people

    def closures(self, slot: Slot) -> tuple[Closure, ...]:
        with translated(self.path):
            return places.closures(self._db, slot)

    def furnish(self, furnishing: Furnishing) -> Changes:
        with self._write():
            places.furnish(self._db, furnishing)
        return Changes(places=True)

    def exchange(self, found: Furnishing, wished: Furnishing) -> Changes:
        with self._write():
            _load("exchanging:exchange")(self._db, found, wished)
        return Changes(places=True)

    def reopen(self, closure: Closure) -> Changes:
        with self._write():
            places.reopen(self._db, closure)
        return Changes(places=True)

    def photo(self, room: RoomCode) -> bytes | None:
        num = self._known().room_num(room)
        with translated(self.path):
            return places.photo(self._db, num)

    def keep_photo(self, room: RoomCode, content: bytes | None) -> Changes:
        with self._write():
            places.keep_photo(self._db, self._known().room_num(room), content)
        return Changes(places=True)

    # ── bookings ────────────────────────────────────────────────────────────────────────────────────────
    def book(self, wanted: Sequence[Booking], series: Series | None, who: str) -> Changes:
        with self._write():
            known = self._known()
            if bookings.already_there(self._db, wanted):
                return Changes()
            bookings.save_series(self._db, [series] if series else [])
            bookings.add(self._db, known, wanted, who)
        return rows.touched(wanted)

    def change(self, edits: Sequence[Edit], who: str, series: Sequence[Series] = ()) -> Changes:
        with self._write():
            known = self._known()
            before = [queries.one(self._db, known, edit.booking.id) for edit in edits]
            bookings.save_series(self._db, series)
            bookings.replace(self._db, known, edits, who)
        return rows.touched([*before, *(edit.booking for edit in edits)])

    def take_in(self, intake: Intake, who: str) -> Changes:
        with self._write():
            known = self._known()
            before = [queries.one(self._db, known, edit.booking.id) for edit in intake.edits]
            bookings.check_new(self._db, intake.bookings)
            bookings.save_series(self._db, intake.series)
            bookings.replace(self._db, known, intake.edits, who)
            if intake.bookings:
                bookings.add(self._db, known, intake.bookings, who)
            _load("received:save")(self._db, intake.heard)
        return rows.touched([*before, *(edit.booking for edit in intake.edits), *intake.bookings])

    def heard(self, uid: str) -> tuple[Heard, ...]:
        with translated(self.path):
            heard: tuple[Heard, ...] = _load("received:of_uid")(self._db, uid)
        return heard

    def clashes(self, wanted: Iterable[Wanted], ignoring: Collection[BookingId] = frozenset()) -> tuple[Clash, ...]:
        known = self._known()
        with translated(self.path):
            return bookings.clashes(self._db, known, wanted, ignoring)

    def booking(self, booking: BookingId) -> Booking:
        known = self._known()
        with translated(self.path):
            return queries.one(self._db, known, booking)

    def bookings(self, query: Query) -> tuple[Booking, ...]:
        known = self._known()
        with translated(self.path):
            return queries.listed(self._db, known, query)

    def of_uid(self, uid: str) -> tuple[Booking, ...]:
        known = self._known()
        with translated(self.path):
            return queries.of_uid(self._db, known, uid)

    def occurrences(self, series: SeriesId) -> tuple[Booking, ...]:
        known = self._known()
        with translated(self.path):
            return queries.occurrences(self._db, known, series)

    def kin(self, series: SeriesId) -> tuple[BookingId, ...]:
        with translated(self.path):
            return queries.kin(self._db, series)

    def given_up(self, series: SeriesId) -> tuple[str, ...]:
        with translated(self.path):
            return queries.given_up(self._db, series)

    def series(self, series: SeriesId) -> Series:
        with translated(self.path):
            return queries.series(self._db, series)

    def history(self, booking: BookingId) -> tuple[HistoryEntry, ...]:
        with translated(self.path):
            return queries.history(self._db, booking)

    # ── time ────────────────────────────────────────────────────────────────────────────────────────────
    def day(self, slot: Slot, sites: Collection[SiteCode] | None = None) -> tuple[Entry, ...]:
        known = self._known()
        nums = None if sites is None else [num for site in sites for num in known.site_rooms.get(site, ())]
        with translated(self.path):
            return queries.day(self._db, slot, nums)

    def stays(self, slot: Slot) -> tuple[Stay, ...]:
        with translated(self.path):
            return queries.stays(self._db, slot)

    def busy(self, slot: Slot, rooms: Collection[RoomCode]) -> tuple[Busy, ...]:
        known = self._known()
        with translated(self.path):
            return queries.busy(self._db, known, slot, rooms)

    def taken(self, slot: Slot) -> frozenset[RoomCode]:
        known = self._known()
        with translated(self.path):
            return queries.taken(self._db, known, slot)

    # ── equipment ───────────────────────────────────────────────────────────────────────────────────────
    def record(self, findings: Sequence[Finding]) -> Changes:
        with self._write():
            upkeep.record(self._db, findings)
        return Changes(devices=frozenset(one.device for one in findings))

    def last_findings(self) -> Mapping[DeviceCode, Finding]:
        with translated(self.path):
            return self._findings.read(self._db)

    def first_checked(self) -> Mapping[DeviceCode, datetime]:
        with translated(self.path):
            return upkeep.first_checked(self._db)

    def findings(self, device: DeviceCode, most: int = 50) -> tuple[Finding, ...]:
        with translated(self.path):
            return upkeep.findings(self._db, device, most)

    # ── upkeep ──────────────────────────────────────────────────────────────────────────────────────────
    def info(self) -> Mapping[str, object]:
        with translated(self.path):
            return upkeep.info(self._db, self.path)

    def faults(self) -> tuple[str, ...]:
        with translated(self.path):
            return upkeep.faults(self._db, self._steps)

    def seen(self) -> int:
        with translated(self.path):
            return int(self._db.execute("pragma data_version").fetchone()[0])

    @contextmanager
    def given(self) -> Iterator[Read]:
        with translated(self.path), _load("moving:given")(self._db) as read:
            yield read

    def renew(self, source: Read) -> None:
        """Hold the very rows of a source: a file that is a copy of something else."""
        with translated(self.path):
            _load("renewing:renewed")(self._db, source)

    def restore(self, source: Read) -> None:
        with self._write():
            _load("moving:replaced")(self._db, source)

    def take_over(self, source: Read) -> Mapping[str, int]:
        with self._write():
            counts: Mapping[str, int] = _load("moving:taken")(self._db, source)
        return counts

    def close(self) -> None:
        self._db.close()


def _load(place: str) -> Any:
    module, _, name = place.partition(":")
    return getattr(importlib.import_module(f"roomdesk.stores.sqlite.{module}"), name)
