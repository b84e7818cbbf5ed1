"""How an offer is painted: the room's health as a mark, two lines, its equipment at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from roomdesk.gui import theme
from roomdesk.gui.common.health import draw_mark
from roomdesk.gui.find.model import Offer, OfferModel

_PAD = 10
_DRAWN = {"camera": "camera-outline", "display": "display", "microphone": "microphone"}


class OfferDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = theme.metrics(theme.Type.STRONG).height() + theme.metrics(theme.Type.SMALL).height()
        return QSize(1, lines + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        if not isinstance(model, OfferModel):
            return
        offer, box = model.offers[index.row()], QRect(option.rect)
        state = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected) or bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(box, QColor(theme.TONES.primary_soft if chosen else theme.TONES.ground))
        painter.setPen(QPen(QColor(theme.TONES.rule), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        inner = box.adjusted(_PAD + 4, _PAD, -_PAD, -_PAD)
        left = self._mark(painter, inner, offer)
        right = self._equipment(painter, inner, offer)
        self._lines(painter, QRect(left, inner.top(), inner.right() - left, inner.height()), right - left - 8, offer)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Active:
            painter.setPen(QPen(QColor(theme.TONES.primary), 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _mark(self, painter: QPainter, box: QRect, offer: Offer) -> int:
        if offer.health is None:
            return box.left()
        line = theme.metrics(theme.Type.STRONG).height()
        size = line * 0.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, box.left(), box.top() + (line - size) / 2, size, offer.health)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        return box.left() + round(size) + 10

    def _equipment(self, painter: QPainter, box: QRect, offer: Offer) -> int:
        side = theme.metrics(theme.Type.SMALL).ascent() + 2
        x = box.right()
        for feature in reversed([one for one in _DRAWN if one in offer.features]):
            x -= side
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(x, box.top() + 2, theme.drawing(_DRAWN[feature], theme.TONES.muted, side, ratio))
            x -= 6
        return x

    def _lines(self, painter: QPainter, box: QRect, first: int, offer: Offer) -> None:
        """Write both lines; the first stands beside the equipment, in a width of `first`."""
        strong, small = theme.font(theme.Type.STRONG), theme.font(theme.Type.SMALL)
        fits = theme.metrics(theme.Type.STRONG).horizontalAdvance(offer.title) <= first
        title = offer.title if fits or not offer.brief else offer.brief
        for font, text, colour, style, wide in (
            (strong, title, theme.TONES.ink, theme.Type.STRONG, first),
            (small, offer.aside, theme.TONES.muted, theme.Type.SMALL, box.width()),
        ):
            metrics = theme.metrics(style)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QRect(box.left(), box.top(), wide, metrics.height()), 0, shown)
            box = box.adjusted(0, metrics.height(), 0, 0)
