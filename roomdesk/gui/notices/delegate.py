"""How a notice is painted: icon, two lines, when it came; dot and bold letters until it is read."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from roomdesk.gui import theme
from roomdesk.gui.notices.model import NoticeModel
from roomdesk.gui.notices.sentences import NoticeRow

_PAD, _GAP = 12, 10
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

Index = QModelIndex | QPersistentModelIndex


class _Boxes:
    """The places of a row's parts in a width, from the top at 0; the same for measuring and painting."""

    def __init__(self, row: NoticeRow, width: int) -> None:
        head = theme.Type.STRONG if row.is_unread else theme.Type.BODY
        title, small = theme.metrics(head), theme.metrics(theme.Type.SMALL)
        side = title.height()
        dot = side // 2
        x = _PAD + dot + side + _GAP
        room = max(width - x - _PAD, 1)
        self.head = head
        self.dot = QRect(_PAD, _PAD, dot, side)
        self.icon = QRect(_PAD + dot, _PAD, side, side)
        high = title.boundingRect(QRect(0, 0, room, 9999), _WRAPPED, row.title).height()
        self.title = QRect(x, _PAD, room, high)
        under = f"{row.at} · {row.line}"
        high = small.boundingRect(QRect(0, 0, room, 9999), _WRAPPED, under).height()
        self.under = under
        self.line = QRect(x, self.title.bottom() + 3, room, high)
        self.height = self.line.bottom() + _PAD


class NoticeDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model, view = index.model(), self.parent()
        if not isinstance(model, NoticeModel) or not isinstance(view, QAbstractItemView):
            return super().sizeHint(option, index)
        width = view.viewport().width()
        return QSize(width, _Boxes(model.rows[index.row()], width).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, NoticeModel):
            return
        row, box, tones = model.rows[index.row()], QRect(option.rect), theme.TONES
        places = _Boxes(row, box.width())
        painter.save()
        is_picked = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, QColor(tones.primary_soft if is_picked else tones.ground))
        painter.setPen(QPen(QColor(tones.rule), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.translate(box.topLeft())
        if row.is_unread:
            _paint_dot(painter, places.dot)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            places.icon.topLeft(), theme.drawing(row.icon, getattr(tones, row.voice), places.icon.width(), ratio)
        )
        for where, text, style, colour in (
            (places.title, row.title, places.head, tones.ink),
            (places.line, places.under, theme.Type.SMALL, tones.muted),
        ):
            painter.setFont(theme.font(style))
            painter.setPen(QColor(colour))
            painter.drawText(where, _WRAPPED, text)
        painter.restore()
        if is_picked and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -2, -2))


def _paint_dot(painter: QPainter, box: QRect) -> None:
    size = box.width() * 2 // 3
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.TONES.primary))
    painter.drawEllipse(box.left() - 2, box.top() + (box.height() - size) // 2, size, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
