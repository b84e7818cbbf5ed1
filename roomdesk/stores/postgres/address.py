"""Addresses of servers, postgresql://…: what may stand in one, and what is always added to it."""

from __future__ import annotations

import re
from ipaddress import ip_address

import psycopg
from psycopg.conninfo import conninfo_to_dict

from roomdesk.domain.errors import UnsafeAddress

_MAY_SAY = {"user", "host", "port", "dbname", "sslrootcert"}
# Seconds and milliseconds after which a server that has gone is known to be gone (facts measured on a cut network).
_NOTICES = {
    "connect_timeout": "4",
    "tcp_user_timeout": "5000",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
}
# To compile a listing of a big town takes far longer than to run it as it is.
_SESSION = (
    "-c search_path=pg_catalog -c timezone=UTC -c jit=off -c lock_timeout=10s "
    "-c statement_timeout=60s -c idle_in_transaction_session_timeout=60s"
)
# What crosses a network is encrypted, from a server with a certificate for its very name; `password` is LDAP's way.
_TRUSTED = {"sslmode": "verify-full", "require_auth": "scram-sha-256,gss,sspi,password"}


def parameters(address: str) -> dict[str, str]:
    """Turn an address into all that libpq needs, but a password.

    Raises UnsafeAddress for what cannot be read, holds a password, or would loosen what is asked of the server.
    """
    try:
        said = {key: str(value) for key, value in conninfo_to_dict(address).items() if value}
    except (psycopg.ProgrammingError, UnicodeError) as error:
        raise UnsafeAddress(shown(address), "address") from error
    if "password" in said:
        raise UnsafeAddress(shown(address), "password")
    loose = sorted(said.keys() - _MAY_SAY)
    if loose:
        raise UnsafeAddress(shown(address), loose[0])
    always = {
        **_NOTICES,
        "options": _SESSION,
        "application_name": "RoomDesk",
        "target_session_attrs": "read-write",
        # A ticket says who somebody is; what encrypts is TLS alone.
        "gssencmode": "disable",
    }
    return {**said, **always, **({} if _is_here(said.get("host", "")) else _TRUSTED)}


def shown(address: str) -> str:
    """Give an address as it may be shown: without a password."""
    bare = re.sub(r"(?<=//)([^/@:]*):[^@]*@", r"\1@", address)
    return re.sub(r"([?&]password=)[^&]*", r"\1…", bare)


def _is_here(hosts: str) -> bool:
    return all(map(_is_own, hosts.split(",")))


def _is_own(host: str) -> bool:
    """Whether a host is this computer: a socket's folder, localhost, a loopback address."""
    if host in ("", "localhost") or host.startswith(("/", "@")):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
