"""The screen of this computer: its parts tried before a call, and a report to copy."""

from __future__ import annotations

import platform
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent, QImage, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from roomdesk.domain import sound
from roomdesk.domain.equipment import Health
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.picture import Frame
from roomdesk.gui import texts, theme
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import panes
from roomdesk.gui.common.blocks import button, field
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.screens import load
from roomdesk.gui.this_computer import sentences, source
from roomdesk.gui.this_computer.card import PartCard
from roomdesk.gui.this_computer.meters import LevelMeter, PictureView
from roomdesk.ports.clock import Clock
from roomdesk.ports.this_computer import Heard
from roomdesk.services.check_here import Part, Tried, judge_camera, judge_microphone, judge_speaker, not_opened

if TYPE_CHECKING:
    from roomdesk.gui.this_computer.trials import Trials
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_TWO_COLUMNS = 720
_COLUMN = tuple((row, 0, 1, 1) for row in range(4))
_ZONE = "Europe/Rome"


class ThisComputerPage(QWidget):
    """Nothing is opened before somebody asks; cameras and microphones are closed when the screen is left."""

    def __init__(
        self, desk: Desk, clock: Clock, background: Background, _pulse: Pulse, trials: Trials | None = None
    ) -> None:
        """Try devices by `trials`, made late where none are given: not every computer has Qt Multimedia."""
        super().__init__()
        self._desk, self._clock, self._background = desk, clock, background
        self._sites: Collection[SiteCode] | None = None
        self._trials = trials
        self._all, self._why_not = False, ""
        self.notice = Notice()
        self.picture, self.meter, self.server = PictureView(), LevelMeter(), QLineEdit()
        self.server.setPlaceholderText("meet.comune.example")
        server = field(translate("ThisComputer", "Conference server"), self.server)
        bodies = {Part.CAMERA: self.picture, Part.MICROPHONE: self.meter, Part.LINE: server}
        self.cards = {part: PartCard(part, bodies.get(part)) for part in Part}
        self.all = button(translate("ThisComputer", "Try everything"), self.try_all, "refresh", "primary")
        self.copy = button(translate("ThisComputer", "Copy the report"), self.copy_report, "copy")
        self.copy.setEnabled(False)
        self._build()
        for part, act in (
            (Part.CAMERA, self.try_camera),
            (Part.MICROPHONE, self.try_microphone),
            (Part.SPEAKER, self.try_speaker),
            (Part.LINE, self.measure),
        ):
            self.cards[part].wanted.connect(act)
        self.cards[Part.CAMERA].stop_wanted.connect(self._close_camera)
        self.cards[Part.SPEAKER].said.connect(self._on_said)
        self.server.returnPressed.connect(self.measure)
        panes.install(self, lambda: [panes.Pane(self, self.all)])
        for text, keys, act in (
            (translate("ThisComputer", "Try everything"), "Ctrl+Return", self.try_all),
            (translate("ThisComputer", "Copy the report"), "Ctrl+Shift+C", self.copy_report),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)
        self._listen()

    # ── what the frame asks ─────────────────────────────────────────────────────────────────────────────
    def focus_view(self) -> None:
        self.all.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self._background.ask(self, partial(source.server, self._desk, self._sites), self._on_server, self._on_refused)
        trials = self._open()
        names = trials.names() if trials else {}
        for part in (Part.CAMERA, Part.MICROPHONE, Part.SPEAKER):
            self.cards[part].list_names(names.get(part, ()))

    def show_sites(self, sites: Collection[SiteCode] | None) -> None:
        self._sites = sites
        self.refresh()

    def remembered(self) -> Mapping[str, str]:
        return {"server": self.server.text()}

    def remember(self, texts: Mapping[str, str]) -> None:
        self.server.setText(texts.get("server", ""))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._all = False
        if self._trials:
            self._trials.hush()
        self._close_camera()

    # ── trying ──────────────────────────────────────────────────────────────────────────────────────────
    def try_all(self) -> None:
        """Try everything: camera and line at once, the microphone, and then the loudspeaker."""
        self._all = True
        self.try_camera()
        if self.server.text().strip():
            self.measure()
        self.try_microphone()

    def try_camera(self) -> None:
        trials, card = self._ready(Part.CAMERA), self.cards[Part.CAMERA]
        if trials:
            card.show_trying(translate("ThisComputer", "Looking…"))
            card.stop.show()
            trials.look(card.name())

    def try_microphone(self) -> None:
        trials, card = self._ready(Part.MICROPHONE), self.cards[Part.MICROPHONE]
        if trials:
            card.show_trying(translate("ThisComputer", "Listening… be quiet for a moment, then speak."))
            self.cards[Part.SPEAKER].go.setEnabled(False)
            trials.listen(card.name())

    def try_speaker(self) -> None:
        self._all = False
        trials, card = self._ready(Part.SPEAKER), self.cards[Part.SPEAKER]
        if trials:
            card.show_trying(translate("ThisComputer", "Playing a tone…"))
            self.cards[Part.MICROPHONE].go.setEnabled(False)
            self._background.ask(self, sound.tone, self._play, self._on_refused, Lane.OUTSIDE)

    def _play(self, tone: bytes) -> None:
        if self._trials:
            self._trials.play(self.cards[Part.SPEAKER].name(), self.cards[Part.MICROPHONE].name(), tone)

    def measure(self) -> None:
        server, card = self.server.text().strip(), self.cards[Part.LINE]
        if not server:
            self.server.setFocus(Qt.FocusReason.OtherFocusReason)
            self.notice.tell("warn", translate("ThisComputer", "Write the conference server's address first."))
            return
        card.show_trying(translate("ThisComputer", "Measuring… about five seconds."))
        work = partial(self._desk.check_here, (Part.LINE,), server)
        self._background.ask(self, work, self._on_measured, self._on_not_measured, Lane.OUTSIDE)

    def _ready(self, part: Part) -> Trials | None:
        """Give what a part is tried with; where there is nothing to try, say so on its card."""
        trials = self._open()
        if trials is None:
            self._show(Tried(part, Health.UNKNOWN, "no_media", self._why_not))
        elif not self.cards[part].name():
            self._show(Tried(part, Health.UNKNOWN, f"no_{part.value}"))
        else:
            return trials
        return None

    def _open(self) -> Trials | None:
        if self._trials is None:
            try:
                self._trials = load("roomdesk.gui.this_computer.trials:Trials")(self)
            except ImportError as error:
                self._why_not = str(error)
                return None
            self._listen()
        return self._trials

    def _listen(self) -> None:
        if trials := self._trials:
            trials.seen.connect(self.picture.show_image)
            trials.loud.connect(self.meter.show_level)
            trials.watched.connect(self._on_watched)
            trials.heard.connect(self._on_heard)
            trials.forbidden.connect(self._on_forbidden)
            trials.listed.connect(self.refresh)

    # ── what was found ──────────────────────────────────────────────────────────────────────────────────
    def _on_watched(self, frames: list[Frame], refused: str) -> None:
        name = self.cards[Part.CAMERA].name()
        if refused:
            self._close_camera()
            self._show(not_opened(name, refused))
        else:
            self._show(judge_camera(name, frames))

    def _on_heard(self, part: Part, heard: Heard) -> None:
        name, microphone = self.cards[part].name(), self.cards[Part.MICROPHONE].name()
        judge = (
            partial(judge_microphone, name, heard)
            if part is Part.MICROPHONE
            else partial(judge_speaker, name, microphone, heard)
        )
        self._background.ask(self, judge, self._on_judged, self._on_refused, Lane.OUTSIDE)

    def _on_judged(self, tried: Tried) -> None:
        for part in (Part.MICROPHONE, Part.SPEAKER):
            self.cards[part].go.setEnabled(True)
        self.meter.show_level(sound.SILENCE_DB)
        self._show(tried)

    def _on_measured(self, found: tuple[Tried, ...]) -> None:
        self._show(found[0])

    def _on_not_measured(self, error: RoomDeskError) -> None:
        self.cards[Part.LINE].show_tried(Tried(Part.LINE, Health.UNKNOWN, "name_not_found", self.server.text()))
        self._on_refused(error)

    def _on_forbidden(self, part: Part) -> None:
        self._show(Tried(part, Health.UNKNOWN, "no_permission", name=self.cards[part].name()))

    def _on_said(self, heard: bool) -> None:
        card = self.cards[Part.SPEAKER]
        if card.tried:
            health, cause = (Health.OK, "heard_by_you") if heard else (Health.FAILED, "not_heard_by_you")
            self._show(replace(card.tried, health=health, cause=cause))

    def _show(self, tried: Tried) -> None:
        self.cards[tried.part].show_tried(tried)
        self.copy.setEnabled(True)
        if self._all and tried.part is Part.MICROPHONE:
            self.try_speaker()

    def _close_camera(self) -> None:
        if self._trials:
            self._trials.close()
        self.picture.show_image(QImage())
        self.cards[Part.CAMERA].stop.hide()
        self.cards[Part.CAMERA].go.setEnabled(True)

    def _on_server(self, server: str) -> None:
        if not self.server.text():
            self.server.setText(server)

    def _on_refused(self, error: RoomDeskError) -> None:
        told = texts.explain(error, None)
        self.notice.tell("bad", " ".join((f"{told.title}.", told.kept, told.remedy)))

    # ── the report ──────────────────────────────────────────────────────────────────────────────────────
    def report(self) -> str:
        """Give what was found so far, to be sent to whoever helps."""
        tried = [one for card in self.cards.values() if (one := card.tried)]
        return sentences.report(tried, self._clock.now(), _ZONE, f"{platform.system()} {platform.release()}")

    def copy_report(self) -> None:
        if self.copy.isEnabled():
            QGuiApplication.clipboard().setText(self.report())
            self.notice.tell("good", translate("ThisComputer", "The report is copied: paste it into a mail."))

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        bar = QFrame()
        bar.setObjectName("toolbar")
        tools = Flow(bar, gap=10)
        tools.setContentsMargins(16, 10, 16, 10)
        for widget in (PlainLabel(translate("ThisComputer", "This computer"), theme.Type.TITLE), self.all, self.copy):
            tools.addWidget(widget)
        inside = QWidget()
        inside.setObjectName("reception")
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        about = translate(
            "ThisComputer",
            "Try everything before a call. Nothing is recorded, and only the line's packets leave this computer.",
        )
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(16, 14, 16, 16)
        rows.setSpacing(12)
        rows.addWidget(PlainLabel(about, voice="muted", wrap=True))
        rows.addLayout(self._grid)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setObjectName("reception")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(bar)
        lines.addWidget(self.notice)
        lines.addWidget(scroll, 1)
        self._arrange()

    def _arrange(self) -> None:
        """Put the camera beside what is heard where both can be read, and the line below; else all in one column."""
        is_wide = self.width() >= _TWO_COLUMNS
        places = ((0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2)) if is_wide else _COLUMN
        for card, place in zip(self.cards.values(), places, strict=True):
            self._grid.addWidget(card, *place)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if is_wide or not column else 0)
