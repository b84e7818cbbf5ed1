"""Where the program's own files and the user's files are."""

from __future__ import annotations

import sys
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from roomdesk.domain.frozen import frozen

_PACKAGE = Path(__file__).resolve().parents[1]


@frozen
class FilePlaces:
    """`resources` and `steps` (the schema's folder db) come with the program; the others are the user's."""

    resources: Path
    steps: Path
    settings: Path
    database: Path

    @property
    def copies(self) -> Path:
        """The folder for what is readable while a server is away."""
        return self.database.with_name("copies")

    @property
    def backups(self) -> Path:
        """The folder for backups that nobody named, and for what was there before a restore."""
        return self.database.with_name("backups")


def find_places() -> FilePlaces:
    """Find them in a source tree, in an installed wheel (inside the package), or in a frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [Path(frozen)] if frozen else [_PACKAGE, _PACKAGE.parent]
    root = next(one for one in roots if (one / "db" / "sqlite").is_dir())
    return FilePlaces(
        root / "resources",
        root / "db",
        user_config_path("roomdesk", appauthor=False) / "settings.toml",
        user_data_path("roomdesk", appauthor=False) / "roomdesk.db",
    )
