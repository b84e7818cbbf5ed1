"""The day grid under the mouse: bookings are picked and dragged, free time is drawn over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from roomdesk.gui.agenda.carry import Grip, dragged_to
from roomdesk.gui.agenda.geometry import FINE, QUARTER, Place, dragged, snapped
from roomdesk.gui.agenda.menu import Act, open_menu
from roomdesk.gui.agenda.sheet import Drawn
from roomdesk.gui.agenda.walk import WalkedGrid

_CLICK_PIXELS = 5
_NEAR = 20


class AgendaGrid(WalkedGrid):
    """Rooms by hours, whole: painted, carried, walked, and under the mouse.

    Signals: carried_off(BookingId) when a booking is dragged out of the window, edited() when the picked one is
    double-clicked. `acts` is what a booking's menu offers, `acts_free` that of free time.
    """

    carried_off = Signal(str)
    edited = Signal()

    # Qt calls `event` while the list view is still being made.
    _outbound = _taken_back = False
    acts: Sequence[Act] = ()
    acts_free: Sequence[Act] = ()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_other = event.button() != Qt.MouseButton.LeftButton
        self._taken_back = is_other and bool(self.held or self._grabbed or self._pressed)
        if self._taken_back:
            # Another button in the middle of a drag takes it back, as Esc does.
            self._let_go()
        if is_other:
            return
        self._outbound = False
        spot = event.position().toPoint() + self.offset()
        number = self.paints.block_at(spot.x(), spot.y())
        row, marked = self.ladder.at(spot.y()), self.mark_at(spot)
        if number is not None:
            self._choose(number)
            self._grabbed = (number, self.grip_at(spot, number), spot)
        elif marked is not None:
            self.join(marked)
        elif row is not None and self.board.rows[row].room is not None and spot.x() < self.scale.width:
            self._go(Place(row, snapped(self.scale.instant(spot.x()))))
            self._pressed = (row, spot)
            if tip := self.tip_at(event.position().toPoint()):
                QToolTip.showText(event.globalPosition().toPoint(), tip, self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint() + self.offset()
        step = FINE if event.modifiers() & Qt.KeyboardModifier.AltModifier else QUARTER
        if self._leaves(event.globalPosition().toPoint()):
            self._outbound = False
            self._let_go()
            self.carried_off.emit(self.booking() or "")
        elif self._grabbed:
            self._drag_block(spot, step)
        elif self._pressed:
            self._drag_over(spot, step)
        else:
            self.show_grip(spot)

    def _leaves(self, pointer: QPoint) -> bool:
        """Whether a whole booking is dragged beyond the window's edge, where no room lies: there it is a file."""
        has_one = self._outbound or (self._grabbed is not None and self._grabbed[1] is Grip.WHOLE)
        return has_one and not self.window().frameGeometry().contains(pointer)

    def _drag_block(self, spot: QPoint, step: int) -> None:
        if self._grabbed is None:
            return
        number, grip, pressed = self._grabbed
        if self.held is None:
            if (spot - pressed).manhattanLength() <= _CLICK_PIXELS:
                return
            if not self.take_up(number, grip):
                # Somebody else's may not be moved, but be sent on.
                self._grabbed, self._outbound = None, True
                return
        self._follow(spot)
        row = self.ladder.at(spot.y())
        if self.held:
            moved = self.scale.instant(spot.x()) - self.scale.instant(pressed.x())
            here = self.held.row if row is None else row
            self.carry_to(dragged_to(self.board, self.held, moved, here, step))

    def _follow(self, spot: QPoint) -> None:
        """Bring what lies beyond the edge into sight, where the pointer comes near it."""
        before = self.offset()
        self.show_box(QRect(spot.x() - _NEAR, spot.y() - _NEAR, 2 * _NEAR, 2 * _NEAR))
        if self.offset() != before:
            self.repaint_all()

    def _drag_over(self, spot: QPoint, step: int) -> None:
        if self._pressed is None:
            return
        row, pressed = self._pressed
        if self.draft or abs(spot.x() - pressed.x()) > _CLICK_PIXELS:
            starts, ends = dragged(self.scale.instant(pressed.x()), self.scale.instant(spot.x()), step)
            self.draft = Drawn(row, max(starts, self.board.starts), min(ends, self.board.ends))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._outbound = False
        draft, is_inside = self.draft, self.viewport().rect().contains(event.position().toPoint())
        self._drop_draft()
        # Letting go outside the grid takes the drag back.
        if self._grabbed:
            self._grabbed = None
            if is_inside:
                self.drop()
            else:
                self._let_go()
            return
        room = self.board.rows[draft.row].room if draft else None
        if draft and room and is_inside:
            self.wanted.emit(room.code, draft.starts, draft.ends)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        if self.held or (self._taken_back and not is_key):
            return
        spot = self._keyboard_spot() if is_key else QPoint(event.pos())
        index = self.currentIndex() if is_key else self.indexAt(spot)
        if index.isValid():
            self._choose(index.row())
            open_menu(self, self.acts, spot)
        elif is_key or self._go_to(spot):
            open_menu(self, self.acts_free, spot)

    def _keyboard_spot(self) -> QPoint:
        index, place = self.currentIndex(), self.place
        if index.isValid() or place is None:
            return self.visualRect(index).bottomLeft()
        return QPoint(self.scale.x(place.instant), self.ladder.tops[place.row + 1]) - self.offset()

    def _go_to(self, spot: QPoint) -> bool:
        """Put the keyboard on a room's free time, unless it is in what was drawn there; tells whether there is any."""
        point = spot + self.offset()
        row = self.ladder.at(point.y())
        if row is None or self.board.rows[row].room is None or point.x() >= self.scale.width:
            return False
        instant = snapped(self.scale.instant(point.x()))
        drawn = self.draft
        if drawn is None or drawn.row != row or not drawn.starts <= instant < drawn.ends:
            self._go(Place(row, instant))
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._let_go()
        spot = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.indexAt(spot).isValid():
            self.edited.emit()
        elif self.mark_at(spot + self.offset()) is None and self._go_to(spot):
            self._enter()
