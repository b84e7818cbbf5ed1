"""Backups: whole databases as files of their own, written whole or not at all, read untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from datetime import datetime

    from roomdesk.ports.store import Store

T = TypeVar("T")


class Backups(Protocol):
    def place(self, at: datetime) -> str:
        """Name the file of a backup of that moment, in the folder of those that nobody named."""
        ...

    def write(self, file: str, fill: Callable[[Store], T]) -> T:
        """Have an empty store filled, and put it at the path of a file that is not there yet, or is empty.

        Raises Invalid, and what filling raises; then there is no file.
        """
        ...

    def read(self, file: str) -> AbstractContextManager[Store]:
        """Open a copy of a backup, brought up to date. Raises Invalid, BackupDamaged, TooNew."""
        ...
