"""One part of this computer as a card: which device, what is seen or heard, the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from roomdesk.gui import theme
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.blocks import button, drawn, line
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.health import HealthMark
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.this_computer import sentences
from roomdesk.services.check_here import Part, Tried

translate = QCoreApplication.translate

_ICONS = {Part.CAMERA: "camera", Part.MICROPHONE: "microphone", Part.SPEAKER: "speaker", Part.LINE: "chain"}


class PartCard(QFrame):
    """Signals: wanted() to try it, stop_wanted(), said(bool) whether somebody heard the tone themselves."""

    wanted = Signal()
    stop_wanted = Signal()
    said = Signal(bool)

    def __init__(self, part: Part, body: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("card")
        self.part = part
        self.tried: Tried | None = None
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(sentences.part(part))
        # Long names of devices must not widen the card.
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.setMinimumContentsLength(12)
        self.chooser.setPlaceholderText(translate("ThisComputer", "None found"))
        self.go = button(self._go_text(), self.wanted.emit)
        self.stop = button(translate("ThisComputer", "Stop"), self.stop_wanted.emit)
        self.stop.hide()
        self._heard = self._answer(translate("ThisComputer", "I heard it"), heard=True)
        self._not_heard = self._answer(translate("ThisComputer", "I heard nothing"), heard=False)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(drawn(_ICONS[part], theme.TONES.primary))
        head.addWidget(PlainLabel(sentences.part(part), theme.Type.STRONG), 1)
        self._verdict = QVBoxLayout()
        self._verdict.setSpacing(2)
        acts = QWidget()
        flow = Flow(acts)
        for one in (self.go, self.stop, self._heard, self._not_heard):
            flow.addWidget(one)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(16, 14, 16, 14)
        rows.setSpacing(8)
        rows.addLayout(head)
        if part is not Part.LINE:
            rows.addWidget(self.chooser)
        if body is not None:
            rows.addWidget(body)
        rows.addLayout(self._verdict)
        rows.addStretch(1)
        rows.addWidget(acts)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._say(PlainLabel(self._before(), voice="muted", wrap=True))

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(300, 0))

    def name(self) -> str:
        return self.chooser.currentText()

    def list_names(self, names: Sequence[str]) -> None:
        """List the devices that there are; the choice stays as long as its device does."""
        before = self.name()
        self.chooser.clear()
        self.chooser.addItems(list(names))
        self.chooser.setCurrentIndex(max(0, self.chooser.findText(before)))
        self.chooser.setEnabled(bool(names))

    def show_trying(self, text: str) -> None:
        """Say that it is being tried."""
        self.go.setEnabled(False)
        self._ask_ears(wanted=False)
        self._say(PlainLabel(text, voice="muted", wrap=True))

    def show_tried(self, tried: Tried) -> None:
        """Show a verdict, and read it out."""
        self.tried = tried
        self.go.setEnabled(True)
        text, figures = sentences.verdict(tried), sentences.figures(tried)
        parts: list[QWidget] = [line(HealthMark(tried.health), text)]
        if figures:
            parts.append(PlainLabel(figures, theme.Type.SMALL, "muted", wrap=True))
        self._say(*parts)
        self._ask_ears(wanted=tried.cause in ("tone_not_heard", "microphone_mute", "no_microphone", "no_sound_data"))
        said = f"{sentences.part(self.part)}: {text} {figures}"
        announce(self, said)

    def _ask_ears(self, *, wanted: bool) -> None:
        """Ask whoever sits here, where only ears can tell."""
        for one in (self._heard, self._not_heard):
            one.setVisible(wanted and self.part is Part.SPEAKER)

    def _say(self, *parts: QWidget) -> None:
        while item := self._verdict.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for one in parts:
            self._verdict.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)

    def _answer(self, text: str, *, heard: bool) -> QPushButton:
        made = button(text, lambda: self.said.emit(heard))
        made.hide()
        return made

    def _go_text(self) -> str:
        return {
            Part.CAMERA: translate("ThisComputer", "Try the camera"),
            Part.MICROPHONE: translate("ThisComputer", "Try the microphone"),
            Part.SPEAKER: translate("ThisComputer", "Play a tone"),
            Part.LINE: translate("ThisComputer", "Measure the line"),
        }[self.part]

    def _before(self) -> str:
        return {
            Part.CAMERA: translate("ThisComputer", "Three seconds are judged: bright enough, moving, enough pictures."),
            Part.MICROPHONE: translate(
                "ThisComputer", "Half a second of quiet is measured; then speak, and see the bar move."
            ),
            Part.SPEAKER: translate("ThisComputer", "A tone of a second is played, and the microphone listens for it."),
            Part.LINE: translate("ThisComputer", "Three hundred small packets go to the conference server and back."),
        }[self.part]
