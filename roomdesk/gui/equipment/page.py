"""The equipment screen: how each device is, rounds of checks, faults and what they put at risk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.changes import Changes
from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import DeviceCode, RoomCode, SiteCode
from roomdesk.domain.preparation import Phase
from roomdesk.gui import words
from roomdesk.gui.background import Background
from roomdesk.gui.common import panes
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.blocks import column
from roomdesk.gui.common.narrow import letters, room, stand
from roomdesk.gui.common.pdf_file import PdfFile
from roomdesk.gui.counted import counted
from roomdesk.gui.equipment import rows, source
from roomdesk.gui.equipment.line_chart import LineChart
from roomdesk.gui.equipment.lines import Lines
from roomdesk.gui.equipment.rounds import RoundRunner
from roomdesk.gui.equipment.rows import DeviceRow, Fleet
from roomdesk.gui.equipment.story import StoryPanel
from roomdesk.gui.equipment.summary import Summary
from roomdesk.gui.equipment.tending import Tending
from roomdesk.gui.equipment.toolbar import EquipmentToolbar
from roomdesk.gui.equipment.view import DeviceTable
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.preparing.opener import Preparing
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.screens import Tools, load
from roomdesk.ports.clock import Clock
from roomdesk.services.answers import Round

if TYPE_CHECKING:
    from roomdesk.gui.commissioning.dialog import CommissioningDialog
    from roomdesk.gui.equipment.availability import AvailabilityDialog
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class EquipmentPage(QWidget):
    """Reads again when something changes; while a round runs, findings are shown as they come."""

    def __init__(self, desk: Desk, clock: Clock, background: Background, pulse: Pulse) -> None:
        super().__init__()
        self._desk, self._clock, self._background, self._pulse = desk, clock, background, pulse
        self._sites: Collection[SiteCode] | None = None
        self._opened = 0
        self._counts: Counter[Health] = Counter()
        self.availability: AvailabilityDialog | None = None
        self._sought: DeviceCode | None = None
        self.commissioning: CommissioningDialog | None = None
        self.fleet: Fleet | None = None
        self.notice = ChangeBar()
        self.tools = EquipmentToolbar()
        self.summary = Summary()
        self.table = DeviceTable()
        self.story = StoryPanel()
        self.runner = RoundRunner(desk, background, self)
        self.preparing = Preparing(desk, background, self)
        self.tending = Tending(Tools(desk, clock, background, pulse), self, self.notice)
        self.lines = Lines(Tools(desk, clock, background, pulse), self, self.tending.on_refused)
        self.pdf = PdfFile(background, self, self.notice.tell, self.tending.on_refused)
        self._build()
        self._connect()

    def focus_view(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self._background.ask(self, partial(source.look, self._desk), self._on_look, self.tending.on_refused)

    def show_sites(self, sites: Collection[SiteCode] | None) -> None:
        self._sites = sites
        self.refresh()

    def kept(self) -> tuple[DeviceCode | None, rows.Which, str]:
        return self.table.device(), self.tools.which, self.tools.search.text()

    def keep(self, kept: tuple[DeviceCode | None, rows.Which, str]) -> None:
        device, which, sought = kept
        self.tools.search.setText(sought)
        self.tools.show_which(which)
        if device:
            self.table.pick(device)

    def show_device(self, device: DeviceCode) -> None:
        """Show one device, whatever was looked for; as soon as devices were read."""
        self.tools.search.clear()
        self.tools.show_which(rows.Which.ALL)
        self._sought = device
        if self.fleet:
            self._show_sought()

    def _show_sought(self) -> None:
        device, self._sought = self._sought, None
        found = [one for one in self.table.devices.rows if device and one.device.code.upper() == device.upper()]
        if found:
            self.table.pick(found[0].device.code)
        elif device:
            text = translate("Equipment", "{code} is not among the devices that are shown.")
            self.notice.tell("warn", text.format(code=device))

    # ── what is shown ───────────────────────────────────────────────────────────────────────────────────
    def _on_look(self, fleet: Fleet) -> None:
        self.fleet, self.tending.places = fleet, fleet.places
        self.sift()
        self._show_sought()

    def sift(self) -> None:
        """Show the devices that are asked for, of those that were read."""
        if self.fleet is None:
            return
        of_sites = rows.of_sites(self.fleet, self._sites)
        self._counts = rows.counts(of_sites)
        self.summary.show_counts(self._counts)
        self.table.set_rows(rows.shown(of_sites, self.tools.which, self.tools.search.text()))

    def _take_first(self) -> None:
        """Go to what was looked for: a scanner types a label's code, and Enter."""
        if self.table.devices.rows:
            self.table.pick(self.table.devices.rows[0].device.code)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def picked(self) -> DeviceRow | None:
        device = self.table.device()
        return self.fleet.row(device) if self.fleet and device else None

    def _on_picked(self, device: DeviceCode | None) -> None:
        if device is None:
            self.story.show_nothing(is_empty=bool(self.fleet and not self.fleet.rows))
        else:
            tell = partial(source.tell, self._desk, device, self._clock.now())
            self._background.ask(self, tell, self._on_story, self.tending.on_refused)

    def _on_story(self, told: source.Told) -> None:
        row = self.picked()
        # Another row may have been picked meanwhile.
        if row and self.fleet and told.story.device.code == row.device.code:
            chart = LineChart(told.line, self._desk.report_line.chart) if told.line else None
            self.story.show_story(row, told.story, self.fleet, self._clock.now(), chart)

    def print_labels(self, of: Sequence[DeviceRow]) -> None:
        """Ask for a file, and write the labels of some devices into it."""
        verb, press = self._desk.print_labels, self._desk.press
        read = partial(verb.sheets, [one.device.code for one in of], words.language())
        name = of[0].device.code if len(of) == 1 else translate("Equipment", "Labels")
        self.pdf.ask(name, read, lambda sheets: press.drawings(sheets, "RoomDesk"))

    def hand_over(self) -> None:
        """Open the list by which a new room is handed over."""
        self._background.ask(self, self._desk.commission_room.under_way, self._on_under_way, self.tending.on_refused)

    def _on_under_way(self, begun: Sequence[RoomCode]) -> None:
        if self.fleet:
            tools = Tools(self._desk, self._clock, self._background, self._pulse)
            make = load("roomdesk.gui.commissioning.dialog:CommissioningDialog")
            self.commissioning = make(tools, self.fleet.places, begun, self)
            self.commissioning.finished.connect(self.commissioning.deleteLater)
            self.commissioning.open()

    # ── rounds ──────────────────────────────────────────────────────────────────────────────────────────
    def check_all(self) -> None:
        """Check all devices of the sites that are shown."""
        self._opened = 0
        rooms = None if self._sites is None else self._rooms_shown()
        self.runner.start(rooms)

    def _rooms_shown(self) -> list[RoomCode]:
        return [one.device.room for one in rows.of_sites(self.fleet, self._sites)] if self.fleet else []

    def check_one(self) -> None:
        row = self.picked()
        if row:
            self._opened = 0
            self.runner.start([row.device.room], row.device.code)
        else:
            self.notice.tell("warn", translate("Equipment", "Choose a device first."))

    def _on_moved(self, done: int, of: int) -> None:
        self.tools.check.setEnabled(False)
        self.summary.show_progress(done, of)

    def _on_found(self, findings: Sequence[Finding]) -> None:
        if self.fleet:
            before = self.fleet
            self.fleet, new = rows.with_findings(before, findings)
            shown = rows.of_sites(before._replace(rows={one.device.code: one for one in new}), self._sites)
            # Reckoned from what is new alone: the whole fleet takes too long while devices are asked.
            self._counts.subtract(before.rows[one.device.code].health for one in shown)
            self._counts.update(one.health for one in shown)
            self.summary.show_counts(self._counts)
            # Rows stand still while the round runs; what it found is sorted in when it ends.
            if self.tools.which is rows.Which.ALL:
                self.table.renew(new)
            else:
                self.sift()

    def _on_noted(self, answer: Round) -> None:
        self._opened += len(answer.faults.opened)
        self._pulse.changed.emit(answer.changes, self)
        if not self.runner.runs:
            self._tell_end()
            self.refresh()

    def _on_ended(self, is_whole: bool) -> None:
        self.tools.check.setEnabled(True)
        self.summary.show_rest()
        self._is_whole = is_whole

    def _tell_end(self) -> None:
        text = counted.checked(self.runner.done)
        if not self._is_whole:
            text = translate("Equipment", "Stopped: {checked}; what was found is kept.").format(checked=text)
        if self._opened:
            text = f"{text} · {counted.faults_opened(self._opened)}"
        self.notice.tell("warn" if self._opened else "good", text)
        announce(self, text)

    def _on_failed(self, error: RoomDeskError) -> None:
        self._on_ended(is_whole=False)
        self.tending.on_refused(error)

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stand(self._across, self._list, self.story, room(self), letters(46))

    def _build(self) -> None:
        self._is_whole = True
        self._list = column(self.summary, self.table, spacing=0)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(0)
        self._across.addWidget(self._list, 1)
        self._across.addWidget(self.story)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.tools)
        lines.addWidget(self.notice)
        lines.addLayout(self._across, 1)

    def _connect(self) -> None:
        self.tools.chosen.connect(self.sift)
        self.tools.check_wanted.connect(self.check_all)
        self.tools.availability_wanted.connect(self.show_availability)
        self.summary.stop_wanted.connect(self.runner.stop)
        self.table.picked.connect(self._on_picked)
        self.table.check_wanted.connect(self.check_one)
        self.runner.moved.connect(self._on_moved)
        self.runner.found.connect(self._on_found)
        self.runner.noted.connect(self._on_noted)
        self.runner.ended.connect(self._on_ended)
        self.runner.failed.connect(self._on_failed)
        self.story.check_wanted.connect(self.check_one)
        self.tools.search.returnPressed.connect(self._take_first)
        self.tools.commissioning_wanted.connect(self.hand_over)
        self.tools.labels_wanted.connect(lambda: self.print_labels(self.table.devices.rows))
        self.story.label_wanted.connect(partial(self._about, lambda row: self.print_labels([row])))
        self.story.line_wanted.connect(partial(self._about, self.lines.open))
        self.story.another_room_wanted.connect(self._on_another_room)
        self.story.acknowledge_wanted.connect(partial(self._about, self.tending.acknowledge))
        self.story.assign_wanted.connect(partial(self._about, self.tending.assign))
        self.story.note_wanted.connect(partial(self._about, self.tending.note))
        self.story.close_wanted.connect(partial(self._about, self.tending.close))
        self.story.told_wanted.connect(partial(self._about, self.tending.show_told))
        self.story.maintain_wanted.connect(partial(self._about, self.tending.maintain))
        self.story.prepare_wanted.connect(self._on_prepare)
        self.story.resume_wanted.connect(partial(self._about, self.tending.resume))
        self.tending.outdated.connect(self.refresh)
        self._pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        panes.install(self, self._parts)
        for text, keys, act in (
            (translate("Equipment", "Read again"), "F5", self.refresh),
            (translate("Equipment", "Search devices"), "Ctrl+F", self.tools.search.setFocus),
            (translate("Equipment", "Check the chosen device"), "Ctrl+Return", self.check_one),
            (translate("Equipment", "Check all"), "Ctrl+Shift+Return", self.check_all),
            (translate("Equipment", "Undo"), "Ctrl+Z", self.tending.history.undo),
            (translate("Equipment", "Redo"), "Ctrl+Shift+Z Ctrl+Y", self.tending.history.redo),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(one) for one in keys.split()])
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)

    def _about(self, act: Callable[[DeviceRow], object]) -> None:
        row = self.picked()
        if row:
            act(row)

    def show_availability(self) -> None:
        """Show how available the devices of the sites shown were, month by month."""
        make = load("roomdesk.gui.equipment.availability:AvailabilityDialog")
        self.availability = make(self._desk, self._background, self._sites, self)
        self.availability.finished.connect(self.availability.deleteLater)
        self.availability.open()

    def _on_prepare(self, phase: Phase) -> None:
        self._about(lambda row: self.preparing.room(row.device.room, row.room, phase))

    def _on_another_room(self, booking: Booking) -> None:
        self._about(lambda row: self.tending.propose(row, booking))

    def _on_changed(self, changes: Changes, who: object) -> None:
        if who is not self and (changes.devices or changes.places or changes.slots):
            self.refresh()

    def _parts(self) -> Sequence[panes.Pane]:
        story = panes.Pane(self.story, self.story.reading)
        return panes.Pane(self.table, self.table), story, panes.Pane(self.tools, self.tools.search)
