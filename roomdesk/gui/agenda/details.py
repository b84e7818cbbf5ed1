"""The panel beside the grid: everything about the booking that is picked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from roomdesk.domain.booking import Answer, Booking, Status
from roomdesk.domain.equipment import Health
from roomdesk.domain.ids import Email
from roomdesk.domain.people import Person
from roomdesk.gui import theme, words
from roomdesk.gui.agenda import allowed
from roomdesk.gui.agenda.board import Board
from roomdesk.gui.agenda.drag_out import DragOut
from roomdesk.gui.agenda.happened import happened
from roomdesk.gui.agenda.way_in import way_in
from roomdesk.gui.background import Background
from roomdesk.gui.common.blocks import button, caption, drawn, line
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.health import HealthMark
from roomdesk.gui.common.plain import PlainLabel, breakable, tip
from roomdesk.gui.counted import counted
from roomdesk.gui.preparing.opener import Preparing
from roomdesk.gui.repetition import repetition
from roomdesk.services.answers import Places, Shown

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_MOST_BUTTONS = 3  # of the panel's height, one third
_PILLS = {Status.CONFIRMED: "pill", Status.PENDING: "pill-warn"}


def _answer_mark(answer: Answer) -> QWidget:
    tones = theme.TONES
    name, colour = {
        Answer.ACCEPTED: ("check-circle", tones.ink),
        Answer.DECLINED: ("close-circle", tones.bad),
        Answer.TENTATIVE: ("help-circle", tones.warn),
        Answer.NEEDS_ACTION: ("help-circle", tones.muted),
    }[answer]
    return drawn(name, colour)


class DetailsPanel(QFrame):
    """Signals for the booking shown: edit_wanted(), move_wanted(), check_in_wanted(), invite_wanted(), export_wanted(),
    cancel_wanted(), join_wanted(), retry_wanted().

    What cannot be done is disabled, with the reason in the tool tip and for screen readers.
    """

    edit_wanted = Signal()
    move_wanted = Signal()
    check_in_wanted = Signal()
    invite_wanted = Signal()
    export_wanted = Signal()
    cancel_wanted = Signal()
    join_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self, desk: Desk, background: Background) -> None:
        super().__init__()
        self.setObjectName("detailsFrame")
        self.shown: Shown | None = None
        self.drag_out = DragOut(desk, background, self)
        self.preparing = Preparing(desk, background, self)
        self._scroll = self.reading = QScrollArea()
        self._scroll.setObjectName("details")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAccessibleName(translate("Details", "Details of the booking"))
        self._edit = button(translate("Details", "Edit"), self.edit_wanted.emit)
        self._move = button(translate("Details", "Move"), self.move_wanted.emit)
        self._arrived = button(translate("Details", "Arrived"), self.check_in_wanted.emit)
        self._invite = button(translate("Details", "Invitations"), self.invite_wanted.emit)
        self._prepare = button(translate("Details", "Prepare the room…"), self.prepare)
        self._export = button(translate("Details", "Save .ics"), self.export_wanted.emit, "download")
        self._cancel = button(translate("Details", "Cancel booking"), self.cancel_wanted.emit, "close", "danger")
        self._mail, self._mail_rows = _empty()
        self._buttons = QWidget()
        self._row = Flow(self._buttons, full=True)
        self._row.setContentsMargins(18, 8, 12, 12)
        for one in (self._edit, self._move, self._arrived, self._invite, self._prepare, self._export, self._cancel):
            self._row.addWidget(one)
        sheet, self._sheet_rows = _empty()
        sheet.setObjectName("details")
        self._content = QWidget()
        self._sheet_rows.addWidget(self._content, 1)
        self._scroll.setWidget(sheet)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(1, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._scroll, 1)
        self._rows.addWidget(self._buttons)
        self.show_nothing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In sight below what is read; where that would leave too little to read, at its end instead.
        is_short = self._row.heightForWidth(self.width()) * _MOST_BUTTONS > self.height()
        rows = self._sheet_rows if is_short else self._rows
        if rows.indexOf(self._buttons) < 0:
            rows.addWidget(self._buttons)

    def show_nothing(self) -> None:
        self.shown = None
        self.drag_out.prepare(None)
        self._buttons.hide()
        self._fill(
            [
                PlainLabel(translate("Details", "No booking chosen"), theme.Type.TITLE, wrap=True),
                PlainLabel(
                    translate("Details", "Choose a booking to see it here. Draw over free time to book it."),
                    voice="muted",
                    wrap=True,
                ),
            ]
        )

    def show_booking(
        self, shown: Shown, places: Places, board: Board, viewer: tuple[Person | None, datetime] | None = None
    ) -> None:
        """Show a booking to a `viewer`: who looks, and when; without one whatever may be done is left to the desk."""
        self.shown = shown
        booking = shown.booking
        parts: list[QWidget] = [self._pills(booking)]
        open_still = booking.status.blocks and not booking.hidden
        parts.append(self._title(booking, can_drag=open_still))
        parts.append(PlainLabel(words.when(booking.slot, booking.timezone), voice="muted", wrap=True))
        if booking.rrule:
            parts.append(PlainLabel(repetition(booking.rrule, booking.timezone), voice="muted", wrap=True))
        parts += self._rooms(shown, places, board)
        parts += way_in(shown, self) if booking.conference else []
        parts += self._lines(shown, places)
        parts += self._people(booking, shown.names)
        parts += self._savings(shown) if shown.journeys.km else []
        parts += self._notes(booking)
        parts += self._history(shown)
        self._fill(parts)
        self.drag_out.prepare(booking if open_still else None)
        self._allow(booking, *(viewer or (None, booking.slot.start)))
        self._buttons.show()

    def prepare(self) -> None:
        """Show what would be switched and set in the booking's rooms, and do it step by step."""
        if self.shown and self._prepare.isEnabled():
            self.preparing.meeting(self.shown.booking)

    def _allow(self, booking: Booking, who: Person | None, now: datetime) -> None:
        """Let be done what may be, and say of the rest why not."""
        change = allowed.why_not_change(booking, who)
        is_open = booking.status.blocks and not booking.hidden
        _permit(self._edit, change)
        _permit(self._move, change)
        _permit(self._cancel, change)
        _permit(self._arrived, allowed.why_not_check_in(booking, who, now))
        self._arrived.setText(
            translate("Details", "Not arrived") if booking.checked_in else translate("Details", "Arrived")
        )
        _permit(self._export, "" if is_open else change)
        _permit(self._prepare, allowed.why_not_prepare(booking, who))
        is_over = now >= booking.slot.end
        self._prepare.setText(
            translate("Details", "Put the room to rest…") if is_over else translate("Details", "Prepare the room…")
        )
        _permit(self._invite, allowed.why_not_invite(booking, who))

    def show_mail(self, parts: list[QWidget]) -> None:
        """Show what became of the invitations, below the people."""
        if self.shown and not self.shown.booking.hidden:
            for former in self._mail.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                former.deleteLater()
            for part in parts:
                self._mail_rows.addWidget(part)

    def focus(self) -> None:
        """Take the keyboard: the panel can be read with the arrow keys, its buttons follow."""
        self._scroll.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, parts: list[QWidget]) -> None:
        body = QWidget()
        rows = QVBoxLayout(body)
        rows.setContentsMargins(18, 18, 16, 12)
        rows.setSpacing(7)
        for part in parts:
            rows.addWidget(part)
        rows.addStretch(1)
        self._sheet_rows.replaceWidget(self._content, body)
        self._content.setParent(None)
        self._content.deleteLater()
        self._content = body
        self._scroll.verticalScrollBar().setValue(0)

    def _title(self, booking: Booking, *, can_drag: bool) -> QWidget:
        label = PlainLabel(words.title(booking), theme.Type.TITLE, wrap=True)
        if can_drag:
            label.setCursor(Qt.CursorShape.OpenHandCursor)
            tip(label, translate("Details", "Drag it into a folder or a message as a calendar file"))
        return label

    def _pills(self, booking: Booking) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        pills = [(words.status(booking.status), _PILLS.get(booking.status, "pill-warn"))]
        if len(booking.rooms) > 1:
            pills.append((counted.linked_rooms(len(booking.rooms)), "pill-good"))
        if booking.private:
            pills.append((translate("Details", "Private"), "pill"))
        for text, voice in pills:
            row.addWidget(PlainLabel(text, theme.Type.TINY, voice))
        row.addStretch(1)
        return box

    def _rooms(self, shown: Shown, places: Places, board: Board) -> list[QWidget]:
        out: list[QWidget] = [caption(translate("Details", "Rooms"))]
        ill = [one for one in shown.equipment if one.finding and one.finding.health in (Health.DEGRADED, Health.FAILED)]
        for code in shown.booking.rooms:
            room = places.rooms.get(code)
            if room is None:
                continue
            health = board.health_of(code)
            out.append(line(HealthMark(health), f"{room.name} · {places.sites[room.site].name}", words.health(health)))
            for one in ill:
                if one.device.room == code and one.finding:
                    text = f"{one.device.name}: {words.health(one.finding.health).lower()}"
                    out.append(line(HealthMark(one.finding.health), text, voice="muted"))
        return out

    def _lines(self, shown: Shown, places: Places) -> list[QWidget]:
        """Warn of lines that carry fewer calls than are booked."""
        text = translate("Details", "The line of {site} carries {carries} HD calls; {calls} are booked at that time.")
        return [
            line(
                drawn("warning-circle", theme.TONES.warn),
                text.format(site=places.sites[site].name, carries=load_.carries, calls=load_.calls),
                voice="warn",
            )
            for site, load_ in shown.lines.items()
            if load_.is_full and site in places.sites
        ]

    def _people(self, booking: Booking, names: Mapping[Email, str]) -> list[QWidget]:
        if booking.hidden:
            return []
        accepted = sum(1 for one in booking.attendees if one.status is Answer.ACCEPTED)
        head = translate("Details", "People")
        if booking.attendees:
            answers = counted.accepted(len(booking.attendees))
            head = f"{head} · {answers.format(accepted=accepted)}"
        organizes = drawn("check-circle", theme.TONES.ink)
        organizer = _person(
            organizes, booking.organizer, names.get(booking.organizer), translate("Details", "organizes")
        )
        people = (
            _person(_answer_mark(one.status), one.email, names.get(one.email) or one.name, words.answer(one.status))
            for one in booking.attendees
        )
        self._mail, self._mail_rows = _empty()
        out: list[QWidget] = [caption(head), organizer, *people, self._mail]
        if booking.visitors:
            out.append(PlainLabel(counted.visitors(booking.visitors)))
        return out

    def _savings(self, shown: Shown) -> list[QWidget]:
        text = translate("Details", "Journeys avoided: {km} km · {hours} hours").format(
            km=words.decimal(shown.journeys.km), hours=words.decimal(shown.journeys.hours)
        )
        return [line(drawn("journey", theme.TONES.good), text, voice="good")]

    def _notes(self, booking: Booking) -> list[QWidget]:
        out: list[QWidget] = []
        for head, text in (
            (translate("Details", "Layout"), booking.setup),
            (translate("Details", "Description"), booking.description),
            (translate("Details", "Notes for the reception"), booking.notes),
            (translate("Details", "Reason"), booking.reason),
        ):
            if text:
                out += [caption(head), PlainLabel(text, wrap=True)]
        return out

    def _history(self, shown: Shown) -> list[QWidget]:
        """Tell what was changed, newest first."""
        if not shown.history:
            return []
        zone = shown.booking.timezone
        told = (
            PlainLabel(happened(one, zone), theme.Type.SMALL, "muted", wrap=True) for one in reversed(shown.history)
        )
        return [caption(translate("Details", "Changes")), *told]


def _person(mark: QWidget, email: Email, name: str | None, does: str) -> QWidget:
    """Name a person, whose address is a hover away; by the address whom nobody named."""
    made = line(mark, name or breakable(email), does)
    if name:
        tip(made, email)
    return made


def _empty() -> tuple[QWidget, QVBoxLayout]:
    """Give a place for what is read later than the rest."""
    box = QWidget()
    rows = QVBoxLayout(box)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(4)
    return box, rows


def _permit(one: QPushButton, reason: str) -> None:
    one.setEnabled(not reason)
    one.setAccessibleDescription(reason)
    tip(one, reason)
