"""One desk's connection to the server: opened, lost, found again; and what may be asked twice."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, LiteralString

import psycopg

from roomdesk.domain.errors import NotSetUp, NotYours, ServerAway, Stranger, TooNew
from roomdesk.domain.ids import Email
from roomdesk.ports.vault import LOGIN_SECRET, Vault
from roomdesk.stores.postgres.address import parameters, shown
from roomdesk.stores.postgres.translate import of_connecting, translated

Parameters = Sequence[object] | Mapping[str, object] | None
Row = tuple[Any, ...]

_TRIES = 6
# Deadlocks and the like, which another try solves; a booking that comes twice at once is known the second time.
_TRANSIENT = {"40P01", "40001"}
# What this program asks for is not there: the schema was stepped on since the last look at it.
_GONE = {"42883", "42P01", "42703"}
_PATIENCE = 12.0
# So many at once, and then so many a second.
_HINTS, _HINTS_A_SECOND = 8, 2
_WHO = "select session_user::text, rd.me(), coalesce(rd.my_role(), '')"


class Session:
    """A connection of one login. `was_cut` says whether the last writing lost it on the way and came back."""

    def __init__(self, address: str, vault: Vault, step: str = "", proof: str = "") -> None:
        """Connect; `step` is the newest that the program knows, which the server then holds it to.

        `proof` names the only ways in which the server may ask who somebody is (libpq's require_auth).
        Raises UnsafeAddress, ServerAway, NotTrusted, LoginRefused, Misconfigured without a password.
        """
        self.where = shown(address)
        self.was_cut = False
        self.times_opened = 0
        self._owes_hint, self._hints, self._hinted = False, float(_HINTS), time.monotonic()
        self._parameters = parameters(address)
        if step:
            self._parameters["options"] += f" -c roomdesk.step={step}"
        if proof:
            self._parameters["require_auth"] = proof
        self._vault = vault
        self.login = self._parameters.get("user", "")
        self.email, self.role = Email(""), ""
        self.connection = self._connect()

    def _connect(self) -> psycopg.Connection[Row]:
        connection = self._with_password()
        self.login = connection.info.user
        self.times_opened += 1
        return connection

    def _with_password(self) -> psycopg.Connection[Row]:
        try:
            return _opened(self._parameters)
        except psycopg.OperationalError as error:
            if error.pgconn is None or not error.pgconn.needs_password:
                raise of_connecting(error, self.where, self.login) from error
        # Out of the handler, so that no error report holds what comes now.
        password = self._vault.secret(LOGIN_SECRET)
        try:
            return _opened({**self._parameters, "password": password})
        except psycopg.OperationalError as error:
            raise of_connecting(error, self.where, self.login) from None

    def identify(self) -> None:
        """Ask the database who this login is. Raises NotSetUp without our tables, Stranger for nobody of ours."""
        try:
            with translated(self.where, self.login):
                ((self.login, email, self.role),) = self.connection.execute(_WHO).fetchall()
                self.connection.execute("listen roomdesk")
        except psycopg.errors.InvalidSchemaName as error:
            raise NotSetUp(self.where) from error
        except NotYours as error:
            raise Stranger(self.login) from error
        self.email = Email(email)
        if not self.role:
            raise Stranger(self.email)

    def read(self, sql: LiteralString, values: Parameters = None, *, planned: bool = False) -> list[Row]:
        """Give all rows; where the connection is found dead, once more on a new one.

        `planned` asks for a plan for these very values: the best one may depend on them.
        """
        prepare = False if planned else None
        try:
            return self._rows(sql, values, prepare=prepare)
        except ServerAway:
            if not self.connection.closed:
                raise
        self.reopen()
        return self._rows(sql, values, prepare=prepare)

    def write(self, sql: LiteralString, values: Parameters = None, *, harmless_twice: bool = False) -> list[Row]:
        """Call a writing function, again after a deadlock.

        A connection that is lost on the way leaves open what became of it. What is harmless when it comes twice is
        then sent again; the rest raises ServerAway.
        """
        self.was_cut = False
        until = time.monotonic() + _PATIENCE
        tries = 0
        while True:
            tries += 1
            try:
                return self._rows(sql, values, transient=tries < _TRIES)
            except _Again:
                time.sleep(random.uniform(0.005, 0.03) * tries)  # noqa: S311 - to get out of each other's way
            except ServerAway:
                if not self.connection.closed or not harmless_twice:
                    raise
                self.was_cut = True
                self._reopen_by(until)

    def _rows(
        self, sql: LiteralString, values: Parameters, *, transient: bool = False, prepare: bool | None = None
    ) -> list[Row]:
        with translated(self.where, self.login):
            try:
                return self.connection.execute(sql, values, prepare=prepare).fetchall()
            except psycopg.Error as error:
                if error.sqlstate in _GONE:
                    raise TooNew("…", "…") from error
                if transient and (error.sqlstate in _TRANSIENT or _is_same_booking(error)):
                    raise _Again from error
                raise

    def hint(self) -> None:
        """Let other desks look, after a writing. Many writings in a row share hints: `give_hint` gives what is owed."""
        self._owes_hint = True
        self.give_hint()

    def give_hint(self, *, at_once: bool = False) -> None:
        """Notify, where that is owed and was not done too often of late: each time all desks wake up."""
        now = time.monotonic()
        self._hints = min(_HINTS, self._hints + (now - self._hinted) * _HINTS_A_SECOND)
        self._hinted = now
        if self._owes_hint and (at_once or self._hints >= 1) and not self.connection.closed:
            self._owes_hint = False
            self._hints -= 1
            with suppress(psycopg.Error):
                self.connection.execute("notify roomdesk")

    def reopen(self) -> None:
        """Connect anew and be known again. Raises as connecting does."""
        self.close()
        self.connection = self._connect()
        self.identify()

    def _reopen_by(self, until: float) -> None:
        while True:
            try:
                self.reopen()
            except ServerAway:
                if time.monotonic() > until:
                    raise
                time.sleep(0.3)
            else:
                return

    def close(self) -> None:
        self.give_hint(at_once=True)
        with suppress(psycopg.Error):
            self.connection.close()


class _Again(Exception):
    """The same once more solves it."""


def _is_same_booking(error: psycopg.Error) -> bool:
    return error.sqlstate == "23505" and error.diag.constraint_name == "booking_id_key"


def _opened(wanted: Mapping[str, str]) -> psycopg.Connection[Row]:
    return psycopg.connect("", autocommit=True, **dict(wanted))  # type: ignore[arg-type]
