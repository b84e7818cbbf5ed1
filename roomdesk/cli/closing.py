"""The command closures: when rooms and buildings are closed, and the sign for the door."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from roomdesk.cli import arguments, documents, texts
from roomdesk.cli.parsers import Commands, WrongUsage, command
from roomdesk.cli.session import Document, Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.errors import NotFound
from roomdesk.domain.places import Closure
from roomdesk.services.answers import Places

_HEADINGS = ("when", "site", "room", "why")


def add(commands: Commands) -> None:
    one = command(
        commands,
        "closures",
        closures,
        "When rooms and buildings are closed; and the sign for the door of the next one, as PDF or HTML.",
        "roomdesk closures\n  roomdesk closures --room GIUNTA --sign pdf -o sign.pdf",
    )
    which = one.add_mutually_exclusive_group()
    which.add_argument("--room", metavar="R", help="closures of this room alone")
    which.add_argument("--site", metavar="S", help="closures of this building and its rooms")
    one.add_argument("--sign", choices=("pdf", "html"), help="of the first of them, in Italian and English")
    one.add_argument("-o", "--output", metavar="FILE", type=Path)


def closures(session: Session, args: argparse.Namespace) -> Reply:
    desk = session.desk
    found: Sequence[Closure] = desk.print_closure.coming()
    if args.room:
        (room,) = arguments.rooms(desk, [args.room])
        found = [one for one in found if one.room == room]
    if args.site:
        (site,) = arguments.sites(desk, [args.site])
        # The sign of a building is not that of one of its rooms.
        found = [one for one in found if one.site == site and not (args.sign and one.room)]
    if args.sign:
        return _sign(session, found, args)
    places = desk.look_around.places()
    document: Document = {"closures": [_document(one, places) for one in found]}
    rows = [
        (
            texts.when(one.slot, places.sites[one.site].timezone),
            places.sites[one.site].name,
            places.rooms[one.room].name if one.room else "–",
            one.reason,
        )
        for one in found
    ]
    table = Table([word(name, session.language) for name in _HEADINGS], rows)
    return Reply(document, [table] if rows else [word("nothing_closed", session.language)])


def _sign(session: Session, found: Sequence[Closure], args: argparse.Namespace) -> Reply:
    if not found:
        raise NotFound("closure", args.room or args.site or "")
    if args.sign == "pdf" and args.output is None:
        raise WrongUsage(word("pdf_needs_file", session.language), "")
    verb = session.desk.print_closure
    content = verb.pdf(found[0]) if args.sign == "pdf" else verb.page(found[0]).html
    notes = [f"{word('written', session.language)}: {args.output}"] if args.output else []
    document: Document = {
        "closure": _document(found[0], session.desk.look_around.places()),
        "file": str(args.output) if args.output else None,
    }
    return Reply(document, (), content, args.output, notes)


def _document(one: Closure, places: Places) -> Document:
    zone = places.sites[one.site].timezone
    return {
        "site": one.site,
        "room": one.room,
        "start": documents.moment(one.slot.start, zone),
        "end": documents.moment(one.slot.end, zone),
        "reason": one.reason,
    }
