"""Hands out every verb on a store: what each is made of, loaded when it is first asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from roomdesk import catalogue
from roomdesk.bootstrap.late import Late, LateFunction, LateModule, load
from roomdesk.domain.ids import Email
from roomdesk.ports.reader import Sheet
from roomdesk.ports.vault import LOGIN_SECRET
from roomdesk.services.acting import Acting
from roomdesk.services.day_schedule import ShowDay
from roomdesk.services.desk import Desk
from roomdesk.services.list_bookings import ListBookings
from roomdesk.services.look_around import LookAround
from roomdesk.services.offline_copy import OfflineCopy
from roomdesk.settings.holidays import NationalHolidays
from roomdesk.settings.vault import Secrets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from roomdesk.domain.equipment import Device, Finding
    from roomdesk.ports.checker import Limits, Progress
    from roomdesk.ports.clock import Clock
    from roomdesk.ports.settings import Settings
    from roomdesk.ports.store import Store
    from roomdesk.settings.places import FilePlaces

_DEMO_TABLES = ("sites.csv", "rooms.csv", "equipment.csv")


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - this is the Clock


class _LateChecker:
    """The Checker port, made at the first round."""

    def __init__(self, clock: Clock, *, simulated: bool) -> None:
        self._clock = clock
        self._simulated = simulated

    def round(self, devices: Sequence[Device], limits: Limits, progress: Progress | None = None) -> tuple[Finding, ...]:
        """Check each device once; see the port."""
        checker = catalogue.checker(self._clock.now, simulated=self._simulated)
        return checker.round(devices, limits, progress)


class _Tables:
    """The TableWriter port on the module that writes CSV."""

    furnishing = staticmethod(LateFunction("formats.csv.write:furnishing"))
    cells = staticmethod(LateFunction("formats.csv.write:cells"))
    bookings = staticmethod(LateFunction("formats.csv.write:bookings"))
    lines = staticmethod(LateFunction("formats.csv.write:lines"))
    availability = staticmethod(LateFunction("formats.csv.reports:availability"))
    usage = staticmethod(LateFunction("formats.csv.reports:usage"))
    travel = staticmethod(LateFunction("formats.csv.reports:travel"))


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
    now, acting = clock or SystemClock(), Acting(store, who)
    holidays = NationalHolidays(language, place.resources / "holidays" / "it.csv")
    secrets = Secrets()
    drafts: Any = Late("settings.drafts:draft_folder", place.database.parent, database)
    services = catalogue.providers(wishes, secrets)
    around, show_day, listed = (
        LookAround(store, acting, services),
        ShowDay(store, acting, holidays),
        ListBookings(store, acting),
    )
    rules, loads = _verb("booking_rules:BookingRules", store, now, holidays), _verb("line_loads:LineLoads", store)
    entries = _verb("calendar_entries:CalendarEntries", store, now, wishes.room_mail_domain)
    links = _verb("conference_links:ConferenceLinks", services)
    book_room = _verb("book_room:BookRoom", store, now, acting, rules, links, loads)
    book_series = _verb("book_series:BookSeries", book_room)
    move_booking = _verb("move_booking:MoveBooking", store, now, acting, rules, loads)
    follow_faults = _verb("follow_faults:FollowFaults", store, now)
    common_slots = _verb("common_slot:CommonSlots", store, now, acting, holidays)
    import_places = _verb(
        "import_places:ImportPlaces", store, acting, LateFunction("formats.csv.read:read_tables"), catalogue.DRIVERS
    )
    check_rooms = _verb("check_rooms:CheckRooms", store, now, acting, _LateChecker(now, simulated=False), follow_faults)
    calendar, press = LateFunction("formats.ics.write:write_calendar"), LateModule("formats.pdf")
    named = Late("services.received.rooms:NamedRooms", store, wishes.room_mail_domain)
    messages = LateFunction("formats.ics.receive:read_messages")
    taking_in = _verb("import_invitation:ImportInvitation", store, now, acting, rules, loads, named, messages)
    edit_places = _verb(
        "edit_places:EditPlaces",
        store,
        now,
        acting,
        listed,
        LateFunction("formats.csv.read:read_row"),
        _Tables(),
        lambda: {name: one.card for name, one in catalogue.drivers(now.now).items()},
    )
    prepare_rooms = _verb("prepare_rooms:PrepareRooms", store, now, acting, lambda: catalogue.controller(now.now))
    tend_faults = _verb("tend_faults:TendFaults", store, now, acting, rules, listed)
    tell_faults = _verb(
        "tell_faults:TellFaults",
        store,
        now,
        acting,
        tend_faults,
        LateFunction("formats.mail.message:write_fault_mail"),
        Email(wishes.mail.sender),
        language,
        bool(wishes.mail.host),
    )
    undo_change = _verb("undo_change:UndoChange", store, now, acting)
    return Desk(
        look_around=around,
        book_room=book_room,
        book_series=book_series,
        preview_booking=_verb("preview_booking:PreviewBooking", book_room, around, wishes.travel),
        address_book=_verb("address_book:AddressBook", store, now, acting, listed),
        drafts=drafts,
        edit_booking=_verb("edit_booking:EditBooking", store, acting, links, move_booking),
        move_booking=move_booking,
        cancel_booking=_verb("cancel_booking:CancelBooking", store, now, acting),
        decide_booking=_verb("decide_booking:DecideBooking", store, now, acting),
        show_booking=_verb("show_booking:ShowBooking", store, acting, loads, wishes.travel, services),
        list_bookings=listed,
        find_room=_verb("find_room:FindRoom", store, acting, rules),
        common_slots=common_slots,
        show_day=show_day,
        print_day=_verb("print_day:PrintDay", store, now, show_day, LateFunction("formats.day_sheet:html"), press),
        print_closure=_verb(
            "print_closure:PrintClosure", store, now, acting, LateFunction("formats.closed_sheet:html"), press
        ),
        print_door=_verb("print_door:PrintDoor", store, listed, LateFunction("formats.door_sheet:html")),
        print_list=_verb("print_list:PrintList", now, LateFunction("formats.list_sheet:html")),
        print_week=_verb("print_week:PrintWeek", store, listed, LateFunction("formats.room_week:html")),
        press=press,
        write_invitation=_verb("write_invitation:WriteInvitation", store, acting, entries, calendar),
        send_invitation=_verb(
            "send_invitation:SendInvitation",
            store,
            now,
            acting,
            entries,
            calendar,
            LateFunction("formats.mail.message:write_mail"),
            wishes.travel,
            Email(wishes.mail.sender),
            language,
            bool(wishes.mail.host),
        ),
        work_outbox=_verb(
            "work_outbox:WorkOutbox", store, now, acting, lambda: catalogue.carrier(wishes.mail, secrets)
        ),
        work_links=_verb("work_links:WorkLinks", store, now, acting, services, language),
        host_link=_verb("host_link:HostLink", store, now, acting, services),
        mail_account=_verb("mail_account:MailAccount", secrets, catalogue.carrier),
        service_accounts=_verb(
            "service_accounts:ServiceAccounts",
            secrets,
            catalogue.conference,
            catalogue.conference_cards,
        ),
        read_answers=_verb(
            "read_answers:ReadAnswers",
            (lambda: catalogue.mailbox(wishes.answers, secrets)) if wishes.answers.host else None,
            taking_in,
        ),
        publish=_verb(
            "publish:Publish",
            store,
            now,
            acting,
            entries,
            calendar,
            wishes.feeds,
            wishes.caldav,
            lambda: catalogue.shelf(wishes.feeds, secrets),
            lambda: catalogue.calendars(wishes.caldav, secrets),
        ),
        outside_calendars=_verb(
            "outside_calendars:OutsideCalendars",
            store,
            now,
            acting,
            lambda: catalogue.outside_feeds(wishes.outside_networks),
            LateFunction("formats.ics.busy:read_busy"),
        ),
        read_calendar=LateFunction("formats.ics.read:read_calendar"),
        import_invitation=taking_in,
        export_calendar=_verb("export_calendar:ExportCalendar", store, acting, entries, calendar),
        export_tables=_verb("export_tables:ExportTables", store, acting, listed, _Tables()),
        import_places=import_places,
        edit_places=edit_places,
        check_rooms=check_rooms,
        find_cameras=_verb(
            "find_cameras:FindCameras", store, acting, lambda: catalogue.finder(), wishes.checks.networks
        ),
        check_here=_verb("check_here:CheckHere", lambda: catalogue.this_computer(), _LateChecker(now, simulated=False)),
        commission_room=_verb(
            "commission_room:CommissionRoom",
            store,
            now,
            acting,
            Late("settings.drafts:draft_folder", place.database.parent, database, "commissioning", 1000),
            LateFunction("formats.acceptance_sheet:html"),
            press,
        ),
        print_labels=_verb(
            "print_labels:PrintLabels", store, acting, LateFunction("formats.label_sheet:sheets"), press
        ),
        report_line=_verb(
            "report_line:ReportLine",
            store,
            now,
            acting,
            LateFunction("formats.line_sheet:html"),
            LateFunction("formats.line_chart:svg"),
            _Tables(),
            press,
        ),
        report_equipment=_verb(
            "report_equipment:ReportEquipment",
            store,
            now,
            acting,
            LateFunction("formats.availability_sheet:html"),
            _Tables(),
            press,
        ),
        report_usage=_verb("report_usage:ReportUsage", store, now, acting, holidays, _Tables()),
        report_travel=_verb(
            "report_travel:ReportTravel",
            store,
            now,
            acting,
            wishes.travel,
            LateFunction("formats.travel_sheet:html"),
            _Tables(),
            press,
        ),
        prepare_rooms=prepare_rooms,
        set_up_rooms=_verb(
            "set_up_rooms:SetUpRooms", store, now, acting, show_day, LateFunction("formats.task_sheet:html"), press
        ),
        serve_checks=_verb(
            "serve_checks:ServeChecks",
            store,
            now,
            acting,
            check_rooms,
            store.publication,
            wishes.checks,
            (_verb("due_preparations:PrepareDue", store, now, prepare_rooms, wishes.checks),),
            tell_faults,
        ),
        simulate=_verb("simulate:Simulate", store, catalogue.simulated_states, catalogue.simulation),
        tend_faults=tend_faults,
        tell_faults=tell_faults,
        keep_store=_verb("keep_store:KeepStore", store, acting),
        offline_copy=OfflineCopy(store),
        sign_out=_verb(
            "sign_out:SignOut",
            store,
            drafts,
            partial(secrets.forget, LOGIN_SECRET) if catalogue.is_on_server(database) else None,
        ),
        change_password=_verb(
            "change_password:ChangePassword",
            acting,
            partial(catalogue.change_password, database) if catalogue.is_on_server(database) else None,
        ),
        copy_store=_verb("copy_store:CopyStore", store, acting, LateFunction("bootstrap.opening:open_new")),
        back_up=_verb("back_up:BackUp", store, now, acting, Late("bootstrap.backups:BackupFiles", place.backups)),
        set_up=_verb("set_up:SetUp", store, acting),
        check_in=_verb("check_in:CheckIn", store, now, acting),
        undo_change=undo_change,
        close_place=_verb("close_place:ClosePlace", store, acting, rules, edit_places, move_booking, undo_change),
        watch_meetings=_verb("watch_meetings:WatchMeetings", store, now, acting, listed),
        demonstrate=_verb(
            "demonstrate:Demonstrate",
            store,
            now,
            acting,
            import_places,
            book_room,
            book_series,
            common_slots,
            _verb("check_rooms:CheckRooms", store, now, acting, _LateChecker(now, simulated=True), follow_faults),
            lambda: _demo_files(place.resources / "demo"),
            catalogue.simulation,
        ),
    )


def _verb(path: str, *parts: Any) -> Any:
    """Stand for a verb of the services; whoever holds it cannot tell it from the verb."""
    return Late(f"services.{path}", *parts)


def _demo_files(folder: Path) -> Any:
    return load("services.demo_plan:DemoFiles")(
        tuple(Sheet(name, (folder / name).read_bytes()) for name in _DEMO_TABLES),
        (folder / "bookings.csv").read_text("utf-8"),
        (folder / "closures.csv").read_text("utf-8"),
    )
