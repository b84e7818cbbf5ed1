"""The command faults: what is broken, which meetings that puts at risk, and who sees to it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from roomdesk.cli import arguments, documents
from roomdesk.cli.findings import message
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Document, Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.device_fault import DeviceFault
from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.ids import DeviceCode
from roomdesk.domain.places import Site
from roomdesk.domain.slot import to_wall
from roomdesk.services.answers import DeviceStory

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
        "what", nargs="?", choices=("acknowledge", "assign", "note", "close"), help="what is done about one"
    )
    one.add_argument("equipment", nargs="?", metavar="CODE", help="of the device")
    one.add_argument("text", nargs="?", metavar="TEXT", default="", help="who sees to it (assign), or a note")
    one.add_argument("--room", metavar="R", action="append")
    one.add_argument("--site", metavar="S", action="append")


def faults(session: Session, args: argparse.Namespace) -> Reply:
    desk, tend = session.desk, session.desk.tend_faults
    if args.what:
        _do(session, args.what, DeviceCode(args.equipment or ""), args.text)
    rooms = {*arguments.rooms(desk, args.room or [])}
    if args.site:
        rooms |= set(desk.look_around.rooms_of(arguments.sites(desk, args.site)))
    stories = [tend.device(code) for code in tend.standing()]
    return _reply(session, [one for one in stories if not rooms or one.device.room in rooms])


def _do(session: Session, what: str, device: DeviceCode, text: str) -> None:
    """Do something about the open fault of a device. Raises NotYours, NotFound, Invalid."""
    tend = session.desk.tend_faults
    known = {one.device.code.upper(): one.device.code for one in session.desk.look_around.devices()}
    device = known.get(device.upper(), device)
    if what in ("acknowledge", "close"):
        (tend.acknowledge if what == "acknowledge" else tend.close)(device)
    else:
        (tend.assign if what == "assign" else tend.note)(device, text)


def _reply(session: Session, stories: Sequence[DeviceStory]) -> Reply:
    places, language = session.desk.look_around.places(), session.language
    found, rows = [], []
    for one in stories:
        fault, room, site = one.fault, places.rooms[one.device.room], places.site_of(one.device.room)
        if fault is None:
            continue
        said, since = _said(fault, language), to_wall(fault.opened_at, site.timezone)
        found.append(_document(one, fault, site, said, [documents.booking(b, places) for b in one.at_risk]))
        aside = fault.assigned_to or (word("seen", language) if fault.acknowledged_by else "–")
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
        "assigned_to": fault.assigned_to,
        "notes": [{"at": documents.moment(note.at, zone), "who": note.who, "text": note.text} for note in fault.notes],
        "available": round(one.available, 4),
        "at_risk": at_risk,
    }


def _said(fault: DeviceFault, language: str) -> str:
    return message(Finding(fault.device, Health.FAILED, fault.cause, fault.evidence, fault.opened_at), language)
