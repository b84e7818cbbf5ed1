"""The last twelve months of a device as a strip: a bar a month, as high as it was available."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roomdesk.domain.availability import MonthShare
from roomdesk.domain.equipment import Health
from roomdesk.gui import theme
from roomdesk.gui.common.health import colour_of
from roomdesk.gui.common.plain import tip

translate = QCoreApplication.translate

_GOOD, _FAIR = 0.995, 0.95
_LEAST = 0.12


def percent(share: float | None) -> str:
    """Word a share in per cent; a dash where nothing is known."""
    return "–" if share is None else f"{QLocale().toString(100 * share, 'f', 1)} %"


def health(share: float) -> Health:
    """Judge a share: in order, to be watched, or bad."""
    return Health.OK if share >= _GOOD else Health.DEGRADED if share >= _FAIR else Health.FAILED


def named(one: MonthShare) -> str:
    return f"{QLocale().standaloneMonthName(one.month.month)} {one.month.year}"


class MonthStrip(QWidget):
    """Height before colour; the initial of each month below its bar; said in a sentence to screen readers."""

    def __init__(self, months: Sequence[MonthShare], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = months
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        known = [one for one in months if one.available is not None]
        said = ", ".join(f"{named(one)} {percent(one.available)}" for one in known)
        self.setAccessibleName(said or translate("Equipment", "Never checked"))
        tip(self, "\n".join(said.split(", ")))

    def sizeHint(self) -> QSize:
        line = theme.metrics(theme.Type.TINY).height()
        return QSize(12 * line, round(line * 3))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(theme.Type.TINY))
        line = theme.metrics(theme.Type.TINY).height()
        wide, high = self.width() / max(1, len(self.months)), self.height() - line - 2
        for number, one in enumerate(self.months):
            tall = high * max(_LEAST, one.available or 0)
            box = QRectF(number * wide + 2, high - tall, wide - 4, tall)
            if one.available is None:
                painter.setPen(QPen(QColor(theme.TONES.field), 1))
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            else:
                painter.fillRect(box, QColor(colour_of(health(one.available))))
            painter.setPen(QColor(theme.TONES.muted))
            below = QRectF(number * wide, high + 2, wide, line)
            initial = QLocale().standaloneMonthName(one.month.month, QLocale.FormatType.NarrowFormat)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, initial)
