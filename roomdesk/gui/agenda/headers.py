"""The grid's frozen edges: the column of rooms and the line of hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from roomdesk.domain.slot import to_wall
from roomdesk.gui import theme, words
from roomdesk.gui.agenda.board import Row, slot_of
from roomdesk.gui.agenda.delegate import heading, paint_site
from roomdesk.gui.common.health import draw_mark
from roomdesk.gui.common.plain import literal

if TYPE_CHECKING:
    from roomdesk.gui.agenda.sheet import AgendaSheet

_DRAWN = (("camera", "camera-outline"), ("display", "display"), ("microphone", "microphone"))
_LEFT = 12


def described(row: Row, health: str) -> str:
    """Word a room in full, as its tool tip."""
    room = row.room
    if room is None:
        parts = (row.site.name, heading(row), row.site.address, row.site.directions)
        return "\n".join(filter(None, parts))
    floor = words.translate("Agenda", "floor {floor}").format(floor=room.floor) if room.floor else ""
    step_free = words.translate("Agenda", "step-free") if room.step_free else ""
    features = ", ".join(words.feature(one) for one in room.features)
    layouts = ", ".join(one.name for one in room.layouts)
    if layouts:
        layouts = words.translate("Agenda", "Layouts: {names}").format(names=layouts)
    seats = ", ".join(filter(None, (words.seats(room), floor, step_free)))
    return "\n".join(filter(None, (room.name, seats, features, layouts, health)))


class RoomColumn(QWidget):
    """Rooms under their sites, with health, seats and equipment."""

    def __init__(self, grid: AgendaSheet) -> None:
        super().__init__(grid)
        self._grid = grid
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(event.rect(), QColor(theme.TONES.ground))
            ladder, down = self._grid.ladder, self._grid.verticalScrollBar().value()
            for number in ladder.between(event.rect().top() + down, event.rect().bottom() + down + 1):
                top, bottom = ladder.tops[number] - down, ladder.tops[number + 1] - down
                box = QRect(0, top, self.width(), bottom - top)
                row = self._grid.board.rows[number]
                if row.room is None:
                    paint_site(painter, box, row)
                else:
                    self._paint_room(painter, box, row)
                    # A site's words run on into the grid: no line goes through them.
                    painter.setPen(QPen(QColor(theme.TONES.rule), 1))
                    painter.drawLine(box.right(), box.top(), box.right(), box.bottom())

    def _first(self) -> Row | None:
        """Give the room that the first arrow key goes to."""
        return next((row for row in self._grid.board.rows if row.room), None)

    def _ring(self, painter: QPainter, box: QRect) -> None:
        """Show that the keyboard is in the grid."""
        painter.setPen(QPen(QColor(theme.TONES.primary), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -2, -2))

    def _paint_room(self, painter: QPainter, box: QRect, row: Row) -> None:
        if row.room is None:
            return
        if self._grid.current_row() is row:
            painter.fillRect(box.adjusted(0, 0, -1, -1), QColor(theme.TONES.primary_soft))
        if self._grid.hasFocus() and row is (self._grid.current_row() or self._first()):
            self._ring(painter, box)
        strong, small = theme.font(theme.Type.STRONG), theme.font(theme.Type.TINY)
        tall, low = QFontMetrics(strong), QFontMetrics(small)
        top = box.top() + (box.height() - tall.height() - low.height()) // 2
        mark = tall.ascent() * 0.62
        draw_mark(painter, _LEFT, top + tall.height() / 2 - mark / 2, mark, self._grid.board.health_of(row.room.code))
        left = _LEFT + round(mark) + 6
        painter.setPen(QColor(theme.TONES.ink))
        painter.setFont(strong)
        name = tall.elidedText(row.room.name, Qt.TextElideMode.ElideMiddle, box.width() - left - 6)
        painter.drawText(left, top + tall.ascent(), name)
        painter.setPen(QColor(theme.TONES.muted))
        painter.setFont(small)
        seats = words.seats(row.room)
        base = top + tall.height()
        painter.drawText(left, base + low.ascent(), seats)
        self._paint_features(painter, row, (left + low.horizontalAdvance(f"{seats}  "), base), low)
        painter.setPen(QPen(QColor(theme.TONES.rule), 1))
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())

    def _paint_features(self, painter: QPainter, row: Row, corner: tuple[int, int], metrics: QFontMetrics) -> None:
        x, y = corner
        side = metrics.ascent() + 2
        for feature, name in _DRAWN:
            if row.room is not None and feature in row.room.features:
                picture = theme.drawing(name, theme.TONES.muted, side, self.devicePixelRatioF())
                painter.drawPixmap(x, y + 1, picture)
                x += side + 3

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._grid.wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._grid.ladder.at(event.pos().y() + self._grid.verticalScrollBar().value())
            if number is not None:
                row = self._grid.board.rows[number]
                health = words.health(self._grid.board.health_of(row.room.code)) if row.room else ""
                QToolTip.showText(event.globalPos(), literal(described(row, health)), self)
            return True
        return super().event(event)


class HourLine(QWidget):
    """The hours across the top, with the present moment."""

    def __init__(self, grid: AgendaSheet) -> None:
        super().__init__(grid)
        self._grid = grid
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), QColor(theme.TONES.ground))
            painter.setFont(theme.font(theme.Type.TINY))
            scale, board = self._grid.scale, self._grid.board
            across = self._grid.horizontalScrollBar().value()
            low = painter.fontMetrics()
            for instant in scale.hours():
                x = scale.x(instant) - across
                painter.setPen(QPen(QColor(theme.TONES.rule), 1))
                painter.drawLine(x, 0, x, self.height())
                if instant < scale.ends:
                    painter.setPen(QColor(theme.TONES.muted))
                    label = f"{to_wall(slot_of(instant, instant + 1).start, board.timezone):%H:%M}"
                    if low.horizontalAdvance(label) > scale.per_hour - 8:
                        label = label.partition(":")[0]
                    painter.drawText(x + 5, (self.height() + low.ascent() - low.descent()) // 2, label)
            painter.setPen(QPen(QColor(theme.TONES.rule), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
            self._paint_now(painter)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._grid.wheelEvent(event)

    def _paint_now(self, painter: QPainter) -> None:
        x = self._grid.now_x()
        if x is None:
            return
        text = words.clock(self._grid.now, self._grid.board.timezone)
        painter.setFont(theme.font(theme.Type.CAPTION))
        width = painter.fontMetrics().horizontalAdvance(text) + 10
        height = painter.fontMetrics().height() + 2
        box = QRect(x - width // 2, self.height() - height - 4, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.TONES.now))
        painter.drawRoundedRect(box, 4, 4)
        painter.fillRect(QRect(x - 1, box.bottom(), 2, self.height() - box.bottom()), QColor(theme.TONES.now))
        painter.setPen(QColor(theme.TONES.on_primary))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
