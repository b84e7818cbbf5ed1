"""Commands for places: sites, rooms, equipment, import, remove, export."""

from __future__ import annotations

import argparse
import csv
from io import StringIO
from pathlib import Path

from roomdesk.cli import documents
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.places import Line
from roomdesk.ports.reader import Sheet
from roomdesk.ports.store import Furnishing

_KINDS = ("sites", "rooms", "equipment", "people")


def add(commands: Commands) -> None:
    command(commands, "sites", sites, "List the sites.", "roomdesk sites")
    one = command(commands, "rooms", rooms, "List the rooms.", "roomdesk rooms --site PALAZZO")
    one.add_argument("--site", metavar="S", help="only this site")
    one = command(commands, "equipment", equipment, "List the equipment.", "roomdesk equipment --room GIUNTA")
    one.add_argument("--room", metavar="R", help="only this room")
    one = command(
        commands,
        "import",
        import_,
        "Import sites, rooms, equipment or people from CSV files: all or nothing.",
        "roomdesk import sites.csv rooms.csv equipment.csv --dry-run",
    )
    one.add_argument("files", nargs="+", metavar="FILE.csv", type=Path)
    one.add_argument("--dry-run", action="store_true", help="check the files, import nothing")
    one = command(
        commands,
        "remove",
        remove,
        "Take away what was made by mistake and nothing uses yet: all or nothing.",
        "roomdesk remove rooms PROVA PROVA2",
    )
    one.add_argument("what", choices=_KINDS)
    one.add_argument("keys", nargs="+", metavar="CODE", help="codes; people by their address")
    one = command(
        commands, "export", export, "Export a table that import reads back.", "roomdesk export rooms -o rooms.csv"
    )
    one.add_argument("what", choices=("sites", "rooms", "equipment", "bookings"))
    one.add_argument("-o", "--output", metavar="FILE.csv", type=Path)


def sites(session: Session, args: argparse.Namespace) -> Reply:  # noqa: ARG001 - every command has both
    found = session.desk.look_around.places().sites.values()
    rows = [(one.code, one.name, one.address, one.opening.text, _mbps(one.line)) for one in found]
    headings = [word(key, session.language) for key in ("code", "name", "address", "opening", "line")]
    return Reply({"sites": [documents.site(one) for one in found]}, [Table(headings, rows)])


def _mbps(line: Line) -> str:
    return f"{line.down_mbps:g}/{line.up_mbps:g}" if line.down_mbps or line.up_mbps else "–"


def rooms(session: Session, args: argparse.Namespace) -> Reply:
    site = session.desk.look_around.site(args.site).code if args.site else None
    found = [one for one in session.desk.look_around.places().rooms.values() if site in (None, one.site)]
    yes, no = word("yes", session.language), word("no", session.language)
    rows = [
        (
            one.code,
            one.name,
            one.site,
            one.floor,
            str(one.capacity),
            yes if one.step_free else no,
            _listed(one.features),
        )
        for one in found
    ]
    keys = ("code", "name", "site", "floor", "seats", "step_free", "features")
    table = Table([word(key, session.language) for key in keys], rows, frozenset({4}))
    return Reply({"rooms": [documents.room(one) for one in found]}, [table])


def equipment(session: Session, args: argparse.Namespace) -> Reply:
    around = session.desk.look_around
    wanted = [around.room(args.room).code] if args.room else None
    found, places = around.devices(wanted), around.places()
    rows = [
        (
            one.device.code,
            one.device.room,
            one.device.name,
            one.device.driver,
            f"{one.device.host}:{one.device.port or ''}".rstrip(":"),
            word(one.finding.health, session.language) if one.finding else "–",
        )
        for one in found
    ]
    keys = ("code", "room", "device", "driver", "where", "last")
    document = {"equipment": [documents.equipment(one, places) for one in found]}
    return Reply(document, [Table([word(key, session.language) for key in keys], rows)])


def import_(session: Session, args: argparse.Namespace) -> Reply:
    sheets = [_sheet(path) for path in args.files]
    lines = sum(sheet.content.count(b"\n") for sheet in sheets)
    session.progress(word("importing", session.language).format(lines=lines))
    furnishing, _ = session.desk.import_places(sheets, dry_run=args.dry_run)
    return _counted(session, "would_import" if args.dry_run else "imported", furnishing)


def remove(session: Session, args: argparse.Namespace) -> Reply:
    furnishing = session.desk.edit_places.found({args.what: dict.fromkeys(one.upper() for one in args.keys)})
    session.desk.edit_places.remove(furnishing)
    return _counted(session, "removed", furnishing)


def _counted(session: Session, done: str, furnishing: Furnishing) -> Reply:
    found = (furnishing.sites, furnishing.rooms, furnishing.devices, furnishing.people)
    counts = {kind: len(things) for kind, things in zip(_KINDS, found, strict=True)}
    text = ", ".join(f"{word(f'{kind}_n', session.language)} {counts[kind]}" for kind in _KINDS)
    return Reply({**counts, "errors": []}, [f"{word(done, session.language)}: {text}."])


def _sheet(path: Path) -> Sheet:
    try:
        return Sheet(path.name, path.read_bytes())
    except OSError as error:
        raise Invalid(Fault.FILE, f"{path} ({error.strerror})") from error


def export(session: Session, args: argparse.Namespace) -> Reply:
    content = session.desk.export_tables(args.what)
    document = {
        "table": args.what,
        "rows": sum(1 for _ in csv.reader(StringIO(content))) - 1,
        "csv": None if args.output else content,
    }
    written = [f"{word('written', session.language)}: {args.output}"] if args.output else []
    return Reply(document, (), content, args.output, written)


def _listed(features: tuple[str, ...]) -> str:
    return ", ".join(features)
