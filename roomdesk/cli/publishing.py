"""The command publish: calendars brought up to date out and in, links and mail worked off."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace

from roomdesk.cli import elsewhere, mailing
from roomdesk.cli.arguments import rooms
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Document, Reply, Session, Table
from roomdesk.cli.texts import sentence
from roomdesk.cli.words import word
from roomdesk.domain.errors import Misconfigured
from roomdesk.services.publish import Done, Step

_NOT_ANSWERED = 4
_MISCONFIGURED = 2
_SETTLED = ("sent", "ready", "ended", "dropped")
_REASONS = {
    "login": ("il server non accetta nome o password", "the server does not accept name or password"),
    "forbidden": ("questo utente non può scrivere lì", "this user may not write there"),
    "missing": ("questo indirizzo non c'è", "there is no such address"),
    "changed": ("qualcun altro la sta cambiando", "somebody else is changing it"),
    "rejected": ("il server non accetta la voce", "the server does not take the entry"),
    "full": ("sul server non c'è più spazio", "no room left on the server"),
    "busy": ("il server chiede di attendere (secondi)", "the server asks to wait (seconds)"),
    "tls": ("il certificato del server non è valido", "the server's certificate is not valid"),
    "unreachable": ("il server non risponde", "the server does not answer"),
    "no_folder": ("questa cartella non c'è", "there is no such folder"),
    "not_writable": ("nella cartella non si può scrivere", "the folder cannot be written to"),
    "protocol": ("il server ha risposto in modo inatteso", "the server answered in an unexpected way"),
}


def add(commands: Commands) -> None:
    one = command(
        commands,
        "publish",
        publish,
        "Bring rooms' feeds and CalDAV calendars up to date, make links, hand over mail, read answers.",
        "roomdesk publish\n  roomdesk publish --links\n  roomdesk publish --renew GIUNTA",
    )
    one.add_argument("--links", action="store_true", help="list the feeds' addresses instead")
    one.add_argument("--renew", metavar="ROOM", help="give a room's feed a new name first; the old one stops working")


def publish(session: Session, args: argparse.Namespace) -> Reply:
    verb = session.desk.publish
    if args.renew:
        verb.renew(rooms(session.desk, [args.renew])[0])
    if args.links:
        return _links(session)
    parts = [_part(session, "feeds", verb.to_folder), _part(session, "calendars", verb.to_server)]
    parts += [_elsewhere(session), _mail(session)]
    document = {key: value for part in parts for key, value in part.document.items()}
    return Reply(document, [line for part in parts for line in part.text], status=max(one.status for one in parts))


def _links(session: Session) -> Reply:
    links = session.desk.publish.links()
    heads = tuple(word(name, session.language) for name in ("room", "name", "where"))
    rows = [(one.room.code, one.room.name, one.address or one.name) for one in links]
    document = {
        "addresses": [
            {"room": one.room.code, "name": one.room.name, "file": one.name, "url": one.address or None}
            for one in links
        ]
    }
    return Reply(document, [Table(heads, rows)])


def _part(session: Session, key: str, verb: Callable[[], Sequence[Done]]) -> Reply:
    """Run one part; what is wrong with its settings does not keep the others back."""
    language = session.language
    try:
        done = verb()
    except Misconfigured as error:
        said = sentence(error, language)
        return Reply(
            {key: [{"state": "failed", "reason": f"misconfigured {error.key}", "message": said}]},
            [said],
            status=_MISCONFIGURED,
        )
    counts = {step: sum(one.step is step for one in done) for step in Step}
    lines = [
        f"{word(f'publish_{key}', language)}: "
        + ", ".join(f"{counts[step]} {word(f'publish_{step.value}', language)}" for step in Step if counts[step])
    ]
    lines += [_why(one.reason, language) for one in done if one.reason]
    failed = counts[Step.FAILED] or counts[Step.BUSY]
    return Reply(
        {key: [_document(one, language) for one in done]}, lines if done else [], status=_NOT_ANSWERED if failed else 0
    )


def _elsewhere(session: Session) -> Reply:
    """Read rooms' calendars elsewhere that are due, and tell of those."""
    found = elsewhere.reply(session, [one.state for one in session.desk.outside_calendars()])
    lines = [f"{word('publish_elsewhere', session.language)}: {len(found.document['elsewhere'])}"] if found.text else []
    return replace(found, text=(*lines, *found.text))


def _mail(session: Session) -> Reply:
    """Make links, hand mail over and read answers; what the settings lack keeps mail waiting, not the rest."""
    try:
        found = mailing.outbox(session, argparse.Namespace(what="send", id=None))
    except Misconfigured as error:
        return Reply({"outbox": [], "links": []}, [sentence(error, session.language)], status=_MISCONFIGURED)
    waits = [one for key in ("outbox", "links") for one in found.document[key] if one["state"] not in _SETTLED]
    return Reply(found.document, found.text, status=found.status or (_NOT_ANSWERED if waits else 0))


def _document(one: Done, language: str) -> Document:
    return {
        "room": one.room,
        "name": one.name or None,
        "state": one.step.value,
        "reason": one.reason,
        "message": _why(one.reason, language) if one.reason else "",
    }


def _why(reason: str, language: str) -> str:
    key, _, said = reason.partition(" ")
    text = _REASONS.get(key, (reason, reason))[language == "en"]
    return f"{text} ({said})" if said else text
