"""The booking dialog's fields: laid out, named for screen readers, in the order of the Tab key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QSize, Qt, QTime, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from roomdesk.domain.wording import TITLE_LONGEST
from roomdesk.gui import theme
from roomdesk.gui.booking.form import Repeat
from roomdesk.gui.booking.rooms import RoomsTree
from roomdesk.gui.common.blocks import button, column, field
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.counted import counted
from roomdesk.gui.texts import Explained

translate = QCoreApplication.translate

_WEEKS = timedelta(weeks=4)
_MOST_VISITORS = 9999
_CLASHES_SHOWN = 6


class BookingSheet(QWidget):
    """Signals: changed() on any change that matters for the verdict, day_changed() when another day must be read."""

    changed = Signal()
    day_changed = Signal()

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.title = QLineEdit()
        self.title.setMaxLength(TITLE_LONGEST)
        self._day, self._until = QDateEdit(), QDateEdit()
        self._from, self._to = QTimeEdit(), QTimeEdit()
        self._repeat, self._provider = QComboBox(), QComboBox()
        self.people = QLineEdit()
        self.people.setPlaceholderText("anna@comune.example, Luca Verdi <luca@comune.example>")
        self._people_fault = PlainLabel("", theme.Type.SMALL, "bad", wrap=True)
        self.private = QCheckBox(translate("Booking", "&Private: others see only that the room is occupied"))
        self.visitors = QSpinBox()
        self.visitors.setRange(0, _MOST_VISITORS)
        self.notes = QPlainTextEdit()
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(theme.metrics(theme.Type.BODY).height() * 3)
        self.rooms = RoomsTree()
        self._verdict = PlainLabel("", theme.Type.STRONG, wrap=True)
        self._refusal = QVBoxLayout()
        self.cancel = button(translate("Booking", "Close"), dialog.reject)
        self.book = button(translate("Booking", "Book"), self.clear_refusal, "check-circle", "primary")
        self.book.setDefault(True)
        self._fill()
        self._lay_out(dialog)
        self._connect()

    # ── what is typed ───────────────────────────────────────────────────────────────────────────────────
    def day(self) -> date:
        return _python(self._day.date())

    def until(self) -> date:
        return _python(self._until.date())

    def times(self) -> tuple[time, time]:
        return _clock(self._from.time()), _clock(self._to.time())

    def repeat(self) -> Repeat:
        return Repeat(self._repeat.currentData())

    def provider(self) -> str:
        return str(self._provider.currentData() or "")

    # ── what is shown ───────────────────────────────────────────────────────────────────────────────────
    def set_times(self, day: date, starts: time, ends: time) -> None:
        self._day.setDate(_qt(day))
        self._until.setDate(_qt(day + _WEEKS))
        self._from.setTime(QTime(starts.hour, starts.minute))
        self._to.setTime(QTime(ends.hour, ends.minute))

    def show_providers(self, labels: Mapping[str, str]) -> None:
        for name, label in labels.items():
            self._provider.addItem(label, name)

    def say_verdict(self, voice: str, text: str) -> None:
        if text != self._verdict.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        _speak(self._verdict, voice, text)

    def verdict(self) -> str:
        return self._verdict.text()

    def say_people(self, text: str) -> None:
        self._people_fault.setText(text)
        self._people_fault.setVisible(bool(text))
        self.people.setAccessibleDescription(text)
        if bool(self.people.property("faulty")) != bool(text):
            self.people.setProperty("faulty", bool(text))
            _repolish(self.people)

    def say_refusal(self, told: Explained, offers: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show what was refused and why, and the ways out as buttons."""
        self.clear_refusal()
        lines = [told.title, *told.details[:_CLASHES_SHOWN]]
        left = len(told.details) - _CLASHES_SHOWN
        if left > 0:
            lines.append(counted.more(left))
        self._refusal.addWidget(PlainLabel("\n".join(lines), theme.Type.STRONG, "bad", wrap=True))
        self._refusal.addWidget(PlainLabel(f"{told.kept} {told.remedy}", theme.Type.SMALL, wrap=True))
        self._verdict.hide()
        for text, take in offers:
            self._refusal.addWidget(button(text, take, voice="link"))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, ". ".join((*lines, told.kept, told.remedy))))

    def clear_refusal(self) -> None:
        while item := self._refusal.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._verdict.show()

    def set_waiting(self, *, waiting: bool) -> None:
        self.book.setEnabled(not waiting)

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _fill(self) -> None:
        for picker in (self._day, self._until):
            picker.setCalendarPopup(True)
            picker.setDisplayFormat("ddd d MMM yyyy")
        for clock in (self._from, self._to):
            clock.setDisplayFormat("HH:mm")
            clock.setWrapping(False)
        for one, text in (
            (Repeat.NEVER, translate("Booking", "Never")),
            (Repeat.DAILY, translate("Booking", "Every day")),
            (Repeat.WEEKLY, translate("Booking", "Every week")),
            (Repeat.MONTHLY, translate("Booking", "Every month")),
        ):
            self._repeat.addItem(text, one.value)
        self._provider.addItem(translate("Booking", "None"), "")
        self._until.setEnabled(False)
        self._people_fault.hide()

    def _lay_out(self, dialog: QDialog) -> None:
        times = _row(
            (field(translate("Booking", "&Day"), self._day), 3),
            (field(translate("Booking", "&From"), self._from), 2),
            (field(translate("Booking", "T&o"), self._to), 2),
        )
        repetition = _row(
            (field(translate("Booking", "&Repeat"), self._repeat), 1),
            (field(translate("Booking", "&Until"), self._until), 1),
        )
        last = _row(
            (field(translate("Booking", "&Videoconference"), self._provider), 2),
            (field(translate("Booking", "V&isitors"), self.visitors), 1),
        )
        left = column(
            PlainLabel(translate("Booking", "New booking"), theme.Type.TITLE),
            field(translate("Booking", "&Title"), self.title),
            times,
            repetition,
            column(field(translate("Booking", "Peo&ple, addresses with commas"), self.people), self._people_fault),
            last,
            self.private,
            field(translate("Booking", "&Notes for the reception"), self.notes),
            spacing=9,
        )
        right = QWidget()
        right.setObjectName("choice")
        rows = QVBoxLayout(right)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(8)
        rows.addWidget(field(translate("Booking", "Roo&ms, booked together or not at all"), self.rooms), 1)
        rows.addWidget(self._verdict)
        rows.addLayout(self._refusal)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.book)
        rows.addLayout(foot)
        left.setContentsMargins(20, 18, 20, 16)
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        halves.addWidget(left, 5, Qt.AlignmentFlag.AlignTop)
        halves.addWidget(right, 7)
        whole = QVBoxLayout(dialog)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)
        wide = theme.metrics(theme.Type.BODY).averageCharWidth()
        wished = QSize(wide * 160, theme.metrics(theme.Type.BODY).height() * 29)
        dialog.resize(wished.boundedTo(dialog.screen().availableSize()))

    def _connect(self) -> None:
        self._day.dateChanged.connect(self._on_day)
        self._from.timeChanged.connect(lambda _: self.changed.emit())
        self._to.timeChanged.connect(lambda _: self.changed.emit())
        self._repeat.currentIndexChanged.connect(self._on_repeat)
        self.people.textChanged.connect(lambda _: self.changed.emit())
        self.rooms.chosen.connect(self.changed)

    def _on_day(self, day: QDate) -> None:
        self._until.setMinimumDate(day)
        self.day_changed.emit()

    def _on_repeat(self, _index: int) -> None:
        self._until.setEnabled(self.repeat() is not Repeat.NEVER)
        self.changed.emit()


def _row(*parts: tuple[QWidget, int]) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    for widget, share in parts:
        row.addWidget(widget, share)
    return box


def _speak(label: PlainLabel, voice: str, text: str) -> None:
    label.setProperty("voice", voice)
    _repolish(label)
    label.setText(text)


def _repolish(widget: QWidget) -> None:
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _python(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _clock(at: QTime) -> time:
    return time(at.hour(), at.minute())
