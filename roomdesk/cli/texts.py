"""Errors as sentences: what happened, what was kept, what to do; Italian and English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from roomdesk.cli.faults import fault
from roomdesk.domain import errors
from roomdesk.domain.conference import licensed
from roomdesk.domain.overlap import Clash
from roomdesk.domain.slot import Slot, to_wall

_KINDS = {
    "it": {
        "site": "sede",
        "room": "sala",
        "booking": "prenotazione",
        "device": "apparato",
        "fault": "guasto aperto",
        "person": "persona",
        "closure": "chiusura",
        "conference": "videoconferenza",
        "link": "link",
        "mail": "mail",
        "task": "lavoro da fare",
    },
    "en": {
        "site": "site",
        "room": "room",
        "booking": "booking",
        "device": "device",
        "fault": "open fault",
        "person": "person",
        "closure": "closure",
        "conference": "conference",
        "link": "link",
        "mail": "mail",
        "task": "thing to do",
    },
}
_MASCULINE = ("device", "fault", "link", "task")
_STATES = {
    "it": {"confirmed": "confermata", "pending": "in attesa", "cancelled": "annullata", "declined": "respinta"},
    "en": {"confirmed": "confirmed", "pending": "pending", "cancelled": "cancelled", "declined": "declined"},
}
_ACTIONS = {
    "it": {
        "book": "prenotare", "book_for_another": "prenotare a nome di un collega",
        "change": "cambiare la prenotazione di un altro", "decide": "approvare o respingere richieste",
        "administer": "amministrare l'archivio", "tend": "occuparsi dei guasti",
        "invite": "vedere una riunione privata di altri",
    },
    "en": {
        "book": "book", "book_for_another": "book in a colleague's name",
        "change": "change somebody else's booking", "decide": "approve or decline requests",
        "administer": "administer the database", "tend": "see to faults",
        "invite": "see somebody else's private meeting",
    },
}  # fmt: skip

Sentence = Callable[[Any, str], str]


def when(slot: Slot, timezone: str = "Europe/Rome") -> str:
    """Write a slot on the wall clock: 2026-11-23 09:00–11:00."""
    start, end = to_wall(slot.start, timezone), to_wall(slot.end, timezone)
    last = f"{end:%H:%M}" if start.date() == end.date() else f"{end:%Y-%m-%d %H:%M}"
    return f"{start:%Y-%m-%d %H:%M}–{last}"


def _both(italian: str, english: str) -> Sentence:
    return lambda error, language: (italian if language == "it" else english).format(e=error)


def _what(clash: Clash, language: str) -> str:
    service = licensed(clash.link)
    if clash.room and clash.booking is None:
        return f"{clash.room} ({'occupata altrove' if language == 'it' else 'occupied elsewhere'})"
    if clash.room or not service:
        return clash.room or clash.link
    return f"tutte le licenze di {service}" if language == "it" else f"every licence of {service}"


def _taken(error: errors.SlotTaken, language: str) -> str:
    what = ", ".join(f"{_what(one, language)} {when(one.slot)}" for one in error.clashes[:10])
    more = len(error.clashes) - 10
    rest = f" (+{more})" if more > 0 else ""
    if language == "it":
        return f"Già occupato: {what}{rest}. Non è stato prenotato nulla."
    return f"Already taken: {what}{rest}. Nothing was booked."


def _id_taken(error: errors.IdTaken, language: str) -> str:
    at = when(error.clashes[0].slot)
    if language == "it":
        return (
            f"Con questo id c'è già «{error.title}» ({at}), chiesta con altri dati. Non è stato prenotato nulla: "
            "per cambiarla usa move, per prenotarne un'altra un altro id."
        )
    return (
        f"There is “{error.title}” ({at}) with this id already, asked for with other facts. Nothing was booked: "
        "use move to change it, another id to book another one."
    )


def _closed(error: errors.RoomClosed, language: str) -> str:
    reason = (
        {"it": "festa patronale", "en": "patron saint's day"}[language] if error.reason == "patron" else error.reason
    )
    if language == "it":
        told = f"{error.place}, chiusura: {reason} ({when(error.slot)})."
        return f"{told} Non è cambiato nulla: scegli un altro giorno."
    return f"{error.place} is closed: {reason} ({when(error.slot)}). Nothing was changed: choose another day."


_USES = {
    "it": {
        "rooms": "sale", "people": "persone", "devices": "apparati", "closures": "chiusure", "bookings": "prenotazioni",
        "calendar": "un calendario esterno", "published": "un calendario pubblicato", "photo": "una foto",
        "checks": "controlli", "faults": "guasti", "maintenance": "una manutenzione",
        "history": "voci nello storico", "login": "un accesso al server",
    },
    "en": {"calendar": "a calendar elsewhere", "published": "a published calendar", "photo": "a photo",
        "history": "entries in the history", "login": "a login on the server",
    },
}  # fmt: skip


def _in_use(error: errors.InUse, language: str) -> str:
    if error.uses == ("self",):
        if language == "it":
            return "Nessuno toglie sé stesso: lo può fare un altro amministratore. Non è cambiato nulla."
        return "Nobody takes themselves away: another administrator can. Nothing was changed."
    uses = ", ".join(_USES[language].get(one, one) for one in error.uses)
    can_retire = error.kind in ("room", "device")
    if language == "it":
        retire = " Quel che non si usa più si può dismettere (colonna «dismessa»)." if can_retire else ""
        return f"«{error.key}» non si può togliere, perché è in uso: {uses}. Non è cambiato nulla.{retire}"
    retire = " What is not used any more can be retired (column “retired”)." if can_retire else ""
    return f"“{error.key}” cannot be taken away, since it is in use: {uses}. Nothing was changed.{retire}"


def _state(error: errors.NotOpenAnyMore, language: str) -> str:
    state = _STATES[language].get(error.status, error.status)
    if language == "it":
        return f"La prenotazione {error.booking} è {state}: questo non si può più fare."
    return f"The booking {error.booking} is {state}: this cannot be done any more."


def _not_yours(error: errors.NotYours, language: str) -> str:
    action = _ACTIONS[language].get(error.action, error.action)
    if language == "it":
        return f"{error.who} non può {action}. Chiedi alla reception o all'amministratore."
    return f"{error.who} may not {action}. Ask the reception or the administrator."


def _not_found(error: errors.NotFound, language: str) -> str:
    kind = _KINDS[language].get(error.kind, error.kind)
    if language != "it":
        return f"There is no {kind} “{error.key}”."
    return f"Non c'è {'nessun' if error.kind in _MASCULINE else 'nessuna'} {kind} «{error.key}»."


def _invalid(error: errors.Invalid, language: str) -> str:
    text = fault(error.fault, error.value, error.hint, language)
    return f"{text[:1].upper()}{text[1:]}."


def _bad_lines(error: errors.BadLines, language: str) -> str:
    lines = [f"  {bad_line(one, language)}" for one in error.lines]
    head = "Righe con errori, non è stato importato nulla:" if language == "it" else "Bad lines, nothing was imported:"
    return "\n".join([head, *lines])


def bad_line(line: errors.BadLine, language: str) -> str:
    """Say what is wrong with a line of a file."""
    where = f"{line.file}, riga {line.line}" if language == "it" else f"{line.file}, line {line.line}"
    column = f" [{line.column}]" if line.column else ""
    return f"{where}{column}: {fault(line.fault, line.value, '', language)}"


def _misconfigured(error: errors.Misconfigured, language: str) -> str:
    value = f" ({error.value})" if error.value else ""
    nearest = f" – {error.nearest}?" if error.nearest else "."
    if error.key.endswith(".toml"):
        head = "Le impostazioni non si possono leggere" if language == "it" else "The settings cannot be read"
        return f"{head}: {error.key}{value}."
    if language == "it":
        return f"Nelle impostazioni «{error.key}» manca o non va bene{value}{nearest}"
    return f"In the settings “{error.key}” is missing or wrong{value}{nearest}"


SENTENCES: dict[type[errors.RoomDeskError], Sentence] = {
    errors.SlotTaken: _taken,
    errors.IdTaken: _id_taken,
    errors.RoomClosed: _closed,
    errors.OutsideHours: lambda e, language: (
        f"{e.site} non è aperta {when(e.slot)} (orario: {e.opening}). Scegli un'ora in cui è aperta."
        if language == "it"
        else f"{e.site} is not open {when(e.slot)} (hours: {e.opening}). Choose a time when it is open."
    ),
    errors.RoomRetired: _both(
        "{e.room} non si usa più per le riunioni. Scegli un'altra sala.",
        "{e.room} is not used for meetings any more. Choose another room.",
    ),
    errors.LengthNotAllowed: _both(
        "{e.room} si prenota da {e.shortest} a {e.longest} minuti, non {e.minutes}.",
        "{e.room} can be booked for {e.shortest} to {e.longest} minutes, not {e.minutes}.",
    ),
    errors.TooFarAhead: _both(
        "{e.room} si prenota al massimo con {e.days} giorni di anticipo.",
        "{e.room} can be booked {e.days} days ahead at most.",
    ),
    errors.RoomNotForYou: _both(
        "{e.room} può essere prenotata solo da alcuni ruoli: {e.roles}.",
        "Only some roles may book {e.room}: {e.roles}.",
    ),
    errors.NotYours: _not_yours,
    errors.Stranger: _both(
        "{e.who} non è tra le persone di questo archivio. Indica chi sei con --as, o chiedi all'amministratore.",
        "{e.who} is not among the people of this database. Say who you are with --as, or ask the administrator.",
    ),
    errors.NoAdministrator: _both(
        "Tra le persone serve un amministratore: aggiungilo per primo. Non è cambiato nulla.",
        "An administrator is needed among the people: add one first. Nothing was changed.",
    ),
    errors.InUse: _in_use,
    errors.NotOpenAnyMore: _state,
    errors.Outdated: _both(
        "«{e.title}»: il messaggio (versione {e.sequence}) è più vecchio di quello che si sa già (versione {e.known}). "
        "Non è cambiato nulla: chiedi a chi l'ha mandato quello nuovo.",
        "“{e.title}”: the message (version {e.sequence}) is older than what is known already (version {e.known}). "
        "Nothing was changed: ask whoever sent it for the new one.",
    ),
    errors.OrganizedHere: _both(
        "«{e.title}» è organizzata qui: un file non la cambia. Usa move o cancel.",
        "“{e.title}” is organized here: a file does not change it. Use move or cancel.",
    ),
    errors.NotOnTheList: _both(
        "{e.who} non organizza «{e.title}» e non vi è invitato. Non è cambiato nulla: se è giusto, aggiungilo prima.",
        "{e.who} neither organizes “{e.title}” nor is invited to it. Nothing was changed: if it is right, "
        "add them first.",
    ),
    errors.NotEmpty: _both(
        "L'archivio contiene già {e.sites} sedi: la dimostrazione vuole un archivio vuoto (--db un-altro-file.db).",
        "The database already holds {e.sites} sites: the demonstration wants an empty one (--db another-file.db).",
    ),
    errors.TooNew: _both(
        "L'archivio è di una versione più nuova di RoomDesk ({e.found}; questa conosce {e.known}). "
        "Non è stato toccato: aggiorna il programma.",
        "The database is of a newer RoomDesk ({e.found}; this one knows {e.known}). "
        "It was not touched: update the program.",
    ),
    errors.NotFound: _not_found,
    errors.Stale: _both(
        "La prenotazione {e.booking} è stata cambiata da altri nel frattempo (versione {e.found}, non {e.expected}). "
        "Rileggila e riprova.",
        "The booking {e.booking} was changed by somebody meanwhile (version {e.found}, not {e.expected}). "
        "Read it again and retry.",
    ),
    errors.Invalid: _invalid,
    errors.BadLines: _bad_lines,
    errors.Misconfigured: _misconfigured,
    errors.OnNetworkShare: _both(
        "{e.path} sta su una cartella di rete o sincronizzata ({e.kind}): lì i blocchi non sono sicuri. "
        "Usa un disco di questo computer, o il server PostgreSQL del Comune.",
        "{e.path} is on a network share or in a synced folder ({e.kind}): locks are not safe there. "
        "Use a disk of this computer, or the municipality's PostgreSQL server.",
    ),
    errors.StoreBusy: _both(
        "L'archivio {e.where} è occupato da un altro programma. Non è cambiato nulla: riprova tra poco.",
        "The database {e.where} is held by another program. Nothing was changed: try again shortly.",
    ),
    errors.StoreUnreadable: _both(
        "Non riesco ad aprire l'archivio {e.where} ({e.detail}). Controlla il percorso e i permessi.",
        "The database {e.where} cannot be opened ({e.detail}). Check the path and the permissions.",
    ),
    errors.StoreDamaged: lambda e, language: (
        f"L'archivio {e.where} non è come deve essere: {', '.join(e.missing)}. Non ci scrivo: «db upgrade» rimette "
        "quello che può, altrimenti ripristina una copia o chiama l'assistenza."
        if language == "it"
        else f"The database {e.where} is not as it must be: {', '.join(e.missing)}. Nothing is written: “db upgrade” "
        "puts back what it can; else restore a backup or ask for support."
    ),
    errors.BackupDamaged: lambda e, language: (
        f"La copia di sicurezza {e.file} non è integra: {', '.join(e.faults[:5])}. "
        "Non è cambiato nulla: prendine un'altra."
        if language == "it"
        else f"The backup {e.file} is not whole: {', '.join(e.faults[:5])}. Nothing was changed: take another one."
    ),
    errors.TargetNotEmpty: _both(
        "L'archivio di arrivo contiene già qualcosa ({e.rows}): la copia ne vuole uno vuoto. Non è stato toccato.",
        "The target already holds something ({e.rows}): a copy wants an empty one. It was not touched.",
    ),
    errors.CopyDiffers: _both(
        "La copia di «{e.table}» non è uguale all'originale ({e.found} righe, erano {e.wanted}). Della copia non è "
        "rimasto nulla: riprova, e se succede ancora chiama l'assistenza.",
        "The copy of “{e.table}” differs from the original ({e.found} rows, there were {e.wanted}). Nothing of the "
        "copy was kept: try again, and ask for support if it happens again.",
    ),
    errors.TooOld: _both(
        "L'archivio condiviso è di una versione più vecchia ({e.found}; serve {e.known}). Non è stato toccato: "
        "chi cura il server esegua «roomdesk db upgrade».",
        "The shared database is of an older version ({e.found}; {e.known} is needed). It was not touched: "
        "whoever keeps the server runs “roomdesk db upgrade”.",
    ),
    errors.LoginRefused: _both(
        "Il server {e.where} non fa entrare «{e.who}». Controlla nome e password (portachiavi: database), "
        "o chiedi a chi cura il server.",
        "The server {e.where} does not let “{e.who}” in. Check name and password (keyring: database), "
        "or ask whoever keeps the server.",
    ),
    errors.PasswordStays: lambda e, language: (
        f"La password resta com'era: {e.detail or 'qui non si entra con una password di RoomDesk'}."
        if language == "it"
        else f"The password stays as it was: {e.detail or 'nobody logs in here with a password of RoomDesk'}."
    ),
    errors.LoginDecides: _both(
        "Su un server è il login a dire chi agisce: togli --as {e.who}.",
        "On a server the login says who acts: leave out --as {e.who}.",
    ),
    errors.UnsafeAddress: _both(
        "L'indirizzo {e.where} non va bene così ({e.part}). La password sta nel portachiavi di questo computer o in "
        "ROOMDESK_SECRET_DATABASE; la cifratura non si allenta.",
        "The address {e.where} will not do ({e.part}). A password belongs into this computer's keyring or into "
        "ROOMDESK_SECRET_DATABASE; encryption is not loosened.",
    ),
    errors.ServerAway: _both(
        "Il server {e.where} non risponde ({e.detail}). Quello che era confermato c'è ancora: riprova tra poco.",
        "The server {e.where} does not answer ({e.detail}). What was confirmed is there: try again shortly.",
    ),
    errors.NoTicket: _both(
        "Il server {e.where} chiede il tuo accesso al dominio, e su questo computer non ce n'è uno valido "
        "({e.detail}). Blocca lo schermo e sbloccalo con la password del dominio (su Linux: kinit), poi riprova.",
        "The server {e.where} asks for your login to the domain, and there is none on this computer that holds "
        "({e.detail}). Lock the screen and unlock it with the domain's password (on Linux: kinit), then try again.",
    ),
    errors.OnlyCopy: _both(
        "Il server {e.where} non risponde e se ne può solo leggere una copia: non è stato scritto nulla.",
        "The server {e.where} does not answer, and a copy can only be read: nothing was written.",
    ),
    errors.NotTrusted: _both(
        "Il server {e.where} non ha provato di essere quello giusto ({e.detail}). Non gli è stata mandata nessuna "
        "password: avvisa chi lo cura.",
        "The server {e.where} did not prove that it is the right one ({e.detail}). No password was sent to it: "
        "tell whoever keeps it.",
    ),
    errors.NotSetUp: _both(
        "Sul server {e.where} RoomDesk non c'è ancora: chi lo cura esegua «roomdesk db init».",
        "There is no RoomDesk on the server {e.where} yet: whoever keeps it runs “roomdesk db init”.",
    ),
    errors.StoreGone: _both(
        "Il file {e.where} è stato spostato, cancellato o sostituito mentre era aperto: non è stato scritto nulla. "
        "Rimettilo al suo posto e riprova.",
        "The file {e.where} was moved, deleted or replaced while it was open: nothing was written. "
        "Put it back in its place and retry.",
    ),
    errors.DiskFull: _both(
        "Il disco di {e.where} è pieno. Quello che era confermato c'è ancora: libera spazio e riprova.",
        "The disk of {e.where} is full. What was confirmed is still there: free some space and retry.",
    ),
}


def sentence(error: errors.RoomDeskError, language: str) -> str:
    """Say an error. Every leaf of the family has its sentence; a test asks for it."""
    return SENTENCES[type(error)](error, language)
