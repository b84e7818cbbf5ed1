"""A room's calendar elsewhere: where it is read, how that goes; given, read at once, taken away."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import Invalid, RoomDeskError
from roomdesk.domain.places import Room
from roomdesk.gui import theme, words
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common.blocks import button, field
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.faults import fault
from roomdesk.gui.outside import why
from roomdesk.ports.carrier import NotCarried
from roomdesk.services.outside_calendars import OutsideDone, OutsideJob, OutsideState, Read

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class OutsidePanel(QWidget):
    """Signals: changed(Changes, what became of it in words), failed(error)."""

    changed = Signal(object, str)
    failed = Signal(object)

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self._desk, self._background = desk, background
        self._room: Room | None = None
        about = translate(
            "Places",
            "If this room is also booked in another calendar (Outlook, Google, Nextcloud…), its busy times can be read "
            "from there: they stand in the day as occupied elsewhere, and nobody books over them here.",
        )
        self.state = PlainLabel("", wrap=True)
        self.reason = PlainLabel("", theme.Type.BODY, "bad", wrap=True)
        self.address = QLineEdit()
        self.address.setPlaceholderText("https://…/calendar.ics")
        self.address.setAccessibleName(translate("Places", "Address of the calendar"))
        self.said = PlainLabel("", theme.Type.SMALL, "bad", wrap=True)
        secret = translate(
            "Places", "Whoever knows the address can read that calendar: it is kept, and not shown again."
        )
        self.save = button(translate("Places", "Read this calendar"), self._save, "", "primary")
        self.read = button(translate("Places", "Read again now"), self._read)
        self.remove = button(translate("Places", "Read it no more"), self._remove)
        acts = Flow()
        for one in (self.save, self.read, self.remove):
            acts.addWidget(one)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(12)
        rows.addWidget(PlainLabel(about, theme.Type.BODY, "muted", wrap=True))
        rows.addWidget(self.state)
        rows.addWidget(self.reason)
        rows.addWidget(field(translate("Places", "Address of the calendar"), self.address))
        rows.addWidget(self.said)
        rows.addWidget(PlainLabel(secret, theme.Type.SMALL, "muted", wrap=True))
        rows.addLayout(acts)
        rows.addStretch(1)
        self.address.textChanged.connect(self._on_typed)
        self.address.returnPressed.connect(self._save)

    def show_room(self, room: Room, *, may_edit: bool) -> None:
        """Show how a room's calendar elsewhere stands, read anew behind the window; only administrators know."""
        if self._room is None or self._room.code != room.code:
            self.address.clear()
            self._show(None)
        self._room = room
        if may_edit:
            self._ask_state()

    def _ask_state(self) -> None:
        self._background.ask(self, self._desk.outside_calendars.look, self._on_states, self.failed.emit)

    def _on_states(self, states: tuple[OutsideState, ...]) -> None:
        if self._room:
            self._show(next((one for one in states if one.room.code == self._room.code), None))

    def _show(self, one: OutsideState | None) -> None:
        self.read.setEnabled(one is not None)
        self.remove.setEnabled(one is not None)
        self.state.setText(_told(one))
        self.reason.setText(why(one.reason) if one and one.reason else "")
        self.reason.setVisible(bool(one and one.reason))
        self._on_typed()

    def _on_typed(self) -> None:
        self.said.setText("")
        self.said.setVisible(False)
        self.save.setEnabled(bool(self.address.text().strip()))

    def _save(self) -> None:
        if self._room and self.address.text().strip():
            self._point(self._room, self.address.text())

    def _remove(self) -> None:
        if self._room:
            self._point(self._room, "")

    def _point(self, room: Room, address: str) -> None:
        work = partial(self._desk.outside_calendars.point, room.code, address)
        self._background.ask(self, work, partial(self._on_pointed, bool(address.strip())), self._on_not_pointed)

    def _on_pointed(self, is_one: bool, changes: Changes) -> None:
        self.address.clear()
        if is_one:
            self.changed.emit(changes, translate("Places", "The calendar is kept; it is being read now."))
            self._read()
        else:
            self.changed.emit(changes, translate("Places", "The calendar elsewhere is read no more."))
            self._ask_state()

    def _on_not_pointed(self, error: RoomDeskError) -> None:
        if isinstance(error, Invalid):
            self.said.setText(fault(error.fault))
            self.said.setVisible(True)
        else:
            self.failed.emit(error)

    def _read(self) -> None:
        if self._room:
            self.read.setEnabled(False)
            self.state.setText(translate("Places", "Reading the calendar…"))
            ask = partial(self._desk.outside_calendars.take, self._room.code)
            self._background.ask(self, ask, self._on_taken, self.failed.emit)

    def _on_taken(self, job: OutsideJob | None) -> None:
        verb = self._desk.outside_calendars
        if job is None:
            self._ask_state()
            return
        carry, done = partial(verb.carry, job), partial(self._on_carried, job)
        self._background.ask(self, carry, done, self.failed.emit, Lane.OUTSIDE)

    def _on_carried(self, job: OutsideJob, outcome: Read | NotCarried) -> None:
        settle = partial(self._desk.outside_calendars.settle, job, outcome)
        self._background.ask(self, settle, self._on_read, self.failed.emit)

    def _on_read(self, done: OutsideDone) -> None:
        self.changed.emit(done.changes, "")
        self._ask_state()


def _told(one: OutsideState | None) -> str:
    if one is None:
        return translate("Places", "No calendar elsewhere is read for this room.")
    if one.read_at is None:
        return translate("Places", "The calendar at {host} has not been read yet.").format(host=one.host)
    text = translate("Places", "The calendar at {host} was read {when}.")
    if one.is_stale:
        text = translate("Places", "The calendar at {host} was read {when}: what came after is not known here.")
    return text.format(host=one.host, when=words.day_and_clock(one.read_at, "Europe/Rome"))
