"""The tools of the equipment screen: which devices are shown, words looked for, a round of checks."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QPushButton

from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.plain import PlainLabel, tip
from roomdesk.gui.equipment.rows import Which

translate = QCoreApplication.translate


class EquipmentToolbar(QFrame):
    """Signals: chosen() when other devices shall be shown, check_wanted(), availability_wanted(), labels_wanted(),
    commissioning_wanted().
    """

    chosen = Signal()
    check_wanted = Signal()
    availability_wanted = Signal()
    labels_wanted = Signal()
    commissioning_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("toolbar")
        self._which = QButtonGroup(self)
        self._buttons: dict[Which, QPushButton] = {}
        for one, text in (
            (Which.ALL, translate("Equipment", "All")),
            (Which.ILL, translate("Equipment", "With problems")),
            (Which.LINES, translate("Equipment", "Lines")),
        ):
            made = button(text, self.chosen.emit, voice="nav")
            made.setCheckable(True)
            made.setChecked(one is Which.ALL)
            self._which.addButton(made)
            self._buttons[one] = made
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(translate("Equipment", "Search devices"))
        self.search.setAccessibleName(translate("Equipment", "Search devices"))
        self.search.setMinimumWidth(theme.metrics(theme.Type.BODY).averageCharWidth() * 28)
        glass = QAction(theme.icon("search", theme.TONES.muted), "", self.search)
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(lambda _text: self.chosen.emit())
        self.check = button(translate("Equipment", "Check all"), self.check_wanted.emit, "refresh", "primary")
        months = button(translate("Equipment", "Availability…"), self.availability_wanted.emit)
        self.labels = button(translate("Equipment", "Labels…"), self.labels_wanted.emit, "print")
        tip(self.labels, translate("Equipment", "Labels with QR codes for all devices that are shown"))
        hand_over = button(translate("Equipment", "Hand a room over…"), self.commissioning_wanted.emit)
        row = Flow(self, gap=10)
        row.setContentsMargins(16, 10, 16, 10)
        title = PlainLabel(translate("Equipment", "Equipment"), theme.Type.TITLE)
        for widget in (title, *self._buttons.values(), self.search, months, self.labels, hand_over, self.check):
            row.addWidget(widget)

    @property
    def which(self) -> Which:
        return next(one for one, made in self._buttons.items() if made.isChecked())

    def show_which(self, which: Which) -> None:
        self._buttons[which].setChecked(True)
        self.chosen.emit()
