"""The desk: every verb by its name; what window and command line are handed, and all they are handed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roomdesk.domain.frozen import frozen

if TYPE_CHECKING:
    # Each verb is loaded when somebody asks for it.
    from roomdesk.ports.drafts import Drafts
    from roomdesk.ports.reader import CalendarReader
    from roomdesk.ports.writer import Press
    from roomdesk.services.address_book import AddressBook
    from roomdesk.services.back_up import BackUp
    from roomdesk.services.book_room import BookRoom
    from roomdesk.services.book_series import BookSeries
    from roomdesk.services.cancel_booking import CancelBooking
    from roomdesk.services.change_password import ChangePassword
    from roomdesk.services.check_here import CheckHere
    from roomdesk.services.check_in import CheckIn
    from roomdesk.services.check_rooms import CheckRooms
    from roomdesk.services.close_place import ClosePlace
    from roomdesk.services.commission_room import CommissionRoom
    from roomdesk.services.common_slot import CommonSlots
    from roomdesk.services.copy_store import CopyStore
    from roomdesk.services.day_schedule import ShowDay
    from roomdesk.services.decide_booking import DecideBooking
    from roomdesk.services.demonstrate import Demonstrate
    from roomdesk.services.edit_booking import EditBooking
    from roomdesk.services.edit_places import EditPlaces
    from roomdesk.services.export_calendar import ExportCalendar
    from roomdesk.services.export_tables import ExportTables
    from roomdesk.services.find_cameras import FindCameras
    from roomdesk.services.find_room import FindRoom
    from roomdesk.services.host_link import HostLink
    from roomdesk.services.import_invitation import ImportInvitation
    from roomdesk.services.import_places import ImportPlaces
    from roomdesk.services.keep_store import KeepStore
    from roomdesk.services.list_bookings import ListBookings
    from roomdesk.services.look_around import LookAround
    from roomdesk.services.mail_account import MailAccount
    from roomdesk.services.move_booking import MoveBooking
    from roomdesk.services.offline_copy import OfflineCopy
    from roomdesk.services.outside_calendars import OutsideCalendars
    from roomdesk.services.prepare_rooms import PrepareRooms
    from roomdesk.services.preview_booking import PreviewBooking
    from roomdesk.services.print_closure import PrintClosure
    from roomdesk.services.print_day import PrintDay
    from roomdesk.services.print_door import PrintDoor
    from roomdesk.services.print_labels import PrintLabels
    from roomdesk.services.print_list import PrintList
    from roomdesk.services.print_week import PrintWeek
    from roomdesk.services.publish import Publish
    from roomdesk.services.read_answers import ReadAnswers
    from roomdesk.services.report_equipment import ReportEquipment
    from roomdesk.services.report_line import ReportLine
    from roomdesk.services.report_travel import ReportTravel
    from roomdesk.services.report_usage import ReportUsage
    from roomdesk.services.send_invitation import SendInvitation
    from roomdesk.services.serve_checks import ServeChecks
    from roomdesk.services.service_accounts import ServiceAccounts
    from roomdesk.services.set_up import SetUp
    from roomdesk.services.set_up_rooms import SetUpRooms
    from roomdesk.services.show_booking import ShowBooking
    from roomdesk.services.sign_out import SignOut
    from roomdesk.services.simulate import Simulate
    from roomdesk.services.tell_faults import TellFaults
    from roomdesk.services.tend_faults import TendFaults
    from roomdesk.services.undo_change import UndoChange
    from roomdesk.services.watch_meetings import WatchMeetings
    from roomdesk.services.work_links import WorkLinks
    from roomdesk.services.work_outbox import WorkOutbox
    from roomdesk.services.write_invitation import WriteInvitation


@frozen
class Desk:
    look_around: LookAround
    book_room: BookRoom
    book_series: BookSeries
    preview_booking: PreviewBooking
    address_book: AddressBook
    drafts: Drafts
    edit_booking: EditBooking
    move_booking: MoveBooking
    cancel_booking: CancelBooking
    decide_booking: DecideBooking
    show_booking: ShowBooking
    list_bookings: ListBookings
    find_room: FindRoom
    common_slots: CommonSlots
    show_day: ShowDay
    print_day: PrintDay
    print_closure: PrintClosure
    print_door: PrintDoor
    print_week: PrintWeek
    print_list: PrintList
    press: Press
    write_invitation: WriteInvitation
    send_invitation: SendInvitation
    work_outbox: WorkOutbox
    work_links: WorkLinks
    host_link: HostLink
    mail_account: MailAccount
    service_accounts: ServiceAccounts
    export_calendar: ExportCalendar
    publish: Publish
    outside_calendars: OutsideCalendars
    read_answers: ReadAnswers
    read_calendar: CalendarReader
    import_invitation: ImportInvitation
    export_tables: ExportTables
    import_places: ImportPlaces
    edit_places: EditPlaces
    check_rooms: CheckRooms
    check_here: CheckHere
    find_cameras: FindCameras
    commission_room: CommissionRoom
    print_labels: PrintLabels
    report_line: ReportLine
    report_equipment: ReportEquipment
    report_usage: ReportUsage
    report_travel: ReportTravel
    serve_checks: ServeChecks
    simulate: Simulate
    tend_faults: TendFaults
    tell_faults: TellFaults
    close_place: ClosePlace
    prepare_rooms: PrepareRooms
    set_up_rooms: SetUpRooms
    keep_store: KeepStore
    offline_copy: OfflineCopy
    sign_out: SignOut
    change_password: ChangePassword
    copy_store: CopyStore
    back_up: BackUp
    set_up: SetUp
    check_in: CheckIn
    undo_change: UndoChange
    watch_meetings: WatchMeetings
    demonstrate: Demonstrate
