"""The fields of the find screen: people, length, when, offices, equipment; any change asks again."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, time

from PySide6.QtCore import QCoreApplication, QDate, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QScrollArea,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from roomdesk.domain.ids import SiteCode
from roomdesk.gui import words
from roomdesk.gui.common.blocks import caption, column, field
from roomdesk.gui.common.narrow import letters
from roomdesk.gui.common.plain import tip, unmarked
from roomdesk.gui.find.form import LENGTHS, Typed
from roomdesk.services.answers import Places

translate = QCoreApplication.translate

_MOST_PEOPLE = 999


class Ticks(QWidget):
    """A list of boxes, each for a value. Signals: changed()."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def offer(self, values: Iterable[tuple[str, str]]) -> None:
        """Offer values by their names; those that were ticked stay so."""
        wanted = dict(values)
        if {value: box.text() for value, box in self._boxes.items()} == {v: unmarked(n) for v, n in wanted.items()}:
            return
        before = self.ticked()
        for box in self._boxes.values():
            box.hide()
            box.deleteLater()
        self._boxes = {value: QCheckBox(unmarked(name)) for value, name in wanted.items()}
        for value, box in self._boxes.items():
            box.setChecked(value in before)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._rows.addWidget(box)

    def ticked(self) -> tuple[str, ...]:
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def tick(self, values: Collection[str]) -> None:
        for value, box in self._boxes.items():
            box.setChecked(value in values)


class Fields(QScrollArea):
    """Signals: changed() on any change."""

    changed = Signal()

    def __init__(self, day: date, starts: time) -> None:
        super().__init__()
        self.setObjectName("details")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people = QSpinBox()
        self.people.setRange(1, _MOST_PEOPLE)
        self.people.setValue(2)
        self.length = QComboBox()
        for minutes in LENGTHS:
            self.length.addItem(words.length(minutes), minutes)
        self.length.setCurrentIndex(LENGTHS.index(60))
        self.day = QDateEdit(QDate(day.year, day.month, day.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.starts = QTimeEdit(QTime(starts.hour, starts.minute))
        self.starts.setDisplayFormat("HH:mm")
        self.sites, self.needs = Ticks(), Ticks()
        self.accessible = QCheckBox(unmarked(translate("Find", "Step-free")))
        self.working = QCheckBox(unmarked(translate("Find", "Equipment in order")))
        tip(self.working, translate("Find", "Nothing that is needed failed its last check"))
        self.working.setAccessibleDescription(translate("Find", "Nothing that is needed failed its last check"))
        self._lay_out()
        self._connect()

    def wished_width(self) -> int:
        """Give the width that the fields ask for, and the scroll bar beside them."""
        asked = self._inner.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return max(asked, letters(34))

    def typed(self) -> Typed:
        day, starts = self.day.date(), self.starts.time()
        return Typed(
            self.people.value(),
            int(self.length.currentData()),
            date(day.year(), day.month(), day.day()),
            time(starts.hour(), starts.minute()),
            tuple(SiteCode(one) for one in self.sites.ticked()),
            self.needs.ticked(),
            self.accessible.isChecked(),
            self.working.isChecked(),
        )

    def show_typed(self, one: Typed) -> None:
        """Fill the fields; sites and equipment must be on offer already."""
        self.people.setValue(one.people)
        self.length.setCurrentIndex(self.length.findData(one.minutes))
        self.day.setDate(QDate(one.day.year, one.day.month, one.day.day))
        self.starts.setTime(QTime(one.starts.hour, one.starts.minute))
        self.sites.tick(one.sites)
        self.needs.tick(one.needs)
        self.accessible.setChecked(one.accessible)
        self.working.setChecked(one.working)

    def offer(self, places: Places, shown: Collection[SiteCode] | None) -> None:
        """Offer the sites that are shown, and the equipment that any room has."""
        sites = [(code, site.name) for code, site in places.sites.items() if shown is None or code in shown]
        self.sites.offer(sites)
        features = sorted({feature for room in places.rooms.values() for feature in room.features})
        self.needs.offer((one, named[:1].upper() + named[1:]) for one in features if (named := words.feature(one)))

    def _lay_out(self) -> None:
        inner = self._inner = column(
            field(translate("Find", "&People"), self.people),
            field(translate("Find", "&Length"), self.length),
            field(translate("Find", "&Day"), self.day),
            field(translate("Find", "&From"), self.starts),
            caption(translate("Find", "Offices that meet")),
            self.sites,
            caption(translate("Find", "The rooms must have")),
            column(self.needs, self.accessible, self.working, spacing=0),
            spacing=8,
        )
        inner.setContentsMargins(18, 16, 18, 16)
        layout = inner.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addStretch(1)
        self.setWidget(inner)

    def _connect(self) -> None:
        for signal in (
            self.people.valueChanged,
            self.length.currentIndexChanged,
            self.day.dateChanged,
            self.starts.timeChanged,
            self.accessible.toggled,
            self.working.toggled,
        ):
            signal.connect(lambda _value: self.changed.emit())
        self.sites.changed.connect(self.changed)
        self.needs.changed.connect(self.changed)
