"""The sign at a door: free or occupied in words and by shape, by whom, until when, who comes next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roomdesk.domain.booking import Booking
from roomdesk.domain.places import Room, Site
from roomdesk.gui import theme, words
from roomdesk.gui.screens import Tools
from roomdesk.gui.signs.code import CodeView
from roomdesk.gui.signs.sign import Sign
from roomdesk.gui.signs.source import RoomNow, SignDay, is_secret, room_now

translate = QCoreApplication.translate


class StateMark(QWidget):
    """A ring with a tick where the room is free, a filled square with a bar where it is not."""

    def __init__(self) -> None:
        super().__init__()
        self.is_free = True

    def show_state(self, *, is_free: bool, side: int) -> None:
        self.is_free = is_free
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = float(self.width())
        box = QRectF(0, 0, side, side).adjusted(side * 0.08, side * 0.08, -side * 0.08, -side * 0.08)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.is_free:
                painter.setPen(_pen(theme.TONES.good, side))
                painter.drawEllipse(box)
                points = ((0.30, 0.52), (0.45, 0.66), (0.71, 0.36))
                painter.drawPolyline([QPointF(x * side, y * side) for x, y in points])
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.TONES.bad))
                painter.drawRoundedRect(box, side * 0.1, side * 0.1)
                painter.setPen(_pen(theme.TONES.ground, side))
                painter.drawLine(QPointF(0.28 * side, side / 2), QPointF(0.72 * side, side / 2))


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
        self.where = self.label(" · ".join(filter(None, (room.floor, site.name))), theme.Type.BODY, 1.0, "muted")
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
        middle.setSpacing(24)
        middle.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        said = QVBoxLayout()
        said.addWidget(self.state)
        said.addWidget(self.until)
        middle.addLayout(said, 1)
        below = QHBoxLayout()
        text, picture = QVBoxLayout(), QVBoxLayout()
        for widget in (self.meeting, self.times):
            text.addWidget(widget)
        text.addStretch(1)
        text.addWidget(self.following)
        picture.addWidget(self.code, 1)
        picture.addWidget(self.caption)
        below.addLayout(text, 3)
        below.addLayout(picture, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(48, 36, 48, 36)
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
        is_free = found.meeting is None and not found.is_away
        self.clock_face.setText(words.clock(now, zone))
        self.mark.show_state(is_free=is_free, side=self.unit * 5)
        self.state.setText(translate("Signs", "FREE") if is_free else translate("Signs", "OCCUPIED"))
        self.until.setText(_until(found, zone))
        elsewhere = translate("Signs", "Booked in another calendar") if found.is_away else ""
        self.meeting.setText(_title(found.meeting) if found.meeting else elsewhere)
        self.times.setText(words.hours(found.meeting.slot, zone) if found.meeting else "")
        self.following.setText(_following(found.following, zone))
        self._show_code(found.meeting or found.following)
        self._tint("free" if is_free else "busy")

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

    def _tint(self, state: str) -> None:
        if self.property("state") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)


def _title(booking: Booking) -> str:
    return translate("Signs", "Occupied (private)") if is_secret(booking) else booking.title


def _until(found: RoomNow, timezone: str) -> str:
    if found.until is None:
        return translate("Signs", "for the rest of the day")
    return translate("Signs", "until {time}").format(time=words.clock(found.until, timezone))


def _following(booking: Booking | None, timezone: str) -> str:
    if booking is None:
        return translate("Signs", "No more meetings today")
    text = translate("Signs", "Next: {times} {meeting}")
    return text.format(times=words.hours(booking.slot, timezone), meeting=_title(booking))
