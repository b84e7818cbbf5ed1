"""Who shall come: addresses typed or completed, each then a button that takes it away again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from roomdesk.domain.booking import Attendee
from roomdesk.domain.errors import Invalid
from roomdesk.gui import theme
from roomdesk.gui.booking import form
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.plain import PlainLabel, tip
from roomdesk.gui.faults import fault

translate = QCoreApplication.translate

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma, Qt.Key.Key_Semicolon)


class _Entry(QLineEdit):
    """Signals: finished() when an address ends, emptied() for Backspace where nothing is typed."""

    finished = Signal()
    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        offers = self.completer().popup()
        is_chosen = offers is not None and offers.isVisible() and offers.currentIndex().isValid()
        if is_chosen and event.key() in _ENDS[:2]:
            # Enter is for the completion that is chosen.
            event.ignore()
        elif self.text().strip() and event.key() in _ENDS:
            self.finished.emit()
        elif not self.text() and event.key() == Qt.Key.Key_Backspace:
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class PeopleField(QWidget):
    """Signals: changed()."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._invited: list[Attendee] = []
        self.entry = _Entry()
        self.entry.setPlaceholderText(translate("Booking", "Name or address, then Enter"))
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.entry.setCompleter(completer)
        self._fault = PlainLabel("", theme.Type.SMALL, "bad", wrap=True)
        self._fault.hide()
        self._box = QWidget()
        self._chips = Flow(self._box)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for widget in (self.entry, self._fault, self._box):
            rows.addWidget(widget)
        self._box.hide()
        self.setFocusProxy(self.entry)
        # Qt writes the completion into the field after it has told of it.
        completer.activated.connect(self._on_completed, Qt.ConnectionType.QueuedConnection)
        self.entry.finished.connect(self._take)
        self.entry.emptied.connect(self._take_last_away)
        self.entry.editingFinished.connect(self._take)
        self.entry.textChanged.connect(self._on_typed)

    def offer(self, known: Iterable[Attendee]) -> None:
        """Complete from these."""
        self._known.setStringList([form.mailbox(one) for one in known])

    def invited(self) -> tuple[Attendee, ...]:
        """Give who was taken, and whoever stands in the field. Raises Invalid with the address that is none."""
        found = {one.email: one for one in (*self._invited, *form.people(self.entry.text()))}
        return tuple(found.values())

    def taken(self) -> tuple[Attendee, ...]:
        return tuple(self._invited)

    def show_people(self, invited: Iterable[Attendee], half_typed: str = "") -> None:
        self._invited = list(invited)
        self.entry.setText(half_typed)
        self._lay_out()

    def fault(self) -> str:
        """Say what is wrong with what stands in the field."""
        return self._fault.text()

    def _on_typed(self, text: str) -> None:
        self._say(self._judged(text) if any(mark in text for mark in "@,;") and not text.endswith("@") else "")
        self.changed.emit()

    def _judged(self, text: str) -> str:
        try:
            form.people(text)
        except Invalid as error:
            return translate("Booking", "{fault} {value}").format(fault=fault(error.fault), value=error.value)
        return ""

    def _on_completed(self, text: str) -> None:
        self.entry.setText(text)
        self._take()

    def _take(self) -> None:
        """Take the addresses that stand in the field; what is none stays there, and is said."""
        text = self.entry.text()
        found, left = form.sifted(text)
        self._say(self._judged(left))
        if not found:
            return
        before = {one.email for one in self._invited}
        fresh = [one for one in found if one.email not in before]
        self._invited += fresh
        self.entry.setText(left)
        self._say(self._judged(left))
        self._lay_out()
        for one in fresh:
            self._announce(translate("Booking", "{name} added").format(name=one.name or one.email))
        self.changed.emit()

    def _take_last_away(self) -> None:
        if self._invited:
            self._remove(self._invited[-1])

    def _remove(self, one: Attendee) -> None:
        self._invited.remove(one)
        self._lay_out()
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self._announce(translate("Booking", "{name} taken away").format(name=one.name or one.email))
        self.changed.emit()

    def _lay_out(self) -> None:
        while item := self._chips.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for one in self._invited:
            chip = button(one.name or one.email, partial(self._remove, one), "close", "chip")
            chip.setFont(theme.font(theme.Type.SMALL))
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            label = translate("Booking", "Take {name} away").format(name=one.name or one.email)
            chip.setAccessibleName(label)
            tip(chip, f"{form.mailbox(one)}\n{label}")
            self._chips.addWidget(chip)
        self._box.setVisible(bool(self._invited))
        self._box.updateGeometry()

    def _say(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self.entry.setAccessibleDescription(text)
        if bool(self.entry.property("faulty")) != bool(text):
            self.entry.setProperty("faulty", bool(text))
            self.entry.style().unpolish(self.entry)
            self.entry.style().polish(self.entry)

    def _announce(self, text: str) -> None:
        announce(self, text)
