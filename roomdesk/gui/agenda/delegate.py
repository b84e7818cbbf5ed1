"""Paints the grid: closed time, lines, blocks, the present moment; only what needs painting."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, QLine, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from roomdesk.domain.ids import Email
from roomdesk.gui import theme, words
from roomdesk.gui.agenda.block import Look, Size, picture
from roomdesk.gui.agenda.board import Board, Row, Stretch, slot_of
from roomdesk.gui.agenda.geometry import HALF_HOUR, Ladder, Place, Scale
from roomdesk.gui.agenda.model import Kind, kind_of, shown_title
from roomdesk.gui.counted import counted
from roomdesk.gui.palettes import Face

translate = QCoreApplication.translate

_INDENT = 12
_FADED, _GHOST = 0.25, 0.4


def face_of(kind: Kind) -> Face:
    if kind is Kind.MINE:
        return theme.FACES.mine
    if kind is Kind.PENDING:
        return theme.FACES.pending
    return theme.FACES.hidden if kind is Kind.HIDDEN else theme.FACES.meeting


def heading(row: Row) -> str:
    """Word what stands beside a site's name: how many rooms, which line."""
    rooms = counted.rooms(row.rooms)
    return " · ".join(filter(None, (rooms, words.line(row.site.line))))


def paint_site(painter: QPainter, box: QRect, row: Row) -> None:
    """Paint a site's band; its words may run on from the column of rooms into the grid."""
    painter.fillRect(box, QColor(theme.TONES.panel))
    painter.setPen(QPen(QColor(theme.TONES.rule), 1))
    painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom())
    strong, small = theme.font(theme.Type.SMALL_STRONG), theme.font(theme.Type.SMALL)
    painter.setPen(QColor(theme.TONES.ink))
    painter.setFont(strong)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(box.adjusted(_INDENT, 0, 0, 0), flags, row.site.name)
    left = _INDENT + QFontMetrics(strong).horizontalAdvance(row.site.name)
    painter.setPen(QColor(theme.TONES.muted))
    painter.setFont(small)
    painter.drawText(box.adjusted(left, 0, 0, 0), flags, f" · {heading(row)}")


class GridPainter:
    """Holds a day ready for painting: each block is worded once, when it is first seen."""

    def __init__(self, board: Board) -> None:
        self.scale = Scale(board.starts, board.ends, 60)
        self.ladder = Ladder((0,))
        self.column = 0
        self.across = 0
        self.chosen: Collection[int] = frozenset()
        self.ghosts: Collection[int] = frozenset()
        self.dimmed: Collection[int] = frozenset()
        self.show(board, Email(""))

    def show(self, board: Board, me: Email) -> None:
        self.board, self._me = board, me
        self._spans = [(entry.starts, entry.ends) for entry in board.entries]
        self._looks: dict[int, Look] = {}

    def _look(self, number: int) -> Look:
        """Word a block, once and only when it is seen: a large municipality's day has thousands."""
        if number not in self._looks:
            entry = self.board.entries[number]
            kind = kind_of(entry, self._me)
            self._looks[number] = Look(
                face_of(kind),
                kind is Kind.PENDING,
                striped=False,
                title=shown_title(entry),
                times=words.hours(entry.slot, self.board.timezone),
                linked=entry.rooms > 1,
                video=bool(entry.link),
            )
        return self._looks[number]

    @property
    def count(self) -> int:
        return len(self._spans)

    def rectangle(self, number: int) -> QRect:
        """Give a block's place in the whole grid, before scrolling."""
        starts, ends = self._spans[number]
        row = self.board.row_of[number]
        left, right = self.scale.x(starts), self.scale.x(ends)
        top, bottom = self.ladder.tops[row], self.ladder.tops[row + 1]
        return QRect(left - 1, top + 1, max(right - left + 1, 8), bottom - top - 3)

    def block_at(self, x: int, y: int) -> int | None:
        """Give the block under a point of the whole grid."""
        row = self.ladder.at(y)
        if row is None:
            return None
        return next((one for one in self.board.rows[row].blocks if self.rectangle(one).contains(x, y)), None)

    def paint(self, painter: QPainter, dirty: QRect) -> None:
        """Paint what touches a rectangle of the whole grid; the painter is moved there already."""
        visible = self.ladder.between(dirty.top(), dirty.bottom() + 1)
        painter.fillRect(dirty, QColor(theme.TONES.ground))
        self._paint_closed_hours(painter, dirty, visible)
        self._paint_lines(painter, dirty, visible)
        ratio = painter.device().devicePixelRatio()
        points = theme.font(theme.Type.BODY).pointSizeF()
        for number in visible:
            row = self.board.rows[number]
            if row.room is None:
                top, bottom = self.ladder.tops[number], self.ladder.tops[number + 1]
                # The words begin in the column of rooms, to the left of the grid, however far hours are scrolled.
                left = self.across - self.column
                band = QRect(left, top, max(self.scale.width, dirty.right() + 1) - left, bottom - top)
                paint_site(painter, band, row)
                continue
            for stretch in row.closed:
                if stretch.is_closure:
                    self._paint_closure(painter, number, stretch, (ratio, points))
            self._paint_blocks(painter, dirty, row, (ratio, points))

    def _paint_blocks(self, painter: QPainter, dirty: QRect, row: Row, screen: tuple[float, float]) -> None:
        first, last = self.scale.instant(dirty.left() - 8), self.scale.instant(dirty.right() + 8)
        for number in row.blocks:
            starts, ends = self._spans[number]
            if starts <= last and ends >= first:
                box = self.rectangle(number)
                size = Size(box.width(), box.height(), *screen)
                is_ghost = number in self.ghosts
                painter.setOpacity(_GHOST if is_ghost else _FADED if number in self.dimmed else 1.0)
                is_chosen = number in self.chosen and not is_ghost
                painter.drawPixmap(box.topLeft(), picture(self._look(number), size, chosen=is_chosen))
        painter.setOpacity(1.0)

    def paint_draft(self, painter: QPainter, box: QRect, times: str, number: int, *, is_free: bool) -> None:
        """Paint a carried block at a place, in the colours of what is chosen or of what cannot be."""
        face = theme.FACES.chosen if is_free else Face(theme.TONES.bad_soft, theme.TONES.bad, theme.TONES.ink)
        look = self._look(number)._replace(face=face, times=times, dashed=not is_free, striped=False)
        points = theme.font(theme.Type.BODY).pointSizeF()
        size = Size(box.width(), box.height(), painter.device().devicePixelRatio(), points)
        painter.drawPixmap(box.topLeft(), picture(look, size, chosen=False))

    def _paint_closed_hours(self, painter: QPainter, dirty: QRect, visible: range) -> None:
        ground = QColor(theme.TONES.closed)
        hatch = QBrush(QColor(theme.TONES.hatch), Qt.BrushStyle.BDiagPattern)
        for number in visible:
            top, height = self.ladder.tops[number], self.ladder.tops[number + 1] - self.ladder.tops[number]
            for stretch in self.board.rows[number].closed:
                left, right = self.scale.x(stretch.starts), self.scale.x(stretch.ends)
                box = QRect(left, top, right - left, height) & dirty
                if not stretch.is_closure and not box.isEmpty():
                    painter.fillRect(box, ground)
                    painter.fillRect(box, hatch)
                    self._paint_reason(painter, QRect(left, top, right - left, height), stretch)

    def _paint_reason(self, painter: QPainter, box: QRect, stretch: Stretch) -> None:
        if not stretch.reason:
            return
        painter.setFont(theme.font(theme.Type.SMALL))
        painter.setPen(QColor(theme.TONES.ink))
        text = f" {words.closed(stretch.reason)} "
        label = QRect(box.left() + 8, box.top(), painter.fontMetrics().horizontalAdvance(text), box.height())
        middle = label.adjusted(0, box.height() // 4, 0, -box.height() // 4)
        painter.fillRect(middle, QColor(theme.TONES.closed))
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_lines(self, painter: QPainter, dirty: QRect, visible: range) -> None:
        top, bottom = dirty.top(), min(dirty.bottom(), self.ladder.height)
        hours, halves = [], []
        for instant in self.scale.hours():
            x, half = self.scale.x(instant), self.scale.x(instant + HALF_HOUR)
            if dirty.left() <= x <= dirty.right():
                hours.append(QLine(x, top, x, bottom))
            if dirty.left() <= half <= dirty.right() and instant < self.scale.ends:
                halves.append(QLine(half, top, half, bottom))
        under = [self.ladder.tops[number + 1] - 1 for number in visible]
        rows = [QLine(dirty.left(), y, dirty.right(), y) for y in under]
        for lines, colour in ((halves, theme.TONES.faint), (hours, theme.TONES.rule), (rows, theme.TONES.rule)):
            painter.setPen(QPen(QColor(colour), 1))
            painter.drawLines(lines)

    def _paint_closure(self, painter: QPainter, number: int, stretch: Stretch, screen: tuple[float, float]) -> None:
        shown = slot_of(max(stretch.starts, self.scale.starts), min(stretch.ends, self.scale.ends))
        left, right = self.scale.x(shown.start.timestamp()), self.scale.x(shown.end.timestamp())
        top, bottom = self.ladder.tops[number], self.ladder.tops[number + 1]
        if right <= left:
            return
        look = Look(
            theme.FACES.closure,
            dashed=False,
            striped=True,
            title=words.closed(stretch.reason, is_closure=True),
            times=words.hours(shown, self.board.timezone),
            linked=False,
            video=False,
        )
        size = Size(right - left + 1, bottom - top - 3, *screen)
        painter.drawPixmap(left - 1, top + 1, picture(look, size, chosen=False))


def paint_now(painter: QPainter, x: int, height: int) -> None:
    painter.fillRect(QRect(x - 1, 0, 2, height), QColor(theme.TONES.now))


def paint_free_place(painter: QPainter, box: QRect, text: str) -> None:
    """Draw the dashed outline of free time under the keyboard or a drag."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.TONES.primary), 2, Qt.PenStyle.DashLine))
    ground = QColor(theme.TONES.primary_soft)
    # What is in the way stays in sight beneath.
    ground.setAlphaF(0.75)
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(1, 2, -2, -3), 5, 5)
    painter.setFont(theme.font(theme.Type.TINY))
    painter.setPen(QColor(theme.TONES.primary_dark))
    inner = box.adjusted(7, 4, -5, -4)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    if inner.width() > QFontMetrics(painter.font()).averageCharWidth() * 3:
        painter.drawText(inner, flags | Qt.TextFlag.TextWordWrap, text)


def free_place_box(scale: Scale, ladder: Ladder, place: Place, until: int) -> QRect:
    left, right = scale.x(place.instant), scale.x(until)
    top, bottom = ladder.tops[place.row], ladder.tops[place.row + 1]
    return QRect(left, top, max(right - left, 6), bottom - top - 1)
