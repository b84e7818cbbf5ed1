"""The first four steps of handing a room over as cards: devices, checks, photo, labels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from roomdesk.domain.commissioning import RoomToCommission, Step
from roomdesk.domain.equipment import Finding, Health
from roomdesk.domain.ids import DeviceCode
from roomdesk.gui import theme, words
from roomdesk.gui.common.blocks import button, column, drawn, line
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.health import HealthMark
from roomdesk.gui.common.plain import PlainLabel, unmarked
from roomdesk.gui.equipment.findings import told

translate = QCoreApplication.translate


def said(one: Finding) -> str:
    return told(one.cause, one.evidence) or words.health(one.health)


def title(step: Step) -> str:
    return {
        Step.DEVICES: translate("Commissioning", "Devices"),
        Step.CHECKS: translate("Commissioning", "Checks"),
        Step.PHOTO: translate("Commissioning", "Photo"),
        Step.LABELS: translate("Commissioning", "Labels"),
        Step.SIGNATURE: translate("Commissioning", "Signatures"),
    }[step]


def _what(step: Step) -> str:
    return {
        Step.DEVICES: translate(
            "Commissioning", "Add what was installed under Sites and rooms: name, driver, address."
        ),
        Step.CHECKS: translate(
            "Commissioning", "Each device answers and is in order now, or is taken over as it is, with a reason."
        ),
        Step.PHOTO: translate("Commissioning", "A photo shows people which room it is, and how it was handed over."),
        Step.LABELS: translate("Commissioning", "Print the labels, stick them on, and tick each that sticks."),
        Step.SIGNATURE: translate(
            "Commissioning", "Once all else is done, both sides sign, and the report is printed."
        ),
    }[step]


class StepCard(QFrame):
    """A step with its number, what it is about, and whether it is done; in words, not by colour alone."""

    def __init__(self, step: Step, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._step = step
        self._mark = QHBoxLayout()
        number = list(Step).index(step) + 1
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(f"{number}. {title(step)}", theme.Type.STRONG))
        head.addStretch(1)
        head.addLayout(self._mark)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 12)
        rows.setSpacing(6)
        rows.addLayout(head)
        rows.addWidget(PlainLabel(_what(step), theme.Type.SMALL, "muted", wrap=True))
        for part in parts:
            rows.addWidget(part)

    def show_done(self, *, is_done: bool) -> None:
        while item := self._mark.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        text = translate("Commissioning", "done") if is_done else translate("Commissioning", "to do")
        if is_done:
            self._mark.addWidget(drawn("check-circle", theme.TONES.good))
        self._mark.addWidget(PlainLabel(text, theme.Type.TINY, "pill-good" if is_done else "pill-warn"))
        self.setAccessibleName(f"{title(self._step)}: {text}")


class Steps(QWidget):
    """Made anew whenever the room is looked at; what had the focus has it again, its text included.

    Signals: check_wanted(), photo_wanted(), labels_wanted(); remarked(DeviceCode, text), labelled(DeviceCode, bool).
    """

    check_wanted = Signal()
    photo_wanted = Signal()
    labels_wanted = Signal()
    remarked = Signal(str, str)
    labelled = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)

    def show_room(self, found: RoomToCommission) -> None:
        focus = next((one for one in self.findChildren(QWidget) if one.hasFocus()), None)
        name, text = focus.objectName() if focus else "", focus.text() if isinstance(focus, QLineEdit) else ""
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        parts = {
            Step.DEVICES: self._devices(found),
            Step.CHECKS: self._checks(found),
            Step.PHOTO: self._photo(found),
            Step.LABELS: self._labels(found),
        }
        again: QWidget | None = None
        for step, widgets in parts.items():
            card = StepCard(step, widgets)
            card.show_done(is_done=found.steps[step])
            self._rows.addWidget(card)
            again = again or (card.findChild(QWidget, name) if name else None)
        if isinstance(again, QLineEdit):
            again.setText(text)
        if again is not None:
            again.setFocus()

    def _devices(self, found: RoomToCommission) -> list[QWidget]:
        names = ", ".join(one.name for one in found.devices)
        return [PlainLabel(names or translate("Commissioning", "No device yet."), wrap=True)]

    def _checks(self, found: RoomToCommission) -> list[QWidget]:
        go = button(translate("Commissioning", "Check all now"), self.check_wanted.emit, "refresh", "primary")
        go.setObjectName("check")
        go.setEnabled(bool(found.devices) and found.sheet.signed_at is None)
        return [*(self._check(found, one.code, one.name) for one in found.devices), flow(go)]

    def _check(self, found: RoomToCommission, code: DeviceCode, name: str) -> QWidget:
        one, sheet = found.findings.get(code), found.sheet
        is_new = one is not None and one.at >= sheet.began_at
        text = said(one) if one and is_new else translate("Commissioning", "not checked since the work began")
        health = one.health if one and is_new else Health.UNKNOWN
        row = line(HealthMark(health), f"{name}: {text}")
        if (is_new and health is Health.OK) or (sheet.signed_at and not sheet.remarks.get(code)):
            return row
        remark = QLineEdit(sheet.remarks.get(code, ""))
        remark.setObjectName(f"remark-{code}")
        remark.setMaxLength(200)
        remark.setReadOnly(sheet.signed_at is not None)
        remark.setPlaceholderText(translate("Commissioning", "Taken over as it is, because…"))
        remark.setAccessibleName(translate("Commissioning", "Remark on {device}").format(device=name))
        remark.editingFinished.connect(lambda: self.remarked.emit(code, remark.text()))
        return column(row, remark)

    def _photo(self, found: RoomToCommission) -> list[QWidget]:
        there, none = (
            translate("Commissioning", "There is a photo of the room."),
            translate("Commissioning", "No photo yet."),
        )
        choose = button(translate("Commissioning", "Choose a photo…"), self.photo_wanted.emit, "camera-outline")
        choose.setObjectName("photo")
        choose.setEnabled(found.sheet.signed_at is None)
        return [PlainLabel(there if found.has_photo else none, wrap=True), flow(choose)]

    def _labels(self, found: RoomToCommission) -> list[QWidget]:
        boxes: list[QWidget] = []
        for one in found.devices:
            box = QCheckBox(unmarked(one.name))
            box.setObjectName(f"label-{one.code}")
            box.setChecked(one.code in found.sheet.labelled)
            box.setEnabled(found.sheet.signed_at is None)
            box.toggled.connect(lambda on, code=one.code: self.labelled.emit(code, on))
            boxes.append(box)
        go = button(translate("Commissioning", "Print the labels…"), self.labels_wanted.emit, "print")
        go.setObjectName("labels")
        go.setEnabled(bool(found.devices))
        return [*boxes, flow(go)]


def flow(*widgets: QWidget) -> QWidget:
    box = QWidget()
    row = Flow(box)
    for one in widgets:
        row.addWidget(one)
    return box
