"""What the reception gives out: sheets to print, PDF files, the day as a calendar file."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths
from PySide6.QtWidgets import QDialog, QWidget

from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.slot import day_slot
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import ask_file, write_file
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.printing.dialog import Printable, PrintDialog
from roomdesk.gui.printing.wish import PrintWish, Sheet, make_page
from roomdesk.ports.writer import Page

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_UNSAFE = re.compile(r"[^\w.-]+")


class PaperDesk(QObject):
    """Asks, makes and saves for a screen, and tells in its notice what became of it."""

    def __init__(
        self,
        desk: Desk,
        background: Background,
        screen: QWidget,
        notice: Notice,
        failed: Callable[[RoomDeskError], None],
    ) -> None:
        super().__init__(screen)
        self._desk, self._background, self._screen, self._notice = desk, background, screen, notice
        self._failed = failed
        self.dialog: PrintDialog | None = None
        self.preview: QDialog | None = None

    def ask(self, printable: Printable) -> None:
        """Open the dialog that asks what to print."""
        self.dialog = PrintDialog(printable, self._screen)
        self.dialog.preview_wanted.connect(self.show)
        self.dialog.pdf_wanted.connect(self.ask_pdf)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def show(self, wish: PrintWish) -> None:
        """Open the preview of a sheet."""
        self._close_dialog()
        shown = partial(self._on_page, wish)
        self._background.ask(self, partial(make_page, self._desk, wish), shown, self._failed)

    def _on_page(self, wish: PrintWish, page: Page) -> None:
        # Qt's printing takes a moment to load, and most days nothing is printed.
        opener = importlib.import_module("roomdesk.gui.printing.preview")
        self.preview = opener.open_preview(self._desk.press, page, wish.paper, self._screen)

    def ask_pdf(self, wish: PrintWish) -> None:
        """Ask for a file and write a sheet into it."""
        self._close_dialog()
        what = {
            Sheet.DAY: translate("Printing", "meetings"),
            Sheet.DOOR: translate("Printing", "doors"),
            Sheet.TASKS: translate("Printing", "setting up"),
            Sheet.LIST: translate("Printing", "list"),
            Sheet.WEEK: translate("Printing", "week {room}").format(room=" ".join(wish.rooms[:1])),
        }[wish.sheet]
        file = self._ask_file(f"{wish.day}-{what}.pdf", translate("Printing", "PDF files (*.pdf)"))
        if file:
            self.save_pdf(wish, file)

    def save_pdf(self, wish: PrintWish, file: Path) -> None:
        """Write a sheet as PDF; painted beside the window's thread."""
        self._background.ask(
            self,
            partial(make_page, self._desk, wish),
            lambda page: self._write(file, partial(self._desk.press.pdf, page, wish.paper)),
            self._failed,
        )

    def save_calendar(self, printable: Printable, timezone: str) -> None:
        """Ask for a file and write the day's meetings as a calendar."""
        file = self._ask_file(f"{printable.day}-roomdesk.ics", translate("Printing", "Calendar files (*.ics)"))
        if file:
            self.write_calendar(printable, timezone, file)

    def write_calendar(self, printable: Printable, timezone: str, file: Path) -> None:
        slot = day_slot(printable.day, timezone)
        rooms = [room.code for room in printable.rooms]
        name = f"RoomDesk {printable.day}"
        export = partial(self._desk.export_calendar, rooms, name, slot.start, slot.end)
        self._background.ask(
            self, export, lambda text: self._write(file, partial(str.encode, text, "utf-8")), self._failed
        )

    def _close_dialog(self) -> None:
        if self.dialog:
            self.dialog.accept()

    def _on_closed(self, _result: int) -> None:
        self.dialog = None

    def _ask_file(self, name: str, kinds: str) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = Path(folder) / _UNSAFE.sub("-", name)
        chosen = ask_file.to_save(self._screen, translate("Printing", "Save"), str(suggested), kinds)
        file = Path(chosen)
        return (file if file.suffix else file.with_suffix(suggested.suffix)) if chosen else None

    def _write(self, file: Path, make: Callable[[], bytes]) -> None:
        self._background.ask(
            self, partial(_written, file, make), partial(self._on_written, file), self._failed, Lane.OUTSIDE
        )

    def _on_written(self, file: Path, reason: str) -> None:
        if reason:
            text = translate("Printing", "{file} was not written: {reason}. Choose another folder.")
            self._notice.tell("bad", text.format(file=file, reason=reason))
        else:
            self._notice.tell("good", translate("Printing", "Saved: {file}").format(file=file))


def _written(file: Path, make: Callable[[], bytes]) -> str:
    """Make and write a file; give the reason where the system refuses, else nothing."""
    return write_file.write(file, make())
