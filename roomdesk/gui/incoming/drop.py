"""A calendar file dropped on the window is read behind it, and shown with what would be done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from roomdesk.domain.errors import Fault, Invalid, RoomDeskError
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import write_file
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.screens import load
from roomdesk.ports.reader import CalendarReader, Outline, Sheet

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

# One byte more than is read of a calendar: enough for the reader to refuse it.
_ENOUGH = 5_000_001


class Incoming(QObject):
    """Takes one .ics file at a time; a booking dragged out of this window is not taken back in."""

    def __init__(self, desk: Desk, background: Background, pulse: Pulse, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._background, self._pulse, self._window = desk, background, pulse, window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            file = calendar_file(event.mimeData()) if event.source() is None else None
            if file is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.read(file)
                return True
        return super().eventFilter(watched, event)

    def read(self, file: Path) -> None:
        """Read a file, show what is in it and what would be done; or why it cannot be read."""
        work = partial(_read, self._desk.read_calendar, file)
        self._background.ask(self, work, self._on_read, self._on_failed, Lane.OUTSIDE)

    def _on_read(self, read: tuple[Sheet, tuple[Outline, ...]]) -> None:
        desk = (self._desk, self._background, self._pulse)
        load("roomdesk.gui.incoming.view:IncomingDialog")(*read, *desk, self._window).open()

    def _on_failed(self, error: RoomDeskError) -> None:
        load("roomdesk.gui.incoming.view:RefusedDialog")(load("roomdesk.gui.texts:explain")(error), self._window).open()


def calendar_file(data: QMimeData) -> Path | None:
    """Give the one calendar file that is dragged, if it is one and on this computer."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    file = Path(urls[0].toLocalFile())
    return file if file.suffix.lower() == ".ics" else None


def _read(reader: CalendarReader, file: Path) -> tuple[Sheet, tuple[Outline, ...]]:
    try:
        # A pipe of that name would never end.
        if not file.is_file():
            raise Invalid(Fault.FILE, file.name)
        with file.open("rb") as opened:
            content = opened.read(_ENOUGH)
    except OSError as error:
        raise Invalid(Fault.FILE, f"{file.name} ({write_file.reason(error)})") from error
    return Sheet(file.name, content), reader(content)
