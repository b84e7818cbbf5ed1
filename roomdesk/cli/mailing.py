"""Mail from the terminal: what --send came to, and the command outbox."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace

from roomdesk.cli import links
from roomdesk.cli.parsers import Commands, WrongUsage, command
from roomdesk.cli.session import Document, Reply, Session, Table
from roomdesk.cli.words import word
from roomdesk.domain.ids import BookingId
from roomdesk.domain.slot import to_wall
from roomdesk.ports.carrier import NotCarried
from roomdesk.ports.links import LinkState, Wanting
from roomdesk.ports.outbox import Mail, MailState
from roomdesk.services.read_answers import Noted
from roomdesk.services.work_links import WorkLinks
from roomdesk.services.work_outbox import WorkOutbox

_NOT_ANSWERED = 4
_REASONS = {
    "": ("", ""),
    "superseded": ("sostituita da una più recente", "replaced by a newer one"),
    "fault_over": ("il guasto era già risolto", "the fault was over already"),
    "by_hand": ("tolta a mano", "dropped by hand"),
    "interrupted": (
        "il programma si è interrotto mentre la consegnava: forse è partita",
        "the program was interrupted while handing it over: it may have left",
    ),
    "misconfigured": ("le impostazioni della posta non bastano", "the mail settings are not complete"),
    "refused": ("il server l'ha rifiutata", "the server refused it"),
    "login": ("il server non accetta nome o password", "the server does not accept name or password"),
    "no_login": ("il server non offre l'accesso", "the server offers no login"),
    "no_starttls": ("il server non offre STARTTLS", "the server offers no STARTTLS"),
    "tls": ("il certificato del server non è valido", "the server's certificate is not valid"),
    "no_folder": ("questa cartella non c'è", "there is no such folder"),
    "unreachable": ("il server di posta non risponde", "the mail server does not answer"),
    "disconnected": ("il server ha chiuso il collegamento", "the server closed the connection"),
    "silent_after_data": (
        "il server l'ha presa e poi non ha risposto: forse è partita",
        "the server took it and then fell silent: it may have left",
    ),
    "protocol": ("il server ha risposto in modo inatteso", "the server answered in an unexpected way"),
}


def add(commands: Commands) -> None:
    one = command(
        commands,
        "outbox",
        outbox,
        "The queue of mails and conference links: what has not left or is not made yet, and why.",
        "roomdesk outbox\n  roomdesk outbox send\n  roomdesk outbox retry ID",
    )
    told = "send: hand over what is due, and read answers; try: ask a conference service whether it would serve"
    one.add_argument("what", nargs="?", choices=("send", "retry", "drop", "try"), help=told)
    one.add_argument("id", nargs="?", metavar="ID", help="of a mail or link, for retry and drop; a service, for try")


def outbox(session: Session, args: argparse.Namespace) -> Reply:
    if args.what in ("retry", "drop", "try") and not args.id:
        raise WrongUsage(word("id_needed", session.language), "")
    if args.what == "try":
        return _tried(session, args.id)
    work = session.desk.work_outbox
    if args.what in ("retry", "drop"):
        _by_hand(session, args.what, args.id)
    if args.what in ("send", "retry"):
        made = session.desk.work_links()
        done = work()
        lines = [f"{word('handed_over', session.language)}: {_sent(done)}"]
        if made:
            ready = sum(one.wanting.state is LinkState.READY for one in made)
            lines.append(f"{word('links_made', session.language)}: {ready}")
        found = _with_links(session, reply(session, done, "outbox", lines), [one.wanting for one in made])
        return found if args.what == "retry" else _with_answers(session, found)
    waiting, making = work.waiting(), session.desk.work_links.waiting()
    none = [] if waiting or making else [word("nothing", session.language)]
    return _with_links(session, reply(session, waiting, "outbox", none), making)


def _tried(session: Session, service: str) -> Reply:
    """Say whether a conference service could make meetings now; 4 where it could not."""
    told = session.desk.work_links.try_out(service)
    said = links.why(told.reason, session.language) if told else word("service_serves", session.language)
    document: Document = {
        "service": service,
        "works": told is None,
        "reason": told.reason if told else "",
        "message": said,
    }
    return Reply(document, [f"{service}: {said}"], status=_NOT_ANSWERED if told else 0)


def _by_hand(session: Session, what: str, which: str) -> None:
    """Try again or drop what has this id: a link, or else a mail. Raises NotFound, NotYours."""
    work: WorkLinks | WorkOutbox = session.desk.work_links
    if which not in {one.id for one in session.desk.work_links.waiting()}:
        work = session.desk.work_outbox
    (work.again if what == "retry" else work.drop)(which)


def _with_links(session: Session, found: Reply, wanting: Sequence[Wanting]) -> Reply:
    document = {**found.document, "links": [links.document(one, session.language) for one in wanting]}
    return replace(found, document=document, text=(*found.text, *links.listed(wanting, session.language)))


def _with_answers(session: Session, found: Reply) -> Reply:
    """Read the mailbox that answers come to, where there is one, and add what came of it."""
    try:
        noted = session.desk.read_answers()
    except NotCarried as told:
        said = f"{word('mailbox_away', session.language)}: {why(told.reason, session.language)}"
        return replace(found, text=(*found.text, said), status=_NOT_ANSWERED)
    if not noted:
        return found
    answers = sum(one.imported is not None for one in noted)
    line = f"{word('answers_noted', session.language)}: {answers}"
    more = {"answers": [_noted(one) for one in noted]}
    return replace(found, document={**found.document, **more}, text=(*found.text, line))


def send(session: Session, booking: BookingId) -> Reply:
    """Put a meeting's mail into the outbox and hand over what is due; 4 where something has not left."""
    desk = session.desk
    sending = desk.send_invitation(booking)
    desk.work_outbox()
    queued = {one.mail.id for one in sending.written}
    mails = [one for one in desk.send_invitation.state(booking) if one.id in queued]
    lines = [f"{word('certified', session.language)}: {one}" for one in sending.certified]
    if not mails:
        lines.append(word("nothing_to_send", session.language))
    return reply(session, mails, "mails", lines, {"certified": list(sending.certified)})


def reply(
    session: Session, mails: Iterable[Mail], key: str, lines: Iterable[str] = (), more: Document | None = None
) -> Reply:
    found = list(mails)
    language = session.language
    document: Document = {key: [_document(one, language) for one in found], **(more or {})}
    rows = [
        (
            f"{to_wall(one.created, 'Europe/Rome'):%Y-%m-%d %H:%M}",
            one.told.email,
            one.subject,
            word(f"mail_{one.state.value}", language),
            reason(one, language),
            one.id,
        )
        for one in found
    ]
    heads = tuple(word(name, language) for name in ("composed", "to", "subject", "status", "why", "id"))
    stuck = any(one.state not in (MailState.SENT, MailState.DROPPED) and one.reason for one in found)
    tables = [Table(heads, rows)] if rows else []
    return Reply(document, [*tables, *lines], status=_NOT_ANSWERED if stuck and key == "mails" else 0)


def reason(mail: Mail, language: str) -> str:
    """Say why a mail is where it is, with what the server said."""
    return why(mail.reason, language)


def why(key_and_said: str, language: str) -> str:
    """Say a carrier's reason, with what the server said."""
    key, _, said = key_and_said.partition(" ")
    sentence = _REASONS.get(key, (key_and_said, key_and_said))[language == "en"]
    return f"{sentence} ({said})" if said else sentence


def _noted(one: Noted) -> Document:
    steps = one.imported.steps if one.imported else ()
    return {
        "from": one.arrived.sender,
        "outcome": steps[0].outcome.value if steps else "refused" if one.error else "not_an_answer",
        "error": one.error.code if one.error else None,
    }


def _sent(mails: Iterable[Mail]) -> int:
    return sum(one.state is MailState.SENT for one in mails)


def _document(one: Mail, language: str) -> Document:
    return {
        "id": one.id,
        "booking": one.booking,
        "to": one.told.email,
        "method": one.told.method.value,
        "subject": one.subject,
        "state": one.state.value,
        "attempts": one.attempts,
        "reason": one.reason,
        "message": reason(one, language),
        "created": one.created.isoformat(),
        "due": one.due.isoformat() if one.state is MailState.PENDING else None,
    }
