"""Files as they are found: full disks, read-only, broken, foreign, newer, on shares, opened by many at once."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from sqlite_utils import Database

from roomdesk.domain.errors import (
    DiskFull,
    Fault,
    Invalid,
    OnNetworkShare,
    StoreBusy,
    StoreDamaged,
    StoreGone,
    StoreUnreadable,
    TooNew,
)
from roomdesk.ports.store import Query
from roomdesk.stores.sqlite import SqliteStore
from roomdesk.stores.sqlite.connect import filesystem_kind, journal_is_safe, refuse_share, sqlite3
from tests.contracts.test_sqlite import STEPS
from tests.fakes.municipality import ANNA, GIUNTA, MUNICIPALITY, booking, slot

Files = dict[str, str]


def files(folder: Path) -> Files:
    """Give each file's name and the hash of its bytes."""
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in folder.iterdir()}


def made(path: Path) -> None:
    with closing(SqliteStore(str(path), STEPS)) as store:
        store.furnish(MUNICIPALITY)
        store.book([booking(GIUNTA, slot(9, 10))], None, ANNA)


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(str(path), isolation_level=None)) as connection:
        for one in statements:
            connection.execute(one)


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_a_newer_schema_is_refused_and_not_a_byte_is_written(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "x.db"
    made(path)
    newer = "insert into _sqlite_migrations select null, migration_set, '9999_future', applied_at from"
    sql(path, f"pragma journal_mode = {journal}", f"{newer} _sqlite_migrations limit 1")
    before = files(tmp_path)
    with pytest.raises(TooNew) as refused:
        SqliteStore(str(path), STEPS)
    assert refused.value.found == "9999_future"
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    "gone",
    [
        "drop trigger no_overlap_insert",
        "drop trigger no_overlap_update",
        "drop trigger no_shared_link_insert",
        "drop index reservation_room",
    ],
)
def test_a_database_without_a_guard_is_refused(tmp_path: Path, gone: str) -> None:
    path = tmp_path / "x.db"
    made(path)
    sql(path, gone)
    before = files(tmp_path)
    with pytest.raises(StoreDamaged) as refused:
        SqliteStore(str(path), STEPS)
    assert refused.value.missing == (gone.removeprefix("drop "),)
    assert files(tmp_path) == before


def test_a_weakened_guard_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    made(path)
    weak = "create trigger no_overlap_insert before insert on reservation begin select 1; end"
    sql(path, "drop trigger no_overlap_insert", weak)
    with pytest.raises(StoreDamaged) as refused:
        SqliteStore(str(path), STEPS)
    assert refused.value.missing == ("trigger no_overlap_insert",)


def test_a_table_without_its_rules_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    made(path)
    lax = "update sqlite_master set sql = replace(sql, 'check (end_at > start_at', 'check (1') where name = 'link_hold'"
    sql(path, "pragma writable_schema = on", lax)
    with pytest.raises(StoreDamaged) as refused:
        SqliteStore(str(path), STEPS)
    assert refused.value.missing == ("table link_hold",)


def test_transform_of_sqlite_utils_would_be_noticed(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    made(path)
    with closing(Database(str(path), execute_plugins=False)) as db:
        db.table("reservation").transform(column_order=["booking"])
    with pytest.raises(StoreDamaged):
        SqliteStore(str(path), STEPS)


def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "roomdesk.db"
    path.write_bytes(b"Egregio Sindaco, " * 500)
    before = files(tmp_path)
    with pytest.raises(Invalid) as refused:
        SqliteStore(str(path), STEPS)
    assert refused.value.fault is Fault.NOT_A_DATABASE
    assert files(tmp_path) == before


def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    sql(path, "create table bookmark (url text)")
    before = files(tmp_path)
    with pytest.raises(Invalid) as refused:
        SqliteStore(str(path), STEPS)
    assert refused.value.fault is Fault.NOT_A_DATABASE
    assert files(tmp_path) == before


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.touch()
    made(path)
    with closing(SqliteStore(str(path), STEPS)) as store:
        assert len(store.bookings(Query())) == 1
        assert not store.upgraded


@pytest.mark.parametrize("damage", [b"\0" * 4096, random.Random(7).randbytes(4096)], ids=["zeros", "noise"])
def test_a_corrupt_file_is_told_never_a_crash(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "x.db"
    made(path)
    size = path.stat().st_size // 4096
    told = 0
    for page in range(1, size):
        whole = path.read_bytes()
        path.write_bytes(whole[: page * 4096] + damage + whole[(page + 1) * 4096 :])
        try:
            with closing(SqliteStore(str(path), STEPS)) as store:
                told += bool(store.faults())
        except (StoreUnreadable, StoreDamaged, Invalid):
            told += 1
        path.write_bytes(whole)
    assert told == size - 1


def test_flipped_bits_and_torn_ends_never_crash(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    made(path)
    whole, chance = path.read_bytes(), random.Random(28)
    told = 0
    for number in range(200):
        damaged = bytearray(whole)
        if number % 2:
            damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        else:
            del damaged[chance.randrange(1, len(whole)) :]
        path.write_bytes(damaged)
        try:
            with closing(SqliteStore(str(path), STEPS)) as store:
                store.bookings(Query())
                store.day(slot(0, 24))
                told += bool(store.faults())
        except (StoreUnreadable, StoreDamaged, Invalid):
            told += 1
    # One flipped bit inside a text or in unused space cannot be seen: backups carry a checksum for that.
    assert told >= 100


def test_a_folder_or_a_file_of_nobody_is_told(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing" / "x.db"):
        with pytest.raises(StoreUnreadable):
            SqliteStore(str(path), STEPS)


def test_a_locked_database_is_told_as_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roomdesk.stores.sqlite.connect.BUSY_SECONDS", 0.05)
    path = tmp_path / "x.db"
    made(path)
    with (
        closing(sqlite3.connect(str(path), isolation_level=None)) as other,
        closing(SqliteStore(str(path), STEPS)) as store,
    ):
        other.execute("begin immediate")
        assert len(store.bookings(Query())) == 1
        with pytest.raises(StoreBusy):
            store.book([booking(GIUNTA, slot(12, 13))], None, ANNA)
        other.execute("rollback")
        store.book([booking(GIUNTA, slot(12, 13))], None, ANNA)


# ── disks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 6 MiB; skips where mounting one is not allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)]
    if os.name != "posix" or os.getuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_loses_nothing_that_was_confirmed(small_disk: Path) -> None:
    path = small_disk / "x.db"
    made(path)
    confirmed = 1
    with closing(SqliteStore(str(path), STEPS)) as store:
        with pytest.raises(DiskFull):  # noqa: PT012 - which of them meets the end is not known
            for day in count(1):
                store.book([booking(GIUNTA, slot(12, 13, day), description="x" * 4000)], None, ANNA)
                confirmed += 1
        assert len(store.bookings(Query())) == confirmed
    assert confirmed > 100
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    with closing(SqliteStore(str(path), STEPS)) as store:
        assert len(store.bookings(Query())) == confirmed
        assert store.faults() == ()
        store.book([booking(GIUNTA, slot(9, 10, day=-1))], None, ANNA)


def test_a_disk_that_only_reads_is_told_and_left_alone(small_disk: Path) -> None:
    path = small_disk / "x.db"
    made(path)
    before = files(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreUnreadable):
        SqliteStore(str(path), STEPS)
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert files(small_disk) == before


# ── shares, journal, starters ───────────────────────────────────────────────────────────────────────────────────────

MOUNTS = r"""
22 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
30 22 0:26 / /mnt/autofs rw - autofs systemd-1 rw,fd=45
91 30 0:50 / /mnt/autofs rw,relatime shared:1 - nfs4 server:/export rw,vers=4.2
92 22 0:51 / /mnt/Comune\040dell'Aquila rw - cifs //server/dati rw
93 22 0:52 / /mnt/Società rw - smb3 //server/dati rw
94 22 0:53 / /mnt/local rw - xfs /dev/vdb rw
95 94 0:54 / /mnt/local/deep master:5 - fuse.sshfs user@host: rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/mnt/autofs/x.db", "nfs4"),
        ("/mnt/Comune dell'Aquila/x.db", "cifs"),
        ("/mnt/Società/dati/x.db", "smb3"),
        ("/mnt/local/x.db", ""),
        ("/mnt/local/deep/er/x.db", "fuse.sshfs"),
        ("/mnt/localdeep/x.db", ""),
        ("/x.db", ""),
    ],
)
def test_a_share_is_known_by_its_mount(tmp_path: Path, path: str, kind: str) -> None:
    here = Path(f"{tmp_path}{path}")
    here.parent.mkdir(parents=True, exist_ok=True)
    below = MOUNTS.strip().replace(" /mnt", f" {tmp_path}/mnt")
    assert filesystem_kind(here, below) == kind


@pytest.mark.parametrize("path", ["//server/dati/x.db", "/home/anna/OneDrive - Comune/x.db", "/home/anna/Dropbox/x.db"])
def test_shares_and_synced_folders_are_refused(path: str) -> None:
    with pytest.raises(OnNetworkShare):
        refuse_share(Path(path))


def test_this_folder_is_no_share(tmp_path: Path) -> None:
    refuse_share(tmp_path / "x.db")


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ("3.53.4", True), ("3.51.3", True), ("3.51.2", False), ("3.50.7", True), ("3.50.6", False), ("3.49.9", False),
        ("3.45.1", False), ("3.44.6", True), ("3.44.5", False), ("3.40.1", False),
    ],
)  # fmt: skip
def test_the_journal_is_chosen_by_the_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, safe: bool
) -> None:
    assert journal_is_safe(tuple(map(int, version.split(".")))) is safe
    monkeypatch.setattr(sqlite3, "sqlite_version", version)
    with closing(SqliteStore(str(tmp_path / "x.db"), STEPS)) as store:
        info = store.info()
    assert (info["journal"], bool(info["journal_note"])) == (("wal", False) if safe else ("truncate", True))


def test_a_wal_database_goes_back_to_truncate_where_the_journal_is_not_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    made(path)
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.40.1")
    with closing(SqliteStore(str(path), STEPS)) as store:
        assert store.info()["journal"] == "truncate"
        store.book([booking(GIUNTA, slot(12, 13))], None, ANNA)


STARTER = """
import sys, time
from pathlib import Path
from roomdesk.stores.sqlite import SqliteStore
from roomdesk.ports.store import Query
print("ready", flush=True)
for path in sys.stdin:
    store = SqliteStore(path.rstrip("\\n"), Path(sys.argv[1]))
    assert store.bookings(Query()) == ()
    print(int(store.upgraded), flush=True)
    store.close()
"""


@pytest.mark.slow
def test_six_starters_on_nothing_all_succeed_and_one_makes_the_schema(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STARTER, str(STEPS)]
    starters = [subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    try:
        assert [_line(one) for one in starters] == ["ready"] * 6
        for number in range(20):
            for one in starters:
                _tell(one, f"{tmp_path}/Comune dell'Aquila {number}.db\n")
            assert sorted(_line(one) for one in starters) == ["0"] * 5 + ["1"]
    finally:
        for one in starters:
            one.communicate(timeout=60)


def _line(starter: subprocess.Popen[str]) -> str:
    assert starter.stdout
    return starter.stdout.readline().strip()


def _tell(starter: subprocess.Popen[str], text: str) -> None:
    assert starter.stdin
    starter.stdin.write(text)
    starter.stdin.flush()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file where it is")
@pytest.mark.parametrize("fate", ["deleted", "moved", "replaced"])
def test_nothing_is_confirmed_into_a_file_that_is_not_there_any_more(tmp_path: Path, fate: str) -> None:
    path = tmp_path / "a.db"
    with closing(SqliteStore(str(path), STEPS)) as store:
        store.furnish(MUNICIPALITY)
        store.book([booking(GIUNTA, slot(9, 10))], None, ANNA)
        if fate == "replaced":
            with closing(SqliteStore(str(tmp_path / "b.db"), STEPS)):
                pass
            (tmp_path / "b.db").replace(path)
        elif fate == "moved":
            path.rename(tmp_path / "c.db")
        else:
            path.unlink()
        with pytest.raises(StoreGone):
            store.book([booking(GIUNTA, slot(12, 13))], None, ANNA)
        with pytest.raises(StoreGone):
            store.rooms()
        if fate == "moved":
            (tmp_path / "c.db").rename(path)
            assert len(store.bookings(Query())) == 1
