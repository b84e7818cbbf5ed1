"""Commands about one device: device shows all that is known of it, labels prints what sticks on it."""

from __future__ import annotations

import argparse
from pathlib import Path

from roomdesk.cli import arguments, documents
from roomdesk.cli.findings import message
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.device_link import code_of, link
from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import DeviceCode
from roomdesk.domain.slot import to_wall
from roomdesk.services.answers import Equipped

_SHOWN = 10


def add(commands: Commands) -> None:
    one = command(
        commands,
        "device",
        device,
        "One device: how it is and was, its fault, the meetings at risk; by its code, or the link on its label.",
        "roomdesk device PJ-GIUNTA\n  roomdesk device roomdesk:device/PJ-GIUNTA",
    )
    one.add_argument("equipment", metavar="CODE", help="the code of the device, or the link on its label")
    sheet = command(
        commands,
        "labels",
        labels,
        "Labels with QR codes for devices, 24 of 70 by 37 mm on a sheet of A4.",
        "roomdesk labels --site PALAZZO -o etichette.pdf",
    )
    sheet.add_argument("equipment", nargs="*", metavar="CODE", help="devices; without any, all of rooms and sites")
    sheet.add_argument("--room", metavar="R", action="append")
    sheet.add_argument("--site", metavar="S", action="append")
    sheet.add_argument("--skip", metavar="N", type=int, default=0, help="labels that are used up on the first sheet")
    sheet.add_argument("-o", "--output", metavar="FILE", type=Path, required=True)


def device(session: Session, args: argparse.Namespace) -> Reply:
    desk, language = session.desk, session.language
    found = _device(session, args.equipment)
    story = desk.tend_faults.device(found.device.code)
    places = desk.look_around.places()
    zone = places.site_of(found.device.room).timezone
    document = {
        **documents.equipment(found, places),
        "link": link(found.device.code),
        "history": [
            {
                "at": documents.moment(one.at, zone),
                "status": one.health.value,
                "cause": one.cause,
                "message": message(one, language),
                "latency_ms": one.latency_ms,
            }
            for one in story.findings
        ],
        "failed_in_a_row": story.in_a_row,
        "fault_since": documents.moment(story.fault.opened_at, zone) if story.fault else None,
        "at_risk": [one.id for one in story.at_risk],
        "available_percent": round(100 * story.available, 2),
    }
    rows = [
        (f"{to_wall(one.at, zone):%Y-%m-%d %H:%M}", word(one.health, language), message(one, language))
        for one in story.findings[:_SHOWN]
    ]
    room = places.rooms[found.device.room]
    names = (found.device.code, found.device.name, room.name, places.sites[room.site].name)
    about = Table([word(key, language) for key in ("code", "device", "room", "site")], [names])
    history = Table([word(key, language) for key in ("since", "status", "finding")], rows)
    return Reply(document, [about, history])


def labels(session: Session, args: argparse.Namespace) -> Reply:
    desk = session.desk
    if args.equipment:
        codes = [_device(session, one).device.code for one in args.equipment]
    else:
        rooms = [*arguments.rooms(desk, args.room or [])]
        rooms += desk.look_around.rooms_of(arguments.sites(desk, args.site)) if args.site else ()
        found = desk.look_around.devices(rooms if args.room or args.site else None)
        codes = [one.device.code for one in found if not one.device.retired]
    content = desk.print_labels.pdf(codes, session.language, arguments.number(args.skip, 0, 23))
    return Reply({"labels": len(codes), "links": [link(one) for one in codes]}, (), content, args.output)


def _device(session: Session, given: str) -> Equipped:
    """Find a device by its code, upper or lower case, or by its link. Raises NotFound."""
    wanted = code_of(given) or DeviceCode(given)
    for one in session.desk.look_around.devices():
        if one.device.code.upper() == wanted.upper():
            return one
    raise NotFound("device", wanted)
