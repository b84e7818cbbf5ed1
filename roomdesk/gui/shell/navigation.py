"""The buttons that lead from screen to screen, each with its key at the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from roomdesk.gui import theme
from roomdesk.gui.common.plain import tip, unmarked

_MOST_COUNTED = 99
_PAD = 14


class NavigationButton(QPushButton):
    """Checked while its screen is in front. The key is drawn only where there is room beside the title."""

    def __init__(self, title: str, icon: str, keys: str) -> None:
        super().__init__(unmarked(title))
        self._icon, self._keys = icon, QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.setProperty("voice", "nav")
        self.setFont(theme.font(theme.Type.STRONG))
        side = round(theme.metrics(theme.Type.BODY).height() * 0.95)
        self.setIconSize(QSize(side, side))
        self.setMinimumWidth(1)
        self.setAccessibleName(title)
        self.setAccessibleDescription(self._keys)
        self._title, self._count, self._words = title, 0, ""
        self._is_folded = False
        self.toggled.connect(self._colour)
        self._colour(chosen=False)

    def show_count(self, count: int, words: str) -> None:
        """Show a number where the key stands, `words` for whoever cannot see it; none for 0."""
        self._count = count
        self.setAccessibleName(f"{self._title}, {words}" if count else self._title)
        self._words = words if count else ""
        self._tell()
        self.update()

    def titled_width(self) -> int:
        """Give the width in which the title is whole, in pixels."""
        return self.iconSize().width() + self.fontMetrics().horizontalAdvance(self._title) + 2 * _PAD

    def folded_width(self) -> int:
        """Give the width of the icon alone."""
        return self.iconSize().width() + 2 * _PAD

    def fold(self, *, is_wanted: bool) -> None:
        """Show the icon alone, with the title as its tool tip; or both."""
        self.setText("" if is_wanted else unmarked(self._title))
        self._is_folded = is_wanted
        voice = "rail" if is_wanted else "nav"
        if self.property("voice") != voice:
            self.setProperty("voice", voice)
            self.style().unpolish(self)
            self.style().polish(self)
        self._tell()

    def _tell(self) -> None:
        title = self._title if self._is_folded else ""
        tip(self, "\n".join(filter(None, (title, self._words))))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._count:
            self._paint_count()
            return
        metrics = theme.metrics(theme.Type.TINY)
        wide = metrics.horizontalAdvance(self._keys)
        title = self.iconSize().width() + self.fontMetrics().horizontalAdvance(self.text()) + 22
        if self._is_folded or title + wide + 12 > self.width():
            return
        painter = QPainter(self)
        painter.setFont(theme.font(theme.Type.TINY))
        painter.setPen(QColor(theme.TONES.primary_dark if self.isChecked() else theme.TONES.muted))
        box = QRect(self.width() - wide - 10, 0, wide, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._keys)

    def _paint_count(self) -> None:
        metrics = theme.metrics(theme.Type.SMALL_STRONG)
        text = str(self._count) if self._count <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
        high = metrics.height()
        wide = max(metrics.horizontalAdvance(text) + high // 2, high)
        # Beside the title; on the icon's corner, where it stands alone.
        top = 0 if self._is_folded else (self.height() - high) // 2
        box = QRect(self.width() - wide - (0 if self._is_folded else 8), top, wide, high)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.TONES.primary))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setFont(theme.font(theme.Type.SMALL_STRONG))
        painter.setPen(QColor(theme.TONES.on_primary))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _colour(self, chosen: bool) -> None:
        self.setIcon(theme.icon(self._icon, theme.TONES.primary if chosen else theme.TONES.ink))
