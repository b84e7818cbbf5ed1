"""The line below the screens: where the data lives, the last check of equipment, who acts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from roomdesk.domain.equipment import Health
from roomdesk.gui import theme, words
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.shell.standing import Standing

translate = QCoreApplication.translate

_COUNTED = (Health.OK, Health.DEGRADED, Health.FAILED, Health.UNKNOWN)
_ZONE = "Europe/Rome"


class StatusLine(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self._labels = [PlainLabel("", theme.Type.SMALL, "muted", wrap=True) for _ in range(3)]
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(16, 4, 16, 4)
        self._row.setSpacing(24)
        for label in self._labels:
            self._row.addWidget(label)
        self._row.insertStretch(2, 1)

    def show_standing(self, standing: Standing, location: str) -> None:
        texts = (
            translate("Window", "Data: {location}").format(location=location),
            _last_check(standing),
            translate("Window", "You act as {email}").format(email=standing.me),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Stand in one row where everything fits, else below each other."""
        metrics = theme.metrics(theme.Type.SMALL)
        margins = self._row.contentsMargins()
        widths = [metrics.horizontalAdvance(label.text()) + 4 for label in self._labels]
        for label, width in zip(self._labels, widths, strict=True):
            # A wrapping label is content with less than its line.
            label.setMinimumWidth(min(width, max(1, self.width() - margins.left() - margins.right())))
        fits = sum(widths) + 2 * 24 + margins.left() + margins.right() <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._row.setSpacing(24 if fits else 2)
        self._row.setDirection(way)
        if not fits:
            for label in self._labels:
                label.setMinimumWidth(1)


def _last_check(standing: Standing) -> str:
    if standing.checked_at is None:
        return translate("Window", "Equipment not checked yet")
    counts = ", ".join(
        f"{standing.devices[one]} {words.health(one).lower()}" for one in _COUNTED if standing.devices[one]
    )
    at = words.clock(standing.checked_at, _ZONE)
    return translate("Window", "Equipment last checked at {time}: {counts}").format(time=at, counts=counts)
