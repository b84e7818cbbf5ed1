"""Commands that give a day or a meeting away: schedule, invite, calendar."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from roomdesk.cli import arguments, documents, mailing, texts
from roomdesk.cli.bookings import booking_table
from roomdesk.cli.output import as_json, as_text
from roomdesk.cli.parsers import Commands, WrongUsage, command
from roomdesk.cli.session import Document, Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.ids import BookingId, RoomCode, SiteCode
from roomdesk.domain.invitation import Method
from roomdesk.domain.schedule import SiteDay
from roomdesk.domain.slot import day_slot, zone

_FORMATS = ("table", "json", "ics", "pdf", "html")


def add(commands: Commands) -> None:
    one = command(
        commands,
        "schedule",
        schedule,
        "The receptionist's day.",
        "roomdesk schedule --day 2026-11-23 --site PALAZZO --format html -o today.html",
    )
    one.add_argument("--day", metavar="D", help="default: today")
    one.add_argument("--site", metavar="S", action="append")
    one.add_argument("--format", choices=_FORMATS, default="table")
    one.add_argument("-o", "--output", metavar="FILE", type=Path)
    one = command(commands, "invite", invite, "Write the invitation to a meeting.", "roomdesk invite ID -o invite.ics")
    one.add_argument("id", metavar="ID")
    one.add_argument("-o", "--output", metavar="FILE.ics", type=Path)
    one.add_argument("--method", choices=("request", "publish", "cancel"))
    one.add_argument("--send", action="store_true", help="mail it over SMTP to whoever does not know it yet")
    one = command(
        commands,
        "calendar",
        calendar,
        "All bookings of a room or site as one calendar.",
        "roomdesk calendar --room GIUNTA -o giunta.ics",
    )
    which = one.add_mutually_exclusive_group(required=True)
    which.add_argument("--room", metavar="R")
    which.add_argument("--site", metavar="S")
    one.add_argument("--from", dest="since", metavar="D")
    one.add_argument("--to", dest="until", metavar="D")
    one.add_argument("-o", "--output", metavar="FILE.ics", type=Path)


def schedule(session: Session, args: argparse.Namespace) -> Reply:
    desk = session.desk
    codes = arguments.sites(desk, args.site) if args.site else None
    day = arguments.day(args.day) if args.day else today(arguments.zone_of_sites(desk, args.site))
    sites = desk.show_day.bookings(day, codes)
    document = _document(session, day, sites)
    if args.format in ("table", "json") and not args.output:
        return Reply(document, [as_json(document)] if args.format == "json" else _tables(session, day, sites))
    if args.output is None and args.format == "pdf":
        raise WrongUsage(word("pdf_needs_file", session.language), "")
    notes = [f"{word('written', session.language)}: {args.output}"] if args.output else []
    return Reply(document, (), _content(session, args.format, day, codes, document), args.output, notes)


def today(timezone: str) -> date:
    return datetime.now(UTC).astimezone(zone(timezone)).date()  # noqa: TID251 - the day on the user's desk


def _document(session: Session, day: date, sites: tuple[SiteDay, ...]) -> Document:
    places = session.desk.look_around.places()
    away = session.desk.show_day(day, [one.site.code for one in sites]).away
    return {
        "day": day.isoformat(),
        "sites": [
            {
                "code": one.site.code,
                "name": one.site.name,
                "bookings": [documents.booking(each, places) for each in one.bookings],
                "elsewhere": [
                    documents.away(each, places) for each in away if places.rooms[each.room].site == one.site.code
                ],
            }
            for one in sites
        ],
    }


def _tables(session: Session, day: date, sites: tuple[SiteDay, ...]) -> list[str | Table]:
    parts: list[str | Table] = []
    places, language = session.desk.look_around.places(), session.language
    away = session.desk.show_day(day, [one.site.code for one in sites]).away
    for one in sites:
        parts += ["", one.site.name] if parts else [one.site.name]
        if one.bookings:
            parts.append(booking_table(one.bookings, places, language))
        else:
            parts.append(f"  {word('free_day', language)}")
        for each in away:
            if places.rooms[each.room].site == one.site.code:
                parts.append(
                    f"  {each.room}  {texts.when(each.slot, one.site.timezone)}  {word('occupied_elsewhere', language)}"
                )
    return parts


def _content(
    session: Session, kind: str, day: date, codes: tuple[SiteCode, ...] | None, document: Document
) -> str | bytes:
    desk = session.desk
    match kind:
        case "html":
            return desk.print_day.html(day, codes, session.language)
        case "pdf":
            return desk.print_day.pdf(day, codes, session.language)
        case "ics":
            places = desk.look_around.places()
            chosen = codes if codes is not None else tuple(places.sites)
            slot = day_slot(day, arguments.zone_of_sites(desk, [chosen[0]] if chosen else None))
            return desk.export_calendar(desk.look_around.rooms_of(chosen), f"RoomDesk {day}", slot.start, slot.end)
        case _:
            return (
                as_json(document)
                if kind == "json"
                else as_text(_tables(session, day, desk.show_day.bookings(day, codes)))
            )


def invite(session: Session, args: argparse.Namespace) -> Reply:
    if args.send:
        return mailing.send(session, BookingId(args.id))
    method = Method(args.method) if args.method else None
    content = session.desk.write_invitation(BookingId(args.id), method)
    return _file(session, content, args.output)


def calendar(session: Session, args: argparse.Namespace) -> Reply:
    desk = session.desk
    if args.room:
        room = desk.look_around.room(args.room)
        rooms: tuple[RoomCode, ...] = (room.code,)
        name, timezone = room.name, arguments.zone_of_room(desk, room.code)
    else:
        site = desk.look_around.site(args.site)
        rooms, name, timezone = desk.look_around.rooms_of([site.code]), site.name, site.timezone
    since = arguments.since(args.since, timezone) if args.since else None
    until = arguments.until(args.until, timezone) if args.until else None
    if since and until:
        arguments.between(since, until, args.since, args.until)
    return _file(session, desk.export_calendar(rooms, name, since, until), args.output)


def _file(session: Session, content: str, output: Path | None) -> Reply:
    document = {"ics": None if output else content, "file": str(output) if output else None}
    notes = [f"{word('written', session.language)}: {output}"] if output else []
    return Reply(document, (), content, output, notes)
