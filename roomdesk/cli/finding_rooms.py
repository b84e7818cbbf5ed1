"""Commands that look for rooms and times: find, slots."""

from __future__ import annotations

import argparse

from roomdesk.cli import arguments, documents
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Session, Table
from roomdesk.cli.texts import when
from roomdesk.cli.words import word
from roomdesk.domain.draft import CommonWish, Wish


def add(commands: Commands) -> None:
    one = command(
        commands,
        "find",
        find,
        "Find free rooms, best fit first.",
        "roomdesk find --start 2026-11-23T09:00 --for 90m --capacity 8 --needs camera,display --working",
    )
    one.add_argument("--start", metavar="T", required=True)
    length = one.add_mutually_exclusive_group(required=True)
    length.add_argument("--end", metavar="T")
    length.add_argument("--for", dest="length", metavar="90m")
    one.add_argument("--capacity", metavar="N", type=int, default=0)
    one.add_argument("--needs", metavar="camera,display,…")
    one.add_argument("--site", metavar="S", nargs="+", action="extend")
    one.add_argument("--accessible", action="store_true", help="step-free rooms only")
    one.add_argument("--working", action="store_true", help="leave out rooms whose equipment failed its last check")
    one = command(
        commands,
        "slots",
        slots,
        "Find the earliest times at which every site has a fitting free room.",
        "roomdesk slots --site PALAZZO --site NORD --for 60m --from 2026-11-23T08:00 --to 2026-11-27T18:00",
    )
    one.add_argument("--site", metavar="S", action="append", required=True, help="repeat for each site")
    one.add_argument("--for", dest="length", metavar="60m", required=True)
    one.add_argument("--from", dest="since", metavar="T", required=True)
    one.add_argument("--to", dest="until", metavar="T", required=True)
    one.add_argument("--capacity", metavar="N", type=int, default=0)
    one.add_argument("--needs", metavar="camera,display,…")
    one.add_argument("--limit", metavar="N", type=int, default=10)


def find(session: Session, args: argparse.Namespace) -> Reply:
    desk = session.desk
    slot = arguments.slot(args.start, args.end, args.length, arguments.zone_of_sites(desk, args.site))
    wish = Wish(
        slot,
        arguments.number(args.capacity),
        arguments.needs(desk, args.needs),
        arguments.sites(desk, args.site),
        args.accessible,
        args.working,
    )
    found = desk.find_room(wish)
    rows = [
        (one.room.code, one.room.name, one.room.site, str(one.room.capacity), word(one.working, session.language))
        for one in found
    ]
    headings = [word(key, session.language) for key in ("code", "name", "site", "seats", "equipment")]
    text = [Table(headings, rows, frozenset({3}))] if found else [word("nothing", session.language)]
    return Reply({"rooms": [documents.offer(one) for one in found]}, text)


def slots(session: Session, args: argparse.Namespace) -> Reply:
    desk = session.desk
    zone = arguments.zone_of_sites(desk, args.site)
    since, until = arguments.since(args.since, zone), arguments.until(args.until, zone)
    window = arguments.between(since, until, args.since, args.until)
    wish = CommonWish(
        arguments.sites(desk, args.site),
        arguments.minutes(args.length),
        window,
        arguments.number(args.capacity),
        arguments.needs(desk, args.needs),
        arguments.number(args.limit, 1),
    )
    found, places = desk.common_slots(wish), desk.look_around.places()
    rows = [(when(one.slot, zone), ", ".join(places.rooms[code].name for _, code in one.rooms)) for one in found]
    headings = [word(key, session.language) for key in ("when", "rooms")]
    text = [Table(headings, rows)] if found else [word("nothing", session.language)]
    return Reply({"slots": [documents.common_slot(one, places) for one in found]}, text)
