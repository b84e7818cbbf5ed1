"""The command db: create or upgrade the schema, say what is there, check it, copy it elsewhere."""

from __future__ import annotations

import argparse
import getpass
import sys

from roomdesk.cli.parsers import Commands, command, shared
from roomdesk.cli.session import Reply, Session
from roomdesk.cli.words import word
from roomdesk.domain.errors import Fault, Invalid, StoreDamaged


def add(commands: Commands) -> None:
    parent = command(commands, "db", info, "Create, upgrade, describe or check the database.", "roomdesk db info")
    verbs = parent.add_subparsers(dest="verb", metavar="init|upgrade|info|check|copy|password", required=True)
    for name, run, text in (
        ("init", upgrade, "Create the schema; harmless where it is there."),
        ("upgrade", upgrade, "Bring the schema up to date."),
        ("info", info, "Say what the database is and holds."),
        ("check", check, "Check integrity, guards and reservations."),
    ):
        one = verbs.add_parser(name, help=text, description=text, epilog=f"example: roomdesk db {name}")
        shared(one)
        one.set_defaults(run=run, steps_up=run is upgrade)
    moving = verbs.add_parser(
        "copy",
        help="Copy everything into another, empty database.",
        description="Copy everything from one database into another, empty one: a file or a server, either way. "
        "All of it or nothing; each table is compared.",
        epilog="example: roomdesk db copy roomdesk.db postgresql:///rooms?host=/run/postgresql",
    )
    shared(moving)
    moving.add_argument("source", metavar="SOURCE")
    moving.add_argument("target", metavar="TARGET")
    moving.set_defaults(run=copy)
    own = verbs.add_parser(
        "password",
        help="Change one's own password on the server.",
        description="Change the password of the login that is used here: asked for twice, or read from standard input. "
        "The server never sees it as it is typed; the keyring keeps it.",
        epilog="example: roomdesk --db postgresql://db.comune.it/rooms db password",
    )
    shared(own)
    own.set_defaults(run=password)


def info(session: Session, args: argparse.Namespace) -> Reply:  # noqa: ARG001 - every command has both
    found = dict(session.desk.keep_store.info())
    note = word("wal_reset", session.language) if found.pop("journal_note") else ""
    text = [f"{key}: {value}" for key, value in found.items()]
    return Reply({**found, "journal_note": note or None}, [*text, note] if note else text)


def upgrade(session: Session, args: argparse.Namespace) -> Reply:  # noqa: ARG001 - stepping up and opening have done it
    found = session.desk.keep_store.info()
    text = word("upgraded", session.language).format(schema=found["schema"])
    return Reply({"engine": found["engine"], "schema": found["schema"]}, [text])


def check(session: Session, args: argparse.Namespace) -> Reply:  # noqa: ARG001 - every command has both
    faults = session.desk.keep_store.faults()
    if faults:
        raise StoreDamaged(str(session.desk.keep_store.info()["where"]), faults)
    return Reply({"ok": True, "faults": []}, [word("fits", session.language)])


def copy(session: Session, args: argparse.Namespace) -> Reply:
    counts = session.desk.copy_store(args.target)
    lines = [f"{table}: {count}" for table, count in counts.items()]
    return Reply({"tables": dict(counts)}, [*lines, word("copied", session.language)])


def password(session: Session, args: argparse.Namespace) -> Reply:  # noqa: ARG001 - every command has both
    session.desk.change_password(_typed(session.language))
    return Reply({"changed": True}, [word("password_changed", session.language)])


def _typed(language: str) -> str:
    """Give what is typed unseen, the same twice, or the line of a pipe. Raises Invalid."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first, second = (getpass.getpass(word(one, language)) for one in ("password_new", "password_again"))
    if first != second:
        raise Invalid(Fault.PASSWORDS_DIFFER)
    return first
