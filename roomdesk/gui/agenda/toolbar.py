"""The agenda's tools: days, views, search, room filter; in as many rows as the width asks for."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
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
    QTableView,
    QVBoxLayout,
    QWidget,
)

from roomdesk.domain.places import FEATURES
from roomdesk.gui import theme, words
from roomdesk.gui.agenda.span import Sought, View, days_of
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.narrow import letters
from roomdesk.gui.common.plain import unmarked

translate = QCoreApplication.translate

_MOST_SEATS = 999
_MARGIN, _GAP = 16, 10
_TOLD = 28  # letters in which all that is said in the search field has room


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
        self._titles = ("", "")
        self._new = button(translate("Agenda", "New booking"), self.wanted.emit, "plus", "primary")
        self._new.setAccessibleName(translate("Agenda", "New booking"))
        self._groups = (self._days(), self._segments(), self._hunt(), self._new)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(_MARGIN, _GAP, _MARGIN, _GAP)
        rows.setSpacing(_GAP)
        self._lines = [QHBoxLayout() for _ in range(3)]
        for line in self._lines:
            line.setSpacing(_GAP)
            rows.addLayout(line)
        rows.addWidget(self._filters())
        self._arranged: list[list[QWidget]] = []
        self._arrange([[*self._groups]])

    # ── what is said ────────────────────────────────────────────────────────────────────────────────────
    def show_day(self, day: date, view: View) -> None:
        self._titles = titled(view, day), briefly_titled(view, day)
        self._day = QDate(day.year, day.month, day.day)
        self._title.setAccessibleName(f"{self._titles[0]}, {translate('Agenda', 'Go to a day')}")
        # Before there is a window it has no width yet; the width comes with it.
        if self.window().isVisible():
            self._fit()

    def show_view(self, view: View) -> None:
        self._views[view].setChecked(True)

    def go_to_day(self) -> None:
        """Open a month to choose a day from."""
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in (calendar, *calendar.findChildren(QTableView)):
            one.setAccessibleName(translate("Agenda", "Go to a day"))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
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

    def _hunt(self) -> QWidget:
        self._search = self.words = QLineEdit()
        self._search.setPlaceholderText(translate("Agenda", "Meeting or room"))
        self._search.setAccessibleName(translate("Agenda", "Search meetings or rooms"))
        self._search.setClearButtonEnabled(True)
        glass = QAction(theme.icon("search", theme.TONES.muted), "", self._search)
        self._search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._on_sought)
        self._search.returnPressed.connect(self.entered.emit)
        self._filter = button(translate("Agenda", "Rooms"), self._show_filters)
        self._filter.setCheckable(True)
        self._filter.setAccessibleDescription(translate("Agenda", "Show only rooms with seats and equipment"))
        return _row(self._search, self._filter)

    def _show_filters(self) -> None:
        self._wrap_filters(self.width() - 2 * _MARGIN)
        self._panel.setVisible(self._filter.isChecked())

    def _filters(self) -> QWidget:
        self._seats = QSpinBox()
        self._seats.setRange(0, _MOST_SEATS)
        self._seats.setAccessibleName(translate("Agenda", "Seats at least"))
        self._seats.valueChanged.connect(self._on_sought)
        self._boxes = {name: QCheckBox(words.feature(name)) for name in FEATURES}
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
        """Let the window become as narrow as the widest group with its brief title: the others go below it."""
        widths = {one: one.minimumSizeHint().width() for one in self._groups}
        advance = self._title.fontMetrics().horizontalAdvance
        widths[self._groups[0]] += advance(self._titles[1]) - advance(self._title.text())
        widths[self._groups[2]] += letters(12) - self._search.minimumWidth()
        return QSize(max(widths.values()) + 2 * _MARGIN, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the fewest lines in which everything has its place, with the brief title where the long one has none."""
        days, views, hunt, new = self._groups
        room = self.width() - 2 * _MARGIN
        if not self._panel.isHidden():
            self._wrap_filters(room)
        choices: list[list[list[QWidget]]] = [
            [[days, views, hunt, new]],
            [[days, hunt, new], [views]],
            [[days, views], [hunt, new]],
            [[days, new], [views, hunt]],
            [[days, new], [views], [hunt]],
        ]
        book = translate("Agenda", "New booking")
        whole, brief = self._titles
        for title, new_text, sought in ((whole, book, 22), (brief, book, 22), (brief, book, 12), (brief, "", 12)):
            self._title.setText(title)
            self._search.setMinimumWidth(letters(sought))
            self._new.setText(unmarked(new_text))
            wide = {one: one.sizeHint().width() + _GAP for one in self._groups}
            for lines in choices:
                spare = {line: room + _GAP - sum(wide[one] for one in line) for line in map(tuple, lines)}
                if min(spare.values()) >= 0:
                    # What is looked for is told in full where its line has the width to spare.
                    more = min(next(left for line, left in spare.items() if hunt in line), letters(_TOLD - sought))
                    self._search.setMinimumWidth(letters(sought) + more)
                    self._arrange(lines)
                    return
        self._arrange(choices[-1])

    def _arrange(self, lines: list[list[QWidget]]) -> None:
        if lines == self._arranged:
            return
        self._arranged = lines
        for number, row in enumerate(self._lines):
            while row.takeAt(0):
                pass
            for one in lines[number] if number < len(lines) else []:
                # What is looked for and made new stands at the right end of its line.
                if one in self._groups[2:] and row.count() and not _has_stretch(row):
                    row.addStretch(1)
                row.addWidget(one)
            if not _has_stretch(row):
                row.addStretch(1)


def _has_stretch(row: QHBoxLayout) -> bool:
    return any(row.stretch(number) for number in range(row.count()))


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


def briefly_titled(view: View, day: date) -> str:
    """Name the days of a view where there is little room."""
    if view is View.DAY:
        return words.short_day(day)
    if view is View.MONTH:
        return f"{QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)} {day.year}"
    first, days = days_of(view, day)
    last = first + timedelta(days=days - 1)
    pattern = translate("Agenda", "d MMM")
    return " – ".join(QLocale().toString(QDate(one.year, one.month, one.day), pattern) for one in (first, last))
