"""One block of the day grid: how it looks, drawn once for each look and kept as a picture."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from roomdesk.gui import theme
from roomdesk.gui.palettes import Face

_RADIUS = 5
_EDGE = 4
_RING = 2.0
_STRIPE = 9
_KEPT = 2500


class Look(NamedTuple):
    """All that a block's picture depends on. `small` and `large` are the text sizes, told so that a change counts."""

    face: Face
    dashed: bool
    striped: bool
    title: str
    times: str
    linked: bool
    video: bool


class Size(NamedTuple):
    """Pixels, the screen's ratio, and the points of text, which the picture also depends on."""

    width: int
    height: int
    ratio: float
    points: float


@lru_cache(maxsize=_KEPT)
def picture(look: Look, size: Size, *, chosen: bool) -> QPixmap:
    """Draw a block. Painting rounded, smooth shapes and text each time would take half of every repaint."""
    shown = look._replace(face=theme.FACES.chosen) if chosen else look
    canvas = QPixmap(QSize(round(size.width * size.ratio), round(size.height * size.ratio)))
    canvas.setDevicePixelRatio(size.ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_body(painter, shown, QRectF(0, 0, size.width, size.height), chosen=chosen)
    _draw_words(painter, shown, size)
    painter.end()
    return canvas


def _draw_body(painter: QPainter, look: Look, box: QRectF, *, chosen: bool) -> None:
    body = box.adjusted(3, 3, -3, -3)
    shape = QPainterPath()
    shape.addRoundedRect(body, _RADIUS, _RADIUS)
    painter.fillPath(shape, QColor(look.face.fill))
    painter.setClipPath(shape)
    if look.striped:
        _draw_stripes(painter, body)
    painter.fillRect(QRectF(body.left(), body.top(), _EDGE, body.height()), QColor(look.face.edge))
    painter.setClipping(False)
    if look.dashed:
        painter.setPen(QPen(QColor(look.face.ink if chosen else look.face.edge), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
    if chosen:
        painter.setPen(QPen(QColor(theme.TONES.primary), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _RADIUS + 2, _RADIUS + 2)


def _draw_stripes(painter: QPainter, body: QRectF) -> None:
    colour = QColor(theme.TONES.warn)
    colour.setAlphaF(0.16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(colour))
    x = body.left() - body.height()
    while x < body.right():
        foot, head = QPointF(x, body.bottom()), QPointF(x + body.height(), body.top())
        painter.drawPolygon(QPolygonF([foot, head, head + QPointF(_STRIPE, 0), foot + QPointF(_STRIPE, 0)]))
        x += 2 * _STRIPE


def _draw_words(painter: QPainter, look: Look, size: Size) -> None:
    large, small = theme.font(theme.Type.SMALL_STRONG), theme.font(theme.Type.TINY)
    tall, low = QFontMetrics(large), QFontMetrics(small)
    left = 3 + _EDGE + 5
    room = size.width - left - 6
    if room < tall.averageCharWidth():
        return
    top = max((size.height - tall.height() - low.height()) // 2, 1)
    x = left
    mark = tall.ascent()
    # Where there is little room the title goes before the camera, and the chain before the title.
    for name, wanted, letters in (("chain", look.linked, 2), ("camera", look.video, 6)):
        if wanted and size.width - x - mark > letters * tall.averageCharWidth():
            painter.drawPixmap(x, top + 2, theme.drawing(name, look.face.ink, mark, size.ratio))
            x += mark + 2
    painter.setPen(QColor(look.face.ink))
    painter.setFont(large)
    width = size.width - x - 6
    painter.drawText(x, top + tall.ascent(), _elided(tall, look.title, width))
    painter.setFont(small)
    times = look.times if low.horizontalAdvance(look.times) <= room else look.times.partition("–")[0]
    painter.drawText(left, top + tall.height() + low.ascent(), _elided(low, times, room))


def _elided(metrics: QFontMetrics, text: str, width: int) -> str:
    """Shorten a text; nothing is better than three dots alone."""
    shortened = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return shortened if len(shortened) > 2 else ""
