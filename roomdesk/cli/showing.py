"""The command show: one booking with its rooms' equipment and its history."""

from __future__ import annotations

import argparse

from roomdesk.cli import documents, links
from roomdesk.cli.findings import message
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Session, Table
from roomdesk.cli.texts import when
from roomdesk.cli.words import decimal, word
from roomdesk.domain.ids import BookingId
from roomdesk.domain.slot import to_wall
from roomdesk.ports.provider import NotMade
from roomdesk.services.answers import Places, Shown

_NOT_ANSWERED = 4


def add(commands: Commands) -> None:
    one = command(commands, "show", show, "Show one booking, its rooms' equipment and its history.", "roomdesk show ID")
    one.add_argument("id", metavar="ID")
    told = "give the link by which you enter, a host's own where the service has one: keep it to yourself"
    one.add_argument("--join", action="store_true", help=told)


def show(session: Session, args: argparse.Namespace) -> Reply:
    if args.join:
        return _join(session, BookingId(args.id))
    shown = session.desk.show_booking(BookingId(args.id))
    places = session.desk.look_around.places()
    at = shown.booking.timezone
    document = {
        "bookings": [documents.booking(shown.booking, places)],
        "equipment": [documents.equipment(one, places) for one in shown.equipment],
        "history": [documents.history(one, at) for one in shown.history],
        "journeys_avoided": documents.journeys(shown.journeys),
        "lines": {site: documents.line_load(load) for site, load in shown.lines.items()},
    }
    return Reply(document, [*_facts(shown, places, session.language), *_around(shown, session.language)])


def _join(session: Session, booking: BookingId) -> Reply:
    try:
        link = session.desk.host_link(booking)
    except NotMade as told:
        said = links.why(told.reason, session.language)
        return Reply({"join": None, "reason": told.reason, "message": said}, [said], status=_NOT_ANSWERED)
    return Reply({"join": link}, [link])


def _facts(shown: Shown, places: Places, language: str) -> list[str]:
    one = shown.booking
    rooms = (f"{places.rooms[code].name} ({places.site_of(code).name})" for code in one.rooms)
    facts = [
        ("", one.title or word("private", language)),
        ("when", when(one.slot, one.timezone)),
        ("rooms", ", ".join(rooms)),
        ("status", word(one.status, language)),
        ("repeats", one.rrule),
        ("organizer", one.organizer),
        ("attendees", ", ".join(f"{p.name} <{p.email}>" if p.name else p.email for p in one.attendees)),
        ("join", one.conference.url if one.conference else ""),
        ("notes", one.notes),
        (
            "journeys",
            f"{shown.journeys.km:.0f} km, {decimal(shown.journeys.hours, 1, language)} h" if shown.journeys.km else "",
        ),
        ("id", one.id),
    ]
    return [f"{word(key, language)}: {value}" if key else value for key, value in facts if value]


def _around(shown: Shown, language: str) -> list[str | Table]:
    parts: list[str | Table] = []
    if shown.equipment:
        rows = [
            (
                one.device.room,
                one.device.name,
                word(one.finding.health, language) if one.finding else "–",
                message(one.finding, language) if one.finding else "",
            )
            for one in shown.equipment
        ]
        headings = [word(key, language) for key in ("room", "device", "status", "finding")]
        parts += ["", f"{word('equipment', language)}:", Table(headings, rows)]
    if shown.history:
        at = shown.booking.timezone
        parts += ["", f"{word('history', language)}:"]
        parts += [
            f"  {to_wall(one.at, at):%Y-%m-%d %H:%M}  {word(one.action, language)}  {one.who}  {one.detail}".rstrip()
            for one in shown.history
        ]
    return parts
