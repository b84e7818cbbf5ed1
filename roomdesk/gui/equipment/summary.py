"""How many devices are how, as cards; and beside them a round of checks while it runs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from roomdesk.domain.equipment import Health
from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.health import HealthMark
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.counted import counted

translate = QCoreApplication.translate

_CARDS = {Health.OK: "good", Health.DEGRADED: "warn", Health.FAILED: "bad", Health.UNKNOWN: "muted"}


class Summary(QWidget):
    """Signals: stop_wanted() while a round runs."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: dict[Health, int] = {}
        self._numbers = {health: PlainLabel("0", theme.Type.BRAND, voice) for health, voice in _CARDS.items()}
        self._words = {health: PlainLabel("", theme.Type.SMALL, wrap=True) for health in _CARDS}
        row = Flow(self, gap=10)
        row.setContentsMargins(16, 12, 16, 12)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Equipment", "Round of checks"))
        self._said = PlainLabel("", theme.Type.SMALL)
        self.stop = button(translate("Equipment", "Stop"), self.stop_wanted.emit)
        wide = theme.metrics(theme.Type.BODY).averageCharWidth()
        for health in _CARDS:
            row.addWidget(self._card(health, wide * 17))
        self.round = self._round(wide * 40)
        row.addWidget(self.round)
        self.round.hide()
        self.show_counts({})

    def show_counts(self, counts: Mapping[Health, int]) -> None:
        for health in _CARDS:
            number = counts.get(health, 0)
            if self._shown.get(health) == number:
                continue
            self._shown[health] = number
            self._numbers[health].setText(str(number))
            self._words[health].setText(counted.found(health, number))

    def show_progress(self, done: int, of: int) -> None:
        if self.round.isHidden():
            self.round.show()
        self.progress.setMaximum(max(of, 1))
        self.progress.setValue(done)
        self._said.setText(translate("Equipment", "Checking… {done} of {of}").format(done=done, of=of))

    def show_rest(self) -> None:
        self.round.hide()

    def _card(self, health: Health, width: int) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        card.setMinimumWidth(width)
        card.setMaximumWidth(2 * width)
        head = QHBoxLayout()
        head.addWidget(self._numbers[health])
        head.addStretch(1)
        head.addWidget(HealthMark(health))
        rows = QVBoxLayout(card)
        rows.setSpacing(2)
        rows.addLayout(head)
        rows.addWidget(self._words[health])
        return card

    def _round(self, width: int) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        card.setMinimumWidth(width)
        card.setMaximumWidth(2 * width)
        head = QHBoxLayout()
        head.addWidget(self._said, 1)
        head.addWidget(self.stop)
        rows = QVBoxLayout(card)
        rows.addLayout(head)
        rows.addWidget(self.progress)
        return card
