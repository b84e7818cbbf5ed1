"""Steps keep their checksums, apply one after the other on data, and make the schema that is expected."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from roomdesk.ports.store import Query
from roomdesk.settings.places import find_places
from roomdesk.stores.sqlite import SqliteStore, migrate
from roomdesk.stores.sqlite.connect import sqlite3
from tests.fakes.municipality import ANNA, GIUNTA, LAB, MUNICIPALITY, booking, full_of_facts, series, slot

DB = find_places().steps
STEPS = DB / "sqlite"
NAMES = [path.stem for path in sorted(STEPS.glob("*.sql"))]
# Add a line with each new step. A line here never changes once a version with that step was released.
CHECKSUMS = json.loads((Path(__file__).parent / "checksums.json").read_text("utf-8"))
EXPECTED = {
    "attendee", "booking", "closure", "conference", "device", "device_fault", "fault_mail", "fault_note",
    "fault_told", "feed_name", "finding", "history", "link_hold", "mail", "maintenance",
    "municipality", "outside_busy", "outside_calendar", "person", "photo",
    "places_version", "preparation", "publication_turn", "published", "received", "reservation",
    "room", "room_task", "series", "site",
}  # fmt: skip
GUARDS = {
    "no_closed_place",
    "no_outside_overlap",
    "no_overlap_insert",
    "no_overlap_update",
    "no_shared_link_insert",
    "no_shared_link_update",
}


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give the rows of every table of ours."""
    with closing(sqlite3.connect(str(path))) as connection:
        names = [
            name
            for (name,) in connection.execute("select name from sqlite_master where type = 'table'")
            if not name.startswith(("sqlite_", "_sqlite_"))
        ]
        return {name: connection.execute(f"select * from {name}").fetchall() for name in names}


def some(folder: Path, count: int) -> Path:
    """Copy the first so many steps."""
    folder.mkdir()
    for name in NAMES[:count]:
        shutil.copy(STEPS / f"{name}.sql", folder)
    return folder


def test_no_released_step_was_edited() -> None:
    assert {name: hashlib.sha256((STEPS / f"{name}.sql").read_bytes()).hexdigest() for name in NAMES} == CHECKSUMS


def test_steps_are_numbered_without_a_gap_and_named_in_words() -> None:
    assert [name[:5] for name in NAMES] == [f"{number:04}_" for number in range(1, len(NAMES) + 1)]
    assert all(re.fullmatch(r"\d{4}_[a-z_]+", name) for name in NAMES)


def test_all_databases_have_the_same_steps() -> None:
    assert [one.name for one in DB.iterdir() if one.is_dir() and sorted(p.stem for p in one.iterdir()) != NAMES] == []


@pytest.mark.parametrize("count", range(1, len(NAMES)))
def test_each_step_applies_on_the_data_of_the_one_before(tmp_path: Path, count: int) -> None:
    path = tmp_path / "x.db"
    with closing(SqliteStore(str(path), some(tmp_path / "before", count))) as store:
        store.furnish(MUNICIPALITY)
        if count > NAMES.index("0002_bookings"):
            rule, dates = series(3, GIUNTA, slot(12, 13))
            store.book([full_of_facts()], None, ANNA)
            store.book(dates, rule, ANNA)
    before = rows(path)
    with closing(SqliteStore(str(path), some(tmp_path / "after", count + 1))) as store:
        assert store.upgraded
        assert len(store.rooms()) == len(MUNICIPALITY.rooms)
    after = rows(path)
    assert {name: after[name] for name in before} == before
    with closing(SqliteStore(str(path), STEPS)) as store:
        assert store.faults() == ()
        assert store.info()["schema"] == NAMES[-1]
        store.book([booking(LAB, slot(15, 16))], None, ANNA)
        assert store.bookings(Query(rooms=(LAB,)))


def test_a_step_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    with closing(SqliteStore(str(path), STEPS)) as store:
        store.furnish(MUNICIPALITY)
    before = rows(path)
    broken = some(tmp_path / "broken", len(NAMES))
    (broken / "9999_broken.sql").write_text("create table extra (num integer);\ninsert into nowhere values (1);\n")
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        SqliteStore(str(path), broken)
    assert rows(path) == before
    with closing(SqliteStore(str(path), STEPS)) as store:
        assert store.info()["schema"] == NAMES[-1]


def test_the_schema_is_as_expected(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    SqliteStore(str(path), STEPS).close()
    with closing(sqlite3.connect(str(path))) as connection:
        found = {
            (kind, name): sql
            for kind, name, sql in connection.execute(
                "select type, name, sql from sqlite_master where name not like '%sqlite\\_%' escape '\\'"
            )
        }
    tables = {name: sql for (kind, name), sql in found.items() if kind == "table"}
    assert tables.keys() == EXPECTED
    assert all(re.search(r"\) strict(, without rowid)?$", sql) for sql in tables.values())
    assert {name for kind, name in found if kind == "trigger"} == GUARDS
    assert "reservation_room" in {name for kind, name in found if kind == "index"}


def test_the_readme_tells_the_rules_that_are_held() -> None:
    text = (DB / "README.md").read_text("utf-8")
    for word in (
        "sqlite/NNNN_name.sql",
        "never edited",
        "tests/migrations",
        "table.transform()",
        "exclusive transaction",
    ):
        assert word in text


def test_the_sum_of_the_guards_is_that_of_the_steps(tmp_path: Path) -> None:
    """It is only a quick way past the comparison: a wrong one would make every start slow, and no database unsafe."""
    store = SqliteStore(str(tmp_path / "roomdesk.db"), STEPS)
    store.close()
    with closing(sqlite3.connect(str(tmp_path / "roomdesk.db"))) as db:
        assert (DB / migrate.MARK).read_text("utf-8") == migrate.guards_mark(db)
        db.execute("drop trigger " + db.execute("select name from sqlite_master where type = 'trigger'").fetchone()[0])
        assert (DB / migrate.MARK).read_text("utf-8") != migrate.guards_mark(db)
