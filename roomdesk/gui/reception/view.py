"""A card of the reception: a heading with its count over a list whose rows have a button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from roomdesk.gui import theme
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.reception.delegate import RowDelegate
from roomdesk.gui.reception.model import RowModel
from roomdesk.gui.reception.rows import Row

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowList(QListView):
    """Signals: pressed_row(Row, QPoint) when a row's button is pressed by mouse, or Enter on the row."""

    pressed_row = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RowModel(self)
        self.paints = RowDelegate(self)
        self.nothing = ""
        self._pressed = QModelIndex()
        self.setModel(self.rows)
        self.setItemDelegate(self.paints)
        self.setObjectName("rows")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; whoever was picked stays picked while the row is there."""
        picked = self.current()
        if self.rows.set_rows(rows) and picked:
            number = self.rows.row_of(picked.key)
            last = len(self.rows.rows) - 1
            if number is not None or last >= 0:
                self.setCurrentIndex(self.rows.index(number if number is not None else min(last, 0)))

    def current(self) -> Row | None:
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rows:
            self.setCurrentIndex(self.rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if event.key() in _ENTER and row and row.button:
            box = self.paints.button_box(self.visualRect(self.currentIndex()), self.currentIndex())
            self.pressed_row.emit(row, self.viewport().mapToGlobal(box.bottomLeft()))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = self._button_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index, before = self._button_at(event.position().toPoint()), self._pressed
        self._pressed = QModelIndex()
        if index.isValid() and index == before and event.button() is Qt.MouseButton.LeftButton:
            box = self.paints.button_box(self.visualRect(index), index)
            self.pressed_row.emit(self.rows.rows[index.row()], self.viewport().mapToGlobal(box.bottomLeft()))

    def _button_at(self, point: QPoint) -> QModelIndex:
        index = self.indexAt(point)
        if index.isValid() and self.paints.button_box(self.visualRect(index), index).contains(point):
            return index
        return QModelIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A narrower row is a higher one.
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rows and self.nothing:
            with QPainter(self.viewport()) as painter:
                painter.setFont(theme.font(theme.Type.BODY))
                painter.setPen(theme.TONES.muted)
                flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
                painter.drawText(self.viewport().rect().adjusted(14, 12, -14, 0), flags, self.nothing)


class Card(QFrame):
    """A list under its heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._heading = PlainLabel("", theme.Type.STRONG)
        self._heading.setContentsMargins(14, 8, 14, 8)
        self.list = RowList()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addWidget(self._heading)
        rows.addWidget(self.list, 1)
        line = theme.metrics(theme.Type.BODY).height()
        self.list.setMinimumHeight(line * 5)

    def show_rows(self, title: str, nothing: str, rows: Sequence[Row]) -> None:
        """Show rows under a title, or say that there are none."""
        heading = f"{title} · {len(rows)}"
        self._heading.setText(heading)
        self.list.nothing = nothing
        self.list.setAccessibleName(heading)
        self.list.setAccessibleDescription("" if rows else nothing)
        self.list.set_rows(rows)
        self.list.viewport().update()
