"""What the window remembers from one time to the next: its place, the last screen, the sites shown."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from roomdesk.domain.ids import SiteCode


class Memory:
    """An INI file; without a path, nothing is remembered. The day is not: the window always opens on today."""

    def __init__(self, path: Path | None) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat) if path else None

    def geometry(self) -> QByteArray:
        return QByteArray(self._read("geometry", QByteArray()))

    def screen(self) -> str:
        return str(self._read("screen", ""))

    def sites(self) -> tuple[SiteCode, ...] | None:
        """Give the sites that were shown; None for all."""
        codes = str(self._read("sites", ""))
        return tuple(SiteCode(one) for one in codes.split()) if codes else None

    def state(self, screen: str) -> Mapping[str, str]:
        """Give what a screen noted of itself."""
        try:
            found = json.loads(self.recall(f"screens/{screen}") or "{}")
        except ValueError:
            found = {}
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}

    def keep_state(self, screen: str, state: Mapping[str, str]) -> None:
        self.note(f"screens/{screen}", json.dumps(dict(state)))

    def keep(self, geometry: QByteArray, screen: str, sites: Collection[SiteCode] | None) -> None:
        if self._file is not None:
            self._file.setValue("geometry", geometry)
            self._file.setValue("screen", screen)
            # Codes hold no spaces; a comma would make a list of it.
            self._file.setValue("sites", " ".join(sites or ()))
            self._file.sync()

    def recall(self, key: str) -> str:
        """Give a text that was noted under a key, else nothing."""
        return str(self._read(key, ""))

    def note(self, key: str, text: str) -> None:
        """Note a text under a key, to be there the next time."""
        if self._file is not None:
            self._file.setValue(key, text)

    def _read(self, key: str, otherwise: Any) -> Any:
        return self._file.value(key, otherwise) if self._file is not None else otherwise
