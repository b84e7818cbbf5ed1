"""The command line's front door: reads the command, runs it, answers; every error has its exit status."""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from roomdesk import __version__
from roomdesk.cli import (
    bookings,
    checks,
    closing,
    commissioning,
    db,
    demo,
    device,
    discovering,
    elsewhere,
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
    worksheet,
)
from roomdesk.cli.parsers import Parser, WrongUsage, shared
from roomdesk.cli.session import Reply, Session, Wiring
from roomdesk.cli.words import word
from roomdesk.domain.errors import RoomDeskError, SlotTaken
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
    try:
        args = parser().parse_args(arguments)
        desk = _open(args, language, wiring)
        reply: Reply = args.run(Session(desk, language, _progress()), args)
        _clear_progress()
        output.write(reply, json_wanted=json_wanted)
    except WrongUsage as wrong:
        return _fail({"error": {"code": "usage", "message": str(wrong)}}, f"{wrong.usage}{wrong}", json_wanted)
    except RoomDeskError as error:
        _clear_progress()
        places = _places(desk) if isinstance(error, SlotTaken) else None
        return _fail(texts.document(error, language, places), _said(error, language, places), json_wanted)
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain of it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print(f"\n{word('interrupted', language)}", file=sys.stderr)
        return 130
    except Exception as error:  # noqa: BLE001 - the last line before a traceback
        return _fail(*_bug(error, language), json_wanted)
    else:
        return reply.status
    finally:
        if desk is not None:
            desk.keep_store.close()


def _open(args: argparse.Namespace, language: str, wiring: Wiring) -> Desk:
    where = getattr(args, "source", None) or getattr(args, "db", None)
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
    if json_wanted:
        print(output.as_json(document))
    else:
        print(output.printable(said), file=sys.stderr)
    code = json.loads(json.dumps(document))["error"]["code"]
    return texts.EXIT[code]


def _bug(error: Exception, language: str) -> tuple[dict[str, object], str]:
    _log.debug("bug", exc_info=error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno} {last.name}"
    said = word("bug", language).format(what=type(error).__name__, where=where)
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
    if not sys.stderr.isatty():
        return lambda _text: None
    return lambda text: print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _clear_progress() -> None:
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
