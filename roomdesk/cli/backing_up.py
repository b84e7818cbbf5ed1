"""The commands backup, verify-backup and restore: everything in a file, looked at, and put back."""

from __future__ import annotations

import argparse
from pathlib import Path

from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Session
from roomdesk.cli.words import word

_SHOWN = ("schema", "sites", "rooms", "equipment", "people", "bookings", "reservations")


def add(commands: Commands) -> None:
    one = command(
        commands,
        "backup",
        backup,
        "Copy everything, as it is at this moment, into a file of its own; the database stays in use meanwhile.",
        "roomdesk backup /media/usb/roomdesk.db",
    )
    one.add_argument("file", metavar="FILE", nargs="?", default="", help="where to; without it, the backups folder")
    one = command(
        commands,
        "verify-backup",
        verify,
        "Say what a backup holds, and whether it is whole.",
        "roomdesk verify-backup roomdesk.db",
    )
    one.add_argument("file", metavar="FILE")
    one = command(
        commands,
        "restore",
        restore,
        "Put back what a backup holds, in place of what is there; that is backed up first.",
        "roomdesk restore roomdesk.db",
    )
    one.add_argument("file", metavar="FILE")


def backup(session: Session, args: argparse.Namespace) -> Reply:
    done = session.desk.back_up(args.file)
    size = Path(done.file).stat().st_size
    text = word("backed_up", session.language).format(file=done.file, rows=sum(done.tables.values()))
    return Reply({"file": done.file, "bytes": size, "tables": dict(done.tables)}, [text])


def verify(session: Session, args: argparse.Namespace) -> Reply:
    found = session.desk.back_up.verify(args.file)
    shown = {key: found[key] for key in _SHOWN}
    text = [f"{key}: {value}" for key, value in shown.items()]
    return Reply({"ok": True, "file": args.file, **shown, "faults": []}, [*text, word("fits", session.language)])


def restore(session: Session, args: argparse.Namespace) -> Reply:
    done = session.desk.back_up.restore(args.file)
    shown = {key: done.info[key] for key in _SHOWN}
    text = [word("restored", session.language).format(file=done.file)]
    if done.kept:
        text.append(word("kept_before", session.language).format(file=done.kept))
    return Reply({"file": done.file, "kept": done.kept or None, **shown}, text)
