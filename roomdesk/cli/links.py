"""Conference links in the terminal: how far each has come, and why a service did not make it."""

from __future__ import annotations

from collections.abc import Iterable

from roomdesk.cli.session import Document, Table
from roomdesk.cli.words import word
from roomdesk.ports.links import LinkState, Wanting

REASONS = {
    "": ("", ""),
    "misconfigured": ("nelle impostazioni del servizio manca qualcosa", "the service's settings lack something"),
    "unreachable": ("il servizio non è raggiungibile", "the service cannot be reached"),
    "silent": ("il servizio non risponde in tempo", "the service does not answer in time"),
    "disconnected": ("il servizio ha chiuso il collegamento a metà", "the service closed the connection half-way"),
    "tls": ("il certificato del servizio non è valido", "the service's certificate is not valid"),
    "too_large": ("la risposta del servizio è troppo grande", "the service's answer is too large"),
    "answer": ("il servizio ha risposto in modo inatteso", "the service answered in an unexpected way"),
    "redirected": ("il servizio rimanda a un altro indirizzo", "the service points to another address"),
    "login": ("il servizio non accetta le credenziali", "the service does not accept the credentials"),
    "forbidden": ("le credenziali non permettono di creare riunioni", "the credentials do not allow making meetings"),
    "no_policy": (
        "manca la «application access policy» di Teams: chi amministra Microsoft 365 la crea con "
        "New-CsApplicationAccessPolicy e l'assegna con Grant-CsApplicationAccessPolicy; vale dopo circa mezz'ora",
        "the application access policy of Teams is missing: the Microsoft 365 administrator makes it with "
        "New-CsApplicationAccessPolicy and grants it with Grant-CsApplicationAccessPolicy; allow half an hour",
    ),
    "no_delegation": (
        "l'account di servizio di Google non può agire per l'organizzatore (delega a livello di dominio)",
        "Google's service account may not act for the organizer (domain-wide delegation)",
    ),
    "no_service": ("su questo server il servizio non c'è", "the service is not on this server"),
    "not_found": ("l'organizzatore o l'indirizzo non esiste nel servizio", "the service knows no such user or address"),
    "key": ("la chiave segreta non serve a firmare", "the secret is no key to sign with"),
    "too_many": ("troppe richieste: il servizio chiede di attendere", "too many requests: the service asks to wait"),
    "fault": ("il servizio ha un guasto", "the service has a fault"),
    "refused": ("il servizio ha rifiutato la richiesta", "the service refused the request"),
    "pending": ("il servizio sta ancora preparando il link", "the service is still making the link"),
}


def why(key_and_said: str, language: str) -> str:
    """Say why a link is not made, with what the service said."""
    key, _, said = key_and_said.partition(" ")
    sentence = REASONS.get(key, (key_and_said, key_and_said))[language == "en"]
    return f"{sentence} ({said})" if said else sentence


def listed(found: Iterable[Wanting], language: str) -> list[Table]:
    rows = [
        (one.provider, word(f"link_{one.state.value}", language), why(one.reason, language), one.key, one.id)
        for one in found
    ]
    heads = tuple(word(name, language) for name in ("service", "status", "why", "booking", "id"))
    return [Table(heads, rows)] if rows else []


def document(one: Wanting, language: str) -> Document:
    """Give one as JSON; `for` is the booking's id, or the series'."""
    return {
        "id": one.id,
        "for": one.key,
        "provider": one.provider,
        "state": one.state.value,
        "attempts": one.attempts,
        "reason": one.reason,
        "message": why(one.reason, language),
        "due": one.due.isoformat() if one.state is LinkState.PENDING else None,
    }
