"""What a check found, as a sentence with its evidence, Italian and English."""

from __future__ import annotations

from roomdesk.domain.equipment import Finding
from roomdesk.domain.evidence import Fact, take_apart

CAUSES = {
    "ok": ("Risponde", "Answers"),
    "refused": ("Rifiuta la connessione", "Refuses the connection"),
    "unreachable": ("Non raggiungibile", "Cannot be reached"),
    "silent": ("Non risponde", "Does not answer"),
    "closed": ("Ha chiuso la connessione", "Hung up"),
    "protocol": ("Risponde in modo incomprensibile", "Answers something else"),
    "name_not_found": ("Nome di rete sconosciuto", "Unknown network name"),
    "not_configured": ("Indirizzo mancante", "No address set"),
    "internal": ("Il controllo stesso ha avuto un errore", "The check itself failed"),
    "no_driver": ("Nessun protocollo con questo nome", "No driver of that name"),
    "no_secret": ("Password non trovata nel portachiavi", "Password not found in the keyring"),
    "cancelled": ("Controllo interrotto", "Check interrupted"),
    "site_silent": ("L'intera sede non risponde", "The whole site does not answer"),
    "not_able": ("Questo protocollo non lo sa fare", "This driver cannot do that"),
    "not_now": ("Ora l'apparato non accetta il comando", "The device does not take the command now"),
    "done": ("Fatto", "Done"),
    "no_stream": ("A questo indirizzo non c'è alcuna immagine", "No stream at this path"),
    "no_video": ("Manca il video", "There is no video"),
    "busy": ("Occupato", "Busy"),
    "status": ("Risponde con un errore", "Answers with an error"),
    "unknown_user": ("Utente SIP sconosciuto", "No such SIP user"),
    "diagnostics": ("L'apparato segnala un problema", "The device reports a problem"),
    "part_down": ("Una parte dell'impianto non funziona", "A part of it is down"),
    "clock": ("Orologio sbagliato", "Wrong clock"),
    "battery": ("Batteria da sostituire o scarica", "Battery low or worn out"),
    "on_battery": ("Alimentato dalla batteria", "Runs on its battery"),
    "port_down": ("Una porta di rete è spenta", "A network port is down"),
    "printer": ("La stampante chiede attenzione", "The printer needs attention"),
    "loss": ("La linea perde dati", "The line loses data"),
    "round_trip": ("Linea lenta a rispondere", "Slow line"),
    "jitter": ("Linea irregolare", "Unsteady line"),
    "call_quality": ("Le chiamate si sentirebbero male", "Calls would sound bad"),
    "below_guarantee": ("Banda sotto quella garantita", "Less bandwidth than guaranteed"),
    "udp_blocked": ("UDP non passa", "UDP does not get through"),
    "relay": ("Il server TURN non dà un relay", "The TURN server gives no relay"),
    "no_picture": ("Nessuna immagine", "No picture"),
    "black": ("Immagine nera: obiettivo coperto, o buio?", "Black picture: lens covered, or dark?"),
    "frozen": ("Immagine ferma", "Picture stands still"),
    "http_status": ("La pagina dà un errore", "The page gives an error"),
    "tls": ("Connessione sicura non riuscita", "The secure connection failed"),
    "certificate": ("Certificato non valido", "Certificate not valid"),
    "certificate_expired": ("Certificato scaduto", "Certificate expired"),
    "certificate_ends": ("Certificato in scadenza", "Certificate about to expire"),
    "certificate_host": ("Certificato di un altro nome", "Certificate of another name"),
    "certificate_issuer": ("Certificato di un emittente sconosciuto", "Certificate of an unknown issuer"),
    "certificate_pin": ("Certificato diverso da quello confermato", "Not the certificate that was confirmed"),
    "fan": ("Ventola", "Fan"),
    "lamp": ("Lampada", "Lamp"),
    "temperature": ("Temperatura", "Temperature"),
    "cover": ("Coperchio", "Cover"),
    "filter": ("Filtro", "Filter"),
    "other": ("Errore segnalato dall'apparato", "Error reported by the device"),
    "lamp_hours": ("Lampada vicina alla fine", "Lamp near its end"),
    "device_failure": ("L'apparato dichiara un guasto", "The device reports a failure"),
    "standby": ("In attesa", "Standby"),
    "credentials": ("Password rifiutata: non si può controllare", "Password refused: cannot be checked"),
}


# English is what the drivers write.
FACTS = {
    Fact.ON: "acceso",
    Fact.STANDBY: "in attesa",
    Fact.COOLING: "si raffredda",
    Fact.WARMING: "si scalda",
    Fact.NOT_TOLD: "non dice se è acceso ({0})",
    Fact.INPUT: "ingresso {0}",
    Fact.NO_SIGNAL: "nessun segnale",
    Fact.LAMP: "lampada {0} h",
    Fact.LAMP_OF: "lampada {0} h su {1} h",
    Fact.ERRORS: "ERST {0}",
    Fact.VENDOR: "produttore {0}",
    Fact.MODEL: "modello {0}",
    Fact.SERIAL: "matricola {0}",
    Fact.ZOOM: "zoom {0}",
    Fact.ACCEPTS: "{0}:{1} accetta connessioni",
    Fact.NO_MEDIA: "né audio né video",
    Fact.CERTIFICATE: "certificato valido per {0} giorni",
    Fact.EXPECTED: "atteso {0}",
    Fact.CLOCK: "sbaglia di {0} s",
    Fact.UP: "in funzione da {0} giorni",
    Fact.MAINS: "da rete elettrica",
    Fact.BATTERY: "da batteria",
    Fact.CHARGED: "carica al {0} %",
    Fact.MINUTES: "autonomia {0} minuti",
    Fact.NOT_ASKED: "non interrogato",
    Fact.ALLOWS: "ammette {0}",
    Fact.DATAGRAMS: "{0}: {1} datagrammi",
    Fact.NO_ANSWER: "nessuna risposta",
    Fact.FRAMING: "forse vuole {0}",
    Fact.NO_HOST: "nessun indirizzo",
    Fact.NO_PORT: "nessuna porta",
    Fact.NO_PASSWORD: "nessuna password",
    Fact.HUNG_UP: "l'apparato ha chiuso",
    Fact.IN_THE_CLEAR: "offre soltanto un accesso in chiaro",
    Fact.NOT_SENT: "che non è stato inviato",
    Fact.SEEN_AS: "vista come {0}",
}


def message(finding: Finding, language: str) -> str:
    """Say what was found: `Ventola: ERST 200000`."""
    italian, english = CAUSES.get(finding.cause, (finding.cause, finding.cause))
    said, seen = (italian, _in_italian(finding.evidence)) if language == "it" else (english, finding.evidence)
    return f"{said}: {seen}" if seen else said


def _in_italian(evidence: str) -> str:
    parts = take_apart(evidence)
    return "".join((FACTS[one.fact].format(*one.values) if one.fact else one.text) + one.follows for one in parts)
