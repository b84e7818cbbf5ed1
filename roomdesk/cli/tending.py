"""The command faults: what is broken, which meetings that puts at risk, and who sees to it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from roomdesk.cli import arguments, documents, mailing
from roomdesk.cli.findings import message
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Document, Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.device_fault import DeviceFault
from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.ids import DeviceCode
from roomdesk.domain.places import Site
from roomdesk.domain.slot import to_wall
from roomdesk.services.answers import DeviceStory

_ABOUT_ONE = ("acknowledge", "assign", "note", "close", "maintenance", "in-service")
_HEADINGS = ("since", "room", "device", "finding", "at_risk", "assigned_to")


def add(commands: Commands) -> None:
    one = command(
        commands,
        "faults",
        faults,
        "Equipment that is broken, with the meetings of the week to come in its room.",
        'roomdesk faults\n  roomdesk faults acknowledge PJ-GIUNTA\n  roomdesk faults note PJ-GIUNTA "Fan ordered"',
    )
    one.add_argument(
        "what", nargs="?", choices=(*_ABOUT_ONE, "tell", "mail"), help="what is done about one; tell: write to people"
    )
    one.add_argument("equipment", nargs="?", metavar="CODE", help="of the device; on or off for mail")
    told = "who sees to it (assign), a note, why it is worked on (maintenance)"
    one.add_argument("text", nargs="?", metavar="TEXT", default="", help=told)
    one.add_argument("--until", metavar="T", help="when maintenance ends by itself")
    one.add_argument("--dry-run", action="store_true", help="tell: show what would be written, to whom")
    one.add_argument("--room", metavar="R", action="append")
    one.add_argument("--site", metavar="S", action="append")


def faults(session: Session, args: argparse.Namespace) -> Reply:
    desk, tend = session.desk, session.desk.tend_faults
    if args.what == "tell":
        return _told(session, dry=args.dry_run)
    if args.what == "mail":
        return _mail(session, args.equipment or "")
    if args.what:
        _do(session, args)
    rooms = {*arguments.rooms(desk, args.room or [])}
    if args.site:
        rooms |= set(desk.look_around.rooms_of(arguments.sites(desk, args.site)))
    stories = [tend.device(code) for code in tend.standing()]
    return _reply(session, [one for one in stories if not rooms or one.device.room in rooms])


def _do(session: Session, args: argparse.Namespace) -> None:
    """Do something about a device or its open fault. Raises NotYours, NotFound, Invalid."""
    tend, text, given = session.desk.tend_faults, args.text, DeviceCode(args.equipment or "")
    known = {one.device.code.upper(): one.device for one in session.desk.look_around.devices()}
    found = known.get(given.upper())
    device = found.code if found else given
    zone = session.desk.look_around.places().site_of(found.room).timezone if found else "Europe/Rome"
    until = arguments.instant(args.until, zone) if args.until else None
    acts: dict[str, Callable[[], object]] = {
        "acknowledge": lambda: tend.acknowledge(device),
        "close": lambda: tend.close(device),
        "assign": lambda: tend.assign(device, text),
        "note": lambda: tend.note(device, text),
        "maintenance": lambda: tend.maintain(device, text, until),
        "in-service": lambda: tend.resume(device),
    }
    acts[args.what]()


def _told(session: Session, *, dry: bool) -> Reply:
    """Write to whoever does not know of a fault yet, or only show what would be written."""
    verb = session.desk.tell_faults
    if not dry:
        told = tuple(mail for some in iter(verb, ()) for mail in some)
        sent = {one.id: one for one in session.desk.work_outbox()} if told else {}
        nobody = () if told else [word("nothing_to_send", session.language)]
        return mailing.reply(session, [sent.get(one.id, one) for one in told], "told", nobody)
    written = [one for code in session.desk.tend_faults.recent() for one in verb.preview(code)]
    found = [{"to": one.telling.to, "subject": one.posted.subject, "text": one.posted.text} for one in written]
    lines = [f"{one.telling.to}: {one.posted.subject}" for one in written]
    return Reply({"would_tell": found}, lines or [word("nothing_to_send", session.language)])


def _mail(session: Session, wanted: str) -> Reply:
    """Say whether people are told of faults by mail, after a change if one is wanted. Raises NotYours, Invalid."""
    if wanted not in ("", "on", "off"):
        raise Invalid(Fault.METHOD, wanted)
    if wanted:
        session.desk.tell_faults.want(wanted == "on")
    is_wanted = session.desk.tell_faults.is_wanted()
    return Reply({"mail": is_wanted}, [word("fault_mail_on" if is_wanted else "fault_mail_off", session.language)])


def _reply(session: Session, stories: Sequence[DeviceStory]) -> Reply:
    places, language = session.desk.look_around.places(), session.language
    found, rows = [], []
    for one in stories:
        fault, room, site = one.fault, places.rooms[one.device.room], places.site_of(one.device.room)
        if fault is None:
            continue
        said, since = _said(fault, language), to_wall(fault.opened_at, site.timezone)
        found.append(_document(one, fault, site, said, [documents.booking(b, places) for b in one.at_risk]))
        aside = (
            (word("maintenance", language) if one.maintenance else "")
            or fault.assigned_to
            or (word("seen", language) if fault.acknowledged_by else "–")
        )
        rows.append((f"{since:%d/%m/%Y %H:%M}", room.name, one.device.name, said, str(len(one.at_risk)), aside))
    table = Table([word(one, language) for one in _HEADINGS], rows, frozenset({4}))
    return Reply({"faults": found}, [table] if rows else [word("no_faults", language)])


def _document(one: DeviceStory, fault: DeviceFault, site: Site, said: str, at_risk: list[Document]) -> Document:
    zone = site.timezone
    return {
        "equipment": one.device.code,
        "room": one.device.room,
        "site": site.code,
        "since": documents.moment(fault.opened_at, zone),
        "cause": fault.cause,
        "message": said,
        "failed_checks": one.in_a_row,
        "acknowledged_by": fault.acknowledged_by,
        "maintenance": one.maintenance is not None,
        "assigned_to": fault.assigned_to,
        "notes": [{"at": documents.moment(note.at, zone), "who": note.who, "text": note.text} for note in fault.notes],
        "available": round(one.available, 4),
        "at_risk": at_risk,
    }


def _said(fault: DeviceFault, language: str) -> str:
    return message(Finding(fault.device, Health.FAILED, fault.cause, fault.evidence, fault.opened_at), language)
