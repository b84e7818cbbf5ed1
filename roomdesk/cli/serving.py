"""The command serve-checks: checks that are due, once or until it is interrupted."""

from __future__ import annotations

import argparse
import time
from contextlib import suppress
from functools import partial
from typing import Any

from roomdesk.cli import arguments, output, preparing
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Document, Reply, Session
from roomdesk.cli.texts import sentence
from roomdesk.cli.words import word
from roomdesk.domain.equipment import Health
from roomdesk.domain.errors import Misconfigured, Unavailable
from roomdesk.services.serve_checks import Served

_PAUSE = 20


def add(commands: Commands) -> None:
    one = command(
        commands,
        "serve-checks",
        serve,
        "Run the checks and preparations that are due; for a service manager (until interrupted) or a scheduled job.",
        "roomdesk serve-checks --once",
    )
    one.add_argument("--once", action="store_true", help="do what is due now, and end")
    one.add_argument("--pause", metavar="SECONDS", type=int, default=_PAUSE, help=f"between looks (default: {_PAUSE})")


def serve(session: Session, args: argparse.Namespace) -> Reply:
    pause = arguments.number(args.pause, 1, 3600)
    if args.once:
        return _reply(_served(session), session.language)
    with suppress(KeyboardInterrupt):
        while True:
            _look(session, json_wanted=getattr(args, "json", False))
            time.sleep(pause)
    return Reply({}, written=True)


def _look(session: Session, *, json_wanted: bool) -> None:
    """Do what is due; a database that is away is said, and asked again at the next look."""
    try:
        served = _served(session)
    except Unavailable as error:
        output.remark(output.printable(sentence(error, session.language)))
        return
    if served.checks or served.more or served.told:
        output.write(_reply(served, session.language), json_wanted=json_wanted)


def _heard(session: Session, done: object) -> None:
    """Say at once what failed; the rest of the run may take its time."""
    if isinstance(done, tuple):
        places = session.desk.look_around.places()
        for one in done:
            for line in preparing.failures(one, places, session.language):
                output.remark(output.printable(line))


def _served(session: Session) -> Served:
    """Do what is due, and hand over the mail that comes of it; what cannot leave stays in the outbox."""
    served = session.desk.serve_checks(heard=partial(_heard, session))
    if served.told:
        with suppress(Misconfigured):
            session.desk.work_outbox()
    return served


def _reply(served: Served, language: str) -> Reply:
    ran = [_ran(served, number) for number in range(len(served.checks))]
    prepared = [one for done in served.more if isinstance(done, tuple) for one in done]
    document: Document = {
        "ran": ran,
        "prepared": [preparing.document(one, language) for one in prepared],
        "elsewhere": served.elsewhere,
        "told": len(served.told),
    }
    if served.elsewhere:
        return Reply(document, [word("served_elsewhere", language)])
    lines = [
        f"{word('due_' + one['why'], language)}: "
        + ", ".join(f"{word(health, language)} {one['summary'][health]}" for health in Health if one["summary"][health])
        for one in ran
    ]
    lines += [preparing.summary(one, language) for one in prepared]
    if served.told:
        lines.append(f"{word('told_of_faults', language)}: {len(served.told)}")
    return Reply(document, lines or [word("nothing_due", language)])


def _ran(served: Served, number: int) -> dict[str, Any]:
    check, done = served.checks[number]
    healths = [one.finding.health for one in done.results if one.finding]
    return {
        "why": check.why.value,
        "devices": len(check.devices),
        "summary": {health.value: healths.count(health) for health in Health},
        "seconds": round(done.seconds, 2),
        "faults_opened": len(done.faults.opened),
        "faults_closed": len(done.faults.closed),
    }
