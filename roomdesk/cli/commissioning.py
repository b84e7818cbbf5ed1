"""The command commission: a room handed over step by step, with its acceptance report."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from roomdesk.cli import arguments
from roomdesk.cli.findings import message
from roomdesk.cli.parsers import Commands, WrongUsage, command
from roomdesk.cli.session import Document, Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.commissioning import RoomToCommission, is_checked
from roomdesk.domain.ids import DeviceCode


def add(commands: Commands) -> None:
    one = command(
        commands,
        "commission",
        commission,
        "Hand a new room over step by step: devices, checks, photo, labels, signatures; what is done is kept here.",
        'roomdesk commission GIUNTA --labelled\n  roomdesk commission GIUNTA --installer "Rossi srl" '
        '--accepted-by "Anna Bianchi" --sign -o verbale.pdf',
    )
    one.add_argument("room", metavar="ROOM")
    one.add_argument("--labelled", metavar="CODE", nargs="*", help="labels that stick; without a code, all of the room")
    one.add_argument("--remark", metavar="CODE=TEXT", action="append", help="take a device over as it is")
    one.add_argument("--installer", metavar="NAME")
    one.add_argument("--accepted-by", metavar="NAME")
    one.add_argument("--note", metavar="TEXT")
    one.add_argument("--sign", action="store_true", help="hand the room over; nothing is changed afterwards")
    one.add_argument("--again", action="store_true", help="forget what was written down, and begin anew")
    one.add_argument("-o", "--output", metavar="FILE", type=Path, help="the acceptance report as PDF")


def commission(session: Session, args: argparse.Namespace) -> Reply:
    verb, language = session.desk.commission_room, session.language
    (room,) = arguments.rooms(session.desk, [args.room])
    found = verb.begin_again(room) if args.again else verb.look(room)
    if changes := _changes(found, args, language):
        found = verb.note(room, **changes)
    if args.sign:
        found = verb.sign(room)
    content = None
    if args.output:
        content = verb.pdf(room, language, lambda one: message(one, language))
    return Reply(_document(found, language), _tables(found, language), content, args.output)


def _changes(found: RoomToCommission, args: argparse.Namespace, language: str) -> dict[str, Any]:
    """Read what shall be written down. Raises WrongUsage."""
    changes: dict[str, Any] = {
        name: value for name in ("installer", "accepted_by", "note") if (value := getattr(args, name)) is not None
    }
    codes = {one.code.upper(): one.code for one in found.devices}
    if args.labelled is not None:
        given = [codes.get(one.upper(), DeviceCode(one)) for one in args.labelled] or codes.values()
        changes["labelled"] = found.sheet.labelled | frozenset(given)
    if args.remark:
        remarks = dict(found.sheet.remarks)
        for one in args.remark:
            code, separator, text = one.partition("=")
            if not separator or code.upper() not in codes:
                raise WrongUsage(word("remark_of_device", language).format(given=one), "")
            remarks[codes[code.upper()]] = text
        changes["remarks"] = remarks
    return changes


def _document(found: RoomToCommission, language: str) -> Document:
    sheet = found.sheet
    return {
        "room": found.room.code,
        "began_at": sheet.began_at.isoformat(),
        "steps": {step.value: is_done for step, is_done in found.steps.items()},
        "may_sign": found.may_sign,
        "installer": sheet.installer,
        "accepted_by": sheet.accepted_by,
        "note": sheet.note,
        "signed_at": sheet.signed_at.isoformat() if sheet.signed_at else None,
        "devices": [
            {
                "code": one.code,
                "name": one.name,
                "checked": is_checked(one.code, found.findings.get(one.code), sheet),
                "message": message(found.findings[one.code], language) if one.code in found.findings else None,
                "labelled": one.code in sheet.labelled,
                "remark": sheet.remarks.get(one.code, ""),
            }
            for one in found.devices
        ],
    }


def _tables(found: RoomToCommission, language: str) -> list[Table]:
    yes, no = word("yes", language), word("no", language)
    steps = [(word(f"step_{step.value}", language), yes if is_done else no) for step, is_done in found.steps.items()]
    sheet = found.sheet
    rows = [
        (
            one.code,
            one.name,
            message(found.findings[one.code], language) if one.code in found.findings else "–",
            yes if one.code in sheet.labelled else no,
            sheet.remarks.get(one.code, ""),
        )
        for one in found.devices
    ]
    headings = [word(key, language) for key in ("code", "device", "finding", "labelled", "remark")]
    return [Table([word("step", language), word("status", language)], steps), Table(headings, rows)]
