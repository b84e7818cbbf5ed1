"""Backups: everything in a file, looked at without touching it, put back; never over what is there already."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli

MONDAY = "2027-03-22"
PEOPLE = "email,name,role\ndino@comune.example,Dino,administrator\nanna@comune.example,Anna,staff\n"
DINO, ANNA = ("--as", "dino@comune.example"), ("--as", "anna@comune.example")


def titles(town: Cli, **where: str) -> list[str]:
    found = town("bookings", "--from", MONDAY, "--json", **where).document["bookings"]
    return [one["title"] for one in found]


def book(town: Cli, title: str) -> None:
    assert town("book", title, "--room", "SALETTA", "--start", f"{MONDAY}T15:00", "--for", "1h").status == 0


def test_a_backup_is_verified_and_put_back(town: Cli, booked: Any, tmp_path: Path) -> None:
    done = town("backup", "b.db", "--json")
    assert (done.status, done.document["file"]) == (0, "b.db")
    assert done.document["bytes"] == (tmp_path / "b.db").stat().st_size
    assert (done.document["tables"]["booking"], done.document["tables"]["reservation"]) == (1, 2)
    verified = town("verify-backup", "b.db", "--json")
    found = verified.document
    assert (verified.status, found["ok"], found["faults"]) == (0, True, [])
    assert (found["sites"], found["rooms"], found["bookings"], found["reservations"]) == (2, 4, 1, 2)
    book(town, "Dopo")
    assert titles(town) == ["Coordinamento", "Dopo"]
    restored = town("restore", "b.db", "--json")
    assert (restored.status, restored.document["bookings"]) == (0, 1)
    assert town("show", booked["id"], "--json").document["bookings"] == [booked]
    assert titles(town) == ["Coordinamento"]
    # What was there before the restore can be put back in its turn.
    kept = restored.document["kept"]
    assert Path(kept).parent == tmp_path / "data" / "roomdesk" / "backups"
    assert town("restore", kept).status == 0
    assert titles(town) == ["Coordinamento", "Dopo"]
    assert town("db", "check").status == 0


def test_a_backup_is_one_file_that_only_its_owner_reads(town: Cli, tmp_path: Path) -> None:
    there = set(tmp_path.iterdir())
    assert town("backup", "copie/b.db").status == 0
    assert {one.name for one in set(tmp_path.iterdir()) - there} == {"copie"}
    assert [one.name for one in (tmp_path / "copie").iterdir()] == ["b.db"]
    before = (tmp_path / "copie" / "b.db").read_bytes()
    assert os.name != "posix" or (tmp_path / "copie" / "b.db").stat().st_mode & 0o77 == 0
    assert town("verify-backup", "copie/b.db").status == 0
    assert town("restore", "copie/b.db").status == 0
    assert (tmp_path / "copie" / "b.db").read_bytes() == before
    assert [one.name for one in (tmp_path / "copie").iterdir()] == ["b.db"]


def test_without_a_name_it_has_the_moment_s(town: Cli, tmp_path: Path) -> None:
    done = town("backup", "--json")
    made = Path(done.document["file"])
    assert made.parent == tmp_path / "data" / "roomdesk" / "backups"
    assert made.name.startswith("roomdesk-20")
    assert town("verify-backup", str(made)).status == 0


def test_a_backup_fills_a_new_database(town: Cli, booked: Any) -> None:
    town("backup", "b.db")
    done = town("restore", "b.db", "--json", db="new.db")
    assert (done.status, done.document["kept"]) == (0, None)
    assert town("show", booked["id"], "--json", db="new.db").document["bookings"] == [booked]


def test_nothing_that_is_there_is_written_over(town: Cli, tmp_path: Path) -> None:
    assert town("backup", "b.db").status == 0
    before = (tmp_path / "b.db").read_bytes()
    for file, why in (("b.db", "c'è già"), ("town.db", "c'è già"), (".", "c'è già"), ("sites.csv/b.db", "c'è già")):
        done = town("backup", file, "--json")
        assert (done.status, done.document["error"]["reason"]) == (2, "output")
        assert why in done.document["error"]["message"]
    assert (tmp_path / "b.db").read_bytes() == before
    (tmp_path / "empty.db").touch()
    assert town("backup", "empty.db").status == 0


@pytest.mark.parametrize("harm", ["page", "cut", "guard", "half", "other", "absent", "empty"])
def test_a_backup_that_is_not_whole_is_told_and_not_put_back(town: Cli, booked: Any, tmp_path: Path, harm: str) -> None:
    town("backup", "b.db")
    file = tmp_path / "b.db"
    harmed(file, harm)
    before = file.read_bytes() if file.exists() else None
    for command in ("verify-backup", "restore"):
        done = town(command, "b.db", "--json")
        error = done.document["error"]
        assert (done.status, error["code"]) == (2, "invalid")
        assert ("non è integra" in error["message"]) == (harm not in ("absent", "other", "empty"))
        assert "b.db" in error["message"]
        assert "/tmp" not in error["message"]
    assert (file.read_bytes() if file.exists() else None) == before
    assert titles(town) == ["Coordinamento"]
    assert not (tmp_path / "data" / "roomdesk" / "backups").exists()


def harmed(file: Path, harm: str) -> None:
    content = file.read_bytes()
    torn = content[:8192] + bytes(len(content) - 12288) + content[-4096:]
    others = {"page": torn, "cut": content[: len(content) // 2], "other": b"code,name\n", "empty": b""}
    if harm == "absent":
        file.unlink()
    elif harm in others:
        file.write_bytes(others[harm])
    else:
        with closing(sqlite3.connect(file)) as db:
            guards = db.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
            for name, _ in guards:
                db.execute(f"drop trigger {name}")
            if harm == "half":
                db.execute("delete from reservation")
                for _, sql in guards:
                    db.execute(sql)
            db.commit()
            db.execute("pragma journal_mode = delete")


def test_only_administrators_back_up_and_restore(town: Cli, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    assert town("import", "people.csv").status == 0
    assert town(*DINO, "backup", "b.db").status == 0
    for command in (("backup", "c.db"), ("restore", "b.db")):
        done = town(*ANNA, *command, "--json")
        assert (done.status, done.document["error"]["code"]) == (3, "forbidden")
    assert not (tmp_path / "c.db").exists()
    assert town(*ANNA, "verify-backup", "b.db").status == 0
    assert town(*DINO, "restore", "b.db").status == 0


def test_what_was_done_is_told_in_both_languages(town: Cli) -> None:
    assert "Copia di sicurezza in b.db: " in town("backup", "b.db").out
    assert "Backed up into c.db: " in town("--lang", "en", "backup", "c.db").out
    assert "Tutto in ordine." in town("verify-backup", "b.db").out
    said = town("restore", "b.db").out
    assert "Ora c'è quello che contiene b.db." in said
    assert "Quello che c'era prima è in " in said
    assert "What b.db holds is there now." in town("--lang", "en", "restore", "b.db").out
