"""The last seven days of a device as a strip: a bar a quarter of a day, lower and redder the worse."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roomdesk.domain.equipment import Finding, Health, worst
from roomdesk.gui import theme, words
from roomdesk.gui.common.health import colour_of
from roomdesk.gui.common.plain import tip

translate = QCoreApplication.translate

DAYS = 7
_STEP = timedelta(hours=6)
_BARS = DAYS * 4
_HIGH = {Health.OK: 1.0, Health.DEGRADED: 0.7, Health.FAILED: 0.4, Health.UNKNOWN: 0.2}


def bars(findings: Sequence[Finding], now: datetime) -> list[Health | None]:
    """Give the worst that was found in each quarter of a day, the oldest first; None where nobody checked."""
    found: list[list[Health]] = [[] for _ in range(_BARS)]
    for one in findings:
        age = (now - one.at) // _STEP
        if 0 <= age < _BARS:
            found[_BARS - 1 - age].append(one.health)
    return [worst(healths) if healths else None for healths in found]


class HistoryStrip(QWidget):
    """Meaning by height before colour; said in a sentence to screen readers."""

    def __init__(self, findings: Sequence[Finding], now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = bars(findings, now)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = self._said()
        self.setAccessibleName(said)
        tip(self, said)

    def sizeHint(self) -> QSize:
        return QSize(_BARS * 6, round(theme.metrics(theme.Type.BODY).height() * 1.6))

    def _said(self) -> str:
        parts = [
            f"{words.health(health)}: {sum(one is health for one in self.bars)}"
            for health in (Health.OK, Health.DEGRADED, Health.FAILED)
        ]
        text = translate("Equipment", "Quarters of a day in the last seven days. {counts}")
        return text.format(counts=", ".join(parts))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide, high = self.width() / _BARS, self.height()
        for number, health in enumerate(self.bars):
            share = _HIGH[health] if health else 0.2
            box = QRectF(number * wide + 1, high * (1 - share), wide - 2, high * share)
            if health is None:
                painter.setPen(QPen(QColor(theme.TONES.field), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            else:
                painter.fillRect(box, QColor(colour_of(health)))
