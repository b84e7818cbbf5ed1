"""A layout that puts widgets beside each other and goes on in the next row where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """As high as its rows are at the width it is given. One that `likes_line` asks for one row where there is room.

    In rows that are `full` all items share what is left over; in others those that like to grow.
    """

    def __init__(
        self, parent: QWidget | None = None, gap: int = 6, *, likes_line: bool = False, full: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._likes_line, self._full = gap, likes_line, full
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, box: QRect) -> None:
        super().setGeometry(box)
        self._place(box, moves=True)

    def sizeHint(self) -> QSize:
        if not self._likes_line:
            return self.minimumSize()
        sizes = [item.sizeHint() for item in self._items]
        across = sum(one.width() for one in sizes) + self._gap * max(len(sizes) - 1, 0)
        return QSize(across, max((one.height() for one in sizes), default=0)).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _place(self, box: QRect, *, moves: bool) -> int:
        """Lay the rows out, each item in the middle of its row, and give their height with the margins."""
        whole, box = box, box.marginsRemoved(self.contentsMargins())
        y = box.top()
        for row in self._rows(box.width()):
            x, high = box.left(), max((size.height() for _, size in row), default=0)
            for item, size in row if moves else ():
                item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
                x += size.width() + self._gap
            y += high + self._gap
        return y - self._gap - whole.top() + self.contentsMargins().bottom()

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Share the items out among rows; one that likes to grow takes what its row leaves."""
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in (one for one in self._items if not one.isEmpty()):
            size = item.sizeHint().boundedTo(QSize(max(width, 0), item.sizeHint().height()))
            if not rows or size.width() > left:
                rows.append([])
                left = width
            rows[-1].append((item, size))
            left -= size.width() + self._gap
        return [self._grown(row, width) for row in rows] or [[]]

    def _grown(self, row: list[tuple[QLayoutItem, QSize]], width: int) -> list[tuple[QLayoutItem, QSize]]:
        growing = [one for one, _ in row if self._full or one.expandingDirections() & Qt.Orientation.Horizontal]
        spare = width - sum(size.width() + self._gap for _, size in row) + self._gap
        if not growing or spare <= 0:
            return row
        more = QMargins(0, 0, spare // len(growing), 0)
        return [(one, size.grownBy(more).boundedTo(one.maximumSize()) if one in growing else size) for one, size in row]
