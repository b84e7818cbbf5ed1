"""What is in a calendar file, to be read only; or why it is not shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from roomdesk.domain.slot import to_wall
from roomdesk.gui import theme, words
from roomdesk.gui.common.blocks import button
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.counted import counted
from roomdesk.gui.texts import Explained
from roomdesk.ports.reader import Outline

translate = QCoreApplication.translate

_ZONE = "Europe/Rome"


class _Sheet(QDialog):
    """A heading, what stands below it, and a button that closes."""

    def __init__(self, heading: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Incoming", "Calendar file"))
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(20, 18, 20, 16)
        self.rows.setSpacing(10)
        self.rows.addWidget(PlainLabel(heading, theme.Type.TITLE, wrap=True))
        self.finished.connect(self.deleteLater)

    def close_below(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        leave = button(translate("Incoming", "Close"), self.accept, voice="primary")
        leave.setDefault(True)
        foot.addWidget(leave)
        self.rows.addLayout(foot)


class IncomingDialog(_Sheet):
    """Lists the meetings of a file as plain text."""

    def __init__(self, name: str, found: Sequence[Outline], parent: QWidget | None = None) -> None:
        super().__init__(counted.meetings(len(found)), parent)
        self.rows.addWidget(PlainLabel(name, voice="muted", wrap=True))
        self.text = QPlainTextEdit("\n\n".join(map(described, found)))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(translate("Incoming", "Meetings in the file"))
        self.rows.addWidget(self.text, 1)
        self.rows.addWidget(PlainLabel(translate("Incoming", "Nothing was booked."), voice="muted", wrap=True))
        self.close_below()
        body = theme.metrics(theme.Type.BODY)
        wished = (body.averageCharWidth() * 75, body.lineSpacing() * 20)
        room = self.screen().availableSize()
        self.resize(min(wished[0], room.width()), min(wished[1], room.height()))


class RefusedDialog(_Sheet):
    """Says why a file is not shown."""

    def __init__(self, told: Explained, parent: QWidget | None = None) -> None:
        super().__init__(told.title, parent)
        limits = translate("Incoming", "RoomDesk reads iCalendar files of up to 5 MB with up to 200 meetings.")
        for text in (*told.details, limits):
            self.rows.addWidget(PlainLabel(text, wrap=True))
        self.close_below()
        self.setMinimumWidth(theme.metrics(theme.Type.BODY).averageCharWidth() * 50)


def described(one: Outline) -> str:
    """Write a meeting down: its title, when, where, who asks."""
    lines = [one.title or translate("Incoming", "Without a title"), _when(one), one.place]
    if one.organizer:
        lines.append(translate("Incoming", "Organizer: {organizer}").format(organizer=one.organizer))
    return "\n".join(filter(None, lines))


def _when(one: Outline) -> str:
    starts, ends = _wall(one.start), _wall(one.end)
    if not isinstance(starts, datetime):
        return words.long_day(starts or one.start)
    begins = f"{words.long_day(starts.date())} · {starts:%H:%M}"
    if not isinstance(ends, datetime) or ends <= starts:
        return begins
    if starts.date() == ends.date():
        return f"{begins}–{ends:%H:%M}"
    return f"{begins} – {words.long_day(ends.date())} · {ends:%H:%M}"


def _wall(at: date | None) -> date | None:
    """Give the time on the wall here; a time without a zone is that already (RFC 5545 §3.3.5)."""
    return to_wall(at, _ZONE).replace(tzinfo=None) if isinstance(at, datetime) and at.tzinfo else at
