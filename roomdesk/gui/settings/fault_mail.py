"""Whether people are told of faults by mail: ticked by whoever sees to equipment, for all desks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from roomdesk.domain.errors import RoomDeskError
from roomdesk.gui import theme
from roomdesk.gui.background import Background
from roomdesk.gui.common.blocks import caption
from roomdesk.gui.common.plain import PlainLabel, unmarked
from roomdesk.services.tell_faults import TellFaults

translate = QCoreApplication.translate


class FaultMail(QWidget):
    """There only for those who may change it."""

    def __init__(self, faults: TellFaults, background: Background) -> None:
        super().__init__()
        self._faults, self._background = faults, background
        self._was, self._may_change = False, False
        text = translate("Settings", "Tell people of faults by e-mail")
        self.wanted = QCheckBox(unmarked(text))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(caption(translate("Settings", "Faults")))
        rows.addWidget(self.wanted)
        hint = translate(
            "Settings", "Organizers of meetings at risk and the reception are told. This holds for all desks."
        )
        rows.addWidget(PlainLabel(hint, theme.Type.SMALL, "muted", wrap=True))
        self.hide()
        background.ask(self, faults.setting, self._on_read, self._on_failed)

    def keep(self) -> None:
        """Write it down, where it was changed."""
        if self._may_change and self.wanted.isChecked() != self._was:
            want = partial(self._faults.want, self.wanted.isChecked())
            # The dialog closes meanwhile: nobody waits for the answer.
            self._background.ask(self._background, want, _done, _done)

    def _on_read(self, setting: tuple[bool, bool]) -> None:
        self._was, self._may_change = setting
        self.wanted.setChecked(self._was)
        self.setVisible(self._may_change)

    def _on_failed(self, _error: RoomDeskError) -> None:
        """Leave it out: what cannot be read is not changed."""


def _done(_answer: object) -> None:
    """Nothing is left to do."""
