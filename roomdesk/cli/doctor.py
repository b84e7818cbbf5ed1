"""The command doctor: whether this computer can run RoomDesk, and the remedy for what is missing."""

from __future__ import annotations

import argparse

from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Table, Wiring
from roomdesk.cli.texts import sentence
from roomdesk.cli.words import word
from roomdesk.domain.equipment import Health
from roomdesk.services.answers import Examined

_FOUND_ILL = 5
_PARTS = {
    "python": ("Python", "Python"),
    "settings": ("impostazioni", "settings"),
    "zones": ("fusi orari", "time zones"),
    "window": ("finestra", "window"),
    "sound": ("telecamera e suono", "camera and sound"),
    "keyring": ("portachiavi", "keyring"),
    "disk": ("disco", "disk"),
    "database": ("archivio", "database"),
}
_FINE, _NOTHING = ("in ordine", "well"), ("", "")
_SAID = {
    "ok": (_FINE, _NOTHING),
    "settings_none": (
        ("non ce ne sono ancora: valgono quelle di partenza", "there are none yet: the defaults hold"),
        _NOTHING,
    ),
    "zones_missing": (
        ("mancano i fusi orari", "the time zones are missing"),
        ("Installare il pacchetto Python «tzdata».", "Install the Python package “tzdata”."),
    ),
    "qt_missing": (
        ("Qt non si carica", "Qt does not load"),
        (
            "Se manca una libreria (.so), installare il suo pacchetto (Debian: libegl1 libgl1 libxkbcommon-x11-0 "
            "libxcb-cursor0); se manca PySide6, installare PySide6-Essentials. I comandi funzionano anche senza.",
            "If a library (.so) is missing, install its package (Debian: libegl1 libgl1 libxkbcommon-x11-0 "
            "libxcb-cursor0); if PySide6 is, install PySide6-Essentials. Commands work without it.",
        ),
    ),
    "qt_unfit": (
        ("questo Qt non va con questo Python", "this Qt does not fit this Python"),
        (
            "Installare PySide6-Essentials 6.11.3 oppure Python 3.12.",
            "Install PySide6-Essentials 6.11.3, or Python 3.12.",
        ),
    ),
    "no_display": (
        ("qui non c'è uno schermo per la finestra", "there is no display for the window here"),
        ("I comandi funzionano comunque: roomdesk --help.", "Commands work all the same: roomdesk --help."),
    ),
    "no_media": (
        (
            "non si possono provare telecamera, microfono e altoparlante",
            "camera, microphone and loudspeaker cannot be tried",
        ),
        (
            "Installare PySide6-Addons e la libreria del suono (Debian: libpulse0). Serve solo a check-here.",
            "Install PySide6-Addons and the sound library (Debian: libpulse0). Only check-here needs it.",
        ),
    ),
    "no_keyring": (
        ("non c'è un portachiavi sicuro", "there is no safe keyring"),
        (
            "Dare le password con variabili ROOMDESK_SECRET_NOME, o installare un portachiavi (Debian: gnome-keyring).",
            "Give passwords in variables ROOMDESK_SECRET_NAME, or install a keyring (Debian: gnome-keyring).",
        ),
    ),
    "not_writable": (
        ("la cartella dei dati non si può scrivere", "the folder of the data cannot be written to"),
        ("Correggere i permessi di questa cartella.", "Mend the permissions of this folder."),
    ),
    "little_space": (("poco spazio libero", "little free space"), ("Liberare spazio sul disco.", "Free some space.")),
    "database_none": (("non c'è ancora: nasce al primo uso", "not there yet: it is made when first used"), _NOTHING),
    "database_faulty": (
        ("non è integro", "it is not whole"),
        ("Ripristinare una copia di sicurezza: roomdesk restore FILE.", "Restore a backup: roomdesk restore FILE."),
    ),
    "wal_reset": (
        ("in ordine, con il giornale TRUNCATE", "well, with the journal TRUNCATE"),
        (
            "Questo SQLite ha il difetto WAL-reset: con pysqlite3 le scritture sono più veloci.",
            "This SQLite has the WAL-reset defect: with pysqlite3 writing is faster.",
        ),
    ),
}


def add(commands: Commands) -> None:
    one = command(
        commands,
        "doctor",
        None,
        "Look whether this computer can run RoomDesk; exit status 5 where something hinders it.",
        "roomdesk doctor",
    )
    one.set_defaults(alone=doctor)


def doctor(wiring: Wiring, args: argparse.Namespace, language: str) -> Reply:
    """Examine; runs without a desk, for there may be none."""
    found = tuple(wiring.examine(getattr(args, "db", None), getattr(args, "who", None), language))
    rows = [(_PARTS[one.part][language != "it"], word(one.health, language), *_told(one, language)) for one in found]
    checks = [
        {"part": one.part, "status": one.health, "message": message, "remedy": remedy, "evidence": one.evidence}
        for one, (_, _, message, remedy) in zip(found, rows, strict=True)
    ]
    is_fit = all(one.health is not Health.FAILED for one in found)
    headings = [word(key, language) for key in ("part", "status", "finding", "remedy")]
    said = word("can_run" if is_fit else "cannot_run", language)
    document = {"ok": is_fit, "checks": checks}
    return Reply(document, [Table(headings, rows), said], status=0 if is_fit else _FOUND_ILL)


def _told(one: Examined, language: str) -> tuple[str, str]:
    if one.error:
        return sentence(one.error, language), ""
    message, remedy = (both[language != "it"] for both in _SAID[one.cause])
    return f"{message} ({one.evidence})" if message and one.evidence else message or one.evidence, remedy
