"""What people set up and tidy on a day: meetings with their steps, ticked by mouse or space bar."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import Email, SiteCode
from roomdesk.domain.people import Person, Role
from roomdesk.domain.room_tasks import Task, TaskKey, TaskKind
from roomdesk.domain.slot import to_wall
from roomdesk.gui import theme, words
from roomdesk.gui.background import Background
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel, literal
from roomdesk.gui.counted import counted
from roomdesk.ports.writer import MeetingTasks, SiteTasks

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_KEY = Qt.ItemDataRole.UserRole
_STEP, _DUE, _DONE = range(3)


class _Read(NamedTuple):
    sites: Sequence[SiteTasks]
    who: Person
    people: Mapping[Email, Person]


class TaskBoard(QFrame):
    """Signals: changed(Changes) once a step was ticked, failed(RoomDeskError), print_wanted()."""

    changed = Signal(object)
    failed = Signal(object)
    print_wanted = Signal()

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self._background = desk, background
        self._asked: tuple[date, Collection[SiteCode] | None] | None = None
        self.sites: Sequence[SiteTasks] = ()
        self._may_tick = False
        self._keys: list[TaskKey] = []
        self._people: Mapping[Email, Person] = {}
        self.heading = PlainLabel("", theme.Type.STRONG, wrap=True)
        self._nothing = PlainLabel(translate("Reception", "Nothing to set up on this day."), voice="muted")
        self.list = QTreeWidget()
        self.list.setColumnCount(3)
        self.list.setHeaderLabels(
            [translate("Reception", "What to do"), translate("Reception", "By"), translate("Reception", "Done")]
        )
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_STEP, QHeaderView.ResizeMode.Stretch)
        self.list.itemChanged.connect(self._on_item)
        self._lay_out()

    def show_day(self, day: date, sites: Collection[SiteCode] | None) -> None:
        """Read the steps of a day in some buildings, or all."""
        self._asked = day, sites
        read = partial(_read, self._desk, day, sites)
        self._background.ask(self, read, partial(self._on_read, self._asked), self.failed.emit)

    def _on_read(self, asked: object, answer: _Read) -> None:
        if asked != self._asked:
            return
        self.sites, who, self._people = answer
        self._may_tick = who.role is not Role.STAFF
        steps = [step for site in self.sites for meeting in site.meetings for step in meeting.tasks]
        done = sum(step.tick is not None for step in steps)
        self.heading.setText(f"{translate('Reception', 'To set up')} · {counted.steps_done(len(steps), done)}")
        self.list.setAccessibleName(self.heading.text())
        self._nothing.setVisible(not steps)
        self.list.setVisible(bool(steps))
        self._fill()

    def _fill(self) -> None:
        chosen = self._key_of(self.list.currentItem())
        self.list.blockSignals(True)
        self.list.clear()
        self._keys = []
        with_site = sum(bool(one.meetings) for one in self.sites) > 1
        for site in self.sites:
            for meeting in site.meetings:
                self._add(site, meeting, with_site=with_site)
        self.list.expandAll()
        self.list.blockSignals(False)
        for item in self._steps():
            if chosen is not None and self._key_of(item) == chosen:
                self.list.setCurrentItem(item)

    def _add(self, site: SiteTasks, meeting: MeetingTasks, *, with_site: bool) -> None:
        zone, booking = site.site.timezone, meeting.booking
        hours = f"{words.clock(booking.slot.start, zone)}–{words.clock(booking.slot.end, zone)}"
        where = f"{meeting.room.name}, {site.site.name}" if with_site else meeting.room.name
        title = translate("Reception", "Private") if booking.private else words.title(booking)
        head = QTreeWidgetItem([f"{hours} · {where} · {title}"])
        head.setFont(_STEP, theme.font(theme.Type.STRONG))
        for column in range(1, self.list.columnCount()):
            head.setData(column, Qt.ItemDataRole.AccessibleTextRole, head.text(_STEP))
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.list.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        for step in meeting.tasks:
            head.addChild(self._step(step, zone))

    def _step(self, step: Task, zone: str) -> QTreeWidgetItem:
        done = f"{to_wall(step.tick.at, zone):%H:%M} · {self._name(step.tick.who)}" if step.tick else ""
        item = QTreeWidgetItem([said(step), words.clock(step.due, zone), done])
        item.setData(_STEP, Qt.ItemDataRole.ToolTipRole, literal(said(step)))
        item.setData(_DONE, Qt.ItemDataRole.AccessibleTextRole, done or translate("Reception", "Not done yet"))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if self._may_tick else flags)
        item.setCheckState(_STEP, Qt.CheckState.Checked if step.tick else Qt.CheckState.Unchecked)
        # Qt would make something else of what is in a tuple.
        item.setData(_STEP, _KEY, len(self._keys))
        self._keys.append(step.key)
        return item

    def _name(self, who: Email) -> str:
        return self._people[who].name if who in self._people else who

    def _steps(self) -> list[QTreeWidgetItem]:
        tops = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        found = [top.child(row) for top in tops if top for row in range(top.childCount())]
        return [one for one in found if one]

    def _key_of(self, item: QTreeWidgetItem | None) -> TaskKey | None:
        number = item.data(_STEP, _KEY) if item else None
        return None if number is None else self._keys[number]

    def _on_item(self, item: QTreeWidgetItem, column: int) -> None:
        key = self._key_of(item)
        if column == _STEP and key is not None:
            verb = self._desk.set_up_rooms
            act = verb.tick if item.checkState(_STEP) is Qt.CheckState.Checked else verb.untick
            self._background.ask(self, partial(act, key), self._on_ticked, self._on_refused)

    def _on_ticked(self, changes: Changes) -> None:
        self._again()
        self.changed.emit(changes)

    def _on_refused(self, error: RoomDeskError) -> None:
        self._again()
        self.failed.emit(error)

    def _again(self) -> None:
        if self._asked:
            self.show_day(*self._asked)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 10, 8)
        head.addWidget(self.heading, 1)
        head.addWidget(button(translate("Reception", "Print the list…"), self.print_wanted.emit, "print"))
        self._nothing.setContentsMargins(14, 4, 14, 8)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(self._nothing)
        rows.addWidget(self.list, 1)


def said(step: Task) -> str:
    """Say what is to be done."""
    if step.kind is TaskKind.VISITORS:
        return counted.seats_for_visitors(int(step.value))
    return {
        TaskKind.LAYOUT: translate("Reception", "Tables and chairs: {layout}").format(layout=step.value),
        TaskKind.PLATES: translate("Reception", "Name plates: {names}").format(names=step.value),
        TaskKind.NOTE: step.value,
        TaskKind.TIDY: translate("Reception", "After the meeting: tidy the room"),
    }[step.kind]


def _read(desk: Desk, day: date, sites: Collection[SiteCode] | None) -> _Read:
    return _Read(desk.set_up_rooms(day, sites), desk.look_around.who(), desk.look_around.people())
