"""Wires the house once: settings, store, drivers, providers, files → Desk."""

from __future__ import annotations

import getpass
import importlib
import os
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote, urlsplit

from roomdesk import catalogue
from roomdesk.domain.equipment import Device, Finding
from roomdesk.domain.errors import Misconfigured, StoreUnreadable
from roomdesk.domain.ids import Email, RoomCode
from roomdesk.formats import day_sheet, door_sheet, room_week
from roomdesk.formats.csv import write as tables
from roomdesk.formats.csv.read import read_row, read_tables
from roomdesk.formats.ics.write import write_calendar
from roomdesk.ports.checker import Progress
from roomdesk.ports.clock import Clock
from roomdesk.ports.reader import Outline, Sheet
from roomdesk.ports.settings import Settings, SettingsFile
from roomdesk.ports.store import Store
from roomdesk.ports.writer import Letter, Page, Paper, Posted
from roomdesk.services.acting import Acting
from roomdesk.services.address_book import AddressBook
from roomdesk.services.answers import NO_WISHES, ImportWishes
from roomdesk.services.book_room import BookRoom
from roomdesk.services.book_series import BookSeries
from roomdesk.services.booking_rules import BookingRules
from roomdesk.services.calendar_entries import CalendarEntries
from roomdesk.services.cancel_booking import CancelBooking
from roomdesk.services.check_in import CheckIn
from roomdesk.services.check_rooms import CheckRooms
from roomdesk.services.common_slot import CommonSlots
from roomdesk.services.conference_links import ConferenceLinks
from roomdesk.services.day_schedule import ShowDay
from roomdesk.services.decide_booking import DecideBooking
from roomdesk.services.demo_plan import DemoFiles
from roomdesk.services.demonstrate import Demonstrate
from roomdesk.services.desk import Desk
from roomdesk.services.edit_booking import EditBooking
from roomdesk.services.edit_places import EditPlaces
from roomdesk.services.export_calendar import ExportCalendar
from roomdesk.services.export_tables import ExportTables
from roomdesk.services.find_room import FindRoom
from roomdesk.services.import_places import ImportPlaces
from roomdesk.services.keep_store import KeepStore
from roomdesk.services.line_loads import LineLoads
from roomdesk.services.list_bookings import ListBookings
from roomdesk.services.look_around import LookAround
from roomdesk.services.mail_account import MailAccount
from roomdesk.services.move_booking import MoveBooking
from roomdesk.services.preview_booking import PreviewBooking
from roomdesk.services.print_day import PrintDay
from roomdesk.services.print_door import PrintDoor
from roomdesk.services.print_week import PrintWeek
from roomdesk.services.send_invitation import SendInvitation
from roomdesk.services.set_up import SetUp
from roomdesk.services.show_booking import ShowBooking
from roomdesk.services.undo_change import UndoChange
from roomdesk.services.work_outbox import WorkOutbox
from roomdesk.services.write_invitation import WriteInvitation
from roomdesk.settings.drafts import draft_folder
from roomdesk.settings.holidays import NationalHolidays
from roomdesk.settings.language import of_locale
from roomdesk.settings.load import load_settings
from roomdesk.settings.places import FilePlaces, find_places
from roomdesk.settings.vault import Secrets

if TYPE_CHECKING:
    from roomdesk.domain.notices import Watched
    from roomdesk.ports.first_run import Plan, Prospect
    from roomdesk.services.import_invitation import ImportInvitation
    from roomdesk.services.received.outcome import Imported
    from roomdesk.services.watch_meetings import WatchMeetings

_DEMO_TABLES = ("sites.csv", "rooms.csv", "equipment.csv")


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - this is the Clock


class _LateChecker:
    """The Checker port, made at the first round."""

    def __init__(self, clock: Clock, *, simulated: bool) -> None:
        self._clock = clock
        self._simulated = simulated

    def round(
        self, devices: Sequence[Device], *, concurrency: int, deadline: float, progress: Progress | None = None
    ) -> tuple[Finding, ...]:
        """Check each device once; see the port."""
        checker = catalogue.checker(self._clock.now, simulated=self._simulated)
        return checker.round(devices, concurrency=concurrency, deadline=deadline, progress=progress)


class _Tables:
    """The TableWriter port on the module that writes CSV."""

    furnishing = staticmethod(tables.furnishing)
    cells = staticmethod(tables.cells)
    bookings = staticmethod(tables.bookings)


class _LateImport:
    """The verb that imports invitations; it is loaded, with its parser, when a file is first imported."""

    def __init__(self, parts: tuple[Store, Clock, Acting, BookingRules, LineLoads], wishes: Settings) -> None:
        self._parts, self._wishes = parts, wishes

    def __call__(self, sheets: Sequence[Sheet], wishes: ImportWishes = NO_WISHES, *, dry_run: bool = False) -> Imported:
        """Do what the messages of some files ask for; see the verb."""
        verb = importlib.import_module("roomdesk.services.import_invitation")
        named = verb.NamedRooms(self._parts[0], self._wishes.room_mail_domain)
        read = importlib.import_module("roomdesk.formats.ics.receive").read_messages
        importing: ImportInvitation = verb.ImportInvitation(*self._parts, named, read)
        return importing(sheets, wishes, dry_run=dry_run)


class _LateWatch:
    """The verb that watches meetings; it is loaded when the window has been open for a moment."""

    def __init__(self, *parts: object) -> None:
        self._parts = parts

    def __call__(self, told_of: Collection[RoomCode] = ()) -> Watched:
        """Read what notices are made of; see the verb."""
        watched: Watched = importlib.import_module("roomdesk.services.watch_meetings").WatchMeetings(*self._parts)(
            told_of
        )
        return watched


class _Press:
    """The Press port; Qt is loaded when something is printed, so that the command line starts without."""

    def pdf(self, page: Page, paper: Paper) -> bytes:
        return bytes(self._qt().pdf(page, paper))

    def paint(self, page: Page, paper: Paper, printer: object) -> None:
        self._qt().paint(page, paper, printer)

    @staticmethod
    def _qt() -> ModuleType:
        return importlib.import_module("roomdesk.formats.pdf")


def settings() -> Settings:
    """Read the user's settings. Raises Misconfigured."""
    return load_settings(find_places().settings)


def language() -> str:
    """Decide on the language: the settings, the locale. Raises Misconfigured."""
    return settings().language or of_locale()


def where_is_the_data(chosen: str | None) -> str:
    """Decide on the database: as chosen, `$ROOMDESK_DB`, the settings, the user's data folder."""
    return chosen or os.environ.get("ROOMDESK_DB") or settings().database or str(find_places().database)


def is_first_run(chosen: str | None) -> bool:
    """Whether no database was ever chosen, and there is none where it would be. Raises Misconfigured."""
    decided = is_chosen(chosen) or settings().database
    return not decided and not find_places().database.exists()


def is_chosen(chosen: str | None) -> bool:
    """Whether a database was named for this run, whatever the settings say."""
    return bool(chosen or os.environ.get("ROOMDESK_DB"))


def open_desk(
    where: str | None = None, who: str | None = None, language: str = "it", clock: Clock | None = None
) -> Desk:
    """Open a desk on a database: a file path, `sqlite:///PATH`. `who` acts: as chosen, or as this computer's user.

    Raises Misconfigured for a kind of database that this program does not have, and what opening a store raises.
    """
    place, wishes = find_places(), settings()
    chosen = where_is_the_data(where)
    store = _open_store(chosen, place)
    try:
        return make_desk(store, Email(_acting(who, wishes)), wishes, place, language, chosen, clock)
    except BaseException:
        store.close()
        raise


def remake_desk(desk: Desk, where: str, who: str | None, wishes: Settings, language: str) -> Desk:
    """Give a desk with other settings on the same store; `where` and `who` as at the start."""
    return make_desk(desk.look_around.store, Email(_acting(who, wishes)), wishes, find_places(), language, where)


class FirstRun:
    """The Founder port: a database of one's own or somebody else's, or the demonstration's, beside it."""

    def __init__(self, place: FilePlaces, file: SettingsFile, language: str) -> None:
        self._place, self._file, self._language = place, file, language
        self.default = str(place.database)
        self.demo = str(place.database.with_name("demo.db"))

    def probe(self, where: str) -> Prospect:
        """Look at a place, and write nothing; see the port."""
        look = importlib.import_module("roomdesk.stores.sqlite.probe").probe
        found: Prospect = look(where, self._place.steps / "sqlite")
        return found

    def found(self, plan: Plan) -> str:
        """Make or join the database, then write the settings; see the port."""
        where = Path(plan.settings.database or self.default)
        try:
            if plan.demo:
                _remove(where)
            is_new = not where.exists()
            try:
                self._fill(where, plan)
                self._file.save(plan.settings)
            except BaseException:
                if is_new:
                    _remove(where)
                raise
        except OSError as error:
            return error.strerror or str(error)
        return ""

    def _fill(self, where: Path, plan: Plan) -> None:
        desk = open_desk(str(where), plan.settings.user or None, plan.settings.language or self._language)
        try:
            if plan.demo:
                desk.demonstrate.fill()
            else:
                desk.set_up(plan.municipality, plan.name)
        finally:
            desk.keep_store.close()


def _remove(database: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + tail).unlink(missing_ok=True)


def _open_store(where: str, place: FilePlaces) -> Store:
    scheme, separator, _ = where.partition("://")
    if not separator:
        path = where
    elif scheme == "sqlite":
        path = unquote(urlsplit(where).path).removeprefix("/") or ":memory:"
    else:
        raise Misconfigured("database", scheme, nearest="sqlite")
    if path != ":memory:":
        try:
            Path(path).absolute().parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnreadable(path, error.strerror or str(error)) from error
    return catalogue.STORES["sqlite"](path, place.steps / "sqlite")


def _acting(who: str | None, wishes: Settings) -> str:
    chosen = who or os.environ.get("ROOMDESK_USER") or wishes.user or getpass.getuser()
    return (chosen if "@" in chosen else f"{chosen}@localhost").lower()


def make_desk(  # noqa: PLR0913 - all that the house is made of
    store: Store,
    who: Email,
    wishes: Settings,
    place: FilePlaces,
    language: str,
    database: str = "",
    clock: Clock | None = None,
) -> Desk:
    """Hand out every verb on a store; drafts are kept apart for each `database`."""
    clock, acting = clock or SystemClock(), Acting(store, who)
    holidays = NationalHolidays(language, place.resources / "holidays" / "it.csv")
    services = catalogue.providers(wishes)
    rules, loads = BookingRules(store, clock, holidays), LineLoads(store)
    entries = CalendarEntries(store, clock, wishes.room_mail_domain)
    links, around = ConferenceLinks(services), LookAround(store, acting, services)
    book_room = BookRoom(store, clock, acting, rules, links, loads)
    move_booking = MoveBooking(store, clock, acting, rules, loads)
    book_series, common_slots = BookSeries(book_room), CommonSlots(store, clock, acting, holidays)
    press = _Press()
    import_places = ImportPlaces(store, acting, read_tables, catalogue.DRIVERS)
    show_day, list_bookings = ShowDay(store, acting, holidays), ListBookings(store, acting)
    check_rooms = CheckRooms(store, clock, acting, _LateChecker(clock, simulated=False))
    check_simulated = CheckRooms(store, clock, acting, _LateChecker(clock, simulated=True))
    return Desk(
        look_around=around,
        book_room=book_room,
        book_series=book_series,
        preview_booking=PreviewBooking(book_room, around, wishes.travel),
        address_book=AddressBook(store, clock, acting, list_bookings),
        drafts=draft_folder(place.database.parent, database),
        edit_booking=EditBooking(store, acting, links, move_booking),
        move_booking=move_booking,
        cancel_booking=CancelBooking(store, clock, acting),
        decide_booking=DecideBooking(store, clock, acting),
        show_booking=ShowBooking(store, acting, loads, wishes.travel, services),
        list_bookings=list_bookings,
        find_room=FindRoom(store, acting, rules),
        common_slots=common_slots,
        show_day=show_day,
        print_day=PrintDay(store, clock, show_day, day_sheet.html, press),
        print_door=PrintDoor(store, list_bookings, door_sheet.html),
        print_week=PrintWeek(store, list_bookings, room_week.html),
        press=press,
        write_invitation=WriteInvitation(store, acting, entries, write_calendar),
        send_invitation=SendInvitation(
            store,
            clock,
            acting,
            entries,
            write_calendar,
            _write_mail,
            wishes.travel,
            Email(wishes.mail.sender),
            language,
            bool(wishes.mail.host),
        ),
        work_outbox=WorkOutbox(store, clock, acting, lambda: catalogue.carrier(wishes.mail, Secrets())),
        mail_account=MailAccount(Secrets(), catalogue.carrier),
        read_calendar=_read_calendar,
        import_invitation=cast("ImportInvitation", _LateImport((store, clock, acting, rules, loads), wishes)),
        export_calendar=ExportCalendar(store, acting, entries, write_calendar),
        export_tables=ExportTables(store, acting, list_bookings, _Tables()),
        import_places=import_places,
        edit_places=EditPlaces(
            store,
            clock,
            acting,
            list_bookings,
            read_row,
            _Tables(),
            lambda: {name: one.card for name, one in catalogue.drivers(clock.now).items()},
        ),
        check_rooms=check_rooms,
        keep_store=KeepStore(store, acting),
        set_up=SetUp(store, acting),
        check_in=CheckIn(store, clock, acting),
        undo_change=UndoChange(store, clock, acting),
        watch_meetings=cast("WatchMeetings", _LateWatch(store, clock, acting, list_bookings)),
        demonstrate=Demonstrate(
            store,
            clock,
            acting,
            import_places,
            book_room,
            book_series,
            common_slots,
            check_simulated,
            lambda: _demo_files(place.resources / "demo"),
            catalogue.simulation,
        ),
    )


def _write_mail(letter: Letter) -> Posted:
    """Serve as the MailWriter port; Python's e-mail package is loaded when a mail is written first."""
    posted: Posted = importlib.import_module("roomdesk.formats.mail.message").write_mail(letter)
    return posted


def _read_calendar(content: bytes) -> tuple[Outline, ...]:
    """Serve as the CalendarReader port; its parser is loaded when a file is read first."""
    found: tuple[Outline, ...] = importlib.import_module("roomdesk.formats.ics.read").read_calendar(content)
    return found


def _demo_files(folder: Path) -> DemoFiles:
    return DemoFiles(
        tuple(Sheet(name, (folder / name).read_bytes()) for name in _DEMO_TABLES),
        (folder / "bookings.csv").read_text("utf-8"),
        (folder / "closures.csv").read_text("utf-8"),
    )
