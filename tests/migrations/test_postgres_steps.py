"""PostgreSQL's steps: checksums, the twins of SQLite's, each on data of the one before, and by two keepers at once."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from roomdesk.domain.errors import NotSetUp, NotYours, TooNew, TooOld
from roomdesk.ports.store import Query
from roomdesk.settings.vault import Secrets
from roomdesk.stores.postgres import step_up
from tests.fakes.municipality import ANNA, GIUNTA, LAB, MUNICIPALITY, booking, full_of_facts, series, slot
from tests.servers.cluster import Cluster
from tests.servers.roomdesk import KEEPER, STEPS, open_store

NAMES = [path.stem for path in sorted(STEPS.glob("*.sql"))]
# Add a line with each new step. A line here never changes once a version with that step was released.
CHECKSUMS = json.loads((Path(__file__).parent / "checksums_postgres.json").read_text("utf-8"))


@pytest.fixture
def empty(postgres: Cluster) -> Iterator[str]:
    """Give the name of a database with nothing in it."""
    postgres.sql("postgres", "create database bare")
    yield "bare"
    postgres.sql("postgres", "drop database bare with (force)")


def some(folder: Path, count: int) -> Path:
    """Copy the first so many steps."""
    folder.mkdir()
    for name in NAMES[:count]:
        shutil.copy(STEPS / f"{name}.sql", folder)
    return folder


def rows(cluster: Cluster, database: str) -> dict[str, list[tuple[object, ...]]]:
    names = cluster.sql(database, "select tablename from pg_tables where schemaname = 'rd' and tablename <> 'step'")
    whole = "select one::text from rd.{} as one order by 1"
    return {name: cluster.sql(database, whole.format(name)) for (name,) in names}


def test_no_released_step_was_edited() -> None:
    assert {name: hashlib.sha256((STEPS / f"{name}.sql").read_bytes()).hexdigest() for name in NAMES} == CHECKSUMS


def test_each_step_has_its_twin() -> None:
    assert [path.stem for path in sorted((STEPS.parent / "sqlite").glob("*.sql"))] == NAMES


@pytest.mark.parametrize("count", range(2, len(NAMES)))
def test_each_step_applies_on_the_data_of_the_one_before(
    postgres: Cluster, empty: str, tmp_path: Path, count: int
) -> None:
    early = some(tmp_path / "before", count)
    assert step_up(postgres.address(empty), early, Secrets({}))
    with closing(open_store(postgres, empty, KEEPER, early)) as store:
        store.furnish(MUNICIPALITY)
        rule, dates = series(3, GIUNTA, slot(12, 13))
        store.book([full_of_facts()], None, ANNA)
        store.book(dates, rule, ANNA)
    before = rows(postgres, empty)
    assert step_up(postgres.address(empty), some(tmp_path / "after", count + 1), Secrets({}))
    after = rows(postgres, empty)
    assert {name: after[name] for name in before} == before
    assert step_up(postgres.address(empty), STEPS, Secrets({})) == (count + 1 < len(NAMES))
    with closing(open_store(postgres, empty)) as store:
        assert store.faults() == ()
        assert store.info()["schema"] == NAMES[-1]
        store.book([booking(LAB, slot(15, 16))], None, ANNA)
        assert store.bookings(Query(rooms=(LAB,)))


def test_a_step_that_fails_leaves_the_database_as_it_was(postgres: Cluster, empty: str, tmp_path: Path) -> None:
    broken = some(tmp_path / "broken", len(NAMES))
    (broken / "9999_broken.sql").write_text("create table rd.extra (num integer);\ninsert into nowhere values (1);\n")
    with pytest.raises(psycopg.errors.UndefinedTable, match="nowhere"):
        step_up(postgres.address(empty), broken, Secrets({}))
    assert rows(postgres, empty) == {}
    with pytest.raises(NotSetUp):
        open_store(postgres, empty, "keeper_of_tests")


def test_keepers_who_step_up_at_once_come_one_after_the_other(postgres: Cluster, empty: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: step_up(postgres.address(empty), STEPS, Secrets({})), range(4)))
    assert sorted(done) == [False, False, False, True]
    with closing(open_store(postgres, empty)) as store:
        assert store.faults() == ()


def test_an_older_program_is_told_and_writes_nothing_while_it_is_open(postgres: Cluster, pg_town: str) -> None:
    with closing(open_store(postgres, pg_town)) as desk:
        desk.furnish(MUNICIPALITY)
        postgres.sql(pg_town, "insert into rd.step (name) values ('9000_tomorrow')")
        before = rows(postgres, pg_town)
        for use in (desk.rooms, lambda: desk.book([booking(LAB, slot(9, 10))], None, ANNA)):
            with pytest.raises(TooNew) as refused:
                use()
            assert (refused.value.found, refused.value.known) == ("9000_tomorrow", NAMES[-1])
    with pytest.raises(TooNew):
        open_store(postgres, pg_town)
    assert rows(postgres, pg_town) == before


def test_nobody_but_a_keeper_can_hold_the_keeper_up(postgres: Cluster, pg_town: str, tmp_path: Path) -> None:
    newer = some(tmp_path / "newer", len(NAMES))
    (newer / "9000_tomorrow.sql").write_text("create table rd.extra (num integer);\n")
    postgres.sql("postgres", "drop role if exists passer_by", "create role passer_by login in role rd_staff")
    with psycopg.connect(postgres.address(pg_town, "passer_by")) as bad:
        bad.execute("select pg_advisory_lock(7041962)")
        bad.execute("lock table rd.step in access share mode")
        with pytest.raises(psycopg.errors.InsufficientPrivilege), bad.transaction():
            bad.execute("lock table rd.step in row exclusive mode")
        assert step_up(postgres.address(pg_town), newer, Secrets({}))


def test_a_database_out_of_a_dump_is_shut_again(postgres: Cluster, pg_town: str) -> None:
    postgres.sql(pg_town, f"grant all on database {pg_town} to public")
    with closing(open_store(postgres, pg_town)) as store:
        assert store.faults() == ("guard: rights database public",)
    assert not step_up(postgres.address(pg_town), STEPS, Secrets({}))
    with closing(open_store(postgres, pg_town)) as store:
        assert store.faults() == ()


# What a desk may call without writing anything: who it is, and whose a booking is.
HARMLESS = {"me", "my_role", "serves_all", "is_mine", "mail_is_mine", "conference_is_mine"}


def test_no_function_of_the_database_serves_an_older_program(postgres: Cluster, pg_town: str) -> None:
    granted = postgres.sql(
        pg_town,
        "select distinct p.oid::regprocedure::text, p.proname, p.pronargs from pg_proc as p, aclexplode(p.proacl) as g "
        "where pronamespace = 'rd'::regnamespace and g.grantee::regrole::text in "
        "('rd_desk', 'rd_staff', 'rd_reception', 'rd_technician', 'rd_admin')",
    )
    assert len(granted) > 30
    before, serving = rows(postgres, pg_town), []
    older = f"-c roomdesk.step={NAMES[0]}"
    with psycopg.connect(postgres.address(pg_town, KEEPER), options=older, autocommit=True) as desk:
        for signature, name, count in granted:
            try:
                desk.execute(f"select rd.{name}({', '.join(['null'] * count)})".encode())
            except psycopg.Error as error:
                if error.sqlstate == "RD426":
                    continue
            if name not in HARMLESS:
                serving.append(signature)
    assert serving == []
    assert rows(postgres, pg_town) == before


def test_a_newer_program_waits_for_the_keeper(postgres: Cluster, pg_town: str, tmp_path: Path) -> None:
    newer = some(tmp_path / "newer", len(NAMES))
    (newer / "9000_tomorrow.sql").write_text("create table rd.extra (num integer);\n")
    with pytest.raises(TooOld) as refused:
        open_store(postgres, pg_town, KEEPER, newer)
    assert (refused.value.found, refused.value.known) == (NAMES[-1], "9000_tomorrow")
    postgres.sql("postgres", "drop role if exists passer_by", "create role passer_by login in role rd_admin")
    with pytest.raises(NotYours):
        step_up(postgres.address(pg_town, "passer_by"), newer, Secrets({}))
    assert step_up(postgres.address(pg_town), newer, Secrets({}))


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        ("alter table rd.reservation drop constraint no_overlap", "guard: constraint no_overlap"),
        ("alter table rd.detail disable row level security", "guard: row security detail"),
        ("grant update on rd.booking to rd_staff", "guard: rights booking rd_staff"),
        ("grant execute on function rd.put_alone(jsonb, text, boolean) to public", "guard: function put_alone"),
        ("alter function rd.save(jsonb) set search_path = rd", "guard: function save"),
        ("alter table rd.person disable trigger person_placed", "guard: trigger person_placed"),
        ("drop trigger no_closed_place on rd.reservation", "guard: trigger no_closed_place"),
        (
            "do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$",
            "guard: rights database public",
        ),
        ("delete from rd.detail", "half_bookings: 1"),
    ],
)
def test_what_a_hand_has_spoilt_is_found(postgres: Cluster, pg_town: str, harm: str, fault: str) -> None:
    with closing(open_store(postgres, pg_town)) as store:
        store.furnish(MUNICIPALITY)
        store.book([booking(LAB, slot(9, 10))], None, ANNA)
        assert store.faults() == ()
        postgres.sql(pg_town, harm)
        assert store.faults() == (fault,)
