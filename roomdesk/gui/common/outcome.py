"""A line below a form that says how a try went; read out, and away while there is nothing to say."""

from __future__ import annotations

from roomdesk.gui import theme
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.plain import PlainLabel


class OutcomeLine(PlainLabel):
    def __init__(self) -> None:
        super().__init__("", theme.Type.SMALL, wrap=True)

    def tell(self, voice: str, text: str) -> None:
        """Say it in a voice of the style sheet (good, bad, muted); nothing with an empty text."""
        self.setProperty("voice", voice)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText(text)
        self.setVisible(bool(text))
        if text:
            announce(self, text)
