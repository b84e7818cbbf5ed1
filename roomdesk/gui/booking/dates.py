"""The dates that a repetition makes, each with whether it is free, and what becomes of the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from roomdesk.gui import theme
from roomdesk.gui.booking import verdict
from roomdesk.gui.common.health import mark_size
from roomdesk.gui.common.plain import PlainLabel, literal
from roomdesk.services.answers import Places, Skipped

translate = QCoreApplication.translate

_ROWS_SHOWN = 4


class DatesList(QWidget):
    """Signals: changed() when it is ticked that dates are left out."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = PlainLabel("", theme.Type.SMALL_STRONG, wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Booking", "Dates of the repetition"))
        self.list.setFont(theme.font(theme.Type.SMALL))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(mark_size())
        self._box = QCheckBox(translate("Booking", "Leave out the dates that are not free"))
        self._box.toggled.connect(lambda _on: self.changed.emit())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for widget in (self._said, self.list, self._box):
            rows.addWidget(widget)
        self.hide()

    def skips(self) -> bool:
        return self._box.isChecked()

    def set_skips(self, *, skips: bool) -> None:
        self._box.setChecked(skips)

    def show_dates(self, dates: Sequence[Skipped], places: Places, timezone: str) -> None:
        """Fill the list; hidden where nothing is repeated."""
        taken = verdict.blocked(dates)
        kept = self.list.currentRow()
        self.list.clear()
        for one in dates:
            text = verdict.date_line(one, places, timezone)
            is_free = not (one.clashes or one.refused)
            item = QListWidgetItem(text, self.list)
            name, colour = ("check-circle", theme.TONES.good) if is_free else ("close-circle", theme.TONES.bad)
            item.setIcon(theme.icon(name, colour))
            item.setForeground(QColor(theme.TONES.ink if is_free else theme.TONES.bad))
            item.setData(Qt.ItemDataRole.ToolTipRole, literal(text))
        self.list.setCurrentRow(min(kept, self.list.count() - 1))
        row = max(self.list.sizeHintForRow(0), theme.metrics(theme.Type.SMALL).height() + 10)
        self.list.setFixedHeight(row * min(max(len(dates), 1), _ROWS_SHOWN) + 4)
        self._said.setText(verdict.summary(dates, skips=self.skips()))
        self._box.setVisible(bool(taken))
        self.show()
