"""A form of cells: a field for each column, and beside it what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from roomdesk.domain.errors import Fault
from roomdesk.gui import theme
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.blocks import column, field
from roomdesk.gui.common.plain import PlainLabel, unmarked
from roomdesk.gui.faults import fault
from roomdesk.gui.places.fields import OPTION, FieldOf, fields, packed, unpacked
from roomdesk.services.answers import PlaceTables

translate = QCoreApplication.translate

_READABLE = 46
"""Characters that a column of fields needs."""


class Ticked(QWidget):
    """Boxes of which any number is ticked. Signals: changed()."""

    changed = Signal()

    def __init__(self, spec: FieldOf) -> None:
        super().__init__()
        self.boxes = {value: QCheckBox(unmarked(name)) for value, name in spec.choices}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for box in self.boxes.values():
            box.setAccessibleDescription(spec.label)
            box.toggled.connect(lambda _on: self.changed.emit())
            rows.addWidget(box)


class CellForm(QScrollArea):
    """Signals: changed(column) when somebody types."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("details")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edits: dict[str, QWidget] = {}
        self._said: dict[str, PlainLabel] = {}
        self._blocks: list[QWidget] = []
        self._cells: dict[str, str] = {}
        self._grid = QGridLayout()

    def show_cells(self, table: str, tables: PlaceTables, cells: Mapping[str, str], *, is_new: bool) -> None:
        """Show one thing; what it is called by can be typed only while it is new. The keyboard stays in its field."""
        held = self._held()
        self._cells = unpacked(cells)
        self.edits, self._said, self._blocks = {}, {}, []
        for spec in fields(table, tables, self._cells):
            self._blocks.append(self._block(spec))
        for key in ("code", "email"):
            edit = self.edits.get(key)
            if isinstance(edit, QLineEdit):
                edit.setReadOnly(not is_new)
        inner = QWidget()
        inner.setObjectName("details")
        inner.setEnabled(tables.may_edit)
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(20, 16, 20, 16)
        self._grid.setHorizontalSpacing(28)
        self._grid.setVerticalSpacing(10)
        before = self.takeWidget()
        if before is not None:
            # One of its fields may be in the middle of telling what was typed.
            before.hide()
            before.deleteLater()
        self.setWidget(inner)
        self._share()
        self._hold(*held)

    def typed(self) -> dict[str, str]:
        """Give the cells as they stand, those without a field unchanged."""
        return packed({**self._cells, **{column: _read(edit) for column, edit in self.edits.items()}})

    def say(self, found: Mapping[str, Fault]) -> None:
        """Say beside each field what is wrong with it, aloud where that is new."""
        for name, label in self._said.items():
            text = fault(found[name]) if name in found else ""
            edit = self.edits.get(name) or self._first_option()
            if text and text != label.text():
                announce(edit, text)
            label.setText(text)
            label.setVisible(bool(text))
            _mark(edit, text)

    def _held(self) -> tuple[str, int]:
        """Name the field that has the keyboard, and where in its text; an empty name where none has."""
        name, edit = next(((name, edit) for name, edit in self.edits.items() if edit.hasFocus()), ("", None))
        return name, edit.cursorPosition() if isinstance(edit, QLineEdit) else 0

    def _hold(self, name: str, at: int) -> None:
        edit = self.edits.get(name)
        if edit is not None:
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(edit, QLineEdit):
            edit.setCursorPosition(at)

    def focus_on(self, name: str) -> None:
        """Put the keyboard into a field."""
        edit = self.edits.get(name) or self._first_option()
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(edit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _first_option(self) -> QWidget:
        return next((edit for name, edit in self.edits.items() if name.startswith(OPTION)), self)

    def _share(self) -> None:
        """Put the fields into as many columns as can be read."""
        room = theme.metrics(theme.Type.BODY).averageCharWidth() * _READABLE
        across = 2 if self.viewport().width() >= 2 * room else 1
        for place, block in enumerate(self._blocks):
            self._grid.addWidget(block, place // across, place % across, Qt.AlignmentFlag.AlignTop)
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < across else 0)
        self._grid.setRowStretch(len(self._blocks) + 1, 1)

    # ── fields ──────────────────────────────────────────────────────────────────────────────────────────
    def _block(self, spec: FieldOf) -> QWidget:
        edit = self.edits[spec.column] = _editor(spec)
        _write(edit, self._cells.get(spec.column, ""))
        self._listen(spec.column, edit)
        parts = [edit if isinstance(edit, QCheckBox) else field(spec.label, edit)]
        if spec.hint:
            parts.append(PlainLabel(spec.hint, theme.Type.SMALL, "muted", wrap=True))
            edit.setAccessibleDescription(spec.hint)
        # A driver's settings are one cell, and one fault.
        name = "options" if spec.column.startswith(OPTION) else spec.column
        if name not in self._said:
            said = self._said[name] = PlainLabel("", theme.Type.SMALL, "bad", wrap=True)
            said.hide()
            parts.append(said)
        return column(*parts, spacing=2)

    def _listen(self, name: str, edit: QWidget) -> None:
        """Hear of what people type, not of what was filled in before."""
        if isinstance(edit, QCheckBox):
            edit.toggled.connect(lambda _on: self.changed.emit(name))
        elif isinstance(edit, Ticked):
            edit.changed.connect(lambda: self.changed.emit(name))
        elif isinstance(edit, QComboBox):
            edit.activated.connect(lambda _row: self.changed.emit(name))
        elif isinstance(edit, QLineEdit):
            edit.textEdited.connect(lambda _text: self.changed.emit(name))


def _editor(spec: FieldOf) -> QWidget:
    if spec.kind == "yes":
        return QCheckBox(unmarked(spec.label))
    if spec.kind == "ticks":
        return Ticked(spec)
    if spec.kind == "choice":
        combo = QComboBox()
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, name in spec.choices:
            combo.addItem(name, value)
        return combo
    return QLineEdit()


def _read(edit: QWidget) -> str:
    if isinstance(edit, QCheckBox):
        return "yes" if edit.isChecked() else "no"
    if isinstance(edit, Ticked):
        return "|".join(value for value, box in edit.boxes.items() if box.isChecked())
    if isinstance(edit, QComboBox):
        return str(edit.currentData() or "")
    return edit.text() if isinstance(edit, QLineEdit) else ""


def _write(edit: QWidget, cell: str) -> None:
    if isinstance(edit, QCheckBox):
        edit.setChecked(cell == "yes")
    elif isinstance(edit, Ticked):
        for value, box in edit.boxes.items():
            box.setChecked(value in cell.split("|"))
    elif isinstance(edit, QComboBox):
        edit.setCurrentIndex(max(0, edit.findData(cell)))
    elif isinstance(edit, QLineEdit):
        edit.setText(cell)
        edit.setCursorPosition(0)


def _mark(edit: QWidget, text: str) -> None:
    if isinstance(edit, QLineEdit) and bool(edit.property("faulty")) != bool(text):
        edit.setProperty("faulty", bool(text))
        edit.setAccessibleDescription(text)
        edit.style().unpolish(edit)
        edit.style().polish(edit)
