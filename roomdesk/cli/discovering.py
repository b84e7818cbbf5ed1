"""The command discover: cameras of the office's own networks that answer."""

from __future__ import annotations

import argparse

from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.errors import Fault, Invalid

_SECONDS = (0.1, 30.0)


def add(commands: Commands) -> None:
    one = command(
        commands,
        "discover",
        discover,
        "Ask all cameras of the networks in the settings who they are (ONVIF, WS-Discovery); for technicians.",
        "roomdesk discover --seconds 5",
    )
    one.add_argument("--seconds", metavar="N", type=float, default=3.0, help="how long to listen (default: 3)")


def discover(session: Session, args: argparse.Namespace) -> Reply:
    if not _SECONDS[0] <= args.seconds <= _SECONDS[1]:
        raise Invalid(Fault.NUMBER, str(args.seconds))
    found = session.desk.find_cameras(args.seconds)
    document = {"cameras": [{**one._asdict(), "equipment": device.code if device else None} for one, device in found]}
    rows = [(one.host, one.name, one.hardware, device.code if device else "–") for one, device in found]
    headings = [word(key, session.language) for key in ("address", "name", "kind", "device")]
    return Reply(document, [Table(headings, rows) if rows else word("no_cameras", session.language)])
