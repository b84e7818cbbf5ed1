"""What is seen and heard while a device is tried: the camera's picture, and how loud a microphone is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roomdesk.gui import theme

translate = QCoreApplication.translate

_QUIETEST = -80.0
_LOUD = -12.0
"""dB of full scale beyond which a voice would be cut off."""


class PictureView(QWidget):
    """The picture of a camera, whole and in its shape, or words in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(180)
        self.show_image(QImage())

    def sizeHint(self) -> QSize:
        return QSize(320, 180)

    def show_image(self, image: QImage) -> None:
        """Show a picture; words in its place where it is empty."""
        self._image = image
        name = translate("ThisComputer", "The camera is off") if image.isNull() else ""
        self.setAccessibleName(name or translate("ThisComputer", "The camera's picture"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            painter.fillRect(self.rect(), QColor(theme.TONES.panel))
            painter.setPen(QColor(theme.TONES.muted))
            painter.setFont(theme.font(theme.Type.SMALL))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.accessibleName())
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("#000000"))
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), self._image)


class LevelMeter(QWidget):
    """A bar from -80 dB to full scale; its length says how loud, a line where it would be too loud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = _QUIETEST
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate("ThisComputer", "Level of the microphone"))

    def sizeHint(self) -> QSize:
        return QSize(240, theme.metrics(theme.Type.BODY).height())

    def show_level(self, decibels: float) -> None:
        """Show a level in dB of full scale."""
        self._level = max(_QUIETEST, min(0.0, decibels))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tones = theme.TONES
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillRect(box, QColor(tones.panel))
        share = 1 - self._level / _QUIETEST
        colour = tones.warn if self._level > _LOUD else tones.good
        painter.fillRect(QRectF(box.left(), box.top(), box.width() * share, box.height()), QColor(colour))
        painter.setPen(QPen(QColor(tones.field), 1))
        painter.drawRect(box)
        at = box.left() + box.width() * (1 - _LOUD / _QUIETEST)
        painter.setPen(QPen(QColor(tones.ink), 2, Qt.PenStyle.DotLine))
        painter.drawLine(round(at), 0, round(at), self.height())
