"""Drafts as files in the user's data folder: one a draft, each written whole or not at all."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from roomdesk.domain.frozen import frozen
from roomdesk.ports.drafts import KeptDraft

_MOST = 20
_LONGEST_BYTES = 200_000


@frozen
class DraftFolder:
    """The drafts for one database, in a folder that only the user can read; at most so many."""

    folder: Path
    most: int = _MOST

    def keep(self, draft: KeptDraft) -> None:
        """Write beside the file and put it in its place; a disk that takes nothing loses the draft, no more."""
        text = json.dumps({"id": draft.id, "at": draft.at.isoformat(), "typed": dict(draft.typed)}, ensure_ascii=False)
        with suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self._file(draft.id).with_suffix(".new")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
                out.write(text)
            fresh.replace(self._file(draft.id))
            for old in self._files()[self.most :]:
                old.unlink()

    def kept(self) -> tuple[KeptDraft, ...]:
        """List what is kept, newest first; what cannot be read is left out."""
        found = [one for one in map(_read, self._files()[: self.most]) if one is not None]
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def drop(self, id_: str) -> None:
        with suppress(OSError):
            self._file(id_).unlink(missing_ok=True)

    def _file(self, id_: str) -> Path:
        # An id is a UUID of ours, but a file's name is never made of what somebody gave.
        return self.folder / f"{sha256(id_.encode()).hexdigest()[:32]}.json"

    def _files(self) -> list[Path]:
        with suppress(OSError):
            return sorted(self.folder.glob("*.json"), key=lambda one: one.stat().st_mtime_ns, reverse=True)
        return []


def draft_folder(data: Path, database: str, kind: str = "drafts", most: int = _MOST) -> DraftFolder:
    """Give the folder of a database's drafts of one kind: those begun on another are not offered."""
    return DraftFolder(data / kind / sha256(database.encode()).hexdigest()[:16], most)


def _read(file: Path) -> KeptDraft | None:
    try:
        if file.stat().st_size > _LONGEST_BYTES:
            return None
        found = json.loads(file.read_text("utf-8"))
        at = datetime.fromisoformat(found["at"])
        if not at.tzinfo or not isinstance(found["typed"], dict):
            return None
        return KeptDraft(str(found["id"]), at, found["typed"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
