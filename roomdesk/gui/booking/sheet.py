"""The booking panel's fields: laid out, named for screen readers, in the order of the Tab key."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time

from PySide6.QtCore import QCoreApplication, QDate, QSignalBlocker, QSize, QTime, Signal
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

from roomdesk.domain import wording
from roomdesk.domain.booking import Scope
from roomdesk.domain.errors import Invalid
from roomdesk.gui import theme, words
from roomdesk.gui.booking import form
from roomdesk.gui.booking.arranging import beside, scrolled
from roomdesk.gui.booking.dates import DatesList
from roomdesk.gui.booking.people import PeopleField
from roomdesk.gui.booking.repeat import NEVER
from roomdesk.gui.booking.repetition import RepetitionField
from roomdesk.gui.booking.rooms import RoomsTree
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.blocks import button, column, field
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.counted import counted
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.texts import Explained

translate = QCoreApplication.translate

_SIDE_BY_SIDE = 130
"""Characters that fields and rooms need beside each other."""

OWN = "own link"
_MOST_VISITORS = 9999
_CLASHES_SHOWN = 6


class BookingSheet(QWidget):
    """Signals: changed() on any change."""

    changed = Signal()

    def __init__(self, dialog: QDialog, heading: str, act: str) -> None:
        super().__init__(dialog)
        self.title = QLineEdit()
        self.title.setMaxLength(wording.TITLE_LONGEST)
        self.title.textChanged.connect(self._on_title)
        self._day = QDateEdit()
        self._from, self._to = QTimeEdit(), QTimeEdit()
        self.repetition, self.dates = RepetitionField(), DatesList()
        self.scope = QComboBox()
        self.people = PeopleField()
        self._provider, self._setup = QComboBox(), QComboBox()
        self.link = QLineEdit()
        self.private = QCheckBox(translate("Booking", "&Private: others see only that the room is occupied"))
        self.visitors = QSpinBox()
        self.visitors.setRange(0, _MOST_VISITORS)
        self.notes, self.description = _prose(), _prose()
        self.rooms = RoomsTree()
        self._sought, self._only_free = QLineEdit(), QCheckBox(translate("Booking", "Only free ones"))
        self._lines = PlainLabel("", theme.Type.SMALL, wrap=True)
        self._saved = PlainLabel("", theme.Type.SMALL, "good", wrap=True)
        self._chosen = PlainLabel("", theme.Type.SMALL, wrap=True)
        self._verdict = PlainLabel("", theme.Type.STRONG, wrap=True)
        self._refusal = QVBoxLayout()
        self.bar = ChangeBar()
        self.cancel = button(translate("Booking", "Close"), dialog.reject)
        self.book = button(act, self.clear_refusal, "check-circle", "primary")
        self.book.setDefault(True)
        self._fill()
        self._lay_out(dialog, heading)
        self._connect()

    # ── what is typed ───────────────────────────────────────────────────────────────────────────────────
    def day(self) -> date:
        day = self._day.date()
        return date(day.year(), day.month(), day.day())

    def times(self) -> tuple[time, time]:
        return _clock(self._from.time()), _clock(self._to.time())

    def typed(self) -> form.Typed:
        starts, ends = self.times()
        chosen = str(self._provider.currentData() or "")
        return form.Typed(
            self.day(), starts, ends, self.title.text(), self.rooms.ticked(), self.people.taken(),
            self.people.entry.text(), self.repetition.repetition() if self.repetition.isEnabled() else NEVER,
            self.dates.skips(), "" if chosen == OWN else chosen, self.link.text().strip() if chosen == OWN else "",
            str(self._setup.currentData() or ""), self.private.isChecked(), self.visitors.value(),
            self.notes.toPlainText(), self.description.toPlainText(),
        )  # fmt: skip

    def people_expected(self) -> int:
        """Count who comes: whoever organizes, who is invited, visitors; 0 while nobody is named."""
        try:
            invited = len(self.people.invited())
        except Invalid:
            invited = len(self.people.taken())
        named = invited + self.visitors.value()
        return named + 1 if named else 0

    # ── what is shown ───────────────────────────────────────────────────────────────────────────────────
    def show_typed(self, typed: form.Typed) -> None:
        """Fill all fields."""
        with QSignalBlocker(self):
            self.title.setText(typed.title)
            self.set_times(typed.day, typed.starts, typed.ends)
            self.repetition.show_repetition(typed.repetition)
            self.dates.set_skips(skips=typed.skips)
            self.rooms.tick(typed.rooms)
            self.people.show_people(typed.people, typed.half_typed)
            self._provider.setProperty("wanted", OWN if typed.link else typed.service)
            self.link.setText(typed.link)
            self._choose_provider()
            self.show_setups([typed.setup] if typed.setup else [])
            self._setup.setCurrentIndex(max(self._setup.findData(typed.setup), 0))
            self.private.setChecked(typed.private)
            self.visitors.setValue(typed.visitors)
            self.notes.setPlainText(typed.notes)
            self.description.setPlainText(typed.description)
        self.changed.emit()

    def set_times(self, day: date, starts: time, ends: time) -> None:
        self._day.setDate(QDate(day.year, day.month, day.day))
        self.repetition.begin(day)
        self._from.setTime(QTime(starts.hour, starts.minute))
        self._to.setTime(QTime(ends.hour, ends.minute))

    def show_providers(self, labels: Mapping[str, str]) -> None:
        """Offer conference services, by what people call them, and a link of one's own."""
        with QSignalBlocker(self._provider):
            for name, label in labels.items():
                self._provider.insertItem(self._provider.count() - 1, label, name)
        self._choose_provider()

    def _choose_provider(self) -> None:
        """Choose what is wished for as soon as it is offered: services are read after the panel is open."""
        wanted = self._provider.property("wanted")
        if wanted is not None and (found := self._provider.findData(wanted)) >= 0:
            self._provider.setCurrentIndex(found)
            self._provider.setProperty("wanted", None)

    def show_setups(self, names: Iterable[str]) -> None:
        """Offer the layouts of the chosen rooms; hidden where they have none."""
        offered = list(dict.fromkeys(names))
        known = [str(self._setup.itemData(row)) for row in range(1, self._setup.count())]
        if offered != known:
            kept = self._setup.currentData()
            with QSignalBlocker(self._setup):
                self._setup.clear()
                self._setup.addItem(translate("Booking", "As it stands"), "")
                for name in offered:
                    self._setup.addItem(name, name)
                self._setup.setCurrentIndex(max(self._setup.findData(kept), 0))
        self._layout.setVisible(bool(offered))

    def for_edit(self, repeated: str, *, scoped: bool) -> None:
        """Leave the repetition as it is; one date of a series asks how far the change goes."""
        self.repetition.setEnabled(False)
        self.repetition.hide()
        self._scoped.setVisible(scoped)
        self._repeated.setText(repeated)

    def chosen_scope(self) -> Scope:
        return Scope(self.scope.currentData())

    def say_verdict(self, voice: str, text: str) -> None:
        if text != self._verdict.text():
            announce(self, text)
        _speak(self._verdict, voice, text)

    def verdict(self) -> str:
        return self._verdict.text()

    def say_lines(self, voice: str, text: str) -> None:
        _speak(self._lines, voice, text)
        self._lines.setVisible(bool(text))

    def say_chosen(self, rooms: Sequence[str]) -> None:
        """Name the rooms that are ticked, wherever the list stands."""
        self._chosen.setText(translate("Booking", "Chosen: {rooms}").format(rooms=", ".join(rooms)))
        self._chosen.setVisible(bool(rooms))

    def say_saved(self, text: str) -> None:
        self._saved.setText(text)
        self._saved.setVisible(bool(text))

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
        announce(self, ". ".join((*lines, told.kept, told.remedy)))

    def clear_refusal(self) -> None:
        while item := self._refusal.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self._verdict.show()

    def set_waiting(self, *, waiting: bool) -> None:
        self.book.setEnabled(not waiting)
        self.cancel.setEnabled(not waiting)

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _fill(self) -> None:
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("ddd d MMM yyyy")
        for clock in (self._from, self._to):
            clock.setDisplayFormat("HH:mm")
            clock.setWrapping(False)
        for one in Scope:
            self.scope.addItem(words.scope(one), one.value)
        self._provider.addItem(translate("Booking", "None"), "")
        self._provider.addItem(translate("Booking", "A link of your own…"), OWN)
        self._setup.addItem(translate("Booking", "As it stands"), "")
        self.link.setPlaceholderText("https://")
        self.link.setAccessibleName(translate("Booking", "Link of your own"))
        self.link.hide()
        self._sought.setPlaceholderText(translate("Booking", "Search: name, office, equipment"))
        self._sought.setAccessibleName(translate("Booking", "Search among the rooms"))
        self._sought.setClearButtonEnabled(True)
        self._lines.hide()
        self._saved.hide()
        self._chosen.hide()

    def _fields(self, heading: str) -> QWidget:
        times = beside(
            (field(translate("Booking", "&Day"), self._day), 4),
            (field(translate("Booking", "&From"), self._from), 3),
            (field(translate("Booking", "T&o"), self._to), 3),
        )
        self._repeated = PlainLabel("", theme.Type.SMALL, "muted", wrap=True)
        self._scoped = column(self._repeated, field(translate("Booking", "Chan&ge"), self.scope))
        self._scoped.hide()
        call = field(translate("Booking", "&Videoconference"), self._provider)
        guests = field(translate("Booking", "V&isitors"), self.visitors)
        self._layout = field(translate("Booking", "Layo&ut"), self._setup)
        self._layout.hide()
        people = field(translate("Booking", "Peop&le"), self.people)
        self.people.entry.setAccessibleName(self.people.accessibleName())
        left = column(
            PlainLabel(heading, theme.Type.TITLE),
            field(translate("Booking", "&Title"), self.title),
            times,
            column(self.repetition, self.dates),
            self._scoped,
            people,
            column(beside((call, 2), (guests, 1)), self.link, self._lines),
            self._layout,
            self.private,
            field(translate("Booking", "&Notes for the reception"), self.notes),
            field(translate("Booking", "D&escription, for those invited"), self.description),
            spacing=9,
        )
        left.setObjectName("fields")
        left.setContentsMargins(20, 18, 16, 16)
        return left

    def _lay_out(self, dialog: QDialog, heading: str) -> None:
        left = self._fields(heading)
        scroll, fields = scrolled(left)
        halves = QHBoxLayout()
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        halves.addWidget(scroll, 5)
        wide, high = theme.metrics(theme.Type.BODY).averageCharWidth(), theme.metrics(theme.Type.BODY).height()
        size = QSize(wide * 165, high * 36).boundedTo(dialog.screen().availableSize() * 0.95)
        (choice, below), foot = self._choice(), self._foot()
        is_narrow = size.width() < wide * _SIDE_BY_SIDE
        if is_narrow:
            # Large letters on a small screen: the rooms stand below the fields, the buttons stay in sight.
            self.rooms.setMinimumHeight(high * 10)
            fields.addWidget(choice)
        else:
            fields.addStretch(1)
            halves.addWidget(choice, 7)
            below.addLayout(foot)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addLayout(halves, 1)
        if is_narrow:
            foot.setContentsMargins(20, 8, 20, 16)
            rows.addLayout(foot)
        whole = QVBoxLayout(dialog)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self)
        dialog.resize(size)

    def _choice(self) -> tuple[QWidget, QVBoxLayout]:
        right = QWidget()
        right.setObjectName("choice")
        rows = QVBoxLayout(right)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(8)
        rows.addWidget(beside((self._sought, 1), (self._only_free, 0)))
        rows.addWidget(field(translate("Booking", "Roo&ms, booked together or not at all"), self.rooms), 1)
        for label in (self._chosen, self._saved, self._verdict):
            rows.addWidget(label)
        rows.addLayout(self._refusal)
        return right, rows

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.book)
        return foot

    def _connect(self) -> None:
        self._day.dateChanged.connect(self._on_day)
        for signal in (
            self._from.timeChanged,
            self._to.timeChanged,
            self.repetition.changed,
            self.dates.changed,
            self.people.changed,
            self.rooms.chosen,
            self._setup.currentIndexChanged,
            self.visitors.valueChanged,
            self.title.textChanged,
            self.link.textChanged,
            self.notes.textChanged,
            self.description.textChanged,
            self.private.toggled,
        ):
            signal.connect(self._on_changed)
        self._provider.currentIndexChanged.connect(self._on_provider)
        self._sought.textChanged.connect(self._sift)
        self._only_free.toggled.connect(self._sift)

    def _on_changed(self) -> None:
        self.changed.emit()

    def _on_title(self, text: str) -> None:
        """Make one line of what is pasted from a mail or a table."""
        line, at = wording.one_line(text), self.title.cursorPosition()
        if line != text:
            self.title.setText(line)
            self.title.setCursorPosition(at - len(text) + len(line))

    def _on_day(self, day: QDate) -> None:
        self.repetition.begin(date(day.year(), day.month(), day.day()))
        self.changed.emit()

    def _on_provider(self, _index: int) -> None:
        self.link.setVisible(self._provider.currentData() == OWN)
        self.changed.emit()

    def _sift(self) -> None:
        self.rooms.sift(self._sought.text(), only_free=self._only_free.isChecked())


def _prose() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(theme.metrics(theme.Type.BODY).height() * 3)
    return made


def _speak(label: PlainLabel, voice: str, text: str) -> None:
    label.setProperty("voice", voice)
    label.style().unpolish(label)
    label.style().polish(label)
    label.setText(text)


def _clock(at: QTime) -> time:
    return time(at.hour(), at.minute())
