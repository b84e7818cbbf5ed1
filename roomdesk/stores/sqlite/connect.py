"""Opening a SQLite file: pragmas, journal, network shares, and its errors in our words."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from roomdesk.domain.errors import DiskFull, Fault, Invalid, OnNetworkShare, StoreBusy, StoreUnreadable, Unavailable

if TYPE_CHECKING:
    import sqlite3 as sqlite3
else:
    # The same choice as sqlite-utils makes: the SQLite that pysqlite3 brings, where it is installed.
    try:
        from pysqlite3 import dbapi2 as sqlite3
    except ImportError:
        import sqlite3

if sys.platform == "win32":
    import ctypes

Connection = sqlite3.Connection

BUSY_SECONDS = 15
_NETWORK = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd-fuse", "fuse.glusterfs",
}  # fmt: skip
_OCTAL = re.compile(r"\\([0-7]{3})")  # how mountinfo writes a space
_DRIVE_REMOTE = 4  # GetDriveTypeW
_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "nextcloud", "owncloud", "icloud")


def journal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite is clear of the WAL-reset corruption: 3.51.3, or the backports 3.50.7 and 3.44.6."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def sqlite_version() -> tuple[int, ...]:
    return tuple(int(part) for part in sqlite3.sqlite_version.split("."))


def open_database(path: str) -> Connection:
    """Open or create a file, or `:memory:`.

    Raises OnNetworkShare, Invalid for a file that is no database, StoreUnreadable, StoreBusy.
    """
    if path != ":memory:":
        refuse_share(Path(path))
    with translated(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma trusted_schema = off")
    connection.execute("pragma cell_size_check = on")
    connection.execute("pragma synchronous = full")
    connection.execute("pragma cache_size = -16384")


def settle_journal(db: Connection) -> None:
    """Choose the journal; it is written into the file, so only after the file is known to be ours."""
    wanted = "wal" if journal_is_safe(sqlite_version()) else "truncate"
    patience = time.monotonic() + BUSY_SECONDS
    while db.execute("pragma journal_mode").fetchone()[0] not in (wanted, "memory"):
        try:
            db.execute(f"pragma journal_mode = {wanted}").fetchall()
        except sqlite3.OperationalError:
            # SQLite does not wait here as it does elsewhere: another starter is at it this very moment.
            if time.monotonic() > patience:
                raise
            time.sleep(0.02)


def mark_of(path: str) -> tuple[int, int] | None:
    """Tell a file from any other that may come to stand at its path: device and inode; None for one not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - asked with every reading
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn SQLite's errors into ours; what is left (constraints we did not foresee) is a bug and goes through."""
    try:
        yield
    except sqlite3.OperationalError as error:
        known = _of_operation(str(error), where)
        if known is None:
            raise
        raise known from error
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise Invalid(Fault.NOT_A_DATABASE, where) from error
        if "malformed" in str(error) or "corrupt" in str(error):
            raise StoreUnreadable(where, str(error)) from error
        raise
    except UnicodeDecodeError as error:  # a damaged file may hold text that is none
        raise StoreUnreadable(where, error.reason) from error
    except UnicodeEncodeError as error:  # half a character, from a command line in another encoding
        raise Invalid(Fault.CODE, ascii(error.object)[:60]) from error


def _of_operation(text: str, where: str) -> Unavailable | None:
    if "locked" in text or "busy" in text:
        return StoreBusy(where)
    if "full" in text:
        return DiskFull(where)
    if text.startswith(("unable to open", "attempt to write a readonly", "disk I/O", "Could not decode")):
        return StoreUnreadable(where, text)
    return None


def refuse_share(path: Path) -> None:
    """Refuse a file on a network share or in a synced folder: its locks cannot be trusted. Raises OnNetworkShare."""
    absolute = path.absolute()
    synced = next((part for part in absolute.parts if part.casefold().startswith(_SYNCED)), "")
    kind = synced or _share_kind(absolute)
    if kind:
        raise OnNetworkShare(str(path), kind)


def _share_kind(path: Path) -> str:
    if str(path).startswith(("\\\\", "//")):
        return "UNC"
    if sys.platform == "win32":
        return "network drive" if ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE else ""
    mounts = Path("/proc/self/mountinfo")
    return filesystem_kind(path, mounts.read_text("utf-8", "replace")) if mounts.exists() else ""


def filesystem_kind(path: Path, mountinfo: str) -> str:
    """Name the network file system that holds a path, by Linux's mountinfo (proc(5)); empty for a local one."""
    best, kind = -1, ""
    existing = next(one for one in (path, *path.parents) if one.exists()).resolve()
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        point = _OCTAL.sub(lambda code: chr(int(code[1], 8)), before.split(" ")[4])
        # The later of two mounts on one point covers the earlier: an automounter's point comes before its share.
        if existing.is_relative_to(point) and len(point) >= best:
            best, kind = len(point), after.split(" ")[0]
    return kind if kind in _NETWORK else ""
