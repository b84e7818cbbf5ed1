"""The panel beside the devices: how one is and was, its fault, meetings at risk, what can be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.device_fault import DeviceFault, Maintenance
from roomdesk.domain.preparation import Phase
from roomdesk.gui import theme, words
from roomdesk.gui.agenda.allowed import why_not_change
from roomdesk.gui.common.blocks import button, caption, drawn, line
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.health import HealthMark
from roomdesk.gui.common.plain import PlainLabel, tip
from roomdesk.gui.counted import counted
from roomdesk.gui.equipment.findings import told
from roomdesk.gui.equipment.months import MonthStrip
from roomdesk.gui.equipment.rows import DeviceRow, Fleet
from roomdesk.gui.equipment.strip import HistoryStrip
from roomdesk.services.answers import DeviceStory

translate = QCoreApplication.translate

_MOST_MEETINGS = 8
_PILLS = {"failed": "pill-bad", "degraded": "pill-warn", "ok": "pill-good", "unknown": "pill"}


class StoryPanel(QFrame):
    """Signals: check_wanted(), another_room_wanted(Booking), and what shall be done about the fault:
    acknowledge_wanted(), assign_wanted(), note_wanted(), close_wanted(), told_wanted(); or about the device:
    maintain_wanted(), resume_wanted(), label_wanted(); its room: prepare_wanted(Phase); a line: line_wanted().
    """

    check_wanted = Signal()
    another_room_wanted = Signal(object)
    acknowledge_wanted = Signal()
    assign_wanted = Signal()
    note_wanted = Signal()
    close_wanted = Signal()
    told_wanted = Signal()
    maintain_wanted = Signal()
    resume_wanted = Signal()
    prepare_wanted = Signal(object)
    line_wanted = Signal()
    label_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsFrame")
        self._scroll = self.reading = QScrollArea()
        self._scroll.setObjectName("details")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(translate("Equipment", "About the device"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(1, 0, 0, 0)
        rows.addWidget(self._scroll)
        self.show_nothing()

    def show_nothing(self, *, is_empty: bool = False) -> None:
        """Say what to do while no device is chosen, or there is none at all."""
        title = PlainLabel(translate("Equipment", "No device chosen"), theme.Type.TITLE, wrap=True)
        text = translate("Equipment", "Choose a device to see how it was found, and what its fault puts at risk.")
        if is_empty:
            title.setText(translate("Equipment", "There is no equipment yet"))
            text = translate("Equipment", "An administrator adds it in “Sites and rooms”, to its room.")
        self._fill([title, PlainLabel(text, voice="muted", wrap=True)])

    def show_story(
        self, row: DeviceRow, story: DeviceStory, fleet: Fleet, now: datetime, chart: QWidget | None = None
    ) -> None:
        """Show all about a device; of a line, the `chart` of what was measured on it."""
        self._fill(
            [
                *self._head(row),
                *self._last(row, story),
                *(self._maintenance(story.maintenance, row, may_tend=fleet.may_tend) if story.maintenance else ()),
                *(self._fault(story.fault, row, may_tend=fleet.may_tend) if story.fault else ()),
                *(self._risks(row, story, fleet) if story.fault else ()),
                *self._history(story, now),
                *(self._line(chart) if chart else ()),
                *self._actions(story, may_tend=fleet.may_tend, may_prepare=fleet.may_prepare),
            ]
        )

    def _fill(self, parts: list[QWidget]) -> None:
        body = QWidget()
        body.setObjectName("details")
        rows = QVBoxLayout(body)
        rows.setContentsMargins(18, 18, 16, 12)
        rows.setSpacing(7)
        for part in parts:
            rows.addWidget(part)
        rows.addStretch(1)
        self._scroll.setWidget(body)

    def _head(self, row: DeviceRow) -> list[QWidget]:
        pill = PlainLabel(words.health(row.health), theme.Type.TINY, _PILLS[row.health])
        pill.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        where = f"{row.device.host}:{row.device.port}" if row.device.port else row.device.host
        about = " · ".join(filter(None, (row.site, where, row.protocol)))
        return [
            pill,
            PlainLabel(f"{row.name} · {row.room}", theme.Type.TITLE, wrap=True),
            PlainLabel(about, voice="muted", wrap=True),
        ]

    def _last(self, row: DeviceRow, story: DeviceStory) -> list[QWidget]:
        found = row.finding
        head = caption(translate("Equipment", "Last finding"))
        if found is None:
            return [head, PlainLabel(translate("Equipment", "Never checked"), voice="muted")]
        said = told(found.cause, found.evidence) or words.health(found.health)
        when = words.day_and_clock(found.at, row.timezone)
        parts = [head, line(HealthMark(found.health), said), PlainLabel(when, theme.Type.SMALL, "muted")]
        if story.in_a_row > 1:
            parts.append(PlainLabel(counted.failed_in_a_row(story.in_a_row), theme.Type.SMALL, "bad", wrap=True))
        return parts

    def _fault(self, fault: DeviceFault, row: DeviceRow, *, may_tend: bool) -> list[QWidget]:
        since = translate("Equipment", "Open since {when}").format(
            when=words.day_and_clock(fault.opened_at, row.timezone)
        )
        parts: list[QWidget] = [caption(translate("Equipment", "Fault")), PlainLabel(since, wrap=True)]
        if fault.acknowledged_by:
            text = translate("Equipment", "{who} knows of it").format(who=fault.acknowledged_by)
            parts.append(line(drawn("check-circle", theme.TONES.good), text))
        if fault.assigned_to:
            text = translate("Equipment", "{who} sees to it").format(who=fault.assigned_to)
            parts.append(line(drawn("setup", theme.TONES.ink), text))
        for note in fault.notes:
            when = words.day_and_clock(note.at, row.timezone)
            parts.append(PlainLabel(f"{when} · {note.who}\n{note.text}", theme.Type.SMALL, "muted", wrap=True))
        acts = (
            ("" if fault.acknowledged_by else translate("Equipment", "Acknowledge"), self.acknowledge_wanted),
            (translate("Equipment", "Assign…"), self.assign_wanted),
            (translate("Equipment", "Note…"), self.note_wanted),
            (translate("Equipment", "Close the fault"), self.close_wanted),
        )
        why = _why_not_tend(may_tend=may_tend)
        shown = [_permitted(text, one.emit, why) for text, one in acts if text]
        return [*parts, _flow([*shown, button(translate("Equipment", "Who is told…"), self.told_wanted.emit)])]

    def _maintenance(self, maintenance: Maintenance, row: DeviceRow, *, may_tend: bool) -> list[QWidget]:
        since = words.day_and_clock(maintenance.since, row.timezone)
        told = [
            translate("Equipment", "Since {when}, {who}").format(when=since, who=maintenance.who),
            maintenance.reason,
        ]
        if maintenance.until:
            until = words.day_and_clock(maintenance.until, row.timezone)
            told.append(translate("Equipment", "Until {when}").format(when=until))
        told.append(translate("Equipment", "It is checked, but nobody is told of its faults."))
        back = translate("Equipment", "Back in service")
        return [
            caption(translate("Equipment", "In maintenance")),
            line(drawn("setup", theme.TONES.warn), "\n".join(filter(None, told))),
            _flow([_permitted(back, self.resume_wanted.emit, _why_not_tend(may_tend=may_tend))], indent=26),
        ]

    def _risks(self, row: DeviceRow, story: DeviceStory, fleet: Fleet) -> list[QWidget]:
        parts: list[QWidget] = [caption(translate("Equipment", "Meetings at risk this week"))]
        if not story.at_risk:
            return [*parts, PlainLabel(translate("Equipment", "None in this room."), voice="muted")]
        for one in story.at_risk[:_MOST_MEETINGS]:
            text = f"{words.when_briefly(one.slot, row.timezone)}\n{words.title(one)}"
            parts.append(line(drawn("warning-circle", theme.TONES.warn), text))
            why = why_not_change(one, fleet.who)
            parts.append(_flow([_permitted(_another_room(), partial(self._reseat, one), why)], indent=26))
        if len(story.at_risk) > _MOST_MEETINGS:
            parts.append(PlainLabel(counted.more_meetings(len(story.at_risk) - _MOST_MEETINGS), voice="muted"))
        return parts

    def _reseat(self, booking: Booking) -> None:
        self.another_room_wanted.emit(booking)

    def _history(self, story: DeviceStory, now: datetime) -> list[QWidget]:
        share = QLocale().toString(story.available * 100, "f", 1)
        text = translate("Equipment", "Without a fault for {share} % of the opening hours of this month").format(
            share=share
        )
        return [
            caption(translate("Equipment", "Last seven days")),
            HistoryStrip(story.findings, now),
            caption(translate("Equipment", "Twelve months")),
            MonthStrip(story.months),
            PlainLabel(text, theme.Type.SMALL, "muted", wrap=True),
        ]

    def _line(self, chart: QWidget) -> list[QWidget]:
        more = button(translate("Equipment", "All measurements…"), self.line_wanted.emit)
        return [caption(translate("Equipment", "Measured in two weeks")), chart, _flow([more])]

    def _actions(self, story: DeviceStory, *, may_tend: bool, may_prepare: bool) -> list[QWidget]:
        shown = [button(translate("Equipment", "Check now"), self.check_wanted.emit, "refresh", "primary")]
        if story.maintenance is None:
            text = translate("Equipment", "Put into maintenance…")
            why = _why_not_tend(may_tend=may_tend)
            shown.append(_permitted(text, self.maintain_wanted.emit, why, "setup"))
        why = "" if may_prepare else translate("Equipment", "The reception, technicians and administrators do this.")
        for text, phase in (
            (translate("Equipment", "Prepare the room…"), Phase.BEFORE),
            (translate("Equipment", "Switch off the room…"), Phase.AFTER),
        ):
            shown.append(_permitted(text, partial(self.prepare_wanted.emit, phase), why))
        shown.append(button(translate("Equipment", "Label…"), self.label_wanted.emit, "print"))
        return [caption(translate("Equipment", "Actions")), _flow(shown)]


def _why_not_tend(*, may_tend: bool) -> str:
    return "" if may_tend else translate("Equipment", "Technicians and administrators see to faults.")


def _another_room() -> str:
    return translate("Equipment", "Propose another room")


def _permitted(text: str, act: Callable[[], object], why_not: str, icon: str = "") -> QPushButton:
    made = button(text, act, icon)
    made.setEnabled(not why_not)
    made.setAccessibleDescription(why_not)
    tip(made, why_not)
    return made


def _flow(buttons: list[QPushButton], indent: int = 0) -> QWidget:
    box = QWidget()
    row = Flow(box, full=True)
    row.setContentsMargins(indent, 2, 0, 4)
    for one in buttons:
        row.addWidget(one)
    return box
