"""The command line's front door: reads the command, runs it, answers; every error has its exit status."""

from __future__ import annotations

import argparse
import json
import logging
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from roomdesk import __version__
from roomdesk.cli import (
    backing_up,
    bookings,
    checks,
    closing,
    commissioning,
    db,
    demo,
    device,
    discovering,
    doctor,
    elsewhere,
    failing,
    finding_rooms,
    here,
    mailing,
    output,
    places,
    preparing,
    publishing,
    receiving,
    reporting,
    schedule,
    serving,
    showing,
    simulating,
    tending,
    texts,
    usage,
    worksheet,
)
from roomdesk.cli.arguments import existing
from roomdesk.cli.parsers import Parser, WrongUsage, shared
from roomdesk.cli.session import Reply, Session, Wiring
from roomdesk.cli.words import word
from roomdesk.domain.errors import IdTaken, RoomDeskError, SlotTaken
from roomdesk.services.answers import Places
from roomdesk.services.desk import Desk

_GROUPS = (
    demo,
    places,
    bookings,
    showing,
    finding_rooms,
    schedule,
    receiving,
    mailing,
    publishing,
    elsewhere,
    checks,
    discovering,
    here,
    serving,
    simulating,
    reporting,
    tending,
    device,
    commissioning,
    preparing,
    worksheet,
    closing,
    db,
    backing_up,
    doctor,
)
_log = logging.getLogger(__name__)


def parser() -> Parser:
    """Build the parser with all commands."""
    top = Parser(
        prog="roomdesk",
        description="Videoconference rooms of all offices: booked together, checked, joined with one click. "
        "Without a command it opens the window.",
        epilog="example:\n  roomdesk bookings --site PALAZZO --json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"RoomDesk {__version__}")
    shared(top)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for group in _GROUPS:
        group.add(commands)
    return top


def run(arguments: Sequence[str], wiring: Wiring) -> int:
    """Run one command; the exit status of INTERFACE.md. Nothing is raised."""
    json_wanted, language = "--json" in arguments, _language(arguments, wiring)
    desk: Desk | None = None
    reply: Reply | None = None
    try:
        args = parser().parse_args(arguments)
        if alone := getattr(args, "alone", None):
            reply = alone(wiring, args, language)
        else:
            desk = _open(args, language, wiring)
            reply = args.run(Session(desk, language, _progress()), args)
        _clear_progress()
        return _answer(reply, language, json_wanted)
    except WrongUsage as wrong:
        said = usage.said(str(wrong), language)
        return _fail({"error": {"code": "usage", "message": said}}, f"{wrong.usage}{said}", json_wanted)
    except RoomDeskError as error:
        _clear_progress()
        places = _places(desk) if isinstance(error, SlotTaken | IdTaken) else None
        return _fail(failing.document(error, language, places), _said(error, language, places), json_wanted)
    except BrokenPipeError:
        output.hush(sys.stdout)
        return 0
    except KeyboardInterrupt:
        output.remark(f"\n{word('interrupted', language)}")
        return 130
    except Exception as error:  # noqa: BLE001 - the last line before a traceback
        return _fail(*_bug(error, language, "bug_after" if reply else "bug"), json_wanted)
    finally:
        if desk is not None:
            desk.keep_store.close()


def _answer(reply: Reply, language: str, json_wanted: bool) -> int:
    """Say what a command came to; whoever closes the pipe has seen enough."""
    try:
        output.write(reply, json_wanted=json_wanted)
    except BrokenPipeError:
        output.hush(sys.stdout)
    except OSError as error:
        output.hush(sys.stdout)
        output.remark(word("unsaid", language).format(why=error.strerror))
        return failing.EXIT["internal"]
    return reply.status


def _open(args: argparse.Namespace, language: str, wiring: Wiring) -> Desk:
    if source := getattr(args, "source", None):
        existing(source)
    where = source or getattr(args, "db", None)
    if getattr(args, "steps_up", False):
        wiring.step_up(where)
    return wiring.open_desk(where, getattr(args, "who", None), language)


def _places(desk: Desk | None) -> Places | None:
    return desk.look_around.places() if desk else None


def _said(error: RoomDeskError, language: str, places: Places | None) -> str:
    said = texts.sentence(error, language)
    if isinstance(error, SlotTaken) and error.alternatives and places:
        offers = (
            f"  {', '.join(places.rooms[code].name for code in one.rooms)}  "
            f"{texts.when(one.slot, places.site_of(one.rooms[0]).timezone)}"
            for one in error.alternatives
        )
        said = "\n".join([said, f"{word('alternatives', language)}:", *offers])
    return said


def _fail(document: dict[str, object], said: str, json_wanted: bool) -> int:
    try:
        if json_wanted:
            output.say_json(document)
        else:
            output.remark(output.printable(said))
    except OSError:
        output.hush(sys.stdout)
    code = json.loads(json.dumps(document))["error"]["code"]
    return failing.EXIT[code]


def _bug(error: Exception, language: str, key: str) -> tuple[dict[str, object], str]:
    _log.debug("bug", exc_info=error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno} {last.name}"
    said = word(key, language).format(what=type(error).__name__, where=where)
    return {"error": {"code": "internal", "message": said, "where": where}}, said


def _language(arguments: Sequence[str], wiring: Wiring) -> str:
    """Find the language before anything can go wrong: --lang, else that of the settings or the locale."""
    for number, argument in enumerate(arguments):
        chosen = argument.removeprefix("--lang=") if argument.startswith("--lang=") else ""
        if argument == "--lang" and number + 1 < len(arguments):
            chosen = arguments[number + 1]
        if chosen in ("it", "en"):
            return chosen
    return wiring.language()


def _progress() -> Callable[[str], None]:
    if not _is_watched():
        return lambda _text: None
    return lambda text: print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _clear_progress() -> None:
    if _is_watched():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
