"""A room's photo: shown, chosen from a file and made small enough, taken away."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.domain.places import Room
from roomdesk.gui import theme
from roomdesk.gui.background import Background
from roomdesk.gui.common import ask_file
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_WIDEST = QSize(1280, 960)
_QUALITY = 85
_LARGEST_FILE_MB = 256
"""What an image may take in memory while it is read; a phone's photo takes about fifty."""


class PhotoPanel(QWidget):
    """Signals: wanted(room, octets or None), failed(error)."""

    wanted = Signal(object, object)
    failed = Signal(object)

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._room: Room | None = None
        self._image = QImage()
        self.picture = PlainLabel("", theme.Type.BODY, "muted", wrap=True)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # What it shows is fitted into it; it does not ask for room itself.
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.choose = button(translate("Places", "Choose a photo…"), self._choose)
        self.remove = button(translate("Places", "Remove the photo"), self._remove)
        acts = QHBoxLayout()
        acts.addWidget(self.choose)
        acts.addWidget(self.remove)
        acts.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(self.picture, 1)
        rows.addLayout(acts)

    def show_room(self, room: Room, *, may_edit: bool) -> None:
        """Show a room's photo, read anew behind the window."""
        if self._room is None or self._room.code != room.code:
            self._show(QImage(), "")
        self._room = room
        self.choose.setEnabled(may_edit)
        self.remove.setEnabled(False)
        work = partial(self._read, room)
        self._background.ask(self, work, partial(self._on_read, room, may_edit), self.failed.emit)

    def read_file(self, file: Path) -> None:
        """Make a photo small enough behind the window, and ask for it to be kept."""
        room = self._room
        if room is not None:
            self._background.ask(
                self, partial(small, file), lambda octets: self.wanted.emit(room.code, octets), self.failed.emit
            )

    def _read(self, room: Room) -> QImage:
        octets = self._desk.edit_places.photo(room.code)
        return QImage.fromData(octets) if octets else QImage()

    def _on_read(self, room: Room, may_edit: bool, image: QImage) -> None:
        if self._room is not None and room.code == self._room.code:
            self._show(image, translate("Places", "{room} has no photo yet.").format(room=room.name))
            self.remove.setEnabled(may_edit and not image.isNull())

    def _show(self, image: QImage, text: str) -> None:
        self._image = image
        name = self._room.name if self._room else ""
        if image.isNull():
            self.picture.setPixmap(QPixmap())
            self.picture.setText(text)
            self.picture.setAccessibleName(text)
        else:
            self.picture.setAccessibleName(translate("Places", "Photo of {room}").format(room=name))
            self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        space = self.picture.size() * ratio
        pixmap = QPixmap.fromImage(
            self._image.scaled(space, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        )
        pixmap.setDevicePixelRatio(ratio)
        self.picture.setPixmap(pixmap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._image.isNull():
            self._fit()

    def _choose(self) -> None:
        kinds = translate("Places", "Photos (*.jpg *.jpeg *.png)")
        for chosen in ask_file.to_open(self, translate("Places", "Choose a photo"), "", kinds):
            self.read_file(Path(chosen))

    def _remove(self) -> None:
        if self._room is not None:
            self.wanted.emit(self._room.code, None)


def small(file: Path) -> bytes:
    """Read an image as it is held up, not larger than a screen, as JPEG. Raises Invalid."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    reader.setAllocationLimit(_LARGEST_FILE_MB)
    image = reader.read()
    if image.isNull():
        raise Invalid(Fault.PHOTO, file.name)
    if image.width() > _WIDEST.width() or image.height() > _WIDEST.height():
        image = image.scaled(_WIDEST, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # JPEG knows no transparency.
    image.convertToFormat(QImage.Format.Format_RGB32).save(buffer, "JPEG", _QUALITY)  # type: ignore[call-overload]
    return bytes(buffer.data().data())
