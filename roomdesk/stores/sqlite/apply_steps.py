"""Applies the schema's steps through sqlite-utils, inside the transaction of the caller."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database, Migrations

from roomdesk.stores.sqlite.connect import Connection


def apply_steps(connection: Connection, name: str, steps: Mapping[str, str]) -> None:
    """Apply the steps that are missing, each with its record; `name` is the set's."""
    migrations = Migrations(name)
    for step, sql in steps.items():

        def run(db: Database, sql: str = sql) -> None:
            db.executescript(sql)

        migrations(name=step)(run)
    migrations.apply(Database(connection, execute_plugins=False))
