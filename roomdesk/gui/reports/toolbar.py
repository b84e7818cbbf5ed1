"""The tools of reports: which one, over which days, and what is made of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDateEdit, QFrame, QHBoxLayout, QPushButton, QWidget

from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.reports import periods, source
from roomdesk.gui.reports.periods import Period
from roomdesk.gui.reports.source import Kind

translate = QCoreApplication.translate


class ReportsToolbar(QFrame):
    """Signals: changed() when another report or other days are wanted."""

    changed = Signal()

    def __init__(self, today: date, printing: Callable[[], None], pdf: Callable[[], None], csv: Callable[[], None]):
        super().__init__()
        self.setObjectName("toolbar")
        self._today = today
        self.kinds: dict[Kind, QPushButton] = {}
        self.period = QComboBox()
        self.since, self.until = (_day(name) for name in (_from(), _to()))
        self.paper = button(translate("Reports", "Print…"), printing, "print")
        self.pdf = button(translate("Reports", "PDF"), pdf, "download")
        self.pdf.setAccessibleName(translate("Reports", "Save the report as PDF"))
        self.csv = button(translate("Reports", "CSV"), csv, "download")
        self.csv.setAccessibleName(translate("Reports", "Save the report as CSV, for a spreadsheet"))
        tools = Flow(self, gap=10)
        tools.setContentsMargins(16, 10, 16, 10)
        for part in (
            PlainLabel(translate("Reports", "Reports"), theme.Type.TITLE),
            self._segments(),
            self._periods(),
            _row(self.since, PlainLabel("–"), self.until),
            _row(self.paper, self.pdf, self.csv),
        ):
            tools.addWidget(part)
        self.show_period(Period.TWELVE_MONTHS)

    @property
    def kind(self) -> Kind:
        return next(kind for kind, made in self.kinds.items() if made.isChecked())

    def show_kind(self, kind: Kind) -> None:
        self.kinds[kind].setChecked(True)

    def show_period(self, period: Period) -> None:
        """Take a period's days over; days of somebody's own stay as they are."""
        with QSignalBlocker(self.period):
            self.period.setCurrentIndex(list(Period).index(period))
        if period is not Period.OWN:
            self.show_days(*periods.days(period, self._today))

    def show_days(self, since: date, until: date) -> None:
        for field, day in ((self.since, since), (self.until, until)):
            with QSignalBlocker(field):
                field.setDate(QDate(day.year, day.month, day.day))

    def days(self) -> tuple[date, date]:
        """Give the days that are chosen, the earlier one first."""
        since, until = (_date(one.date()) for one in (self.since, self.until))
        return min(since, until), max(since, until)

    def take_pages(self, *, has_page: bool, has_rows: bool) -> None:
        """Offer what there is: a report without a page for the council is a table for spreadsheets alone."""
        self.csv.setEnabled(has_rows)
        for one in (self.paper, self.pdf):
            one.setVisible(has_page)
            one.setEnabled(has_rows)

    def _segments(self) -> QWidget:
        group = QButtonGroup(self)
        for kind in Kind:
            made = self.kinds[kind] = button(source.worded(kind), self.changed.emit, voice="nav")
            made.setCheckable(True)
            group.addButton(made)
        self.kinds[Kind.USAGE].setChecked(True)
        return _row(*self.kinds.values(), spacing=2)

    def _periods(self) -> QComboBox:
        for period in Period:
            self.period.addItem(periods.worded(period))
        self.period.setAccessibleName(translate("Reports", "Period"))
        self.period.currentIndexChanged.connect(self._on_period)
        for field in (self.since, self.until):
            field.dateChanged.connect(self._on_day)
        return self.period

    def _on_period(self, place: int) -> None:
        self.show_period(list(Period)[place])
        self.changed.emit()

    def _on_day(self) -> None:
        self.show_period(Period.OWN)
        self.changed.emit()


def _from() -> str:
    return translate("Reports", "From")


def _to() -> str:
    return translate("Reports", "Through")


def _day(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDisplayFormat("d MMM yyyy")
    field.setAccessibleName(name)
    field.setKeyboardTracking(False)
    return field


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _row(*widgets: QWidget, spacing: int = 8) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    return box
