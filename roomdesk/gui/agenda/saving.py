"""A booking's invitation saved as a file: where to, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths
from PySide6.QtWidgets import QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import BookingId
from roomdesk.domain.slot import to_wall
from roomdesk.gui.agenda.files import file_name, write
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import ask_file
from roomdesk.gui.common.notice import Notice

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Saving(QObject):
    """Asks and writes for a screen, and tells in its notice."""

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

    def ask(self, booking: Booking) -> None:
        """Ask for a file and write a booking's invitation into it."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = to_wall(booking.slot.start, booking.timezone).date()
        suggested = str(Path(folder) / file_name(booking.title, day))
        title, kinds = translate("Agenda", "Save the invitation"), translate("Agenda", "Calendar files (*.ics)")
        chosen = ask_file.to_save(self._screen, title, suggested, kinds)
        if chosen:
            file = Path(chosen)
            self.export(booking.id, file if file.suffix else file.with_suffix(".ics"))

    def export(self, booking: BookingId, file: Path) -> None:
        """Write a booking's invitation into a file."""
        read = partial(self._desk.write_invitation, booking)
        self._background.ask(self, read, partial(self._write, file), self._failed)

    def _write(self, file: Path, text: str) -> None:
        done = partial(self._on_written, file)
        self._background.ask(self, partial(write, file, text), done, self._failed, Lane.OUTSIDE)

    def _on_written(self, file: Path, reason: str) -> None:
        if reason:
            text = translate("Agenda", "{file} was not written: {reason}. Choose another folder.")
            self._notice.tell("bad", text.format(file=file, reason=reason))
        else:
            self._notice.tell("good", translate("Agenda", "Saved: {file}").format(file=file))
