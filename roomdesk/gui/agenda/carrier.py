"""The sheet with a booking in the hand: ghost, draft and verdict, and marks on rooms that could join."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from roomdesk.domain.people import Person
from roomdesk.gui import theme, words
from roomdesk.gui.agenda import carry_words
from roomdesk.gui.agenda.board import slot_of
from roomdesk.gui.agenda.carry import (
    FREE,
    Carried,
    Carry,
    Grip,
    Verdict,
    free_rows,
    has_moved,
    lifted,
    offers,
    put_down,
    targets,
    verdict,
)
from roomdesk.gui.agenda.delegate import free_place_box
from roomdesk.gui.agenda.geometry import Place
from roomdesk.gui.agenda.model import AgendaModel
from roomdesk.gui.agenda.sheet import AgendaSheet
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.plain import literal

translate = QCoreApplication.translate

_EDGE_PIXELS = 6


class _Told(NamedTuple):
    """What is told beside a box on the sheet."""

    text: str
    box: QRect
    is_free: bool


class CarrierSheet(AgendaSheet):
    """Signals: put(Carried) on a free place, clashed(why, Carries that would do) on another, stuck(why it may not)."""

    put = Signal(object)
    clashed = Signal(str, object)
    stuck = Signal(str)

    # Qt calls `event` while the list view is still being made.
    held: Carry | None = None

    def __init__(self, model: AgendaModel, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(model, now, parent)
        self.who: Person | None = None
        self._found: Verdict = FREE
        self._marked: int | None = None
        self._marks: dict[int, QRect] = {}
        self.viewport().setMouseTracking(True)

    # ── in the hand ─────────────────────────────────────────────────────────────────────────────────────
    def take_up(self, number: int, grip: Grip) -> bool:
        """Lift a block, unless whoever acts may not move it: then say why."""
        reason = carry_words.why_not(self.board.entries[number], self.who)
        if reason:
            self.stuck.emit(reason)
            return False
        self.held = lifted(self.board, number, grip)
        self._found = FREE
        self.paints.ghosts = frozenset(self.board.linked(number))
        self.viewport().update()
        return True

    def carry_to(self, held: Carry, *, aloud: bool = False) -> None:
        """Show the booking at a place and judge it; `aloud` says each place, else only a change of verdict is said."""
        if held == self.held:
            return
        before, was = self._found.answer, self._draft_boxes()
        self.held, self._found = held, verdict(self.board, held)
        for box in (*was, *self._draft_boxes()):
            self.viewport().update(box)
        if aloud or self._found.answer is not before:
            self.announce(carry_words.spoken(self.board, held, self._found))

    def put_back(self) -> None:
        """Let go without changing anything."""
        self.held = None
        self.paints.ghosts = frozenset()
        self.viewport().update()

    def drop(self) -> None:
        """Put the booking down: on a free place it is asked for, on another the nearest free ones are offered."""
        held, found = self.held, self._found
        self.put_back()
        if held is None or not has_moved(self.board, held):
            return
        if found.is_free:
            self.put.emit(put_down(self.board, held))
        else:
            self.clashed.emit(carry_words.spoken(self.board, held, found), (held, offers(self.board, held)))

    def announce(self, text: str) -> None:
        announce(self, text)

    def grip_at(self, spot: QPoint, number: int) -> Grip:
        """Say which part of a block is under a point of the whole grid: an edge can be pulled."""
        box = self.paints.rectangle(number)
        is_wide = box.width() > 4 * _EDGE_PIXELS
        if is_wide and spot.x() - box.left() < _EDGE_PIXELS:
            return Grip.START
        # A short meeting has one edge to pull, so that it can still be moved: it is made longer more often than not.
        if box.right() - spot.x() < (_EDGE_PIXELS if is_wide else box.width() // 3):
            return Grip.END
        return Grip.WHOLE

    def show_grip(self, spot: QPoint) -> None:
        """Let the pointer's shape tell what pressing here would do."""
        number = self.paints.block_at(spot.x(), spot.y())
        shape = Qt.CursorShape.ArrowCursor
        if number is not None and not carry_words.why_not(self.board.entries[number], self.who):
            whole = self.grip_at(spot, number) is Grip.WHOLE
            shape = Qt.CursorShape.OpenHandCursor if whole else Qt.CursorShape.SizeHorCursor
        elif self.mark_at(spot) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    # ── rooms that could join ───────────────────────────────────────────────────────────────────────────
    def mark_rooms(self, number: int | None) -> None:
        """Mark the other rooms that are free at a block's time, or none."""
        self._marked, self._marks = number, {}
        if number is None or carry_words.why_not(self.board.entries[number], self.who):
            return
        entry, side = self.board.entries[number], theme.metrics(theme.Type.BODY).height()
        for row in free_rows(self.board, number):
            box = free_place_box(self.scale, self.ladder, Place(row, entry.starts), entry.ends)
            self._marks[row] = QRect(box.center().x() - side // 2, box.center().y() - side // 2, side, side)

    def joinable(self) -> tuple[int, ...]:
        """List the rows that are marked."""
        return tuple(self._marks)

    def mark_at(self, spot: QPoint) -> int | None:
        row = self.ladder.at(spot.y())
        return row if row is not None and self._marks.get(row, QRect()).contains(spot) else None

    def tip_at(self, point: QPoint) -> str:
        """Say what a click on a mark would do, else what is under the point."""
        row = self.mark_at(point + self.offset())
        if row is None:
            return super().tip_at(point)
        return literal(
            translate("Agenda", "Add {room} to the meeting").format(room=carry_words.room_at(self.board, row))
        )

    def join(self, row: int) -> None:
        """Ask for a marked room to be linked to the picked booking."""
        room = self.board.rows[row].room
        if self._marked is not None and room is not None:
            entry = self.board.entries[self._marked]
            self.put.emit(Carried(entry.booking, entry, entry.starts, entry.ends, added=room.code))

    # ── painting ────────────────────────────────────────────────────────────────────────────────────────
    def _paint_over(self, painter: QPainter, dirty: QRect) -> None:
        super()._paint_over(painter, dirty)
        if self.held is None:
            self._paint_marks(painter, dirty)
            self._paint_told(painter)
            return
        for one in targets(self.board, self.held):
            box = self._box(one.row, one.starts, one.ends)
            self.paints.paint_draft(painter, box, self._times(), one.number, is_free=self._found.is_free)
        self._paint_told(painter)

    def _paint_marks(self, painter: QPainter, dirty: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in self.ladder.between(dirty.top(), dirty.bottom() + 1):
            box = self._marks.get(row)
            if box is not None and box.intersects(dirty):
                painter.setPen(QPen(QColor(theme.TONES.primary), 1))
                painter.setBrush(QColor(theme.TONES.primary_soft))
                painter.drawEllipse(box)
                side = box.width() - 8
                picture = theme.drawing("plus", theme.TONES.primary_dark, side, self.devicePixelRatioF())
                painter.drawPixmap(box.left() + 4, box.top() + 4, picture)

    def _times(self) -> str:
        return words.hours(slot_of(self.held.starts, self.held.ends), self.board.timezone) if self.held else ""

    def _told(self) -> _Told | None:
        """Give what is told of what is in the hand: a booking that is carried, or free time that is drawn."""
        if self.held:
            text = carry_words.told(self.board, self.held, self._found)
            return _Told(text, self._box(self.held.row, self.held.starts, self.held.ends), self._found.is_free)
        if self.draft:
            box = self._box(self.draft.row, self.draft.starts, self.draft.ends)
            return _Told(self._draft_text(self.draft), box, self._is_free(self.draft))
        return None

    def _paint_told(self, painter: QPainter) -> None:
        """Write times, length and verdict on a label beside the draft, which may be too narrow for it."""
        told = self._told()
        if told is None:
            return
        box, free = self._told_box(), told.is_free
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.TONES.good if free else theme.TONES.bad), 2))
        painter.setBrush(QColor(theme.TONES.good_soft if free else theme.TONES.bad_soft))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        side = QFontMetrics(theme.font(theme.Type.SMALL)).height()
        colour = theme.TONES.good if free else theme.TONES.bad
        mark = theme.drawing("check-circle" if free else "close-circle", colour, side, self.devicePixelRatioF())
        painter.drawPixmap(box.left() + 6, box.center().y() - side // 2, mark)
        painter.setFont(theme.font(theme.Type.SMALL))
        painter.setPen(QColor(theme.TONES.ink))
        painter.drawText(box.adjusted(side + 11, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, told.text)

    def _told_box(self) -> QRect:
        """Place the label below the draft, above it in the last row, and always in sight."""
        told = self._told()
        if told is None:
            return QRect()
        metrics = QFontMetrics(theme.font(theme.Type.SMALL))
        width = metrics.horizontalAdvance(told.text) + metrics.height() + 20
        height, view = metrics.height() + 8, self.viewport().rect().translated(self.offset())
        top = told.box.bottom() + 2 if told.box.bottom() + height < view.bottom() else told.box.top() - height - 2
        return QRect(max(min(told.box.left(), view.right() - width), view.left()), top, width, height)

    def _box(self, row: int, starts: int, ends: int) -> QRect:
        return free_place_box(self.scale, self.ladder, Place(row, starts), ends)

    def _draft_boxes(self) -> list[QRect]:
        """List what the draft covers, in the viewport."""
        if self.held is None:
            return []
        boxes = [self._box(one.row, one.starts, one.ends) for one in targets(self.board, self.held)]
        return [box.translated(-self.offset()).adjusted(-3, -3, 3, 3) for box in (*boxes, self._told_box())]
