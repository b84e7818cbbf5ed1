"""Who is told of a fault by mail: who has been, who will be, and what they read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from roomdesk.domain.ids import DeviceCode
from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button, field
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.ports.outbox import MailState

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Person(NamedTuple):
    """Somebody who was told, or will be: what they read, where it is known here."""

    address: str
    state: MailState | None
    text: str = ""


class Looked(NamedTuple):
    """People, and whether anybody is told by mail at all."""

    people: tuple[Person, ...]
    is_wanted: bool


def look(desk: Desk, device: DeviceCode) -> Looked:
    """Read on the store lane who was told of a device's fault, and write what would be sent now."""
    told = {one.receiver: one.state for one in desk.tell_faults.told(device)}
    people = [Person(address, state) for address, state in told.items()]
    coming = desk.tell_faults.preview(device)
    people += [Person(one.telling.to, None, f"{one.posted.subject}\n\n{one.posted.text}") for one in coming]
    return Looked(tuple(people), desk.tell_faults.is_wanted())


class TellingDialog(QDialog):
    """Shows whom the fault concerns, and reads the mail of whoever is chosen."""

    def __init__(self, title: str, looked: Looked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = looked.people
        self.setWindowTitle(title)
        self.people, self.text = QListWidget(), QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        for one in looked.people:
            item = QListWidgetItem(f"{one.address}\n{_state(one)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{one.address}: {_state(one)}")
            self.people.addItem(item)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(title, theme.Type.TITLE, wrap=True))
        rows.addWidget(PlainLabel(_said(looked), voice="muted", wrap=True))
        if looked.people:
            across = QHBoxLayout()
            across.addWidget(field(translate("Equipment", "&Who"), self.people), 2)
            across.addWidget(field(translate("Equipment", "What they &read"), self.text), 3)
            rows.addLayout(across, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(translate("Equipment", "Close"), self.reject))
        rows.addLayout(foot)
        self.people.currentRowChanged.connect(self._on_chosen)
        self.people.setCurrentRow(0)
        metrics = theme.metrics(theme.Type.BODY)
        wished = QSize(metrics.averageCharWidth() * 110, metrics.height() * (24 if looked.people else 8))
        self.resize(wished.boundedTo(self.screen().availableSize()))

    def _on_chosen(self, number: int) -> None:
        if number >= 0:
            text = self._people[number].text
            self.text.setPlainText(text or translate("Equipment", "This mail has been written already."))


def _said(looked: Looked) -> str:
    if not looked.is_wanted:
        return translate("Equipment", "Mail about faults is turned off in the settings: nobody is told.")
    if not looked.people:
        return translate("Equipment", "There is no meeting at risk whose people should be told by mail.")
    return translate(
        "Equipment", "Organizers of meetings at risk and the reception are told once, and again when it is over."
    )


def _state(one: Person) -> str:
    if one.state is None:
        return translate("Equipment", "will be told")
    return {
        MailState.SENT: translate("Equipment", "has been told"),
        MailState.DROPPED: translate("Equipment", "not told: the mail was taken back"),
        MailState.FAILED: translate("Equipment", "not told: the mail could not be sent"),
        MailState.UNKNOWN: translate("Equipment", "perhaps told: the mail server fell silent"),
    }.get(one.state, translate("Equipment", "mail on its way"))
