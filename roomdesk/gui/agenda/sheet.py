"""The grid's sheet: a list view whose layout and painting are rooms by hours, frozen edges included."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from roomdesk.domain.frozen import frozen
from roomdesk.gui import theme, words
from roomdesk.gui.agenda.block import picture
from roomdesk.gui.agenda.board import Board, Row, slot_of
from roomdesk.gui.agenda.delegate import GridPainter, free_place_box, paint_free_place, paint_now
from roomdesk.gui.agenda.geometry import Ladder, Place, Scale, free_until
from roomdesk.gui.agenda.headers import HourLine, RoomColumn
from roomdesk.gui.agenda.model import AgendaModel
from roomdesk.gui.common.ground import ground
from roomdesk.gui.common.plain import literal

translate = QCoreApplication.translate

HOUR = 3600
_WHEEL_STEPS, _WHEEL_NOTCH = 3, 120


@frozen
class Drawn:
    """A stretch of free time drawn with the mouse, in epoch seconds."""

    row: int
    starts: int
    ends: int


class AgendaSheet(QListView):
    """Shows a board; `place` is where the keyboard is and `draft` what the mouse is drawing, both may be none."""

    # Until Qt gives it a size there is nothing to lay out.
    _has_size = False

    def __init__(self, model: AgendaModel, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now = now
        self.place: Place | None = None
        self.draft: Drawn | None = None
        self.empty = ""
        self.agenda = model
        self.paints = GridPainter(model.board)
        self._column, self._hours = RoomColumn(self), HourLine(self)
        self.setViewport(ground())
        self.setModel(model)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(translate("Agenda", "Bookings of the day"))

    @property
    def board(self) -> Board:
        return self.paints.board

    @property
    def scale(self) -> Scale:
        return self.paints.scale

    @property
    def ladder(self) -> Ladder:
        return self.paints.ladder

    def set_now(self, now: datetime) -> None:
        self.now = now
        self._hours.update()
        self.viewport().update()

    def say_empty(self, *, has_rooms: bool) -> None:
        """Say, where the day has no room to show, that there is none yet or that none is looked for; else nothing."""
        self.empty = ""
        is_empty = all(row.room is None for row in self.board.rows)
        if is_empty and has_rooms:
            self.empty = translate("Agenda", "No room fits: choose other sites at the side, or other rooms above.")
        elif is_empty:
            self.empty = translate("Agenda", "There are no rooms yet. An administrator adds them in “Sites and rooms”.")
        self.setAccessibleDescription(self.empty)
        self.viewport().update()

    def current_row(self) -> Row | None:
        return self.board.rows[self.place.row] if self.place and self.place.row < len(self.board.rows) else None

    def now_x(self) -> int | None:
        """Give the present moment's place in the viewport; None where it is not on this day."""
        instant = int(self.now.timestamp())
        if not self.board.starts <= instant < self.board.ends:
            return None
        return self.scale.x(instant) - self.horizontalScrollBar().value()

    def until(self, place: Place, most: int) -> int:
        """Give the end of the free time from a place, `most` seconds long at the longest."""
        return min(free_until(self.board, place), place.instant + most)

    # ── geometry: what QListView would lay out ──────────────────────────────────────────────────────────
    def doItemsLayout(self) -> None:
        self.updateGeometries()

    def updateGeometries(self) -> None:
        if not self._has_size:
            return
        body, small = theme.metrics(theme.Type.STRONG), theme.metrics(theme.Type.TINY)
        heading = round(body.height() * 1.25)
        room = body.height() + small.height() + 8
        left = min(body.averageCharWidth() * 26, self.width() * 2 // 5)
        top = round(body.height() * 1.5)
        self.setViewportMargins(left, top, 0, 0)
        view = self.viewport().geometry()
        self._column.setGeometry(0, view.top(), left, view.height())
        self._hours.setGeometry(view.left(), 0, view.width(), top)
        self.paints.column = left
        self.paints.ladder = Ladder.of(self.board.rows, heading, room)
        self.paints.scale = Scale.fitting(self.board, view.width(), body.averageCharWidth() * 6)
        for bar, whole, page in (
            (self.horizontalScrollBar(), self.scale.width, view.width()),
            (self.verticalScrollBar(), self.ladder.height, view.height()),
        ):
            bar.setPageStep(page)
            bar.setSingleStep(room)
            bar.setRange(0, max(whole - page, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            picture.cache_clear()
            self.paints.show(self.board, self.agenda.me)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._has_size = True
        super().resizeEvent(event)
        self.updateGeometries()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Shift sideways, as elsewhere. Qt alone would turn a page."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and turned.y():
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turned.y() * _WHEEL_STEPS * bar.singleStep() // _WHEEL_NOTCH)
            event.accept()
        else:
            super().wheelEvent(event)

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        if not 0 <= index.row() < self.paints.count:
            return QRect()
        return self.paints.rectangle(index.row()).translated(-self.offset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        spot = point + self.offset()
        number = self.paints.block_at(spot.x(), spot.y())
        return QModelIndex() if number is None else self.agenda.index(number)

    def visualRegionForSelection(self, _selection: object) -> QRegion:
        return QRegion(self.viewport().rect())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        _hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if index.isValid():
            self.show_box(self.paints.rectangle(index.row()))

    def offset(self) -> QPoint:
        return QPoint(self.horizontalOffset(), self.verticalOffset())

    def show_box(self, box: QRect) -> None:
        for bar, first, last in (
            (self.horizontalScrollBar(), box.left(), box.right()),
            (self.verticalScrollBar(), box.top(), box.bottom()),
        ):
            if first < bar.value():
                bar.setValue(first)
            elif last > bar.value() + bar.pageStep():
                bar.setValue(last - bar.pageStep())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # Only the uncovered strip is painted; sideways the sites' names would smear, and hours rarely scroll.
        if dx:
            self.repaint_all()
        else:
            self.viewport().scroll(0, dy)
            self._column.scroll(0, dy)

    def repaint_all(self) -> None:
        self.viewport().update()
        self._column.update()
        self._hours.update()

    # ── painting ────────────────────────────────────────────────────────────────────────────────────────
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            offset = self.offset()
            painter.translate(-offset)
            self.paints.across = offset.x()
            self.paints.paint(painter, event.rect().translated(offset))
            now = self.now_x()
            if now is not None:
                paint_now(painter, now + offset.x(), max(self.ladder.height, self.viewport().height() + offset.y()))
            self._paint_over(painter, event.rect().translated(offset))

    def _paint_over(self, painter: QPainter, _dirty: QRect) -> None:
        if self.empty:
            painter.setFont(theme.font(theme.Type.BODY))
            painter.setPen(QColor(theme.TONES.muted))
            box = self.viewport().rect().adjusted(24, self.ladder.height + 24, -24, -24)
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.empty)
        elif self.draft:
            box = free_place_box(self.scale, self.ladder, Place(self.draft.row, self.draft.starts), self.draft.ends)
            paint_free_place(painter, box, "")
        elif self.place and self.place.block is None and self.hasFocus():
            until = self.until(self.place, HOUR)
            box = free_place_box(self.scale, self.ladder, self.place, until)
            closed = self.board.closed_at(self.place.row, self.place.instant)
            text = words.closed(closed.reason, is_closure=closed.is_closure) if closed else translate("Agenda", "Free")
            paint_free_place(painter, box, text)

    def _draft_text(self, draft: Drawn) -> str:
        slot = slot_of(draft.starts, draft.ends)
        verdict = translate("Agenda", "free") if self._is_free(draft) else translate("Agenda", "not free")
        return f"{words.hours(slot, self.board.timezone)} · {words.length(slot.minutes)} · {verdict}"

    def _is_free(self, draft: Drawn) -> bool:
        row = self.board.rows[draft.row]
        taken = any(
            self.board.entries[one].blocked_from < draft.ends and draft.starts < self.board.entries[one].blocked_to
            for one in row.blocks
        )
        return not taken and not any(one.starts < draft.ends and draft.starts < one.ends for one in row.closed)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPoint) -> str:
        """Say what is under a point: a booking, or why it is closed."""
        index = self.indexAt(point)
        if index.isValid():
            return str(index.data(Qt.ItemDataRole.ToolTipRole))
        spot = point + self.offset()
        row = self.ladder.at(spot.y())
        closed = None if row is None else self.board.closed_at(row, self.scale.instant(spot.x()))
        return literal(words.closed(closed.reason, is_closure=closed.is_closure)) if closed else ""
