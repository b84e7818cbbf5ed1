"""A layout that puts widgets beside each other and goes on in the next row where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """As high as its rows are at the width it is given. One that `likes_line` asks for one row where there is room."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6, *, likes_line: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._likes_line = gap, likes_line
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
        """Lay the rows out, and give their height with the margins."""
        whole, box = box, box.marginsRemoved(self.contentsMargins())
        x, y, high = box.left(), box.top(), 0
        for item in self._items:
            wanted = item.sizeHint()
            width = min(wanted.width(), box.width())
            if x > box.left() and x + width > box.right() + 1:
                x, y, high = box.left(), y + high + self._gap, 0
            if moves:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, wanted.height())))
            x, high = x + width + self._gap, max(high, wanted.height())
        return y + high - whole.top() + self.contentsMargins().bottom()
