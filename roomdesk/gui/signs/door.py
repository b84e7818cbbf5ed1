"""The sign at a door: free, occupied or closed in words and by shape, by whom, until when, who next."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.places import Room, Site
from roomdesk.gui import theme, words
from roomdesk.gui.counted import Counted
from roomdesk.gui.reception.rows import floor
from roomdesk.gui.screens import Tools
from roomdesk.gui.signs.code import CodeView
from roomdesk.gui.signs.sign import Sign
from roomdesk.gui.signs.source import RoomNow, SignDay, is_secret, room_now

translate = QCoreApplication.translate

_SOON = timedelta(minutes=15)


class State(StrEnum):
    """How a room stands, and which ground its sign has."""

    FREE = "free"
    SOON = "soon"
    BUSY = "busy"
    CLOSED = "closed"


class StateMark(QWidget):
    """A ring with a tick where the room is free, with hands where not for long; a square where it is not."""

    def __init__(self) -> None:
        super().__init__()
        self.state = State.FREE

    def show_state(self, state: State, side: int) -> None:
        self.state = state
        self.setFixedSize(side + side // 8, side)  # with air before the words
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = float(self.height())
        box = QRectF(0, 0, side, side).adjusted(side * 0.08, side * 0.08, -side * 0.08, -side * 0.08)
        tones = theme.TONES
        colours = {State.FREE: tones.good, State.SOON: tones.warn, State.BUSY: tones.bad, State.CLOSED: tones.muted}
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.state in {State.FREE, State.SOON}:
                painter.setPen(_pen(colours[self.state], side))
                painter.drawEllipse(box)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours[self.state]))
                painter.drawRoundedRect(box, side * 0.1, side * 0.1)
                painter.setPen(_pen(tones.ground, side))
            for line in _STROKES[self.state]:
                painter.drawPolyline([QPointF(x * side, y * side) for x, y in line])


_STROKES = {
    State.FREE: (((0.30, 0.52), (0.45, 0.66), (0.71, 0.36)),),
    State.SOON: (((0.50, 0.28), (0.50, 0.52), (0.66, 0.62)),),
    State.BUSY: (((0.28, 0.50), (0.72, 0.50)),),
    State.CLOSED: (((0.32, 0.32), (0.68, 0.68)), ((0.68, 0.32), (0.32, 0.68))),
}


def _pen(colour: str, side: float) -> QPen:
    return QPen(QColor(colour), side * 0.1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


class DoorSign(Sign):
    """Shows one room."""

    def __init__(self, tools: Tools, site: Site, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(tools, site, parent)
        self._room = room
        self.setWindowTitle(self._room.name)
        self.mark, self.code = StateMark(), CodeView()
        self.name = self.label(self._room.name, theme.Type.STRONG, 2.2)
        self.clock_face = self.label("", theme.Type.BODY, 1.6, "muted")
        self.where = self.label(" · ".join(filter(None, (floor(room), site.name))), theme.Type.BODY, 1.0, "muted")
        self.state = self.label("", theme.Type.STRONG, 3.4)
        self.until = self.label("", theme.Type.BODY, 1.6)
        self.meeting = self.label("", theme.Type.STRONG, 2.0, wrap=True)
        self.times = self.label("", theme.Type.BODY, 1.4, "muted")
        self.following = self.label("", theme.Type.BODY, 1.3, wrap=True)
        self.caption = self.label("", theme.Type.BODY, 0.8, "muted", wrap=True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._build()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.clock_face)
        middle = QHBoxLayout()
        middle.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        said.addWidget(self.state)
        said.addWidget(self.until)
        said.addStretch(1)
        middle.addLayout(said, 1)
        below = QHBoxLayout()
        text, picture = QVBoxLayout(), QVBoxLayout()
        for widget in (self.meeting, self.times):
            text.addWidget(widget)
        text.addStretch(1)
        text.addWidget(self.following)
        picture.addWidget(self.code, 1)
        picture.addWidget(self.caption)
        below.addLayout(text, 5)
        below.addLayout(picture, 2)
        rows = QVBoxLayout(self)
        rows.addLayout(top)
        rows.addWidget(self.where)
        rows.addStretch(1)
        rows.addLayout(middle)
        rows.addStretch(1)
        rows.addLayout(below, 4)
        rows.addWidget(self.trouble)

    def say(self, read: SignDay) -> None:
        now, zone = self.now(), self._site.timezone
        found = room_now(read, self._room.code, now)
        state = _state(found, now)
        self.clock_face.setText(words.clock(now, zone))
        self.mark.show_state(state, self.unit * 5)
        self.state.setText(_names()[state])
        self.until.setText(_until(found, zone, now if state is State.SOON else None))
        self.meeting.setText(_what(found))
        self.times.setText(words.hours(found.meeting.slot, zone) if found.meeting else "")
        self.following.setText(_following(found.following, zone))
        self._show_code(found.meeting or found.following)
        self._tint(state)

    def _show_code(self, booking: Booking | None) -> None:
        link = booking.conference if booking and not is_secret(booking) else None
        link = link if link and link.is_ready else None
        if booking is None or is_secret(booking):
            self.code.show_text("")
        else:
            when = words.when(booking.slot, booking.timezone)
            self.code.show_text(link.url if link else f"{booking.title}\n{when}\n{self._room.name}, {self._site.name}")
        joining = translate("Signs", "Join the videoconference")
        self.caption.setText(joining if link else translate("Signs", "Take the meeting with you"))
        self.caption.setVisible(bool(self.code.text))

    def _tint(self, state: State) -> None:
        if self.property("state") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)


def _names() -> dict[State, str]:
    return {
        State.FREE: translate("Signs", "FREE"),
        State.SOON: translate("Signs", "FREE"),
        State.BUSY: translate("Signs", "OCCUPIED"),
        State.CLOSED: translate("Signs", "CLOSED"),
    }


def _state(found: RoomNow, now: datetime) -> State:
    if found.closure:
        return State.CLOSED
    if not found.is_free:
        return State.BUSY
    return State.SOON if found.until and found.until - now <= _SOON else State.FREE


def _what(found: RoomNow) -> str:
    if found.closure:
        return found.closure.reason
    if found.is_away:
        return translate("Signs", "Booked in another calendar")
    return _title(found.meeting) if found.meeting else ""


def _title(booking: Booking) -> str:
    return translate("Signs", "Private meeting") if is_secret(booking) else booking.title


def _until(found: RoomNow, timezone: str, now: datetime | None) -> str:
    """Word until when; with `now`, how many minutes that is too."""
    if found.until is None:
        return translate("Signs", "for the rest of the day")
    time = words.clock(found.until, timezone)
    if now is None:
        return translate("Signs", "until {time}").format(time=time)
    return Counted().free_minutes(-(-(found.until - now) // timedelta(minutes=1)), time)


def _following(booking: Booking | None, timezone: str) -> str:
    if booking is None:
        return translate("Signs", "No more meetings today")
    text = translate("Signs", "Next: {times} {meeting}")
    return text.format(times=words.hours(booking.slot, timezone), meeting=_title(booking))
