"""The command elsewhere: calendars that rooms have in other programs, named and read."""

from __future__ import annotations

import argparse
import sys

from roomdesk.cli.arguments import rooms
from roomdesk.cli.faults import fault
from roomdesk.cli.parsers import Commands, WrongUsage, command
from roomdesk.cli.session import Document, Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.errors import Fault
from roomdesk.domain.slot import to_wall
from roomdesk.services.outside_calendars import OutsideState

_NOT_ANSWERED = 4
_UNEXPECTED = ("il server ha risposto in modo inatteso", "the server answered in an unexpected way")
_REASONS = {
    "no_such_host": ("questo server non esiste", "there is no such server"),
    "private_address": (
        "l'indirizzo è di una rete privata, che le impostazioni (outside.networks) non permettono",
        "the address is in a private network, which the settings (outside.networks) do not allow",
    ),
    "not_https": ("l'indirizzo porta dove non c'è https", "the address leads where there is no https"),
    "redirected": ("l'indirizzo rimanda ad altri senza fine", "the address leads on without an end"),
    "login": ("il server chiede un accesso", "the server asks for a login"),
    "forbidden": ("il server non dà quel calendario", "the server does not give that calendar out"),
    "missing": ("a quell'indirizzo non c'è un calendario", "there is no calendar at that address"),
    "busy": ("il server chiede di attendere", "the server asks to wait"),
    "too_large": ("il calendario supera i 5 MB", "the calendar is larger than 5 MB"),
    "tls": ("il certificato del server non è valido", "the server's certificate is not valid"),
    "silent": ("il server non risponde", "the server does not answer"),
    "unreachable": ("il server non è raggiungibile", "the server cannot be reached"),
    "unread": ("riunioni che non si leggono", "meetings that cannot be read"),
}


def add(commands: Commands) -> None:
    one = command(
        commands,
        "elsewhere",
        elsewhere,
        "Calendars that rooms have in other programs: their busy times are read, and nobody books over them.",
        "roomdesk elsewhere --room GIUNTA --set < address.txt\n  roomdesk elsewhere --read",
    )
    one.add_argument("--room", metavar="R", help="of this room alone")
    what = one.add_mutually_exclusive_group()
    told = "read its address (https://….ics, a secret) from the standard input and keep it"
    what.add_argument("--set", action="store_true", help=told)
    what.add_argument("--remove", action="store_true", help="read it no more")
    what.add_argument("--read", action="store_true", help="read it now, due or not")


def elsewhere(session: Session, args: argparse.Namespace) -> Reply:
    verb = session.desk.outside_calendars
    chosen = rooms(session.desk, [args.room])[0] if args.room else None
    if (args.set or args.remove) and chosen is None:
        raise WrongUsage(word("elsewhere_of_room", session.language), "")
    if chosen and (args.set or args.remove):
        verb.point(chosen, sys.stdin.readline() if args.set else "")
    if args.read or args.set:
        verb([one.room.code for one in verb.look() if chosen in (None, one.room.code)])
    return reply(session, [one for one in verb.look() if chosen in (None, one.room.code)])


def reply(session: Session, states: list[OutsideState]) -> Reply:
    """Tell how calendars stand; 4 where one could not be read at the last attempt."""
    language = session.language
    heads = tuple(word(name, language) for name in ("room", "name", "where", "read_at", "why"))
    rows = [
        (
            one.room.code,
            one.room.name,
            one.host,
            f"{to_wall(one.read_at, 'Europe/Rome'):%Y-%m-%d %H:%M}" if one.read_at else "",
            why(one.reason, language),
        )
        for one in states
    ]
    document = {"elsewhere": [_document(one, language) for one in states]}
    failing = any(one.is_failing for one in states)
    return Reply(document, [Table(heads, rows)] if rows else [], status=_NOT_ANSWERED if failing else 0)


def _document(one: OutsideState, language: str) -> Document:
    return {
        "room": one.room.code,
        "host": one.host,
        "read_at": one.read_at.isoformat() if one.read_at else None,
        "stale": one.is_stale,
        "reason": one.reason,
        "message": why(one.reason, language),
    }


def why(key_and_said: str, language: str) -> str:
    """Say why a calendar could not be read, with what else is known of it."""
    key, _, said = key_and_said.partition(" ")
    if not key:
        return ""
    if key == "invalid":
        return fault(Fault(said), "", "", language)
    text = _REASONS.get(key, _UNEXPECTED)[language == "en"]
    return f"{text} ({said})" if said and key != "unreachable" else text
