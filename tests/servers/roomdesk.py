"""RoomDesk on a cluster for tests: a template with our schema, a database a test, logins of every role."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from roomdesk.domain.ids import Email
from roomdesk.settings.places import find_places
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres import PostgresStore, step_up
from tests.servers.cluster import Cluster

STEPS = find_places().steps / "postgres"
KEEPER = "rd_test_keeper"
"""A login that owns the database's objects and is no superuser: row security and rights are in force for it."""
_TEMPLATE = "roomdesk_template"
_numbers = itertools.count(1)


def prepare(cluster: Cluster) -> None:
    """Make the template, once for a cluster."""
    cluster.sql("postgres", f"create database {_TEMPLATE}")
    step_up(cluster.address(_TEMPLATE), STEPS, Secrets({}))
    cluster.sql("postgres", f"create role {KEEPER} login in role rd_owner")


@contextmanager
def database(cluster: Cluster) -> Iterator[str]:
    """Give the name of a fresh database with our schema."""
    name = f"roomdesk_{next(_numbers)}"
    cluster.sql("postgres", f"create database {name} template {_TEMPLATE} strategy file_copy")
    # Rights on a database do not come along from its template.
    cluster.sql(
        name, f"revoke all on database {name} from public", f"grant connect on database {name} to rd_desk, rd_owner"
    )
    try:
        yield name
    finally:
        cluster.sql("postgres", f"drop database {name} with (force)")


def open_store(cluster: Cluster, database: str, login: str = KEEPER, steps: Path = STEPS) -> PostgresStore:
    return PostgresStore(cluster.address(database, login), steps, Secrets({}))


def admit(cluster: Cluster, database: str, login: str, person: Email) -> None:
    """Make a login for somebody who is among the people."""
    cluster.sql(
        database,
        f"do $$ begin create role {login} login; exception when duplicate_object then null; end $$",
        f"select rd.admit('{login}', '{person}')",
    )


def ask_password(cluster: Cluster, database: str, login: str, password: str) -> None:
    """Have the server ask a login for a password (SCRAM) from now on."""
    cluster.sql(database, f"alter role {login} password '{password}'")
    rules = cluster.data / "pg_hba.conf"
    rules.write_text(f"host {database} {login} 127.0.0.1/32 scram-sha-256\n" + rules.read_text("utf-8"), "utf-8")
    cluster.reload()


@contextmanager
def rule(cluster: Cluster, line: str) -> Iterator[None]:
    """Put a line before all others of pg_hba.conf, for a while."""
    rules = cluster.data / "pg_hba.conf"
    before = rules.read_text("utf-8")
    _put_rules(cluster, f"{line}\n{before}")
    try:
        yield
    finally:
        _put_rules(cluster, before)


def _put_rules(cluster: Cluster, text: str) -> None:
    (cluster.data / "pg_hba.conf").write_text(text, "utf-8")
    cluster.reload()
