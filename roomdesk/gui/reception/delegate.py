"""Paints a row of the reception: time, title and lines, what stands aside, and its button."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from roomdesk.domain.equipment import Health
from roomdesk.gui import theme
from roomdesk.gui.common.health import draw_mark
from roomdesk.gui.reception.model import ROW_ROLE
from roomdesk.gui.reception.rows import Line, Row

_PAD = 14
_GAP = 12
_ONE_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_NARROW = 62  # letters of body text; below, what stands aside goes under the lines

Index = QModelIndex | QPersistentModelIndex


class _Layout:
    """The boxes of a row within a width, from the top at 0; the same for measuring, painting and the mouse."""

    def __init__(self, row: Row, width: int) -> None:
        strong, small = theme.metrics(theme.Type.STRONG), theme.metrics(theme.Type.SMALL)
        self.title_height, self.line_height = strong.height() + 2, small.height() + 2
        left = max(strong.horizontalAdvance("00:00–00:00"), strong.horizontalAdvance(row.left)) + _GAP
        is_narrow = width < theme.metrics(theme.Type.BODY).averageCharWidth() * _NARROW
        button = _button_size(row.button, strong) if row.button else QSize(0, 0)
        # A little more than the letters take: rounded to whole pixels they would be cut off.
        aside = max((small.horizontalAdvance(one.text) + _icon_room(one, small) + 6 for one in row.aside), default=0)
        right = 0 if is_narrow else max(aside, button.width())
        x = _PAD + left
        self.time = QRect(_PAD, _PAD // 2 + 2, left, self.title_height)
        middle = width - x - _PAD - (right + _GAP if right else 0)
        self.title = QRect(x, self.time.top(), middle, self.title_height)
        self.lines = tuple((*row.lines, *row.aside) if is_narrow else row.lines)
        y = self.title.bottom() + 1
        self.line_boxes = [QRect(x, y + n * self.line_height, middle, self.line_height) for n in range(len(self.lines))]
        y += len(self.lines) * self.line_height
        self.aside = () if is_narrow else row.aside
        top = self.time.top()
        edge = width - _PAD - right
        down = range(top, top + len(self.aside) * self.line_height, self.line_height)
        self.aside_boxes = [QRect(edge, y, right, self.line_height) for y in down]
        if is_narrow:
            self.button = QRect(x, y + 2, button.width(), button.height())
            y += button.height() + 4 if row.button else 0
        else:
            below = top + len(self.aside) * self.line_height + (2 if self.aside else 0)
            self.button = QRect(width - _PAD - button.width(), below, button.width(), button.height())
            y = max(y, below + button.height())
        self.height = y + _PAD // 2 + 2


def _icon_room(line: Line, metrics: QFontMetrics) -> int:
    return metrics.height() + 2 if line.icon else 0


def _button_size(text: str, metrics: QFontMetrics) -> QSize:
    return QSize(metrics.horizontalAdvance(text) + 20, metrics.height() + 8)


class RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width()
        return QSize(width, _Layout(index.data(ROW_ROLE), width).height)

    def button_box(self, rect: QRect, index: Index) -> QRect:
        """Give the button's place in the viewport; empty where the row has none."""
        row = index.data(ROW_ROLE)
        return _Layout(row, rect.width()).button.translated(rect.topLeft()) if row.button else QRect()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        box: QRect = option.rect
        places = _Layout(row, box.width())
        painter.save()
        is_picked = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, box, is_now=row.is_now, is_picked=is_picked)
        painter.translate(box.topLeft())
        _write(painter, places.time, row.left, theme.Type.STRONG, theme.TONES.ink)
        _write(painter, places.title, row.title, theme.Type.STRONG, theme.TONES.ink)
        if row.is_video:
            _paint_icon(painter, places.title, row.title)
        for line, where in zip(places.lines, places.line_boxes, strict=True):
            _paint_line(painter, where, line)
        for line, where in zip(places.aside, places.aside_boxes, strict=True):
            _paint_line(painter, where, line, to_the_right=True)
        if row.button:
            _paint_button(painter, places.button, row.button)
        painter.restore()
        if is_picked and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.TONES.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))


def _paint_ground(painter: QPainter, box: QRect, *, is_now: bool, is_picked: bool) -> None:
    painter.fillRect(box, QColor(theme.TONES.primary_soft if is_now or is_picked else theme.TONES.ground))
    if is_now:
        painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), QColor(theme.TONES.primary))
    painter.setPen(QPen(QColor(theme.TONES.rule), 1))
    painter.drawLine(box.bottomLeft(), box.bottomRight())


def _write(
    painter: QPainter, box: QRect, text: str, style: theme.Type, colour: str, *, to_the_right: bool = False
) -> None:
    font = theme.font(style)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignRight if to_the_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(
        box, _ONE_LINE | side, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    )


def _paint_icon(painter: QPainter, box: QRect, title: str) -> None:
    """Paint the conference's mark behind a title, where there is room for it."""
    side = round(box.height() * 0.7)
    x = box.left() + theme.metrics(theme.Type.STRONG).horizontalAdvance(title) + 10
    if x + side <= box.right():
        picture = theme.drawing("camera", theme.TONES.primary, side, painter.device().devicePixelRatio())
        painter.drawPixmap(x, box.top() + (box.height() - side) // 2, picture)


def _paint_line(painter: QPainter, box: QRect, line: Line, *, to_the_right: bool = False) -> None:
    colour = getattr(theme.TONES, line.voice)
    small = theme.metrics(theme.Type.SMALL)
    if to_the_right:
        wanted = small.horizontalAdvance(line.text) + _icon_room(line, small) + 6
        box = QRect(box.right() + 1 - min(wanted, box.width()), box.top(), min(wanted, box.width()), box.height())
    if line.icon == "fault":
        size = box.height() * 0.45
        middle = box.top() + (box.height() - size) / 2
        draw_mark(painter, box.left() + 2, middle, size, Health.FAILED)
    elif line.icon:
        side = round(box.height() * 0.7)
        ratio = painter.device().devicePixelRatio()
        picture = theme.drawing(line.icon, colour, side, ratio)
        painter.drawPixmap(box.left(), box.top() + (box.height() - side) // 2, picture)
    shift = _icon_room(line, small)
    _write(painter, box.adjusted(shift, 0, 0, 0), line.text, theme.Type.SMALL, colour, to_the_right=to_the_right)


def _paint_button(painter: QPainter, box: QRect, text: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.TONES.field), 1))
    painter.setBrush(QColor(theme.TONES.ground))
    painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 5, 5)
    painter.setFont(theme.font(theme.Type.STRONG))
    painter.setPen(QColor(theme.TONES.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
