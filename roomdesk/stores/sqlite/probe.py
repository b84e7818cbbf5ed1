"""Looks at a place for a SQLite file without writing: free, ours, or why it will not do."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from roomdesk.domain.errors import Fault, Invalid, StoreUnreadable, TooNew
from roomdesk.ports.first_run import Prospect
from roomdesk.stores.sqlite import migrate, places
from roomdesk.stores.sqlite.connect import refuse_share, sqlite3, translated

_NAME = "roomdesk.db"


def probe(path: str, steps: Path) -> Prospect:
    """Say what a file is, in a folder the one of the usual name; `steps` is the folder db/sqlite.

    Raises OnNetworkShare, TooNew, Invalid for a file of something else, StoreUnreadable.
    """
    try:
        file = Path(path).absolute()
        file = file / _NAME if file.is_dir() else file
        refuse_share(file)
        there = next(one for one in (file, *file.parents) if one.exists())
    except OSError as error:  # a name that is too long, a disk that has gone
        raise StoreUnreadable(path, path) from error
    if there != file:
        if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
            raise StoreUnreadable(path, str(there))
        return Prospect(str(file), is_new=True)
    if not (file.is_file() and os.access(file, os.R_OK | os.W_OK)):
        raise StoreUnreadable(path, str(file))
    return _read(file, steps)


def _read(file: Path, steps: Path) -> Prospect:
    path = str(file)
    with (
        translated(path),
        closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as db,
    ):
        have, known = migrate.applied(db), migrate.steps(steps)
        newer = [name for name in have if name not in known]
        if newer:
            raise TooNew(newer[-1], list(known)[-1])
        if not have:
            if db.execute("select 1 from sqlite_master").fetchone():
                raise Invalid(Fault.NOT_A_DATABASE, path)
            return Prospect(path, is_new=True)
        sites, people = (db.execute(f"select count(*) from {one}").fetchone()[0] for one in ("site", "person"))  # noqa: S608 - names of ours
        return Prospect(path, False, places.municipality(db).name, sites, people)
