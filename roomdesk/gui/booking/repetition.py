"""The repetition in words: how often, until when or how many times, or a rule of one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from roomdesk.domain.series import MOST
from roomdesk.gui.booking.repeat import DAYS, Repetition, Ways, number_in_month, offered
from roomdesk.gui.common.blocks import field
from roomdesk.gui.common.flow import Flow

translate = QCoreApplication.translate

_WEEKS = timedelta(weeks=4)
_MOST_EVERY = 99


class RepetitionField(QWidget):
    """Signals: changed()."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = date(2000, 1, 1)
        self.way, self._ends, self._unit = QComboBox(), QComboBox(), QComboBox()
        self.until, self._times, self._every = QDateEdit(), QSpinBox(), QSpinBox()
        self._boxes = {}
        for number, one in enumerate(DAYS, 1):
            self._boxes[one] = QCheckBox(QLocale().standaloneDayName(number, QLocale.FormatType.ShortFormat))
            self._boxes[one].setAccessibleName(QLocale().standaloneDayName(number))
        self._fill()
        self._lay_out()
        for signal in (
            self.way.currentIndexChanged,
            self._ends.currentIndexChanged,
            self._unit.currentIndexChanged,
            self.until.dateChanged,
            self._times.valueChanged,
            self._every.valueChanged,
            *(box.toggled for box in self._boxes.values()),
        ):
            signal.connect(self._on_changed)
        self._show_parts()

    def repetition(self) -> Repetition:
        until = self.until.date()
        ends = date(until.year(), until.month(), until.day()) if self._ends.currentData() == "until" else None
        chosen = tuple(name for name, box in self._boxes.items() if box.isChecked())
        return Repetition(
            Ways(self.way.currentData()),
            ends,
            self._times.value(),
            self._every.value(),
            self._unit.currentData(),
            chosen,
        )

    def begin(self, day: date) -> None:
        """Name the ways after another first day."""
        way = Ways(self.way.currentData()) if self.way.count() else Ways.NEVER
        moved = self._day.year == 2000
        self._day = day
        with QSignalBlocker(self.way), QSignalBlocker(self.until):
            self.way.clear()
            for one in offered(day):
                self.way.addItem(_named(one, day), one.value)
            self.way.setCurrentIndex(max(self.way.findData(way.value), 0))
            self.until.setMinimumDate(QDate(day.year, day.month, day.day))
            if moved:
                after = day + _WEEKS
                self.until.setDate(QDate(after.year, after.month, after.day))
        self._show_parts()

    def show_repetition(self, repetition: Repetition) -> None:
        with QSignalBlocker(self):
            self.way.setCurrentIndex(max(self.way.findData(repetition.way.value), 0))
            self._ends.setCurrentIndex(self._ends.findData("until" if repetition.until else "times"))
            if repetition.until:
                self.until.setDate(QDate(repetition.until.year, repetition.until.month, repetition.until.day))
            self._times.setValue(repetition.times)
            self._every.setValue(repetition.every)
            self._unit.setCurrentIndex(max(self._unit.findData(repetition.unit), 0))
            for name, box in self._boxes.items():
                box.setChecked(name in repetition.weekdays)
        self._on_changed()

    def choose(self, way: Ways) -> None:
        self.show_repetition(replace(self.repetition(), way=way))

    def _on_changed(self) -> None:
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        way = Ways(self.way.currentData()) if self.way.count() else Ways.NEVER
        self._end.setVisible(way is not Ways.NEVER)
        self._own.setVisible(way is Ways.OWN)
        self._days.setVisible(way is Ways.OWN and self._unit.currentData() == "WEEKLY")
        is_until = self._ends.currentData() == "until"
        self.until.setVisible(is_until)
        self._times.setVisible(not is_until)

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _fill(self) -> None:
        self.until.setCalendarPopup(True)
        self.until.setDisplayFormat("ddd d MMM yyyy")
        self.until.setAccessibleName(translate("Booking", "Last day"))
        self._ends.addItem(translate("Booking", "until a day"), "until")
        self._ends.addItem(translate("Booking", "so many times"), "times")
        self._times.setRange(1, MOST)
        self._times.setValue(5)
        self._times.setAccessibleName(translate("Booking", "How many times"))
        self._every.setRange(1, _MOST_EVERY)
        for text, freq in (
            (translate("Booking", "days"), "DAILY"),
            (translate("Booking", "weeks"), "WEEKLY"),
            (translate("Booking", "months"), "MONTHLY"),
            (translate("Booking", "years"), "YEARLY"),
        ):
            self._unit.addItem(text, freq)
        self._unit.setCurrentIndex(1)
        self._unit.setAccessibleName(translate("Booking", "Days, weeks, months or years"))

    def _lay_out(self) -> None:
        self._end = _row(self._ends, self.until, self._times)
        self._ends.setAccessibleName(translate("Booking", "Ends"))
        self._own = _row(field(translate("Booking", "Ever&y"), self._every), field(" ", self._unit))
        self._unit.setAccessibleName(translate("Booking", "Days, weeks, months or years"))
        self._days = QWidget()
        flow = Flow(self._days)
        for box in self._boxes.values():
            flow.addWidget(box)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for widget in (field(translate("Booking", "&Repeat"), self.way), self._own, self._days, self._end):
            rows.addWidget(widget)


def _row(*widgets: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget, 1)
    return box


def _named(way: Ways, day: date) -> str:
    weekday = QLocale().standaloneDayName(day.isoweekday())
    month = QLocale().monthName(day.month)
    text = {
        Ways.NEVER: translate("Booking", "Never"),
        Ways.DAILY: translate("Booking", "Every day"),
        Ways.WEEKDAYS: translate("Booking", "Every working day, Monday to Friday"),
        Ways.WEEKLY: translate("Booking", "Every week on {weekday}"),
        Ways.FORTNIGHTLY: translate("Booking", "Every two weeks on {weekday}"),
        Ways.MONTHLY: translate("Booking", "Every month on day {number}"),
        Ways.MONTHLY_WEEKDAY: {
            1: translate("Booking", "Every month on the first {weekday}"),
            2: translate("Booking", "Every month on the second {weekday}"),
            3: translate("Booking", "Every month on the third {weekday}"),
            4: translate("Booking", "Every month on the fourth {weekday}"),
        }.get(number_in_month(day), translate("Booking", "Every month on the fifth {weekday}")),
        Ways.MONTHLY_LAST: translate("Booking", "Every month on the last {weekday}"),
        Ways.YEARLY: translate("Booking", "Every year on {number} {month}"),
        Ways.OWN: translate("Booking", "Otherwise…"),
    }[way]
    return text.format(weekday=weekday, number=day.day, month=month)
