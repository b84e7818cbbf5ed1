"""A login's own password: changed on the server, which never sees it, and in the keyring."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from roomdesk.domain.errors import NotTrusted, PasswordStays
from roomdesk.ports.vault import LOGIN_SECRET, Vault
from roomdesk.stores.postgres.session import Session
from roomdesk.stores.postgres.translate import translated

# A password that the server keeps itself; what it is sent in clear it asks a directory about.
_OF_THE_SERVER = "scram-sha-256,md5"


def change_password(address: str, vault: Vault, password: str) -> None:
    """Connect with the password as it is, and change it (PQchangePassword: the server sees a SCRAM verifier alone).

    Raises what connecting raises, Misconfigured without a keyring that can keep it, and PasswordStays where the login
    has none here (a directory or a ticket says who it is) or the server does not take it.
    """
    try:
        session = Session(address, vault, proof=_OF_THE_SERVER)
    except NotTrusted as error:
        if "authentication method" not in error.detail:
            raise
        raise PasswordStays(error.where) from error
    try:
        with _kept(vault, password), translated(session.where, session.login):
            _change(session, password)
    finally:
        session.close()


def _change(session: Session, password: str) -> None:
    pgconn = session.connection.pgconn
    try:
        pgconn.change_password(session.login.encode(), password.encode())
    except psycopg.Error as error:
        if session.connection.closed or pgconn.status == psycopg.pq.ConnStatus.BAD:
            raise
        raise PasswordStays(session.where, str(error).strip().splitlines()[0]) from None


@contextmanager
def _kept(vault: Vault, password: str) -> Iterator[None]:
    """Keep the new one first: a password that only the server knew would lock its owner out."""
    before = vault.secret(LOGIN_SECRET)
    vault.keep(LOGIN_SECRET, password)
    try:
        yield
    except BaseException:
        vault.keep(LOGIN_SECRET, before)
        raise
