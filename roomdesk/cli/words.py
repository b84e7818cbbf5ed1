"""Headings, states and short phrases of the tables, Italian and English."""

from __future__ import annotations

_WORDS = {
    "when": ("Quando", "When"),
    "title": ("Titolo", "Title"),
    "rooms": ("Sale", "Rooms"),
    "room": ("Sala", "Room"),
    "site": ("Sede", "Site"),
    "organizer": ("Organizza", "Organizer"),
    "status": ("Stato", "Status"),
    "code": ("Codice", "Code"),
    "name": ("Nome", "Name"),
    "seats": ("Posti", "Seats"),
    "floor": ("Piano", "Floor"),
    "features": ("Dotazioni", "Features"),
    "step_free": ("Accessibile", "Step-free"),
    "address": ("Indirizzo", "Address"),
    "opening": ("Orario", "Hours"),
    "line": ("Linea Mbit/s", "Line Mbit/s"),
    "device": ("Apparato", "Device"),
    "kind": ("Tipo", "Kind"),
    "driver": ("Protocollo", "Driver"),
    "where": ("Indirizzo", "Address"),
    "last": ("Ultimo esito", "Last finding"),
    "answer_ms": ("ms", "ms"),
    "finding": ("Esito", "Finding"),
    "equipment": ("Impianti", "Equipment"),
    "private": ("Occupata (riservata)", "Busy (private)"),
    "composed": ("Scritta", "Written"),
    "to": ("A", "To"),
    "subject": ("Oggetto", "Subject"),
    "why": ("Perché", "Why"),
    "handed_over": ("Consegnate", "Handed over"),
    "certified": ("Posta certificata, non scritto", "Certified mail (PEC), not written to"),
    "nothing_to_send": ("Tutti sanno già tutto: niente da inviare.", "Everybody knows already: nothing to send."),
    "mail_pending": ("in attesa", "waiting"),
    "mail_sending": ("in consegna", "being sent"),
    "mail_sent": ("inviata", "sent"),
    "mail_failed": ("non inviata", "not sent"),
    "mail_unknown": ("non si sa", "not known"),
    "mail_dropped": ("tolta", "dropped"),
    "confirmed": ("confermata", "confirmed"),
    "pending": ("in attesa", "pending"),
    "cancelled": ("annullata", "cancelled"),
    "declined": ("respinta", "declined"),
    "ok": ("in ordine", "ok"),
    "degraded": ("degradato", "degraded"),
    "failed": ("guasto", "failed"),
    "unknown": ("sconosciuto", "unknown"),
    "yes": ("sì", "yes"),
    "no": ("no", "no"),
    "nothing": ("Nessun risultato.", "Nothing found."),
    "skipped": ("Date saltate", "Skipped dates"),
    "history": ("Storia", "History"),
    "id": ("Identificativo", "Id"),
    "join": ("Partecipa", "Join"),
    "attendees": ("Partecipanti", "Attendees"),
    "repeats": ("Si ripete", "Repeats"),
    "journeys": ("Trasferte evitate", "Journeys avoided"),
    "booked": ("prenotata", "booked"),
    "edited": ("modificata", "edited"),
    "moved": ("spostata", "moved"),
    "checked_in": ("persone arrivate", "checked in"),
    "check_in_undone": ("arrivo tolto", "check-in undone"),
    "undone": ("annullata la modifica", "change undone"),
    "approved": ("approvata", "approved"),
    "answered": ("risposta di un partecipante", "answer of an attendee"),
    "received_booked": ("prenotata", "booked"),
    "received_changed": ("aggiornata", "brought up to date"),
    "received_cancelled": ("annullata da chi organizza", "cancelled by its organizer"),
    "received_answered": ("risposta annotata", "answer noted"),
    "received_proposed": ("è proposta un'altra ora, non è cambiato nulla", "another time is proposed, nothing changed"),
    "received_same": ("già nota, non è cambiato nulla", "known already, nothing was changed"),
    "would_do": ("Prova: non è stato scritto nulla.", "Dry run: nothing was written."),
    "proposal": (
        "{who} propone {when}: se va bene, roomdesk move {id}",
        "{who} proposes {when}: if that suits, roomdesk move {id}",
    ),
    "says_accepted": ("ha accettato", "has accepted"),
    "says_declined": ("non viene", "has declined"),
    "says_tentative": ("forse viene", "is tentative"),
    "checked": ("Controllati", "Checked"),
    "fits": ("Tutto in ordine.", "All is well."),
    "written": ("Scritto", "Written"),
    "free_day": ("nessuna riunione", "no meetings"),
    "importing": ("Leggo e controllo {lines} righe…", "Reading and checking {lines} lines…"),
    "imported": ("Importati", "Imported"),
    "would_import": ("Si importerebbero", "Would import"),
    "sites_n": ("sedi", "sites"),
    "rooms_n": ("sale", "rooms"),
    "equipment_n": ("apparati", "devices"),
    "people_n": ("persone", "people"),
    "notes": ("Note", "Notes"),
    "line_full": (
        "Attenzione: la linea di {site} porta {carries} chiamate in HD e ora ne ha {calls} nello stesso momento.",
        "Note: the line of {site} carries {carries} HD calls and now has {calls} at the same time.",
    ),
    "wal_reset": (
        "Giornale TRUNCATE: l'SQLite di questo computer ha il difetto WAL-reset (manca pysqlite3).",
        "Journal TRUNCATE: this computer's SQLite has the WAL-reset defect (pysqlite3 is missing).",
    ),
    "upgraded": ("Schema aggiornato: {schema}.", "Schema is at {schema}."),
    "alternatives": ("In alternativa", "Instead"),
    "interrupted": ("Interrotto.", "Interrupted."),
    "bug": (
        "Errore interno di RoomDesk: {what}. L'archivio non è stato toccato. Segnalalo con questa riga: {where}",
        "Internal error of RoomDesk: {what}. The database was not touched. Report it with this line: {where}",
    ),
}


_PLURALS = {
    "degraded": ("degradati", "degraded"),
    "failed": ("guasti", "failed"),
    "unknown": ("sconosciuti", "unknown"),
}


def plural(key: str, number: int, language: str) -> str:
    """Give the state of so many devices: 1 guasto, 2 guasti."""
    forms = _PLURALS if number != 1 and key in _PLURALS else _WORDS
    return forms[key][0 if language == "it" else 1]


def word(key: str, language: str) -> str:
    italian, english = _WORDS[key]
    return italian if language == "it" else english
