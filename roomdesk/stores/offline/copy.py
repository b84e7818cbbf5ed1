"""The copy of a server's weeks as a file of one login, which only this computer's user can read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol

from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import Email
from roomdesk.domain.slot import Slot
from roomdesk.ports.moving import Read
from roomdesk.ports.store import Store

BEFORE, AFTER = timedelta(days=36), timedelta(days=85)
"""How far the copy reaches: the month that is shown, and twelve weeks to come, whatever day it is."""
OLDEST = timedelta(days=14)
"""After this nobody is shown a copy any more: whose login was ended meanwhile shall not read on for ever."""
_TAILS = ("", "-wal", "-shm", "-journal")


class Near(Store, Protocol):
    """A store in a file that can take another one's rows over."""

    def renew(self, source: Read) -> None:
        """Hold the very rows of a source, in one transaction."""
        ...


Glimpse = Callable[[Slot], AbstractContextManager[tuple[Email, Read]]]
"""Whose login it is, and all that it may see of a stretch of time, as it is at one moment."""


class Note(NamedTuple):
    """What a copy is: whose, of which moment, how far it reaches, and how many rooms it has: an empty file has none."""

    login: Email
    read_at: datetime
    span: Slot
    rooms: int


class Copy:
    """`where` names the server and the login; each has a file of its own in the folder."""

    def __init__(self, folder: Path, where: str, open_near: Callable[[str], Near]) -> None:
        self._folder, self._open_near = folder, open_near
        self.file = folder / f"{sha256(where.encode()).hexdigest()[:24]}.db"
        self._note = self.file.with_suffix(".json")

    def note(self, now: datetime) -> Note | None:
        """Tell what the copy is; None where there is none, or one that is too old: that is taken away."""
        try:
            said = json.loads(self._note.read_text("utf-8"))
            times = [datetime.fromisoformat(said[key]) for key in ("read_at", "since", "until")]
            note = Note(Email(said["login"]), times[0], Slot(times[1], times[2]), int(said["rooms"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not timedelta(0) <= now - note.read_at + timedelta(minutes=5) <= OLDEST:
            self.wipe()
            return None
        return note

    def open(self, note: Note) -> Near | None:
        """Open the file; None where it is not what the note says, and then there is no copy."""
        near = self._opened()
        if near and len(near.rooms()) != note.rooms:
            near.close()
            return None
        return near

    def _opened(self) -> Near | None:
        try:
            return self._open_near(str(self.file)) if self.file.exists() else None
        except RoomDeskError:
            return None

    def renew(self, glimpse: Glimpse, now: datetime) -> None:
        """Read what may be seen, and hold that instead. Raises as reading does."""
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        span = Slot(midnight - BEFORE, midnight + AFTER)
        with glimpse(span) as (login, source):
            self._make_private()
            with closing(self._open_near(str(self.file))) as near:
                near.renew(source)
                rooms = len(near.rooms())
        # Last, so that the copy is never said to be newer than it is.
        self._write_note(Note(login, now, span, rooms))

    def _make_private(self) -> None:
        """Make the file before a database is, so that it is nobody else's at any moment; begin anew if it is unfit."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = self._opened()
        if found is None:
            self.wipe()
            os.close(os.open(self.file, os.O_CREAT | os.O_WRONLY, 0o600))
        else:
            found.close()

    def _write_note(self, note: Note) -> None:
        said = {
            "login": note.login,
            "read_at": note.read_at.isoformat(),
            "since": note.span.start.isoformat(),
            "until": note.span.end.isoformat(),
            "rooms": note.rooms,
        }
        fresh = self._note.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            json.dump(said, out)
        fresh.replace(self._note)

    def wipe(self) -> None:
        """Take it away: first what says that there is one."""
        _remove(self._note)
        for tail in _TAILS:
            _remove(self.file.with_name(self.file.name + tail))

    def wipe_others(self) -> None:
        """Take the copies of other servers and logins away: they were left."""
        wipe_copies(self._folder, keeping=self.file.stem)


def wipe_copies(folder: Path, keeping: str = "") -> None:
    """Take all copies away but one."""
    with suppress(OSError):
        for one in [*folder.glob("*.json"), *folder.glob("*.db*")]:
            if not keeping or not one.name.startswith(keeping):
                _remove(one)


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)
