"""The command import-ics: what other calendars ask for, from their files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from roomdesk.cli import arguments, documents
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Session
from roomdesk.cli.texts import when
from roomdesk.cli.words import word
from roomdesk.domain.errors import Fault, Invalid, SlotTaken
from roomdesk.ports.reader import Sheet
from roomdesk.services.answers import ImportWishes, Places

if TYPE_CHECKING:
    # Every command would wait for what this one alone needs.
    from roomdesk.services.received.outcome import Imported, Proposal, Step

# One byte more than is read of a calendar: enough for the reader to refuse it.
_ENOUGH = 5_000_001


def add(commands: Commands) -> None:
    one = command(
        commands,
        "import-ics",
        import_ics,
        "Book what an invitation asks for, apply updates, cancellations and replies: all of the files or none.",
        "roomdesk import-ics invito.ics --room GIUNTA --dry-run",
    )
    one.add_argument("files", nargs="+", metavar="FILE.ics", type=Path)
    one.add_argument("--room", metavar="R", action="append", help="in place of the rooms that the file names")
    one.add_argument("--timezone", metavar="ZONE", default="", help="for times to which the file gives no time zone")
    one.add_argument("--until", metavar="D", help="the last day of repetitions to which the file gives no end")
    one.add_argument("--skip-conflicts", action="store_true", help="leave out dates of a series that cannot be held")
    one.add_argument("--dry-run", action="store_true", help="say what would be done, change nothing")


def import_ics(session: Session, args: argparse.Namespace) -> Reply:
    desk, language = session.desk, session.language
    rooms = tuple(desk.look_around.room(code).code for code in args.room or ())
    sheets = [_sheet(path) for path in args.files]
    until = arguments.day(args.until) if args.until else None
    wishes = ImportWishes(rooms, args.timezone, until, args.skip_conflicts)
    found = desk.import_invitation(sheets, wishes, dry_run=args.dry_run)
    if found.clashes:
        raise SlotTaken(found.clashes, found.alternatives)
    places = desk.look_around.places()
    head = [word("would_do", language)] if args.dry_run else []
    lines = [_line(step, found, places, language) for step in found.steps]
    if found.booked.skipped:
        at = found.booked.bookings[0].timezone
        lines.append(f"{word('skipped', language)}: " + ", ".join(when(one.slot, at) for one in found.booked.skipped))
    notes = [
        word("line_full", language).format(site=places.sites[site].name, carries=load.carries, calls=load.calls)
        for site, load in found.booked.full_lines.items()
    ]
    return Reply(_document(found, places), [*head, *lines], notes=notes)


def _sheet(path: Path) -> Sheet:
    try:
        with path.open("rb") as opened:
            return Sheet(path.name, opened.read(_ENOUGH))
    except OSError as error:
        raise Invalid(Fault.FILE, f"{path} ({error.strerror})") from error


def _document(found: Imported, places: Places) -> dict[str, Any]:
    document = documents.booked(found.booked, places, with_skipped=bool(found.booked.skipped))
    document["messages"] = [
        {"uid": step.message.uid, "method": step.message.purpose.value, "outcome": step.outcome.value,
         "bookings": list(step.bookings)} for step in found.steps
    ]  # fmt: skip
    if found.proposals:
        document["proposals"] = [_proposal(one) for one in found.proposals]
    return document


def _proposal(one: Proposal) -> dict[str, Any]:
    at = one.booking.timezone
    return {
        "booking": one.booking.id,
        "from": one.who,
        "start": documents.moment(one.slot.start, at),
        "end": documents.moment(one.slot.end, at),
        "comment": one.comment,
    }


def _line(step: Step, found: Imported, places: Places, language: str) -> str:
    about = {one.id: one for one in found.booked.bookings}
    concerned = [about[id_] for id_ in step.bookings if id_ in about]
    said = word(f"received_{step.outcome.value}", language)
    if not concerned:
        return f"{step.message.title or step.message.uid}: {said}"
    first = concerned[0]
    names = ", ".join(places.rooms[code].name for code in first.rooms)
    more = f" (+{len(concerned) - 1})" if len(concerned) > 1 else ""
    line = f"{when(first.slot, first.timezone)}{more}  {first.title}  [{names}]: {said} ({first.id})"
    if step.outcome.value == "answered":
        guest = step.message.guests[0]
        return f"{line}\n  {guest.email} {word(f'says_{guest.answer}', language)}"
    if step.proposal:
        wish = step.proposal
        asks = word("proposal", language).format(who=wish.who, when=when(wish.slot, first.timezone), id=first.id)
        return f"{line}\n  {asks}{f' «{wish.comment}»' if wish.comment else ''}"
    return line
