"""Week and month under keyboard and mouse: cells are walked with the arrows and opened as a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import sqrt

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from roomdesk.domain.ids import Email
from roomdesk.domain.schedule import Away, Entry
from roomdesk.gui import theme, words
from roomdesk.gui.agenda.calendar_model import CELL_ROLE, CalendarModel, Cell, fullness
from roomdesk.gui.agenda.delegate import face_of
from roomdesk.gui.agenda.menu import Act, open_menu
from roomdesk.gui.agenda.model import Kind, kind_of, shown_title
from roomdesk.gui.agenda.span import Span
from roomdesk.gui.common.narrow import letters
from roomdesk.gui.counted import counted

translate = QCoreApplication.translate

# So many bookings of a room's day are shown, by the lines that each takes: at least, at most.
_CHIPS = {1: (2, 5), 2: (1, 3)}
_ROOM_LETTERS, _DAY_LETTERS, _LEAST_DAY_LETTERS = 26, 11, 7
_MANY = 88  # bookings in a day, as wide as two figures are
_BAR = 6
_INSET = 3


def chip_height(lines: int) -> int:
    return theme.metrics(theme.Type.TINY).height() * lines + 5


class CellPainter(QStyledItemDelegate):
    """Paints a room's day as chips, or a day of the month with its number and how full it is."""

    me = Email("")
    lines = 1
    """Where days are narrow, the title of a booking stands below its time."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell: Cell = index.data(CELL_ROLE)
        box, model = QRect(option.rect), index.model()
        painter.save()
        painter.setClipRect(box)
        # What is chosen has a frame of its own; the style's ground would take the words' contrast.
        painter.fillRect(box, QColor(theme.TONES.ground))
        painter.setPen(QPen(QColor(theme.TONES.rule), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if cell.room is None:
            self._paint_day(painter, box, cell)
        elif isinstance(model, CalendarModel):
            self._paint_chips(painter, box, cell, model.timezone)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(theme.TONES.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 4, 4)
        painter.restore()

    def _paint_chips(self, painter: QPainter, box: QRect, cell: Cell, timezone: str) -> None:
        painter.setFont(theme.font(theme.Type.TINY))
        metrics = QFontMetrics(painter.font())
        fits = max((box.height() - 2 * _INSET) // chip_height(self.lines), 1)
        held = cell.held
        shown = held if len(held) <= fits else held[: fits - 1]
        for number, entry in enumerate(shown):
            chip = chip_box(box, number, self.lines)
            face = face_of(Kind.HIDDEN if isinstance(entry, Away) else kind_of(entry, self.me))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(face.fill))
            painter.drawRoundedRect(chip, 3, 3)
            painter.fillRect(QRect(chip.left(), chip.top(), 3, chip.height()), QColor(face.edge))
            painter.setPen(QColor(face.ink))
            named = words.elsewhere() if isinstance(entry, Away) else shown_title(entry)
            time = words.clock(entry.slot.start, timezone)
            texts = (time, named) if self.lines > 1 else (f"{time} {named}",)
            elided = [metrics.elidedText(one, Qt.TextElideMode.ElideRight, chip.width() - 10) for one in texts]
            painter.drawText(chip.adjusted(7, 0, -2, 0), Qt.AlignmentFlag.AlignVCenter, "\n".join(elided))
        if len(shown) < len(held):
            painter.setPen(QColor(theme.TONES.muted))
            rest = counted.more(len(held) - len(shown))
            painter.drawText(chip_box(box, len(shown), self.lines), Qt.AlignmentFlag.AlignVCenter, rest)

    def _paint_day(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        ground = QColor(theme.TONES.primary_soft)
        # Most days are a little booked: by its root, they differ to the eye too.
        ground.setAlphaF(sqrt(cell.full))
        painter.fillRect(box.adjusted(0, 0, -1, -1), ground)
        inner = box.adjusted(8, 6, -8, -6)
        painter.setFont(theme.font(theme.Type.STRONG))
        painter.setPen(QColor(theme.TONES.muted if cell.is_aside else theme.TONES.ink))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(cell.day.day))
        if not cell.bookings:
            return
        painter.setFont(theme.font(theme.Type.TINY))
        low = painter.fontMetrics()
        top = inner.top() + theme.metrics(theme.Type.STRONG).height() + 2
        for number, line in enumerate(_counts(cell, low, inner.width())):
            at = QRect(inner.left(), top + number * low.height(), inner.width(), low.height())
            if at.bottom() < inner.bottom() - _BAR:
                text = low.elidedText(line, Qt.TextElideMode.ElideRight, at.width())
                painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, text)
        bar = QRect(inner.left(), inner.bottom() - _BAR + 1, inner.width(), _BAR)
        if bar.top() < top:
            # In a low window the ground alone says how full a day is, and the words of its tool tip.
            return
        painter.fillRect(bar, QColor(theme.TONES.rule))
        bar.setWidth(round(bar.width() * cell.full))
        painter.fillRect(bar, QColor(theme.TONES.primary))


def _counts(cell: Cell, metrics: QFontMetrics, width: int) -> list[str]:
    """Say how many bookings a day has and how full it is: on all days of a month in whole words, or in short."""
    if max(map(metrics.horizontalAdvance, (counted.bookings(_MANY), fullness(cell)))) < width:
        return [counted.bookings(cell.bookings), fullness(cell)]
    short = translate("Agenda", "{count} bkgs").format(count=cell.bookings)
    return [short, f"{round(cell.full * 100)} %"]


def chip_box(cell: QRect, number: int, lines: int = 1) -> QRect:
    high = chip_height(lines)
    return QRect(cell.left() + _INSET, cell.top() + _INSET + number * high, cell.width() - 2 * _INSET, high - 2)


class CalendarTable(QTableView):
    """Signals: picked(BookingId) when a booking of a room's day is clicked, or None; day_opened(date) on Enter.

    opened(), edited() and cancelled() are for the picked one; `acts` is what its menu offers, `acts_free` a day's.
    """

    picked = Signal(object)
    opened = Signal()
    edited = Signal()
    cancelled = Signal()
    day_opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CalendarModel(self)
        self.cells = CellPainter(self)
        self.setModel(self.rows)
        self.setItemDelegate(self.cells)
        self.setObjectName("calendar")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        self.acts: Sequence[Act] = ()
        self.acts_free: Sequence[Act] = ()
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            # What is painted over the days stays at their edge.
            bar.valueChanged.connect(self.viewport().update)

    def set_week(self, span: Span, day: date, me: Email) -> None:
        self.cells.me = me
        kept = self.currentIndex()
        self.rows.show_week(span)
        self.verticalHeader().show()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_heights()
        self._keep(kept, day)

    def _set_heights(self) -> None:
        lines = self.cells.lines
        least, most = _CHIPS[lines]
        for row, cells in enumerate(self.rows.cells):
            held = max((len(one.held) for one in cells), default=0)
            self.setRowHeight(row, min(max(held, least), most) * chip_height(lines) + 2 * _INSET + 2)

    def set_month(self, span: Span, day: date) -> None:
        kept = self.currentIndex()
        self.rows.show_month(span, day.month)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._keep(kept, day)

    def _keep(self, kept: QModelIndex, day: date) -> None:
        """Stay in the cell where the keyboard was; at first that is the day's own."""
        place = (kept.row(), kept.column()) if kept.isValid() else self.rows.place_of(day)
        self.setCurrentIndex(self.rows.index(*place))

    def cell(self) -> Cell | None:
        """Give the cell in which the keyboard is."""
        index = self.currentIndex()
        return index.data(CELL_ROLE) if index.isValid() else None

    def _open(self) -> None:
        cell = self.cell()
        if cell:
            self.day_opened.emit(cell.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif event.key() == Qt.Key.Key_Escape:
            self.picked.emit(None)
        elif event.key() == Qt.Key.Key_Delete:
            self.cancelled.emit()
        elif event.text().strip() and not event.modifiers():
            # Letters search in the field above, never among days.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        entry = self.entry_at(event.position().toPoint().y())
        self.picked.emit(entry.booking if entry else None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.indexAt(event.position().toPoint()).isValid():
            return
        if self.entry_at(event.position().toPoint().y()):
            self.edited.emit()
        else:
            self._open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        spot = self.visualRect(self.currentIndex()).center() if is_key else QPoint(event.pos())
        if self.indexAt(spot).isValid():
            entry = None if is_key else self.entry_at(spot.y())
            open_menu(self, self.acts if entry else self.acts_free, spot)

    def entry_at(self, y: int) -> Entry | None:
        """Give the booking whose chip is at a height of the current cell."""
        cell = self.cell()
        if cell is None or cell.room is None:
            return None
        box = self.visualRect(self.currentIndex())
        chips = enumerate(cell.held)
        found = (one for number, one in chips if chip_box(box, number, self.cells.lines).contains(box.center().x(), y))
        return next((one for one in found if isinstance(one, Entry)), None)

    def least_width(self) -> int:
        """Give the width in which all seven days can be read with ease, in pixels."""
        return letters(_ROOM_LETTERS) * self.verticalHeader().isVisibleTo(self) + 7 * letters(_DAY_LETTERS)

    def _fold(self) -> None:
        """Give the bookings of narrow days two lines."""
        lines = 1 if self.horizontalHeader().sectionSize(0) >= letters(_DAY_LETTERS) else 2
        if lines != self.cells.lines:
            self.cells.lines = lines
            if self.verticalHeader().isVisibleTo(self):
                self._set_heights()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        bar, box = self.horizontalScrollBar(), self.viewport().rect()
        painter = QPainter(self.viewport())
        painter.setFont(theme.font(theme.Type.TITLE))
        for more, left, sign in (
            (bar.value() > bar.minimum(), box.left(), "‹"),
            (bar.value() < bar.maximum(), box.right() - letters(2) + 1, "›"),
        ):
            if more:
                edge = QRect(left, box.top(), letters(2), box.height())
                painter.fillRect(edge, QColor(theme.TONES.panel))
                painter.setPen(QColor(theme.TONES.field))
                painter.drawRect(edge.adjusted(0, -1, -1, 0))
                painter.setPen(QColor(theme.TONES.ink))
                painter.drawText(edge, Qt.AlignmentFlag.AlignCenter, sign)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where the whole screen is narrower than that, all of it gives way before a day has to be scrolled to.
        self.verticalHeader().setMaximumWidth(min(letters(_ROOM_LETTERS), self.width() // 4))
        self.horizontalHeader().setMinimumSectionSize(letters(_LEAST_DAY_LETTERS))
        self._fold()
        self.scrollTo(self.currentIndex())
