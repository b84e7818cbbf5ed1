"""A page saved as PDF where somebody wants it: painted and written beside the window."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import ask_file, write_file

translate = QCoreApplication.translate

T = TypeVar("T")
_UNSAFE = re.compile(r"[^\w.-]+")


class PdfFile(QObject):
    """Asks and writes for a screen; `tell(voice, text)` says what became of it."""

    def __init__(
        self,
        background: Background,
        screen: QWidget,
        tell: Callable[[str, str], None],
        failed: Callable[[RoomDeskError], None],
    ) -> None:
        super().__init__(screen)
        self._background, self._screen = background, screen
        self._tell, self._failed = tell, failed

    def ask(self, name: str, read: Callable[[], T], paint: Callable[[T], bytes]) -> None:
        """Ask for a file; `read` asks the desk what is to be in it, `paint` makes the PDF of that."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = Path(folder) / f"{_UNSAFE.sub('-', name).strip('-')}.pdf"
        kinds = translate("Printing", "PDF files (*.pdf)")
        if chosen := ask_file.to_save(self._screen, translate("Printing", "Save"), str(suggested), kinds):
            file = Path(chosen)
            self.save(file if file.suffix else file.with_suffix(".pdf"), read, paint)

    def save(self, file: Path, read: Callable[[], T], paint: Callable[[T], bytes]) -> None:
        self._background.ask(self, read, partial(self._write, file, paint), self._failed)

    def _write(self, file: Path, paint: Callable[[T], bytes], what: T) -> None:
        work = partial(_written, file, partial(paint, what))
        self._background.ask(self, work, partial(self._on_written, file), self._failed, Lane.OUTSIDE)

    def _on_written(self, file: Path, reason: str) -> None:
        if reason:
            text = translate("Printing", "{file} was not written: {reason}. Choose another folder.")
            self._tell("bad", text.format(file=file, reason=reason))
        else:
            self._tell("good", translate("Printing", "Saved: {file}").format(file=file))


def _written(file: Path, paint: Callable[[], bytes]) -> str:
    """Paint and write a file; give the reason where the system refuses, else nothing."""
    return write_file.write(file, paint())
