"""The line below the screens: where the data lives, the last check of equipment, who acts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from roomdesk.domain.equipment import Health
from roomdesk.gui import theme, words
from roomdesk.gui.common.plain import PlainLabel, tip
from roomdesk.gui.counted import counted
from roomdesk.gui.shell.standing import Standing

translate = QCoreApplication.translate

_COUNTED = (Health.OK, Health.DEGRADED, Health.FAILED, Health.UNKNOWN)
_ZONE = "Europe/Rome"
_GAP, _MARGIN = 24, 16
_LOW_LINES = 16


class StatusLine(QFrame):
    """One line where everything fits; with large text the last check moves to a line of its own, then everything."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self._where, self._checks, self._who = (PlainLabel("", theme.Type.SMALL, "muted", wrap=True) for _ in range(3))
        self._lines = [QHBoxLayout() for _ in range(3)]
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_MARGIN, 4, _MARGIN, 4)
        rows.setSpacing(0)
        for line in self._lines:
            line.setSpacing(_GAP)
            rows.addLayout(line)
        self._is_low = False
        self._folded: list[list[PlainLabel]] = []
        self._fold()

    def show_standing(self, standing: Standing, location: str) -> None:
        self._where.setText(translate("Window", "Data: {location}").format(location=location))
        self._checks.setText(_last_check(standing))
        self._who.setText(translate("Window", "You act as {email}").format(email=standing.me))
        self._fold()

    def take_height(self, of_height: int) -> None:
        """Leave a low window to its screen: then the last check alone stays in sight, the rest in the tool tip."""
        self._is_low = of_height < theme.metrics(theme.Type.BODY).height() * _LOW_LINES
        self._fold()

    def minimumSizeHint(self) -> QSize:
        # The lines are folded for the width there is: those of a wider window must not keep this one wide.
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        where, checks, who = self._where, self._checks, self._who
        for label in (where, who):
            label.setVisible(not self._is_low)
        tip(self, "\n".join(label.text() for label in (where, checks, who)))
        choices = ([[where, checks, who]], [[where, who], [checks]], [[where], [checks], [who]])
        fitting = (one for one in choices if all(map(self._fits, one)))
        chosen = choices[-1] if self._is_low else next(fitting, choices[-1])
        for label in (where, checks, who):
            # A wrapping label is content with less than its line.
            label.setMinimumWidth(_width(label) if chosen is not choices[-1] else 1)
        if chosen == self._folded:
            return
        self._folded = chosen
        for number, line in enumerate(self._lines):
            while line.takeAt(0):
                pass
            for label in chosen[number] if number < len(chosen) else []:
                if label is who and len(chosen[number]) > 1:
                    line.addStretch(1)
                line.addWidget(label, 0 if len(chosen[number]) > 1 else 1)

    def _fits(self, labels: Sequence[PlainLabel]) -> bool:
        return sum(map(_width, labels)) + _GAP * len(labels) + 2 * _MARGIN <= self.width()


def _width(label: PlainLabel) -> int:
    return theme.metrics(theme.Type.SMALL).horizontalAdvance(label.text()) + 4


def _last_check(standing: Standing) -> str:
    if standing.checked_at is None:
        return translate("Window", "Equipment not checked yet")
    counts = ", ".join(counted.devices(one, standing.devices[one]) for one in _COUNTED if standing.devices[one])
    at = words.clock(standing.checked_at, _ZONE)
    return translate("Window", "Equipment last checked at {time}: {counts}").format(time=at, counts=counts)
