"""The columns of each table: their English headings, the Italian ones, which are required."""

from __future__ import annotations

from enum import StrEnum

from roomdesk.domain.frozen import frozen


class Kind(StrEnum):
    SITES = "sites"
    ROOMS = "rooms"
    EQUIPMENT = "equipment"
    PEOPLE = "people"


@frozen
class Columns:
    """A table's headings in the order they are written; `telling` ones belong to no other table."""

    required: tuple[str, ...]
    names: tuple[str, ...]
    telling: frozenset[str]


TABLES = {
    Kind.PEOPLE: Columns(
        ("email", "name", "role"),
        ("email", "name", "role", "office", "site", "language"),
        frozenset(("email", "role")),
    ),
    Kind.EQUIPMENT: Columns(
        ("code", "room", "name", "kind", "driver"),
        ("code", "room", "name", "kind", "driver", "host", "port", "options", "retired"),
        frozenset(("room", "driver", "host", "port", "options")),
    ),
    Kind.ROOMS: Columns(
        ("code", "site", "name", "capacity"),
        (
            "code", "site", "name", "floor", "capacity", "step_free", "features", "approval", "buffer_before",
            "buffer_after", "layouts", "min_minutes", "max_minutes", "ahead_days", "bookers", "retired",
            "directions",
        ),
        frozenset(("site", "capacity", "step_free", "features", "approval", "buffer_before", "buffer_after")),
    ),
    Kind.SITES: Columns(
        ("code", "name"),
        (
            "code", "name", "kind", "address", "latitude", "longitude", "timezone", "opening", "patron", "line",
            "down_mbps", "up_mbps", "directions",
        ),
        frozenset(("code", "name")),
    ),
}  # fmt: skip
"""In the order in which a file is asked whether it is one: what tells a site is in the other tables too."""

ITALIAN = {
    "codice": "code",
    "nome": "name",
    "tipo": "kind",
    "indirizzo": "address",
    "latitudine": "latitude",
    "longitudine": "longitude",
    "fuso": "timezone",
    "orario": "opening",
    "patrono": "patron",
    "linea": "line",
    "banda_discesa": "down_mbps",
    "banda_salita": "up_mbps",
    "sede": "site",
    "piano": "floor",
    "capienza": "capacity",
    "accessibile": "step_free",
    "dotazioni": "features",
    "approvazione": "approval",
    "minuti_prima": "buffer_before",
    "minuti_dopo": "buffer_after",
    "allestimenti": "layouts",
    "durata_minima": "min_minutes",
    "durata_massima": "max_minutes",
    "anticipo_giorni": "ahead_days",
    "chi_prenota": "bookers",
    "indicazioni": "directions",
    "dismessa": "retired",
    "dismesso": "retired",
    "sala": "room",
    "protocollo": "driver",
    "porta": "port",
    "opzioni": "options",
    "ruolo": "role",
    "ufficio": "office",
    "lingua": "language",
}
