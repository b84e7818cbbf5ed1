"""A JPEG made small and grey by Qt, without a window, so that a camera can be judged."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QImageReader

_SIDE = 32
"""Points a side."""


def small(jpeg: bytes) -> bytes:
    """Give the brightness of 32 by 32 points, 0 to 255, in rows; nothing where it is no picture. On any thread."""
    buffer = QBuffer()
    buffer.setData(QByteArray(jpeg))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    # The decoder itself makes it small, a hundred times faster than afterwards.
    reader.setScaledSize(QSize(_SIDE, _SIDE))
    image = reader.read()
    if image.isNull():
        return b""
    return bytes(image.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
