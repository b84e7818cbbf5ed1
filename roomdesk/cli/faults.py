"""What is wrong with a value, in words: one sentence for each Fault, Italian and English."""

from __future__ import annotations

import errno
import os
import re

from roomdesk.domain.errors import Fault

FAULTS: dict[Fault, tuple[str, str]] = {
    Fault.EMPTY_SLOT: ("la fine non viene dopo l'inizio ({value})", "the end does not come after the start ({value})"),
    Fault.TIMEZONE: ("fuso orario sconosciuto: {value}", "unknown time zone: {value}"),
    Fault.NO_SUCH_TIME: (
        "l'ora {value} non esiste: quella notte gli orologi vanno avanti di un'ora",
        "the time {value} does not exist: clocks go forward an hour that night",
    ),
    Fault.TIME_TWICE: (
        "l'ora {value} esiste due volte quella notte: aggiungi lo scarto, per esempio +01:00",
        "the time {value} exists twice that night: add the offset, for example +01:00",
    ),
    Fault.TIME: (
        "non è un'ora: «{value}» (esempio: 2026-11-23T09:00)",
        "not a time: “{value}” (example: 2026-11-23T09:00)",
    ),
    Fault.DURATION: (
        "durata non valida: «{value}» (esempi: 90m, 2h; al massimo 24 ore)",
        "not a usable length: “{value}” (examples: 90m, 2h; 24 hours at most)",
    ),
    Fault.DAY: ("non è un giorno: «{value}» (esempio: 2026-11-23)", "not a day: “{value}” (example: 2026-11-23)"),
    Fault.TITLE: (
        "titoli e nomi stanno su una riga, da 1 a 200 caratteri, senza caratteri di controllo",
        "titles and names are one line of 1 to 200 characters without control characters",
    ),
    Fault.TEXT_TOO_LONG: (
        "testo troppo lungo: al massimo {hint} caratteri",
        "text too long: {hint} characters at most",
    ),
    Fault.EMAIL: ("non è un indirizzo e-mail: «{value}»", "not an e-mail address: “{value}”"),
    Fault.NUMBER: ("numero non valido: «{value}»", "not a usable number: “{value}”"),
    Fault.CODE: (
        "codice non valido: «{value}» (lettere, cifre, punto, trattino; al massimo 32)",
        "not a usable code: “{value}” (letters, digits, dot, dash; 32 at most)",
    ),
    Fault.NO_ROOMS: ("nessuna sala indicata", "no room given"),
    Fault.ROOM_TWICE: ("la stessa sala è indicata due volte: {value}", "the same room is given twice: {value}"),
    Fault.RULE: (
        "regola di ripetizione non valida: «{value}» (esempio: FREQ=WEEKLY;COUNT=5)",
        "not a repetition rule: “{value}” (example: FREQ=WEEKLY;COUNT=5)",
    ),
    Fault.RULE_TOO_OFTEN: (
        "una riunione non si ripete più di una volta al giorno per regola: «{value}»",
        "a rule cannot repeat a meeting more often than daily: “{value}”",
    ),
    Fault.RULE_ENDLESS: (
        "la ripetizione non ha una fine: aggiungi COUNT o UNTIL, per esempio {hint}",
        "the repetition has no end: add COUNT or UNTIL, for example {hint}",
    ),
    Fault.RULE_TOO_LONG: (
        "la ripetizione fa troppe date o va troppo lontano (al massimo {hint}): {value}",
        "the repetition makes too many dates or reaches too far ({hint} at most): {value}",
    ),
    Fault.RULE_EMPTY: ("la ripetizione non fa nessuna data: {value}", "the repetition makes no date: {value}"),
    Fault.RULE_OVERLAPS_ITSELF: (
        "le date della ripetizione si sovrappongono tra loro: {value}",
        "the dates of the repetition overlap each other: {value}",
    ),
    Fault.RULE_NOT_MOVABLE: (
        "questa serie non si può spostare a un altro giorno ({value}): sposta le singole date o creane una nuova",
        "this series cannot be moved to another day ({value}): move single dates or make a new one",
    ),
    Fault.OPENING: (
        "orario non valido: «{value}» (esempio: Lun-Ven 08:00-18:00; Sab 08:30-12:30)",
        "not opening hours: “{value}” (example: Mon-Fri 08:00-18:00; Sat 08:30-12:30)",
    ),
    Fault.PATRON: ("festa patronale non valida: «{value}» (MM-GG)", "not a patron saint's day: “{value}” (MM-DD)"),
    Fault.FEATURE: (
        "dotazione sconosciuta: «{value}» (ci sono: {hint})",
        "unknown feature: “{value}” (there are: {hint})",
    ),
    Fault.LAYOUT: (
        "nessuna di queste sale ha l'allestimento «{value}» (ci sono: {hint})",
        "none of these rooms has the layout “{value}” (there are: {hint})",
    ),
    Fault.PROVIDER: (
        "servizio di videoconferenza sconosciuto: «{value}» (ci sono: {hint})",
        "unknown conference service: “{value}” (there are: {hint})",
    ),
    Fault.LINK: ("il link deve essere un indirizzo https: «{value}»", "the link must be an https address: “{value}”"),
    Fault.BOOKING_ID: ("non è un identificativo (UUID): «{value}»", "not an id (UUID): “{value}”"),
    Fault.SCOPE: ("ambito non valido: «{value}»", "not a scope: “{value}”"),
    Fault.FILE: ("non riesco a leggere il file: {value}", "the file cannot be read: {value}"),
    Fault.OUTPUT: ("non riesco a scrivere il file: {value}", "the file cannot be written: {value}"),
    Fault.CALENDAR: (
        "il file non è un calendario iCalendar, o è danneggiato: {value}",
        "the file is not an iCalendar file, or it is damaged: {value}",
    ),
    Fault.CALENDAR_TOO_LARGE: (
        "il calendario è troppo grande o troppo annidato per essere letto senza rischi: {value}",
        "the calendar is too large or too deep to be read safely: {value}",
    ),
    Fault.NO_MEETING: ("nel file non c'è nessuna riunione", "there is no meeting in the file"),
    Fault.METHOD: (
        "con un messaggio di tipo {value} non si può fare nulla: chiedi a chi organizza l'invito intero (REQUEST)",
        "nothing can be done with a message of the kind {value}: ask the organizer for the whole invitation (REQUEST)",
    ),
    Fault.UID: (
        "la riunione «{value}» non ha un identificativo (UID): prenotala a mano con book",
        "the meeting “{value}” has no UID: book it by hand with book",
    ),
    Fault.FLOATING_TIME: (
        "il file non dice in quale fuso orario sono le sue ore ({value}): dillo con --timezone, "
        "per esempio --timezone Europe/Rome",
        "the file does not say which time zone its times are in ({value}): say it with --timezone, "
        "for example --timezone Europe/Rome",
    ),
    Fault.RANGE: (
        "una modifica da una data in poi (THISANDFUTURE) non si può leggere: chiedi a chi organizza "
        "la nuova serie intera",
        "a change of one date and all after it (THISANDFUTURE) cannot be read: ask the organizer for the new series",
    ),
    Fault.SERIES_ENDLESS: (
        "la riunione si ripete senza fine ({value}): di' fino a quando con --until, per esempio --until 2027-06-30",
        "the meeting repeats without an end ({value}): say until when with --until, for example --until 2027-06-30",
    ),
    Fault.NO_ROOM_NAMED: (
        "«{value}» non nomina nessuna sala di questo archivio: dilla con --room",
        "“{value}” names no room of this database: say which with --room",
    ),
    Fault.REPLY: (
        "una risposta deve venire da una persona sola, con accettato, rifiutato o forse: {value}",
        "a reply must be of one person, and accept, decline or be tentative: {value}",
    ),
    Fault.MISSING_COLUMN: ("manca la colonna «{value}»", "the column “{value}” is missing"),
    Fault.UNKNOWN_COLUMN: ("colonna sconosciuta: «{value}»", "unknown column: “{value}”"),
    Fault.UNKNOWN_FILE: (
        "dalle intestazioni non capisco che tabella sia: {value}",
        "the headings do not tell which table this is: {value}",
    ),
    Fault.MISSING_VALUE: ("manca il valore", "the value is missing"),
    Fault.CHOICE: ("valore non ammesso: «{value}»", "not one of the values allowed: “{value}”"),
    Fault.UNKNOWN_SITE: ("sede sconosciuta: «{value}»", "unknown site: “{value}”"),
    Fault.UNKNOWN_ROOM: ("sala sconosciuta: «{value}»", "unknown room: “{value}”"),
    Fault.UNKNOWN_DRIVER: ("protocollo sconosciuto: «{value}»", "unknown driver: “{value}”"),
    Fault.CODE_TWICE: ("il codice «{value}» c'è due volte", "the code “{value}” is there twice"),
    Fault.OPTION: ("opzione non valida: «{value}»", "not an option: “{value}”"),
    Fault.PASSWORDS_DIFFER: (
        "Le due password non sono uguali",
        "The two passwords are not the same",
    ),
    Fault.PASSWORD: (
        "La password è troppo corta: almeno 12 caratteri",
        "The password is too short: at least 12 characters",
    ),
    Fault.PHOTO: (
        "non è una foto JPEG o PNG leggibile di misura adatta: {value}",
        "not a readable JPEG or PNG photo of a fitting size: {value}",
    ),
    Fault.SIGNED: (
        "il verbale di {value} è già firmato: comincia di nuovo con --again",
        "the report of {value} is signed already: begin anew with --again",
    ),
    Fault.NOT_READY: (
        "non si può ancora firmare per {value}: manca qualche passo o un nome",
        "cannot be signed for {value} yet: a step or a name is missing",
    ),
    Fault.NOT_A_DATABASE: (
        "il file non è un archivio di RoomDesk: {value}",
        "the file is not a RoomDesk database: {value}",
    ),
}


_REFUSED = {
    errno.ENOENT: "non c'è",
    errno.ENOTDIR: "non c'è",
    errno.EACCES: "manca il permesso",
    errno.EPERM: "manca il permesso",
    errno.EROFS: "il disco è di sola lettura",
    errno.ENOSPC: "il disco è pieno",
    errno.EISDIR: "è una cartella",
    errno.EEXIST: "c'è già",
    errno.EBUSY: "un altro programma lo tiene aperto",
    errno.ENAMETOOLONG: "il nome è troppo lungo",
}
# What a sentence leaves out where there is no value to show, or nothing to hint at.
_WITHOUT = {"{value}": re.compile(r"( \(|: )\{value\}\)?$"), "{hint}": re.compile(r" \([^(]*: \{hint\}\)")}


def of_system(text: str) -> str:
    """Put what the operating system says of a file into Italian, where it is known."""
    for number, italian in _REFUSED.items():
        text = text.replace(os.strerror(number), italian)
    return text


def fault(which: Fault, value: str, hint: str, language: str) -> str:
    """Say what is wrong with a value."""
    if language == "it" and which in (Fault.FILE, Fault.OUTPUT):
        value = of_system(value)
    italian, english = FAULTS[which]
    said = italian if language == "it" else english
    for key, known in (("{value}", value), ("{hint}", hint)):
        if not known:
            said = _WITHOUT[key].sub("", said)
    return said.format(value=value, hint=hint)
