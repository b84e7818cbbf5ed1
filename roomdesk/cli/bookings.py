"""Commands for bookings: book, bookings, show, move, cancel, approve, decline."""

from __future__ import annotations

import argparse
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from roomdesk.cli import arguments, documents
from roomdesk.cli.parsers import Commands, WrongUsage, command
from roomdesk.cli.session import Reply, Session, Table
from roomdesk.cli.texts import when
from roomdesk.cli.words import word
from roomdesk.domain.booking import Booking, Scope
from roomdesk.domain.draft import Draft, Move
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import BookingId
from roomdesk.domain.slot import to_wall
from roomdesk.domain.wording import email
from roomdesk.ports.store import Query
from roomdesk.services.answers import Booked, Places

_SCOPES = [scope.value for scope in Scope]


def add(commands: Commands) -> None:
    _add_book(commands)
    one = command(commands, "bookings", bookings, "List bookings, from today on.", "roomdesk bookings --site PALAZZO")
    one.add_argument("--from", dest="since", metavar="T", help="a time or a day (default: today)")
    one.add_argument("--to", dest="until", metavar="T", help="a time, or a day to its end")
    one.add_argument("--room", metavar="R")
    one.add_argument("--site", metavar="S")
    one.add_argument("--mine", action="store_true", help="only those that I organize, made or am invited to")
    one.add_argument("--text", metavar="WORDS", default="", help="words of the title, description or organizer")
    one.add_argument("--cancelled", action="store_true", help="cancelled and declined ones too")
    one = command(
        commands,
        "move",
        move,
        "Move a booking to another time or other rooms; only a start keeps its length.",
        "roomdesk move ID --start 2026-11-24T10:00 --scope following",
    )
    one.add_argument("id", metavar="ID")
    one.add_argument("--start", metavar="T")
    one.add_argument("--end", metavar="T")
    one.add_argument("--room", metavar="R", action="append", help="the rooms it shall have; repeat for several")
    _scoped(one)
    one = command(commands, "cancel", cancel, "Cancel a booking.", "roomdesk cancel ID --scope all --reason 'Sciopero'")
    one.add_argument("id", metavar="ID")
    one.add_argument("--reason", default="")
    _scoped(one)
    one = command(commands, "check-in", check_in, "Note that a meeting's people have arrived.", "roomdesk check-in ID")
    one.add_argument("id", metavar="ID")
    one = command(commands, "approve", approve, "Approve a booking that asks for it.", "roomdesk approve ID")
    one.add_argument("id", metavar="ID")
    one.add_argument("--scope", choices=_SCOPES, default="this")
    one = command(commands, "decline", decline, "Decline a booking.", "roomdesk decline ID --reason 'Sala riservata'")
    one.add_argument("id", metavar="ID")
    one.add_argument("--reason", required=True)
    one.add_argument("--scope", choices=_SCOPES, default="this")


def _scoped(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scope", choices=_SCOPES, default="this", help="how much of a series (default: this)")
    parser.add_argument("--if-version", type=int, metavar="N", help="only if nobody changed it since version N")


def _add_book(commands: Commands) -> None:
    one = command(
        commands,
        "book",
        book,
        "Book a meeting in one or more rooms: all of them or none.",
        "roomdesk book 'Coordinamento' --room GIUNTA --room RIUNIONI-1 --start 2026-11-23T09:00 --for 2h "
        "--conference jitsi",
    )
    one.add_argument("title", metavar="TITLE")
    one.add_argument("--room", metavar="R", action="append", required=True, help="repeat for linked rooms")
    one.add_argument("--start", metavar="T", required=True)
    length = one.add_mutually_exclusive_group(required=True)
    length.add_argument("--end", metavar="T")
    length.add_argument("--for", dest="length", metavar="90m")
    one.add_argument("--organizer", metavar="E")
    one.add_argument("--attendee", metavar="E", action="append", help="repeat for several")
    one.add_argument("--conference", metavar="PROVIDER", default="", help="a service, or an https link of your own")
    one.add_argument("--repeat", metavar="RRULE", default="", help="FREQ=WEEKLY;COUNT=5")
    one.add_argument("--skip-conflicts", action="store_true", help="book the free dates of a series, list the others")
    one.add_argument("--private", action="store_true")
    one.add_argument("--description", default="")
    one.add_argument("--notes", default="", help="for the reception")
    one.add_argument("--visitors", metavar="N", type=int, default=0)
    one.add_argument("--setup", metavar="LAYOUT", default="")
    one.add_argument("--id", metavar="UUID", help="your own id for it: asking again with the same id is harmless")


def book(session: Session, args: argparse.Namespace) -> Reply:
    desk = session.desk
    rooms = arguments.rooms(desk, args.room)
    zone = arguments.zone_of_room(desk, args.room[0])
    draft = Draft(
        id=_new_id(args.id),
        title=args.title,
        rooms=rooms,
        slot=arguments.slot(args.start, args.end, args.length, zone),
        organizer=email(args.organizer) if args.organizer else None,
        attendees=arguments.attendees(args.attendee),
        conference=args.conference,
        rrule=args.repeat,
        skip_conflicts=args.skip_conflicts,
        private=args.private,
        description=args.description,
        notes=args.notes,
        visitors=arguments.number(args.visitors),
        setup=args.setup,
    )
    answer = desk.book_series(draft) if draft.rrule else desk.book_room(draft)
    return _changed(session, answer, "booked", with_skipped=args.skip_conflicts)


def _new_id(text: str | None) -> BookingId:
    try:
        return BookingId(str(uuid.UUID(text) if text else uuid.uuid4()))
    except ValueError as error:
        raise Invalid(Fault.BOOKING_ID, text or "") from error


def bookings(session: Session, args: argparse.Namespace) -> Reply:
    desk = session.desk
    zone = arguments.zone_of_sites(desk, [args.site] if args.site else None)
    rooms = arguments.rooms(desk, [args.room]) if args.room else None
    if args.site:
        here = desk.look_around.rooms_of(arguments.sites(desk, [args.site]))
        rooms = here if rooms is None else tuple(one for one in rooms if one in here)
    since = arguments.since(args.since, zone) if args.since else _today(zone)
    until = arguments.until(args.until, zone) if args.until else None
    if until is not None:
        arguments.between(since, until, args.since or f"{to_wall(since, zone):%Y-%m-%d}", args.until)
    person = desk.look_around.who().email if args.mine else None
    found = desk.list_bookings(Query(since, until, rooms, person, args.text, args.cancelled))
    places = desk.look_around.places()
    document = {"bookings": [documents.booking(one, places) for one in found]}
    text = [booking_table(found, places, session.language)] if found else [word("nothing", session.language)]
    return Reply(document, text)


def _today(zone: str) -> datetime:
    # A moment of yesterday is enough: whoever lists without a day wants what is still to come.
    return arguments.since(f"{datetime.now(UTC) - timedelta(hours=12):%Y-%m-%d}", zone)  # noqa: TID251


def move(session: Session, args: argparse.Namespace) -> Reply:
    desk = session.desk
    if not (args.start or args.end or args.room):
        raise WrongUsage(word("move_needs", session.language), "")
    booking = desk.show_booking(BookingId(args.id)).booking
    rooms = arguments.rooms(desk, args.room) if args.room else None
    start, end = (arguments.instant(one, booking.timezone) if one else None for one in (args.start, args.end))
    if end:
        begins = start or booking.slot.start
        arguments.between(begins, end, f"{to_wall(begins, booking.timezone):%Y-%m-%dT%H:%M}", args.end)
    answer = desk.move_booking(Move(booking.id, start, end, rooms, Scope(args.scope), args.if_version))
    return _changed(session, answer, "moved")


def cancel(session: Session, args: argparse.Namespace) -> Reply:
    answer = session.desk.cancel_booking(BookingId(args.id), Scope(args.scope), args.reason, args.if_version)
    return _changed(session, answer, "cancelled")


def check_in(session: Session, args: argparse.Namespace) -> Reply:
    answer = session.desk.check_in(BookingId(args.id))
    reply = _changed(session, answer, "checked_in")
    days = [
        f"{start:%Y-%m-%d}"
        for one in answer.bookings
        if one.checked_in
        and (start := to_wall(one.slot.start, one.timezone)).date() != to_wall(one.checked_in, one.timezone).date()
    ]
    return replace(reply, notes=[word("other_day", session.language).format(day=one) for one in days])


def approve(session: Session, args: argparse.Namespace) -> Reply:
    return _changed(session, session.desk.decide_booking.approve(BookingId(args.id), Scope(args.scope)), "approved")


def decline(session: Session, args: argparse.Namespace) -> Reply:
    if not args.reason.strip():
        raise WrongUsage(word("reason_needed", session.language), "")
    answer = session.desk.decide_booking.decline(BookingId(args.id), args.reason, Scope(args.scope))
    return _changed(session, answer, "declined")


def _changed(session: Session, answer: Booked, done: str, *, with_skipped: bool = False) -> Reply:
    places, language = session.desk.look_around.places(), session.language
    text: list[str | Table] = []
    for one in answer.bookings:
        text.append(f"{_line(one, places)}: {word(done, language)} ({one.id})")
        if one.conference and one.conference.is_ready and done in ("booked", "moved"):
            text.append(f"  {word('join', language)}: {one.conference.url}")
    if answer.skipped:
        at = answer.bookings[0].timezone
        text.append(f"{word('skipped', language)}: " + ", ".join(when(one.slot, at) for one in answer.skipped))
    notes = [
        word("line_full", language).format(site=places.sites[site].name, carries=load.carries, calls=load.calls)
        for site, load in answer.full_lines.items()
    ]
    return Reply(documents.booked(answer, places, with_skipped=with_skipped), text, notes=notes)


def _line(one: Booking, places: Places) -> str:
    names = ", ".join(places.rooms[code].name for code in one.rooms)
    return f"{when(one.slot, one.timezone)}  {one.title}  [{names}]"


def booking_table(found: Sequence[Booking], places: Places, language: str) -> Table:
    """Show bookings as a table: when, what, where, whose, how it stands."""
    rows = [
        (
            when(one.slot, one.timezone),
            one.title or word("private", language),
            ", ".join(places.rooms[code].name for code in one.rooms),
            one.organizer,
            word(one.status, language),
            one.id,
        )
        for one in found
    ]
    return Table([word(key, language) for key in ("when", "title", "rooms", "organizer", "status", "id")], rows)
