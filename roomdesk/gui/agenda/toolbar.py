"""The agenda's tools: days, views, search, room filter; in as many rows as the width asks for."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from roomdesk.gui import theme, words
from roomdesk.gui.agenda.span import Sought, View, days_of
from roomdesk.gui.common.blocks import button

translate = QCoreApplication.translate

_FEATURES = ("camera", "display", "microphone", "speaker", "projector", "codec", "whiteboard")
_MOST_SEATS = 999
_MARGIN, _GAP = 16, 10


class AgendaToolbar(QFrame):
    """Signals: turned(pages), day_chosen(date), today(), view_chosen(View), sought(Sought), entered(), wanted()."""

    turned = Signal(int)
    today = Signal()
    day_chosen = Signal(object)
    view_chosen = Signal(object)
    sought = Signal(object)
    entered = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self._day = QDate()
        self._views: dict[View, QPushButton] = {}
        self._groups = (self._days(), self._segments(), self._tools())
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_MARGIN, _GAP, _MARGIN, _GAP)
        rows.addLayout(self._grid)
        rows.addWidget(self._filters())
        self._arranged: list[list[QWidget]] = []
        self._arrange([[*self._groups]])

    # ── what is said ────────────────────────────────────────────────────────────────────────────────────
    def show_day(self, day: date, view: View) -> None:
        title = titled(view, day)
        self._day = QDate(day.year, day.month, day.day)
        self._title.setText(title)
        self._title.setAccessibleName(f"{title}, {translate('Agenda', 'Go to a day')}")
        self._fit()

    def show_view(self, view: View) -> None:
        self._views[view].setChecked(True)

    def go_to_day(self) -> None:
        """Open a month to choose a day from."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setAccessibleName(translate("Agenda", "Go to a day"))
        calendar.setSelectedDate(self._day)
        calendar.activated.connect(partial(self._on_day, calendar))
        calendar.clicked.connect(partial(self._on_day, calendar))
        calendar.move(self._title.mapToGlobal(self._title.rect().bottomLeft()))
        calendar.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def search(self) -> None:
        """Put the keyboard into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def sought_now(self) -> Sought:
        """Give what is looked for: seats, equipment, words."""
        features = frozenset(name for name, box in self._boxes.items() if box.isChecked())
        return Sought(self._seats.value(), features, self._search.text().strip())

    def show_sought(self, sought: Sought) -> None:
        """Look for rooms again, with the filter open, so that nobody wonders where the others are."""
        self._seats.setValue(sought.seats)
        for name, box in self._boxes.items():
            box.setChecked(name in sought.features)
        self._filter.click()

    def _on_day(self, calendar: QCalendarWidget, day: QDate) -> None:
        calendar.close()
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))

    def _on_sought(self) -> None:
        sought = self.sought_now()
        self._filter.setProperty("voice", "primary" if sought.features or sought.seats else "")
        self._filter.style().polish(self._filter)
        self.sought.emit(sought)

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _days(self) -> QWidget:
        before = button("", partial(self.turned.emit, -1), "chevron-left")
        before.setAccessibleName(translate("Agenda", "Back"))
        after = button("", partial(self.turned.emit, 1), "chevron-right")
        after.setAccessibleName(translate("Agenda", "Forward"))
        self._title = button("", self.go_to_day, voice="nav")
        self._title.setFont(theme.font(theme.Type.TITLE))
        return _row(before, button(translate("Agenda", "Today"), self.today.emit), after, self._title)

    def _segments(self) -> QWidget:
        group = QButtonGroup(self)
        for view, text in (
            (View.DAY, translate("Agenda", "Day")),
            (View.WEEK, translate("Agenda", "Week")),
            (View.MONTH, translate("Agenda", "Month")),
            (View.LIST, translate("Agenda", "List")),
        ):
            made = self._views[view] = button(text, partial(self.view_chosen.emit, view), voice="nav")
            made.setCheckable(True)
            group.addButton(made)
        self._views[View.DAY].setChecked(True)
        return _row(*self._views.values(), spacing=2)

    def _tools(self) -> QWidget:
        self._search = QLineEdit()
        self._search.setPlaceholderText(translate("Agenda", "Search meetings or rooms"))
        self._search.setAccessibleName(translate("Agenda", "Search meetings or rooms"))
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(theme.metrics(theme.Type.BODY).averageCharWidth() * 22)
        self._search.textChanged.connect(self._on_sought)
        self._search.returnPressed.connect(self.entered.emit)
        self._filter = button(translate("Agenda", "Rooms"), lambda: self._panel.setVisible(self._filter.isChecked()))
        self._filter.setCheckable(True)
        self._filter.setAccessibleDescription(translate("Agenda", "Show only rooms with seats and equipment"))
        return _row(
            self._search, self._filter, button(translate("Agenda", "New booking"), self.wanted.emit, "plus", "primary")
        )

    def _filters(self) -> QWidget:
        self._seats = QSpinBox()
        self._seats.setRange(0, _MOST_SEATS)
        self._seats.setAccessibleName(translate("Agenda", "Seats at least"))
        self._seats.valueChanged.connect(self._on_sought)
        self._boxes = {name: QCheckBox(words.feature(name)) for name in _FEATURES}
        for box in self._boxes.values():
            box.toggled.connect(self._on_sought)
        self._seats.setPrefix(translate("Agenda", "Seats at least: "))
        self._panel = QWidget()
        self._choices = QGridLayout(self._panel)
        self._choices.setContentsMargins(0, 0, 0, 0)
        self._panel.hide()
        return self._panel

    def _wrap_filters(self, room: int) -> None:
        """Put as many choices beside each other as the width holds."""
        choices = (self._seats, *self._boxes.values())
        columns = max(room // (max(one.sizeHint().width() for one in choices) + _GAP), 1)
        for number, one in enumerate(choices):
            self._choices.addWidget(one, number // columns, number % columns, Qt.AlignmentFlag.AlignLeft)

    def minimumSizeHint(self) -> QSize:
        """Let the window become as narrow as the widest group: the others go below it."""
        widest = max(one.minimumSizeHint().width() for one in self._groups)
        return QSize(widest + 2 * _MARGIN, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        days, views, tools = self._groups
        wide = {one: one.sizeHint().width() + _GAP for one in self._groups}
        room = self.width() - 2 * _MARGIN
        self._wrap_filters(room)
        if sum(wide.values()) <= room:
            self._arrange([[days, views, tools]])
        elif wide[days] + wide[tools] <= room:
            self._arrange([[days, tools], [views]])
        elif wide[days] + wide[views] <= room:
            self._arrange([[days, views], [tools]])
        else:
            self._arrange([[days], [views], [tools]])

    def _arrange(self, rows: list[list[QWidget]]) -> None:
        if rows == self._arranged:
            return
        self._arranged = rows
        for one in self._groups:
            self._grid.removeWidget(one)
        for number, row in enumerate(rows):
            for column, one in enumerate(row):
                is_last = column == len(row) - 1 and column > 0
                side = Qt.AlignmentFlag.AlignRight if is_last else Qt.AlignmentFlag.AlignLeft
                span = 3 - column if column == len(row) - 1 else 1
                self._grid.addWidget(one, number, column, 1, span, side | Qt.AlignmentFlag.AlignVCenter)


def _row(*widgets: QWidget, spacing: int = _GAP) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    return box


def titled(view: View, day: date) -> str:
    """Name the days of a view: one in full, a month by its name, others from first to last."""
    if view is View.DAY:
        return words.long_day(day)
    if view is View.MONTH:
        return f"{QLocale().standaloneMonthName(day.month)} {day.year}"
    first, days = days_of(view, day)
    return f"{words.short_day(first)} – {words.short_day(first + timedelta(days=days - 1))}"
