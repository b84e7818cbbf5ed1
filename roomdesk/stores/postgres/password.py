"""A login's own password: changed on the server, which never sees it, and in the keyring."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from roomdesk.domain.errors import PasswordStays
from roomdesk.ports.vault import LOGIN_SECRET, Vault
from roomdesk.stores.postgres.session import Session
from roomdesk.stores.postgres.translate import translated


def change_password(address: str, vault: Vault, password: str) -> None:
    """Connect with the password as it is, and change it (PQchangePassword: the server sees a SCRAM verifier alone).

    Raises what connecting raises, Misconfigured without a keyring that can keep it, and PasswordStays where the login
    has none here or the server does not take it.
    """
    session = Session(address, vault)
    try:
        if not session.connection.pgconn.used_password:
            raise PasswordStays(session.where)
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
