"""Feeds in a folder or on a share, each put in its place whole: nobody reads half of one."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from roomdesk.ports.carrier import NotCarried

_READABLE = 0o644


class Folder:
    """A folder that is there already: one that is missing is a share that is away."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)

    def has(self, name: str) -> bool:
        """Tell whether a file is there; see the port."""
        self._check()
        return (self._folder / name).is_file()

    def put(self, name: str, content: bytes) -> None:
        """Write a file whole; see the port."""
        self._check()
        try:
            number, fresh = tempfile.mkstemp(prefix=".roomdesk-", dir=self._folder)
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                # A web server that reads the folder is another user of the computer.
                Path(fresh).chmod(_READABLE)
                Path(fresh).replace(self._folder / name)
            except BaseException:
                with suppress(OSError):
                    Path(fresh).unlink()
                raise
        except OSError as error:
            raise NotCarried(f"not_writable {error.strerror or error}") from error

    def remove(self, name: str) -> None:
        """Delete a file; see the port."""
        self._check()
        try:
            (self._folder / name).unlink(missing_ok=True)
        except OSError as error:
            raise NotCarried(f"not_writable {error.strerror or error}") from error

    def _check(self) -> None:
        if not self._folder.is_dir():
            raise NotCarried(f"no_folder {self._folder}")
