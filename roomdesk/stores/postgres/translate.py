"""PostgreSQL's errors in our words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from roomdesk.domain.errors import (
    DiskFull,
    Fault,
    InUse,
    Invalid,
    LoginRefused,
    NotFound,
    NoTicket,
    NotSetUp,
    NotTrusted,
    NotYours,
    RoomClosed,
    RoomDeskError,
    ServerAway,
    Stale,
    StoreBusy,
    Stranger,
    TooNew,
)
from roomdesk.stores import rows

_BUSY = {"55P03", "57014", "53300", "40P01", "40001"}
_INVALID = {"22021", "22P05"}
_AWAY = {"25006", "57P01", "57P02", "57P03"}
_REFUSAL_WORDS = ("authentication failed", "pg_hba.conf", 'role "', "permission denied for database")
# How libpq says that the domain gave nothing to show: MIT Kerberos on Linux, Windows itself there.
_TICKET_WORDS = ("GSSAPI continuation error: ", "SSPI continuation error: ", "could not acquire SSPI credentials: ")
_TRUST_WORDS = ("certificate", "SSL", "ssl", "authentication method requirement", "authentication method is")


@contextmanager
def translated(where: str, who: str) -> Iterator[None]:
    """Turn the server's errors into ours; what is left (constraints we did not foresee) is a bug and goes through.

    `who` is the login, `where` the address as it may be shown.
    """
    try:
        yield
    except psycopg.Error as error:
        known = _known(error, where, who)
        if known is None:
            raise
        raise known from error
    except UnicodeEncodeError as error:  # half a character, from a command line in another encoding
        raise Invalid(Fault.CODE, ascii(error.object)[:60]) from error


def _known(error: psycopg.Error, where: str, who: str) -> RoomDeskError | None:
    state, detail = error.sqlstate or "", error.diag.message_detail or ""
    if state.startswith("RD"):
        return _ours(state, detail)
    if state == "42501":
        if error.diag.message_primary != "not allowed":
            return NotYours("administer", who)
        return NotYours(detail, who) if detail else Stranger(who)
    if state in _INVALID or "NUL" in str(error):
        return Invalid(Fault.CODE, "\\0")
    return _of_the_server(error, state, where)


def _of_the_server(error: psycopg.Error, state: str, where: str) -> RoomDeskError | None:
    if state in _BUSY:
        return StoreBusy(where)
    if state == "53100":
        return DiskFull(where)
    if state in _AWAY or isinstance(error, psycopg.OperationalError):
        return ServerAway(where, _first_line(error))
    return None


def _ours(state: str, detail: str) -> RoomDeskError:
    if state == "RD409":
        return Stale(*json.loads(detail))
    if state == "RD424":
        kind, key, uses = json.loads(detail)
        return InUse(kind, key, tuple(uses))
    if state == "RD426":
        return TooNew(*json.loads(detail))
    if state == "RD423":
        place, starts, ends, reason = json.loads(detail)
        return RoomClosed(place, rows.slot(starts, ends), reason)
    kind, _, key = detail.partition(":")
    return NotFound(kind, key)


def of_connecting(error: psycopg.OperationalError, where: str, who: str) -> RoomDeskError:
    """Say why no connection was made: libpq gives no code for it, and a server speaks its own language."""
    text = str(error)
    used_password = error.pgconn is not None and error.pgconn.used_password
    if any(word in text for word in _TRUST_WORDS) and "no pg_hba.conf entry" not in text:
        return NotTrusted(where, _first_line(error))
    for word in _TICKET_WORDS:
        if word in text:
            return NoTicket(where, text.split(word)[-1].strip().splitlines()[0])
    if used_password or any(word in text for word in _REFUSAL_WORDS):
        return LoginRefused(where, who)
    if 'database "' in text:
        return NotSetUp(where)
    return ServerAway(where, _first_line(error))


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
