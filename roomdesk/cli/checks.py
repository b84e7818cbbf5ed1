"""The command check: equipment asked how it is, now."""

from __future__ import annotations

import argparse
from dataclasses import replace

from roomdesk.cli import arguments, documents
from roomdesk.cli.findings import message
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Session, Table
from roomdesk.cli.words import decimal, plural, word
from roomdesk.domain.equipment import Finding, Health
from roomdesk.services.answers import Places, Round

_FOUND_ILL = 5


def add(commands: Commands) -> None:
    one = command(
        commands, "check", check, "Check equipment now; exit status 5 if something is not well.", "roomdesk check --all"
    )
    one.add_argument("--room", metavar="R", action="append")
    one.add_argument("--site", metavar="S", action="append")
    one.add_argument("--all", action="store_true", help="all equipment (also without --room and --site)")
    one.add_argument("--concurrency", metavar="N", type=int, default=128, help="most at once (default: 128)")


def check(session: Session, args: argparse.Namespace) -> Reply:
    desk = session.desk
    concurrency = arguments.number(args.concurrency, 1, 1024)
    rooms = None
    if (args.room or args.site) and not args.all:
        rooms = {*arguments.rooms(desk, args.room)} if args.room else set(desk.look_around.places().rooms)
        if args.site:
            rooms &= {*desk.look_around.rooms_of(arguments.sites(desk, args.site))}
    total, done = len(desk.look_around.devices(rooms)), 0

    def progress(_finding: Finding) -> None:
        nonlocal done
        done += 1
        session.progress(f"{word('checked', session.language)} {done}/{total}")

    answer = desk.check_rooms(rooms, concurrency=concurrency, progress=progress)
    is_news = answer.faults.opened or answer.faults.closed
    told = [mail for some in iter(desk.tell_faults, ()) for mail in some] if is_news else []
    reply = round_reply(answer, desk.look_around.places(), session.language)
    line = f"{word('told_of_faults', session.language)}: {len(told)}"
    return replace(reply, text=(*reply.text, line)) if told else reply


def round_reply(answer: Round, places: Places, language: str, *, only_ill: bool = False) -> Reply:
    """Show a round of checks; exit status 5 where a device is degraded, failed or could not be asked."""
    said: dict[str, str] = {one.device.code: message(one.finding, language) for one in answer.results if one.finding}
    document = documents.checks(answer, places, said)
    rows = [
        (
            word(one.finding.health, language),
            places.rooms[one.device.room].name,
            one.device.name,
            one.device.driver,
            "–" if one.finding.latency_ms is None else f"{one.finding.latency_ms:.0f}",
            said[one.device.code],
        )
        for one in answer.results
        if one.finding and not (only_ill and one.finding.health is Health.OK)
    ]
    keys = ("status", "room", "device", "driver", "answer_ms", "finding")
    counted = document["summary"].items()
    counts = ", ".join(f"{number} {plural(name, number, language)}" for name, number in counted if number)
    summary = (
        f"{word('checked', language)} {len(answer.results)} ({decimal(answer.seconds, 1, language)} s): {counts or '0'}"
    )
    ill = any(one.finding and one.finding.health is not Health.OK for one in answer.results)
    table = Table([word(key, language) for key in keys], rows, frozenset({4}))
    return Reply(document, [table, summary] if rows else [word("nothing", language)], status=_FOUND_ILL if ill else 0)
