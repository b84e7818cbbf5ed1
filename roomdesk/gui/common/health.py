"""A room's or device's health as a mark: circle, diamond, square, ring; shape before colour."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from roomdesk.domain.equipment import Health
from roomdesk.gui import theme, words
from roomdesk.gui.common.plain import tip


def colour_of(health: Health) -> str:
    tones = theme.TONES
    return {
        Health.OK: tones.good,
        Health.DEGRADED: tones.warn,
        Health.FAILED: tones.bad,
        Health.UNKNOWN: tones.muted,
    }[health]


def draw_mark(painter: QPainter, x: float, y: float, size: float, health: Health) -> None:
    """Draw the mark inside a square at x, y: ok a circle, degraded a diamond, failed a square, unknown a ring."""
    colour = QColor(colour_of(health))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    box = QRectF(x, y, size, size)
    if health is Health.OK:
        painter.drawEllipse(box)
    elif health is Health.DEGRADED:
        middle, half = box.center(), size * 0.62
        corners = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
        painter.drawPolygon(QPolygonF([middle + one for one in corners]))
    elif health is Health.FAILED:
        painter.drawRect(box)
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.5))
        painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))


def mark_icon(health: Health) -> QIcon:
    """Give the mark as an icon for lists; it keeps its colour where a row is chosen."""
    return _icon(health, colour_of(health), theme.metrics(theme.Type.BODY).height())


def mark_size() -> QSize:
    """Give the size that lists draw the mark in, as large as their text; Qt's own stays small beside large text."""
    side = theme.metrics(theme.Type.BODY).height()
    return QSize(side, side)


@cache
def _icon(health: Health, _colour: str, side: int) -> QIcon:
    """Draw it once for each look: lists ask for it with every painting."""
    picture = QPixmap(side * 2, side * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_mark(painter, side * 0.5, side * 0.5, side, health)
    painter.end()
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


class HealthMark(QWidget):
    """The mark as a small widget, named for screen readers."""

    def __init__(self, health: Health, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._health = health
        side = self.fontMetrics().height()
        self.setFixedSize(QSize(side, side))
        self.setAccessibleName(words.health(health))
        tip(self, words.health(health))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self.width() * 0.5
        draw_mark(painter, (self.width() - size) / 2, (self.height() - size) / 2, size, self._health)
