"""The command line on a shared database: the same verbs, made by its keeper, used by logins."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from roomdesk.domain.people import Person, Role
from roomdesk.ports.store import Furnishing
from tests.cli.conftest import ROOMS, SITES, Cli
from tests.fakes.municipality import ANNA, BRUNO
from tests.servers.cluster import Cluster
from tests.servers.roomdesk import STEPS, admit, open_store

STEPS_KNOWN = sorted(one.stem for one in STEPS.glob("*.sql"))


@pytest.fixture
def empty(postgres: Cluster) -> Iterator[str]:
    postgres.sql("postgres", "create database bare")
    yield "bare"
    postgres.sql("postgres", "drop database bare with (force)")


def test_the_keeper_makes_it_and_says_what_is_there(cli: Cli, postgres: Cluster, empty: str) -> None:
    address = postgres.address(empty)
    before = cli("db", "info", "--json", db=address)
    assert (before.status, before.document["error"]["code"]) == (4, "unreachable")
    assert "roomdesk db init" in before.document["error"]["message"]
    for verb in ("init", "init", "upgrade"):
        made = cli("db", verb, "--json", db=address)
        assert made.document == {"engine": "postgresql", "schema": STEPS_KNOWN[-1]}
    info = cli("db", "info", "--json", db=address).document
    assert (info["engine"], info["sites"], info["where"]) == ("postgresql", 0, address)
    assert cli("db", "check", "--json", db=address).document == {"ok": True, "faults": []}
    postgres.sql(empty, "alter table rd.reservation drop constraint no_overlap")
    broken = cli("db", "check", db=address)
    assert broken.status == 4
    assert "constraint no_overlap" in broken.err


def test_the_main_job_is_the_same(cli: Cli, postgres: Cluster, pg_town: str, tmp_path: Path) -> None:
    (tmp_path / "sites.csv").write_text(SITES, "utf-8")
    (tmp_path / "rooms.csv").write_text(ROOMS, "utf-8")
    address = postgres.address(pg_town)
    assert cli("import", "rooms.csv", "sites.csv", db=address).status == 0
    with closing(open_store(postgres, pg_town)) as store:
        store.furnish(Furnishing(people=(Person(ANNA, "Anna", Role.ADMINISTRATOR), Person(BRUNO, "B", Role.STAFF))))
    admit(postgres, pg_town, "bruno", BRUNO)
    bruno = postgres.address(pg_town, "bruno")
    wish = ("book", "Giunta", "--room", "GIUNTA", "--room", "riunioni", "--start", "2027-03-22T09:00", "--for", "2h")
    made = cli(*wish, "--json", db=bruno).document["bookings"][0]
    assert (made["organizer"], made["status"]) == (BRUNO, "confirmed")
    taken = cli(*wish, "--json", db=bruno)
    assert taken.status == 3
    assert {one["room"] for one in taken.document["error"]["conflicts"]} == {"GIUNTA", "RIUNIONI"}
    assert cli("move", made["id"], "--start", "2027-03-22T14:00", db=bruno).status == 0
    assert cli("import", "sites.csv", "--json", db=bruno).document["error"]["code"] == "forbidden"
    shown = cli("show", made["id"], "--json", db=address).document
    assert [one["who"] for one in shown["history"]] == [BRUNO, BRUNO]


def test_a_server_is_backed_up_by_its_keeper_and_restored_into_an_empty_one(
    cli: Cli, postgres: Cluster, pg_town: str, empty: str, tmp_path: Path
) -> None:
    (tmp_path / "sites.csv").write_text(SITES, "utf-8")
    (tmp_path / "rooms.csv").write_text(ROOMS, "utf-8")
    address, other = postgres.address(pg_town), postgres.address(empty)
    assert cli("import", "rooms.csv", "sites.csv", db=address).status == 0
    assert cli("backup", "b.db", "--json", db=address).document["tables"]["room"] == 4
    assert cli("verify-backup", "b.db", "--json", db=address).document["rooms"] == 4
    full = cli("restore", "b.db", "--json", db=address)
    assert (full.status, full.document["error"]["code"]) == (3, "policy")
    assert cli("db", "init", db=other).status == 0
    restored = cli("restore", "b.db", "--json", db=other)
    assert (restored.status, restored.document["rooms"], restored.document["kept"]) == (0, 4, None)
    assert cli("rooms", "--json", db=other).document == cli("rooms", "--json", db=address).document
    with closing(open_store(postgres, pg_town)) as store:
        store.furnish(Furnishing(people=(Person(ANNA, "Anna", Role.ADMINISTRATOR), Person(BRUNO, "B", Role.STAFF))))
    admit(postgres, pg_town, "bruno", BRUNO)
    refused = cli("backup", "c.db", "--json", db=postgres.address(pg_town, "bruno"))
    assert (refused.status, refused.document["error"]["code"]) == (3, "forbidden")
    assert not (tmp_path / "c.db").exists()


def test_who_acts_is_not_for_the_command_line_to_say(cli: Cli, postgres: Cluster, pg_town: str) -> None:
    refused = cli("--as", "anna@comune.example", "bookings", "--json", db=postgres.address(pg_town))
    assert (refused.status, refused.document["error"]["code"]) == (2, "invalid")
    assert "--as" in refused.document["error"]["message"]


def test_a_password_in_an_address_is_refused_and_not_repeated(cli: Cli) -> None:
    refused = cli("bookings", "--json", db="postgresql://anna:segretissima@db.comune.example/rooms")
    assert (refused.status, refused.document["error"]["code"]) == (2, "invalid")
    assert "segretissima" not in refused.out + refused.err


def test_a_file_needs_no_server_library(tmp_path: Path) -> None:
    run = "import sys; from roomdesk.__main__ import main; sys.argv = ['roomdesk', '--db', 'x.db', 'bookings']; main();"
    names = "print([one for one in sys.modules if one.split('.')[0] in ('psycopg', 'psycopg_binary')])"
    done = subprocess.run([sys.executable, "-c", run + names], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_database_moves_from_a_file_to_a_server_and_back(town: Cli, postgres: Cluster, empty: str) -> None:
    town("book", "Giunta", "--room", "GIUNTA", "--start", "2027-03-22T09:00", "--for", "2h")
    address = postgres.address(empty)
    moved = town("db", "copy", "town.db", address, "--json")
    assert (moved.status, moved.document["tables"]["booking"], moved.document["tables"]["site"]) == (0, 1, 2)
    assert town("db", "copy", address, "back.db").status == 0
    listed = [town("bookings", "--json", db=where).document for where in ("town.db", address, "back.db")]
    assert listed[0] == listed[1] == listed[2]
    again = town("db", "copy", "town.db", address, "--json")
    assert (again.status, again.document["error"]["reason"]) == (3, "TargetNotEmpty")
