"""What a room's devices are set to before a meeting, for each of its layouts: typed in a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from roomdesk.domain.equipment import Device
from roomdesk.domain.ids import DeviceCode
from roomdesk.domain.places import Room
from roomdesk.domain.preparation import for_layout
from roomdesk.gui import theme
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.history.stack import Done
from roomdesk.gui.places.deeds import PlaceDeeds, save, together
from roomdesk.gui.places.model import Chosen
from roomdesk.gui.preparing.words import action
from roomdesk.ports.driver import Action, prepared_fields
from roomdesk.services.answers import PlaceTables

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate


class Cell(NamedTuple):
    """One field of the grid: an option of a device, and what it is now."""

    device: DeviceCode
    option: str
    now: str


class PreparationPanel(QWidget):
    """Hands what it saves to the deeds of its screen. Signals: failed(error)."""

    failed = Signal(object)

    def __init__(self, desk: Desk, deeds: PlaceDeeds) -> None:
        super().__init__()
        self._desk, self._deeds = desk, deeds
        self._devices: Sequence[Device] = ()
        self._shown: object = None
        self.edits: dict[Cell, QLineEdit] = {}
        self._scroll = QScrollArea()
        self._scroll.setObjectName("details")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.save = button(translate("Places", "Save"), self._save, "", "primary")
        self.undo = button(translate("Places", "Undo what was typed"), self._undo)
        told = translate(
            "Places",
            "Displays, projectors, cameras and codecs are switched on by themselves. What stands under a layout holds "
            "for that layout alone; an empty field leaves the device as it is.",
        )
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.undo)
        foot.addWidget(self.save)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 8)
        rows.setSpacing(12)
        rows.addWidget(PlainLabel(told, voice="muted", wrap=True))
        rows.addWidget(self._scroll, 1)
        rows.addLayout(foot)

    def show_room(self, room: Room, tables: PlaceTables) -> None:
        """Show what the devices of a room are set to; what is typed stays while nothing of it has changed."""
        devices = [one for one in tables.devices if one.room == room.code and not one.retired]
        shown = (room, devices, tables.may_edit)
        if shown == self._shown:
            return
        self._devices, self._shown = devices, shown
        self._fill(room, devices, tables)
        self._tell()

    def _fill(self, room: Room, devices: Sequence[Device], tables: PlaceTables) -> None:
        self.edits = {}
        body, layouts = QWidget(), ["", *(one.name for one in room.layouts)]
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        heads = [translate("Places", "As a rule"), *layouts[1:]]
        number = 0
        for device in devices:
            card = tables.drivers.get(device.driver)
            for one in prepared_fields(card) if card else ():
                number += 1
                name = f"{device.name}: {action(Action(one.name))}"
                grid.addWidget(PlainLabel(name, wrap=True), number, 0)
                for place, layout in enumerate(layouts):
                    edit = self._edit(device, for_layout(one.name, layout), f"{name}, {heads[place]}")
                    edit.setReadOnly(not tables.may_edit)
                    grid.addWidget(edit, number, place + 1)
        if number:
            for place, head in enumerate(heads):
                grid.addWidget(PlainLabel(head, theme.Type.SMALL_STRONG, wrap=True), 0, place + 1)
                grid.setColumnStretch(place + 1, 2)
            grid.setColumnStretch(0, 3)
        else:
            grid.addWidget(PlainLabel(translate("Places", "No device of this room can be set."), voice="muted"), 0, 0)
        grid.setRowStretch(number + 1, 1)
        self._scroll.setWidget(body)
        self.undo.setVisible(tables.may_edit and bool(number))
        self.save.setVisible(tables.may_edit and bool(number))

    def _edit(self, device: Device, option: str, name: str) -> QLineEdit:
        now = device.options.get(option, "")
        edit = self.edits[Cell(device.code, option, now)] = QLineEdit(now)
        edit.setAccessibleName(name)
        edit.setMaxLength(40)
        edit.textChanged.connect(lambda _text: self._tell())
        return edit

    # ── saving ──────────────────────────────────────────────────────────────────────────────────────────
    def typed(self) -> Mapping[DeviceCode, Mapping[str, str]]:
        """Give the options of each device that differ from what is kept, by its code."""
        found: dict[DeviceCode, dict[str, str]] = {}
        for cell, edit in self.edits.items():
            if edit.text().strip() != cell.now:
                found.setdefault(cell.device, {})[cell.option] = edit.text().strip()
        return found

    def _tell(self) -> None:
        is_typed = bool(self.typed())
        self.save.setEnabled(is_typed)
        self.undo.setEnabled(is_typed)

    def _undo(self) -> None:
        for cell, edit in self.edits.items():
            edit.setText(cell.now)

    def _save(self) -> None:
        typed = self.typed()
        self.save.setEnabled(False)
        acts = [partial(_keep, self._desk, one, typed[one.code]) for one in self._devices if one.code in typed]
        told = translate("Places", "What the devices are set to is kept.")
        self._deeds.do(partial(together, acts, told), failed=self._on_failed)

    def _on_failed(self, error: object) -> None:
        self._tell()
        self.failed.emit(error)


def _keep(desk: Desk, device: Device, options: Mapping[str, str]) -> Done:
    """Write the options of a device, under the rules of its own form."""
    merged = {name: value for name, value in {**device.options, **options}.items() if value}
    cells = {**desk.edit_places.cells(device), "options": "|".join(f"{k}={v}" for k, v in merged.items())}
    return save(desk, Chosen("equipment", device.code), cells)
