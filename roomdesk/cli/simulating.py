"""The command simulate: simulated devices on this computer, until it is interrupted."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import suppress

from roomdesk.cli import output
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Session, Table
from roomdesk.cli.words import word


def add(commands: Commands) -> None:
    one = command(
        commands,
        "simulate",
        simulate,
        "Serve simulated devices on this computer for demonstration and training, until interrupted.",
        "roomdesk simulate --own",
    )
    one.add_argument("--own", action="store_true", help="the database's own equipment, in place of one of each kind")
    one.add_argument("--seconds", metavar="N", type=float, help="end by itself after so long")


def simulate(session: Session, args: argparse.Namespace) -> Reply:
    with session.desk.simulate(own=args.own) as devices:
        rows = [
            (one.code, one.name, one.driver, one.options.get("simulate") or "ok", f"{one.host}:{one.port}")
            for one in devices
        ]
        document = {
            "devices": [
                {"code": one.code, "driver": one.driver, "simulate": row[3], "host": one.host, "port": one.port}
                for one, row in zip(devices, rows, strict=True)
            ]
        }
        headings = [word(key, session.language) for key in ("device", "name", "driver", "status", "address")]
        served = Reply(document, [Table(headings, rows), word("simulating", session.language)])
        # Said at once, for whoever reads it needs the addresses while the devices answer.
        output.write(served, json_wanted=getattr(args, "json", False))
        sys.stdout.flush()
        _wait(args.seconds)
    return Reply({}, written=True)


def _wait(seconds: float | None) -> None:
    """Wait for the end, or for Ctrl-C, which ends it as well."""
    began = time.monotonic()
    with suppress(KeyboardInterrupt):
        # In short naps: on Windows a long wait is not interrupted.
        while seconds is None or time.monotonic() < began + seconds:
            time.sleep(0.2)
