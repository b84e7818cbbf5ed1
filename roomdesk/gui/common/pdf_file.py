"""A page saved as PDF where somebody wants it: painted and written beside the window."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import ask_file
from roomdesk.ports.writer import Page, Paper, Press

translate = QCoreApplication.translate

_UNSAFE = re.compile(r"[^\w.-]+")


class PdfFile(QObject):
    """Asks and writes for a screen; `tell(voice, text)` says what became of it."""

    def __init__(
        self,
        press: Press,
        background: Background,
        screen: QWidget,
        tell: Callable[[str, str], None],
        failed: Callable[[RoomDeskError], None],
    ) -> None:
        super().__init__(screen)
        self._press, self._background, self._screen = press, background, screen
        self._tell, self._failed = tell, failed

    def ask(self, name: str, read: Callable[[], Page]) -> None:
        """Ask for a file, and save a page in it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = Path(folder) / f"{_UNSAFE.sub('-', name).strip('-')}.pdf"
        kinds = translate("Printing", "PDF files (*.pdf)")
        if chosen := ask_file.to_save(self._screen, translate("Printing", "Save"), str(suggested), kinds):
            file = Path(chosen)
            self.save(file if file.suffix else file.with_suffix(".pdf"), read)

    def save(self, file: Path, read: Callable[[], Page]) -> None:
        self._background.ask(self, read, partial(self._paint, file), self._failed)

    def _paint(self, file: Path, page: Page) -> None:
        written = partial(self._on_written, file)
        self._background.ask(self, partial(self._write, file, page), written, self._failed, Lane.OUTSIDE)

    def _write(self, file: Path, page: Page) -> str:
        """Give the system's reason where it refuses, else nothing."""
        content = self._press.pdf(page, Paper())
        try:
            file.write_bytes(content)
        except OSError as error:
            return error.strerror or str(error)
        return ""

    def _on_written(self, file: Path, reason: str) -> None:
        if reason:
            text = translate("Printing", "{file} was not written: {reason}. Choose another folder.")
            self._tell("bad", text.format(file=file, reason=reason))
        else:
            self._tell("good", translate("Printing", "Saved: {file}").format(file=file))
