"""The command prepare: a meeting's rooms set up before it, put to rest after it."""

from __future__ import annotations

import argparse

from roomdesk.cli import arguments
from roomdesk.cli.findings import message
from roomdesk.cli.parsers import Commands, WrongUsage, command
from roomdesk.cli.session import Document, Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.ids import BookingId
from roomdesk.domain.preparation import Phase
from roomdesk.ports.driver import Action
from roomdesk.services.answers import Places, Prepared, StepDone

_FAILED = 5
_ACTIONS = {
    Action.POWER_ON: ("accensione", "switch on"),
    Action.POWER_OFF: ("standby", "standby"),
    Action.INPUT: ("ingresso", "input"),
    Action.VOLUME: ("volume", "volume"),
    Action.PRESET: ("inquadratura", "camera preset"),
    Action.WAKE: ("risveglio", "wake up"),
}


def add(commands: Commands) -> None:
    one = command(
        commands,
        "prepare",
        prepare,
        "Set a meeting's rooms up, or put them to rest once it is over; exit status 5 if a step failed.",
        "roomdesk prepare ID --dry-run\n  roomdesk prepare --room GIUNTA --rest",
    )
    one.add_argument("id", nargs="?", metavar="ID")
    one.add_argument("--room", metavar="R", help="one room, whatever is booked in it, in place of a meeting's")
    one.add_argument("--layout", metavar="LAYOUT", default="", help="with --room: set it up for this layout")
    one.add_argument("--rest", action="store_true", help="with --room: put it to rest")
    one.add_argument("--dry-run", action="store_true", help="only say what would be done")


def prepare(session: Session, args: argparse.Namespace) -> Reply:
    language = session.language
    done = 0

    def progress(_finding: Finding) -> None:
        nonlocal done
        done += 1
        session.progress(f"{word('steps', language)} {done}")

    verb = session.desk.prepare_rooms
    if bool(args.id) == bool(args.room):
        raise WrongUsage(word("meeting_or_room", language), "")
    if args.id and (args.rest or args.layout):
        raise WrongUsage(word("of_one_room", language), "")
    if args.room:
        (room,) = arguments.rooms(session.desk, [args.room])
        plan = verb.plan_room(room, Phase.AFTER if args.rest else Phase.BEFORE, args.layout)
        answer = plan if args.dry_run else verb.carry_out(plan, progress)
    else:
        answer = verb(BookingId(args.id), dry=args.dry_run, progress=progress)
    return _reply(answer, session.desk.look_around.places(), language)


def _reply(answer: Prepared, places: Places, language: str) -> Reply:
    rows = [
        (
            places.rooms[one.step.device.room].name,
            one.step.device.name,
            _named(one, language),
            message(one.finding, language) if one.finding else word("planned", language),
        )
        for one in answer.steps
    ]
    text: list[str | Table] = [word("before_meeting" if answer.phase is Phase.BEFORE else "after_meeting", language)]
    text += [Table([word(one, language) for one in ("room", "device", "step", "finding")], rows)] if rows else []
    text += [f"{places.rooms[room].name}: {word('left_awake', language)}" for room in answer.awake]
    if not rows and not answer.awake:
        text.append(word("nothing_to_prepare", language))
    failed = any(one.finding and one.finding.health is not Health.OK for one in answer.steps)
    return Reply(document(answer, language), text, status=_FAILED if failed else 0)


def document(answer: Prepared, language: str) -> Document:
    return {
        "booking": answer.booking.id if answer.booking else None,
        "phase": answer.phase.value,
        "steps": [_step(one, language) for one in answer.steps],
        "left_as_they_are": {room: other.id for room, other in answer.awake.items()},
    }


def summary(answer: Prepared, language: str) -> str:
    """Say in one line what was prepared, and how many of its steps failed."""
    head = word("before_meeting" if answer.phase is Phase.BEFORE else "after_meeting", language)
    title = answer.booking.title if answer.booking else ""
    failed = sum(one.finding is not None and one.finding.health is not Health.OK for one in answer.steps)
    return f"{head} {title}: {word('steps', language)} {len(answer.steps) - failed}/{len(answer.steps)}"


def failures(answer: Prepared, places: Places, language: str) -> list[str]:
    """Say of each step that failed what was to be done, and why it was not."""
    title = answer.booking.title if answer.booking else ""
    return [
        f"{places.rooms[one.step.device.room].name} · {title}: {one.step.device.name}, {_named(one, language)}: "
        f"{message(one.finding, language)}"
        for one in answer.steps
        if one.finding and one.finding.health is not Health.OK
    ]


def _named(one: StepDone, language: str) -> str:
    said = _ACTIONS[one.step.order.action][language != "it"]
    return f"{said} {one.step.order.value}".strip()


def _step(one: StepDone, language: str) -> Document:
    found = one.finding
    return {
        "equipment": one.step.device.code,
        "room": one.step.device.room,
        "action": one.step.order.action.value,
        "value": one.step.order.value,
        "status": found.health.value if found else "planned",
        "cause": found.cause if found else "",
        "message": message(found, language) if found else word("planned", language),
    }
