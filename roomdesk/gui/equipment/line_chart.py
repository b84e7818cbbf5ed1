"""A line's measurements drawn in the screen's colours; said in a sentence to screen readers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QCoreApplication, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from roomdesk.domain.line_history import LineHistory
from roomdesk.gui import theme, words
from roomdesk.gui.common.plain import tip
from roomdesk.gui.counted import counted
from roomdesk.ports.writer import ChartLook

translate = QCoreApplication.translate

Draw = Callable[[LineHistory, ChartLook, str], str]
_NARROWEST = 240


class LineChart(QWidget):
    """Drawn anew for each width by `draw`, which is the desk's."""

    def __init__(self, line: LineHistory, draw: Draw, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line, self._draw = line, draw
        self._picture = QSvgRenderer(self)
        self._load(_NARROWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = summary(line)
        self.setAccessibleName(said)
        tip(self, said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._load(max(_NARROWEST, self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._picture.render(QPainter(self), QRectF(self.rect()))

    def _load(self, width: int) -> None:
        tones, small = theme.TONES, theme.metrics(theme.Type.SMALL)
        look = ChartLook(
            width,
            small.ascent() * 0.82,
            theme.font(theme.Type.SMALL).family(),
            tones.ink,
            tones.muted,
            tones.field,
            tones.primary,
            tones.bad,
        )
        self._picture.load(QByteArray(self._draw(self._line, look, words.language()).encode()))
        self.setFixedHeight(self._picture.defaultSize().height())


def summary(line: LineHistory) -> str:
    """Say what a line's history comes to, in a sentence."""
    middle = line.middle
    if middle is None:
        return translate("Equipment", "Nothing was measured yet.")
    text = translate("Equipment", "{count}, {below} below the guarantee. Medians: round trip {rtt} ms{rates}.")
    rates = (
        translate("Equipment", ", {down} Mbit/s down and {up} up").format(
            down=words.decimal(middle.down_mbps), up=words.decimal(middle.up_mbps)
        )
        if middle.down_mbps is not None and middle.up_mbps is not None
        else ""
    )
    count = counted.measurements(len(line.measured))
    return text.format(count=count, below=len(line.below), rtt=words.decimal(middle.rtt_ms), rates=rates)
