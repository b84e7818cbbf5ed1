"""A booking dragged out of the window as a calendar file, made ready while it is shown."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.slot import to_wall
from roomdesk.gui.agenda.files import file_name, write
from roomdesk.gui.background import Background

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk


class DragOut(QObject):
    """Lets the mouse take the prepared booking from anywhere on a panel that has no use for the press itself."""

    def __init__(self, desk: Desk, background: Background, panel: QWidget) -> None:
        super().__init__(panel)
        self._desk, self._background, self._panel = desk, background, panel
        self._booking: Booking | None = None
        self._text = self._awaited = ""
        self._pressed: QPoint | None = None
        panel.installEventFilter(self)

    def prepare(self, booking: Booking | None) -> None:
        """Write a booking's invitation, or have nothing to drag."""
        if booking is not None and booking == self._booking:
            return
        self._booking, self._text = booking, ""
        if booking is not None:
            read = partial(self._desk.write_invitation, booking.id)
            self._background.ask(self, read, partial(self._on_read, booking), self._on_failed)

    def carried(self) -> QMimeData | None:
        """Give what is dropped: the calendar as it is, and as a file for those who take files."""
        if self._booking is None or not self._text:
            return None
        out = QMimeData()
        out.setData("text/calendar", self._text.encode("utf-8"))
        # Written only now: no invitation that was merely looked at lies about on the disk.
        file = folder() / file_name(
            self._booking.title, to_wall(self._booking.slot.start, self._booking.timezone).date()
        )
        if not write(file, self._text):
            out.setUrls([QUrl.fromLocalFile(str(file))])
        return out

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            self._follow(event)
        return super().eventFilter(watched, event)

    def _follow(self, event: QMouseEvent) -> None:
        if event.type() is QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint()
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._pressed = None
        elif self._pressed is not None and event.type() is QEvent.Type.MouseMove:
            way = (event.globalPosition().toPoint() - self._pressed).manhattanLength()
            if way >= QApplication.startDragDistance():
                self._pressed = None
                self._start()

    def send(self, booking: str) -> None:
        """Begin to drag a booking that was picked this moment, as soon as its invitation is written."""
        if self._booking is not None and self._booking.id == booking and self._text:
            self._start()
        else:
            self._awaited = booking

    def _start(self) -> None:
        self._awaited = ""
        carried = self.carried()
        if carried is not None:
            drag = QDrag(self._panel)
            drag.setMimeData(carried)
            drag.exec(Qt.DropAction.CopyAction)

    def _on_read(self, booking: Booking, text: str) -> None:
        if booking is not self._booking:
            return
        self._text = text
        # Whoever has let go meanwhile wants nothing any more.
        if booking.id == self._awaited and QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._start()

    def _on_failed(self, _error: RoomDeskError) -> None:
        # What may not be written cannot be dragged; saving it says why.
        return


@cache
def folder() -> Path:
    """Give a folder of the user's own for dragged files, removed when the program ends."""
    made = tempfile.mkdtemp(prefix="roomdesk-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(made)
