"""The dialog in which a room is handed over step by step; everything typed is kept at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.commissioning import RoomToCommission
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import DeviceCode, RoomCode
from roomdesk.gui import texts, theme, words
from roomdesk.gui.commissioning.signature import SignatureCard
from roomdesk.gui.commissioning.steps import Steps, said
from roomdesk.gui.common import ask_file
from roomdesk.gui.common.blocks import button, field
from roomdesk.gui.common.outcome import OutcomeLine
from roomdesk.gui.common.pdf_file import PdfFile
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.equipment.rounds import RoundRunner
from roomdesk.gui.places.photo import small
from roomdesk.gui.screens import Tools
from roomdesk.ports.writer import Paper
from roomdesk.services.answers import Places

translate = QCoreApplication.translate


class CommissioningDialog(QDialog):
    """`under_way` are the rooms that were begun; they stand first."""

    def __init__(self, tools: Tools, places: Places, under_way: Sequence[RoomCode], parent: QWidget) -> None:
        super().__init__(parent)
        self._tools, self._places = tools, places
        self.found: RoomToCommission | None = None
        self.setWindowTitle(translate("Commissioning", "Hand a room over"))
        self.rooms, self.outcome = QComboBox(), OutcomeLine()
        begun = [one for one in under_way if one in places.rooms]
        for code in [*begun, *(one for one in places.rooms if one not in begun)]:
            room = places.rooms[code]
            name = f"{room.name} · {places.sites[room.site].name}"
            self.rooms.addItem(
                translate("Commissioning", "{room} (begun)").format(room=name) if code in begun else name, code
            )
        self.steps, self.signature = Steps(), SignatureCard()
        self.runner = RoundRunner(tools.desk, tools.background, self)
        self.pdf = PdfFile(tools.background, self, self.outcome.tell, self._on_failed)
        self._build()
        self._connect()
        self.look()

    def room(self) -> RoomCode:
        return RoomCode(self.rooms.currentData())

    # ── what is asked of the desk ───────────────────────────────────────────────────────────────────────
    def look(self) -> None:
        self._ask(partial(self._tools.desk.commission_room.look, self.room()))

    def note(self, **changes: Any) -> None:
        """Write something down."""
        self._ask(partial(self._tools.desk.commission_room.note, self.room(), **changes))

    def check(self) -> None:
        """Check the room's devices."""
        self.outcome.tell("muted", translate("Commissioning", "Checking…"))
        self.runner.start([self.room()])

    def keep_photo(self, file: Path) -> None:
        """Keep a photo of the room, made small enough behind the window."""
        keep = partial(self._tools.desk.edit_places.keep_photo, self.room())
        self._tools.background.ask(self, partial(small, file), lambda octets: self._keep(keep, octets), self._on_failed)

    def _keep(self, keep: Callable[[bytes], Changes], octets: bytes) -> None:
        self._tools.background.ask(self, partial(keep, octets), self._on_changed, self._on_failed)

    def print_labels(self) -> None:
        if self.found:
            verb, press = self._tools.desk.print_labels, self._tools.desk.press
            read = partial(verb.sheets, [one.code for one in self.found.devices], words.language())
            name = translate("Commissioning", "Labels {room}").format(room=self.room())
            self.pdf.ask(name, read, lambda sheets: press.drawings(sheets, "RoomDesk"))

    def print_report(self) -> None:
        desk = self._tools.desk
        read = partial(desk.commission_room.page, self.room(), words.language(), said)
        name = translate("Commissioning", "Acceptance {room}").format(room=self.room())
        self.pdf.ask(name, read, lambda page: desk.press.pdf(page, Paper()))

    def _ask(self, work: Callable[[], RoomToCommission]) -> None:
        self._tools.background.ask(self, work, self._on_found, self._on_failed)

    # ── what is answered ────────────────────────────────────────────────────────────────────────────────
    def _on_found(self, found: RoomToCommission) -> None:
        # Another room may have been chosen meanwhile.
        if found.room.code == self.room():
            self.found = found
            self.outcome.tell("muted", translate("Commissioning", "Checking…") if self.runner.runs else "")
            self.steps.show_room(found)
            self.signature.show_room(found)

    def _on_changed(self, changes: Changes) -> None:
        self._tools.pulse.changed.emit(changes, self)
        self.look()

    def _on_failed(self, error: RoomDeskError) -> None:
        told = texts.explain(error, self._places)
        self.outcome.tell("bad", " ".join((f"{told.title}.", told.kept, told.remedy)))

    def _on_remark(self, code: str, text: str) -> None:
        if self.found and text.strip() != self.found.sheet.remarks.get(DeviceCode(code), ""):
            self.note(remarks={**self.found.sheet.remarks, DeviceCode(code): text})

    def _on_label(self, code: str, sticks: bool) -> None:
        if self.found:
            labelled = self.found.sheet.labelled
            self.note(labelled=labelled | {DeviceCode(code)} if sticks else labelled - {DeviceCode(code)})

    def _choose_photo(self) -> None:
        kinds = translate("Places", "Photos (*.jpg *.jpeg *.png)")
        for chosen in ask_file.to_open(self, translate("Places", "Choose a photo"), "", kinds):
            self.keep_photo(Path(chosen))

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _connect(self) -> None:
        verb = self._tools.desk.commission_room
        self.rooms.currentIndexChanged.connect(lambda _at: self.look())
        self.runner.noted.connect(lambda done: self._on_changed(done.changes))
        self.runner.failed.connect(self._on_failed)
        self.steps.check_wanted.connect(self.check)
        self.steps.photo_wanted.connect(self._choose_photo)
        self.steps.labels_wanted.connect(self.print_labels)
        self.steps.remarked.connect(self._on_remark)
        self.steps.labelled.connect(self._on_label)
        self.signature.typed.connect(lambda: self.note(**self.signature.texts()))
        self.signature.sign_wanted.connect(lambda: self._ask(partial(verb.sign, self.room())))
        self.signature.again_wanted.connect(lambda: self._ask(partial(verb.begin_again, self.room())))
        self.signature.report_wanted.connect(self.print_report)

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("details")
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, 8, 0)
        cards.setSpacing(10)
        cards.addWidget(self.steps)
        cards.addWidget(self.signature)
        cards.addStretch(1)
        body = QScrollArea()
        body.setObjectName("details")
        body.setWidgetResizable(True)
        body.setFrameShape(QFrame.Shape.NoFrame)
        body.setWidget(inside)
        body.setAccessibleName(translate("Commissioning", "Steps"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 16)
        rows.setSpacing(10)
        rows.addWidget(PlainLabel(self.windowTitle(), theme.Type.TITLE))
        rows.addWidget(field(translate("Commissioning", "&Room"), self.rooms))
        rows.addWidget(body, 1)
        rows.addWidget(self.outcome)
        self.outcome.hide()
        foot = QHBoxLayout()
        foot.addWidget(PlainLabel(translate("Commissioning", "Kept on this computer."), theme.Type.SMALL, "muted"), 1)
        foot.addWidget(button(translate("Commissioning", "Close"), self.accept))
        rows.addLayout(foot)
        self.resize(theme.metrics(theme.Type.BODY).averageCharWidth() * 90, 760)
