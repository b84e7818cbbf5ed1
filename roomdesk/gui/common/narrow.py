"""A screen in a window that is small for its text: parts go below each other, and the whole scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog, QFrame, QScrollArea, QWidget

from roomdesk.gui import theme
from roomdesk.gui.common.ground import ground

_NARROWEST = 260
_WIDEST = 16_777_215
_BESIDE_LETTERS, _LINES = 68, 9


def letters(count: int) -> int:
    """Give the width of so many letters of plain text, in pixels."""
    return theme.metrics(theme.Type.BODY).averageCharWidth() * count


def widen(dialog: QDialog, wished: int) -> None:
    """Make a dialog so many letters wide at least, within its screen."""
    dialog.setMinimumWidth(min(letters(wished), dialog.screen().availableSize().width() * 9 // 10))


def room(page: QWidget) -> int:
    """Give the width that a page has in sight, in pixels: one that scrolls may be wider."""
    around = page.parentWidget()
    return min(page.width(), around.width()) if around and not page.isWindow() else page.width()


def stand(parts: QBoxLayout, main: QWidget, aside: QWidget, width: int, wished: int, least: int = 0) -> None:
    """Put an aside, as wide as is wished, beside the main part of a screen; where that is narrow, above or below it.

    `width`, `wished` and `least`, what the main part needs, are in pixels. Beside, the main part has three fifths at
    least; else both keep a height in which something can be read.
    """
    share = min(wished, width * 2 // 5)
    is_narrow = width < max(letters(_BESIDE_LETTERS), least + share)
    parts.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
    aside.setMinimumWidth(0 if is_narrow else share)
    aside.setMaximumWidth(_WIDEST if is_narrow else share)
    for one in (main, aside):
        one.setMinimumHeight(theme.metrics(theme.Type.BODY).height() * _LINES if is_narrow else 0)


class PageScroll(QScrollArea):
    """A page as large as its window's part; one that needs more than that scrolls, and follows the keyboard."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setViewport(ground())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = page
        self.setWidget(page)
        page.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, _NARROWEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        # Qt's own way, setWidgetResizable, gives a page all the height that it would like to have.
        room, layout = self.maximumViewportSize(), self._page.layout()
        if self._page.width() > room.width():
            # What folds does so by the width in sight; only then is it known what the page needs.
            self._page.resize(room.width(), self._page.height())
        least = self._page.minimumSizeHint().expandedTo(self._page.minimumSize())
        high = least.height()
        if layout is not None and layout.hasHeightForWidth():
            high = max(high, layout.minimumHeightForWidth(max(room.width(), least.width())))
        bar = self.verticalScrollBar().sizeHint().width() if high > room.height() else 0
        self._page.resize(max(room.width() - bar, least.width()), max(room.height(), high))

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._page.isAncestorOf(now) and self._page.height() > self.viewport().height():
            self.ensureWidgetVisible(now)
