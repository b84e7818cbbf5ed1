"""Tables from and to the disk, for the places screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths

from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import ask_file, write_file
from roomdesk.gui.places.deeds import Fail, import_tables
from roomdesk.gui.places.import_dialog import ImportDialog
from roomdesk.ports.reader import Sheet

if TYPE_CHECKING:
    from roomdesk.gui.places.page import PlacesPage
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Tables(QObject):
    """Hands what is imported to the deeds of its screen; `dialog` is the one that is open."""

    def __init__(self, desk: Desk, background: Background, screen: PlacesPage, failed: Fail) -> None:
        super().__init__(screen)
        self._desk, self._background, self._screen, self._failed = desk, background, screen, failed
        self.dialog: ImportDialog | None = None

    def ask_import(self) -> None:
        """Ask for files, and show what they would change."""
        title, kinds = translate("Places", "Import tables"), translate("Places", "Tables (*.csv)")
        chosen = ask_file.to_open(self._screen, title, _documents(), kinds, many=True)
        if chosen:
            self.preview([Path(one) for one in chosen])

    def preview(self, files: Sequence[Path]) -> None:
        """Show what files would change."""
        self.dialog = ImportDialog(self._desk, self._background, files, self._screen)
        self.dialog.wanted.connect(self._import)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def _import(self, sheets: tuple[Sheet, ...]) -> None:
        self._screen.deeds.do(partial(import_tables, self._desk, sheets), self._on_imported, self._on_not_imported)

    def _on_imported(self) -> None:
        if self.dialog:
            self.dialog.accept()

    def _on_not_imported(self, error: RoomDeskError) -> None:
        (self.dialog.fail if self.dialog else self._failed)(error)

    def _on_closed(self) -> None:
        self.dialog = None

    def ask_export(self, table: str) -> None:
        """Ask for a file and write a table into it."""
        title, kinds = translate("Places", "Export"), translate("Places", "Tables (*.csv)")
        suggested = str(Path(_documents()) / f"{table}.csv")
        chosen = ask_file.to_save(self._screen, title, suggested, kinds)
        if chosen:
            file = Path(chosen)
            self.export(table, file if file.suffix else file.with_suffix(".csv"))

    def export(self, table: str, file: Path) -> None:
        """Write a table into a file."""
        self._background.ask(self, partial(self._desk.export_tables, table), partial(self._write, file), self._failed)

    def _write(self, file: Path, text: str) -> None:
        self._background.ask(
            self, partial(_write, file, text), partial(self._on_written, file), self._failed, Lane.OUTSIDE
        )

    def _on_written(self, file: Path, reason: str) -> None:
        if reason:
            text = translate("Places", "{file} was not written: {reason}. Choose another folder.")
            self._screen.notice.tell("bad", text.format(file=file, reason=reason))
        else:
            self._screen.notice.tell("good", translate("Places", "Saved: {name}").format(name=file))


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _write(file: Path, text: str) -> str:
    """Write a table; give the reason where the system refuses, else nothing."""
    # Excel takes UTF-8 for the old encoding of the country unless the file begins with a mark.
    return write_file.write(file, text.encode("utf-8-sig"))
