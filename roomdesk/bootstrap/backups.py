"""Backups as files: made and opened in a folder of this computer, for they may lie on a share."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from roomdesk.bootstrap.opening import open_new
from roomdesk.domain.errors import BackupDamaged, Fault, Invalid, RoomDeskError, StoreDamaged, StoreUnreadable
from roomdesk.ports.store import Store

T = TypeVar("T")


class BackupFiles:
    """`folder` holds those that nobody named."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, at: datetime) -> str:
        """Name the file of a backup; see the port."""
        name = f"roomdesk-{at.astimezone():%Y-%m-%d-%H%M%S}"
        files = (self._folder / f"{name}{f'-{number}' if number > 1 else ''}.db" for number in count(1))
        return str(next(one for one in files if not one.exists()))

    def write(self, file: str, fill: Callable[[Store], T]) -> T:
        """Fill and put in its place; see the port."""
        target = Path(file).absolute()
        with _refusing(file, Fault.OUTPUT):
            if target.exists() and (target.is_dir() or target.stat().st_size):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        with TemporaryDirectory(prefix="roomdesk-") as folder:
            made = Path(folder) / "backup.db"
            with closing(open_new(str(made))) as store:
                done = fill(store)
            with _refusing(file, Fault.OUTPUT):
                target.parent.mkdir(parents=True, exist_ok=True)
                _put(made, target)
        return done

    @contextmanager
    def read(self, file: str) -> Iterator[Store]:
        """Open a copy; see the port."""
        with TemporaryDirectory(prefix="roomdesk-") as folder:
            copy = Path(folder) / Path(file).name
            with _refusing(file, Fault.FILE):
                shutil.copyfile(file, copy)
                if Path(f"{file}-wal").exists():  # a database that was copied while it was in use
                    shutil.copyfile(f"{file}-wal", f"{copy}-wal")
            if not copy.stat().st_size:
                raise Invalid(Fault.NOT_A_DATABASE, file)
            try:
                with closing(open_new(str(copy))) as store:
                    yield store
            except (StoreDamaged, StoreUnreadable, Invalid) as error:
                raise _of_file(error, str(copy), file) from error


def _of_file(error: StoreDamaged | StoreUnreadable | Invalid, copy: str, file: str) -> RoomDeskError:
    """Say of the backup what is said of its copy; a file that cannot be read to its end is damaged."""
    if copy not in (getattr(error, "where", ""), getattr(error, "value", "")):
        return error
    if isinstance(error, Invalid):
        return Invalid(error.fault, file)
    return BackupDamaged(file, error.missing if isinstance(error, StoreDamaged) else (error.detail,))


@contextmanager
def _refusing(file: str, fault: Fault) -> Iterator[None]:
    """Raise Invalid, with the system's reason, where it refuses a file."""
    try:
        yield
    except OSError as error:
        raise Invalid(fault, f"{file} ({error.strerror})") from error


def _put(source: Path, target: Path) -> None:
    """Copy a file whole and onto the disk, for its owner alone: it holds what people are called."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        private = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        with source.open("rb") as given, os.fdopen(private, "wb") as out:
            shutil.copyfileobj(given, out, 1 << 20)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
