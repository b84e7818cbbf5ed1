"""The command worksheet: what people set up and tidy in rooms on a day; listed, ticked, on paper."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from roomdesk.cli import arguments, documents
from roomdesk.cli.output import as_json
from roomdesk.cli.parsers import Commands, WrongUsage, command
from roomdesk.cli.schedule import today
from roomdesk.cli.session import Document, Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.errors import NotFound
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.room_tasks import Task, TaskKey, TaskKind
from roomdesk.domain.slot import to_wall
from roomdesk.ports.writer import SiteTasks

_HEADINGS = ("done", "due", "room", "title", "step", "id")


def add(commands: Commands) -> None:
    one = command(
        commands,
        "worksheet",
        worksheet,
        "What people set up and tidy in rooms on a day: tables, chairs, name plates, notes; each step ticked.",
        "roomdesk worksheet --site PALAZZO --format pdf -o worksheet.pdf\n  roomdesk worksheet --tick ID",
    )
    one.add_argument("--day", metavar="D", help="default: today")
    one.add_argument("--site", metavar="S", action="append")
    one.add_argument("--format", choices=("table", "json", "html", "pdf"), default="table")
    one.add_argument("-o", "--output", metavar="FILE", type=Path)
    which = one.add_mutually_exclusive_group()
    which.add_argument("--tick", metavar="ID", help="a step is done")
    which.add_argument("--untick", metavar="ID", help="a step is not done after all")


def worksheet(session: Session, args: argparse.Namespace) -> Reply:
    desk = session.desk
    codes = arguments.sites(desk, args.site) if args.site else None
    day = arguments.day(args.day) if args.day else today(arguments.zone_of_sites(desk, args.site))
    if args.tick or args.untick:
        _tick(session, day, codes, args)
    if args.format in ("html", "pdf"):
        return _paper(session, day, codes, args)
    sites = desk.set_up_rooms(day, codes)
    document: Document = {"day": day.isoformat(), "sites": [_site(one, session) for one in sites]}
    if args.format == "json":
        content = as_json(document)
        return Reply(document, () if args.output else [content], content if args.output else None, args.output)
    tables: list[str | Table] = []
    for one in sites:
        rows = [_row(step, one, session.language) for meeting in one.meetings for step in meeting.tasks]
        heads = [word(name, session.language) for name in _HEADINGS]
        tables += [one.site.name, Table(heads, rows) if rows else f"  {word('nothing_to_set_up', session.language)}"]
    return Reply(document, tables)


def _tick(session: Session, day: date, codes: tuple[SiteCode, ...] | None, args: argparse.Namespace) -> None:
    """Tick a step of this day, or take that back. Raises NotFound, NotYours."""
    verb, wanted = session.desk.set_up_rooms, args.tick or args.untick
    steps = [step for one in verb(day, codes) for meeting in one.meetings for step in meeting.tasks]
    step = next((one for one in steps if _name(one.key) == wanted), None)
    if step is None:
        raise NotFound("task", wanted)
    (verb.tick if args.tick else verb.untick)(step.key)


def _paper(session: Session, day: date, codes: tuple[SiteCode, ...] | None, args: argparse.Namespace) -> Reply:
    verb = session.desk.set_up_rooms
    if args.format == "pdf" and args.output is None:
        raise WrongUsage(word("pdf_needs_file", session.language), "")
    html = verb.page(day, codes, session.language).html
    content = verb.pdf(day, codes, session.language) if args.format == "pdf" else html
    notes = [f"{word('written', session.language)}: {args.output}"] if args.output else []
    document: Document = {"day": day.isoformat(), "file": str(args.output) if args.output else None}
    return Reply(document, (), content, args.output, notes)


def _site(one: SiteTasks, session: Session) -> Document:
    places, zone = session.desk.look_around.places(), one.site.timezone
    return {
        "code": one.site.code,
        "name": one.site.name,
        "meetings": [
            {
                "booking": documents.booking(meeting.booking, places),
                "room": meeting.room.code,
                "ready": documents.moment(meeting.ready, zone),
                "steps": [
                    {
                        "id": _name(step.key),
                        "kind": step.kind.value,
                        "value": step.value,
                        "message": _said(step, session.language),
                        "due": documents.moment(step.due, zone),
                        "done_by": step.tick.who if step.tick else None,
                        "done_at": documents.moment(step.tick.at, zone) if step.tick else None,
                    }
                    for step in meeting.tasks
                ],
            }
            for meeting in one.meetings
        ],
    }


def _row(step: Task, one: SiteTasks, language: str) -> tuple[str, ...]:
    meeting = next(each for each in one.meetings if step in each.tasks)
    zone = one.site.timezone
    done = f"{to_wall(step.tick.at, zone):%H:%M}" if step.tick else "–"
    title = word("private", language) if meeting.booking.private else meeting.booking.title
    return (
        done,
        f"{to_wall(step.due, zone):%H:%M}",
        meeting.room.name,
        title,
        _said(step, language),
        _name(step.key),
    )


def _name(key: TaskKey) -> str:
    """Name a step on the command line."""
    return f"{key.booking}/{key.room}/{key.task}"


def _said(step: Task, language: str) -> str:
    if step.kind is TaskKind.NOTE:
        return step.value
    return " ".join(filter(None, (word(f"task_{step.kind.value}", language), step.value)))
