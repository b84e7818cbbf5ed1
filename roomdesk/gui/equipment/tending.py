"""What the equipment screen changes: faults tended, meetings seated elsewhere; each told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.draft import Move
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import RoomCode
from roomdesk.domain.schedule import Alternative
from roomdesk.gui import texts, words
from roomdesk.gui.equipment import telling
from roomdesk.gui.equipment.maintenance import MaintenanceDialog
from roomdesk.gui.equipment.rows import DeviceRow
from roomdesk.gui.equipment.say import SayDialog
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.history.bookings import shared
from roomdesk.gui.screens import Tools
from roomdesk.services.answers import Booked, Places

translate = QCoreApplication.translate


class Tending(QObject):
    """Signals: outdated() where what is on screen is not so any more."""

    outdated = Signal()

    def __init__(self, tools: Tools, screen: QWidget, notice: ChangeBar) -> None:
        super().__init__(screen)
        self._tools, self._screen, self._notice = tools, screen, notice
        self.places: Places | None = None
        self.dialog: SayDialog | MaintenanceDialog | None = None
        self.telling: telling.TellingDialog | None = None
        self.history = shared(tools.desk, tools.background, tools.pulse)
        notice.follow(self.history)
        self.history.refused.connect(self.on_refused)

    # ── faults ──────────────────────────────────────────────────────────────────────────────────────────
    def acknowledge(self, row: DeviceRow) -> None:
        self._do(partial(self._tools.desk.tend_faults.acknowledge, row.device.code), self._told(row, "acknowledged"))

    def assign(self, row: DeviceRow) -> None:
        before = row.fault.assigned_to if row.fault else ""
        label = translate("Equipment", "&Who sees to it: a colleague, a firm")
        self._ask(row, label, before, partial(self._tools.desk.tend_faults.assign, row.device.code), "assigned")

    def note(self, row: DeviceRow) -> None:
        label = translate("Equipment", "&Note")
        self._ask(row, label, "", partial(self._tools.desk.tend_faults.note, row.device.code), "noted", several=True)

    def maintain(self, row: DeviceRow) -> None:
        """Ask why and for how long, then put the device into maintenance."""
        now, title = self._tools.clock.now(), f"{row.name} · {row.room}"
        dialog = self.dialog = MaintenanceDialog(title, now, row.timezone, self._screen)
        act = self._tools.desk.tend_faults.maintain
        dialog.accepted.connect(
            lambda: self._do(
                partial(act, row.device.code, dialog.text(), dialog.until()), self._told(row, "maintained")
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def resume(self, row: DeviceRow) -> None:
        self._do(partial(self._tools.desk.tend_faults.resume, row.device.code), self._told(row, "resumed"))

    def show_told(self, row: DeviceRow) -> None:
        """Show who was told of the fault, and what would be sent to whom."""
        read = partial(telling.look, self._tools.desk, row.device.code)
        self._tools.background.ask(self, read, partial(self._on_told, row), self.on_refused)

    def _on_told(self, row: DeviceRow, looked: telling.Looked) -> None:
        self.telling = telling.TellingDialog(f"{row.name} · {row.room}", looked, self._screen)
        self.telling.finished.connect(self.telling.deleteLater)
        self.telling.open()

    def close(self, row: DeviceRow) -> None:
        self._do(partial(self._tools.desk.tend_faults.close, row.device.code), self._told(row, "closed"))

    def _ask(
        self,
        row: DeviceRow,
        label: str,
        before: str,
        act: Callable[[str], None],
        what: str,
        *,
        several: bool = False,
    ) -> None:
        title = f"{row.name} · {row.room}"
        dialog = self.dialog = SayDialog(title, label, before, self._screen, several=several)
        dialog.accepted.connect(lambda: self._do(partial(act, dialog.text()), self._told(row, what)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _told(self, row: DeviceRow, what: str) -> str:
        return {
            "acknowledged": translate("Equipment", "Acknowledged: {device}."),
            "assigned": translate("Equipment", "Assigned: {device}."),
            "maintained": translate(
                "Equipment", "In maintenance: {device}. It is checked, but nobody is told of its faults."
            ),
            "resumed": translate("Equipment", "Back in service: {device}."),
            "noted": translate("Equipment", "Noted: {device}."),
            "closed": translate("Equipment", "The fault is closed: {device}. Two failed checks would open another."),
        }[what].format(device=row.device.name)

    def _do(self, act: Callable[[], object], text: str) -> None:
        self._tools.background.ask(self, act, partial(self._on_done, text), self.on_refused)

    def _on_done(self, text: str, _answer: object) -> None:
        self._notice.tell("good", text)
        self.outdated.emit()

    # ── another room ────────────────────────────────────────────────────────────────────────────────────
    def propose(self, row: DeviceRow, booking: Booking) -> None:
        """Offer rooms with the same kit for a meeting; one click seats it there."""
        find = partial(self._tools.desk.tend_faults.proposals, booking.id, row.device.room)
        self._tools.background.ask(self, find, partial(self._on_proposals, booking), self.on_refused)

    def _on_proposals(self, booking: Booking, offers: Sequence[Alternative]) -> None:
        if not offers:
            text = translate("Equipment", "No other room of this site with the same equipment is free for {title}.")
            self._notice.tell("warn", text.format(title=words.title(booking)))
            return
        text = translate("Equipment", "{title}, {when}: which room instead?").format(
            title=words.title(booking), when=words.when_briefly(booking.slot, booking.timezone)
        )
        self._notice.offer(text, [(self._name(one.rooms), partial(self._seat, booking, one)) for one in offers])

    def _seat(self, booking: Booking, offer: Alternative) -> None:
        move = Move(booking.id, rooms=offer.rooms, version=booking.version)
        seat = partial(self._tools.desk.move_booking, move)
        self._tools.background.ask(self, seat, partial(self._on_seated, offer), self.on_refused)

    def _on_seated(self, offer: Alternative, booked: Booked) -> None:
        title = words.title(booked.bookings[0])
        text = translate("Equipment", "{title} is now in {room}.").format(title=title, room=self._name(offer.rooms))
        self._notice.tell_done(self.history.of(booked, text))
        self.outdated.emit()
        self._tools.pulse.changed.emit(booked.changes, self._screen)

    def _name(self, rooms: Sequence[RoomCode]) -> str:
        known = self.places.rooms if self.places else {}
        return ", ".join(known[code].name if code in known else code for code in rooms)

    # ── what came of it ─────────────────────────────────────────────────────────────────────────────────
    def on_refused(self, error: RoomDeskError) -> None:
        told = texts.explain(error, self.places)
        self._notice.tell("bad", " ".join(filter(None, (f"{told.title}.", told.kept, told.remedy))))
        self.outdated.emit()
