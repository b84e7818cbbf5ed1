"""What is in a calendar file, and what it would change; done with one button, or refused in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from roomdesk.domain.draft import Move
from roomdesk.domain.errors import Fault, Invalid, OutsideHours, RoomClosed, RoomDeskError, SlotTaken, TooFarAhead
from roomdesk.domain.ids import Email
from roomdesk.domain.slot import to_wall
from roomdesk.gui import texts, theme, words
from roomdesk.gui.background import Background
from roomdesk.gui.common.blocks import button, field
from roomdesk.gui.common.narrow import widen
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.counted import counted
from roomdesk.gui.history.bookings import shared
from roomdesk.gui.incoming import told
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.texts import Explained
from roomdesk.ports.outbox import Mail
from roomdesk.ports.reader import Outline, Sheet
from roomdesk.services.answers import Booked, ImportWishes, Places
from roomdesk.services.received.outcome import Imported, Proposal

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_ZONE = "Europe/Rome"
_YEAR = timedelta(days=364)


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
    """Lists the meetings of a file as plain text; below it what would be done, and the button that does it."""

    def __init__(
        self,
        sheet: Sheet,
        found: Sequence[Outline],
        desk: Desk,
        background: Background,
        pulse: Pulse,
        parent: QWidget | None = None,
    ) -> None:
        heading = counted.meetings(len(found)) if found else translate("Incoming", "A message about a meeting")
        super().__init__(heading, parent)
        self._sheet, self._desk, self._background, self._pulse = sheet, desk, background, pulse
        self._history = shared(desk, background, pulse)
        self._wishes = ImportWishes()
        self._first = found[0].start if found else None
        self._places: Places | None = None
        self._asked = 0
        self._declines: Callable[[], Mail] | None = None
        self.rows.addWidget(PlainLabel(sheet.name, voice="muted", wrap=True))
        self.text = QPlainTextEdit("\n\n".join(map(described, found)))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(translate("Incoming", "Meetings in the file"))
        self.rows.addWidget(self.text, 1)
        self.text.setVisible(bool(found))
        self.room = QComboBox()
        self.room.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.room.addItem(translate("Incoming", "As the file says"), None)
        where = field(translate("Incoming", "&Room"), self.room)
        # An answer or a proposal is about a meeting that has its rooms.
        where.setVisible(bool(found))
        self.rows.addWidget(where)
        self.verdict = PlainLabel(translate("Incoming", "Looking whether the rooms are free…"), wrap=True)
        self.notice = Notice()
        self.rows.addWidget(self.verdict)
        self.rows.addWidget(self.notice)
        if not found:
            self.rows.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.decline = button(translate("Incoming", "Decline the proposal"), self._decline)
        self.decline.hide()
        foot.addWidget(self.decline)
        foot.addWidget(button(translate("Incoming", "Close"), self.reject))
        self.apply = button(translate("Incoming", "Book"), self._apply, voice="primary")
        self.apply.setEnabled(False)
        foot.addWidget(self.apply)
        self.rows.addLayout(foot)
        self._take_room(lines=26 if found else 14)
        background.ask(self, desk.look_around.places, self._on_places, self._on_failed)

    def _take_room(self, lines: int) -> None:
        body = theme.metrics(theme.Type.BODY)
        wished = QSize(body.averageCharWidth() * 75, body.lineSpacing() * lines)
        self.resize(wished.boundedTo(self.screen().availableSize()))

    def _on_places(self, places: Places) -> None:
        self._places = places
        for one in places.rooms.values():
            self.room.addItem(f"{one.name} · {places.sites[one.site].name}", one.code)
        self.room.currentIndexChanged.connect(self.look)
        self.look()

    # ── before ──────────────────────────────────────────────────────────────────────────────────────────
    def look(self) -> None:
        """Ask what the file would change; only the last question's answer is shown."""
        self._asked += 1
        self.apply.setEnabled(False)
        number = self._asked
        self._background.ask(
            self,
            self._verb(dry_run=True),
            lambda seen: self._on_seen(seen) if number == self._asked else None,
            lambda error: self._on_failed(error) if number == self._asked else None,
        )

    def _verb(self, *, dry_run: bool) -> Callable[[], Imported]:
        code = self.room.currentData()
        wishes = replace(self._wishes, rooms=(code,) if code else ())
        return partial(self._desk.import_invitation, [self._sheet], wishes, dry_run=dry_run)

    def _on_seen(self, seen: Imported) -> None:
        self.notice.hide()
        self.verdict.setText(told.intended(seen, self._places))
        self.verdict.show()
        if seen.clashes:
            self._offer(seen)
        elif seen.proposals:
            self._show_proposal(seen.proposals[0])
        else:
            self.apply.setText(told.deed(seen))
            self.apply.setEnabled(told.does_something(seen))

    def _offer(self, seen: Imported) -> None:
        said = told.taken(seen, self._places)
        for one in seen.alternatives:
            if len(one.rooms) == 1 and one.slot == seen.booked.bookings[0].slot:
                name = self._places.rooms[one.rooms[0]].name if self._places else one.rooms[0]
                text = translate("Incoming", "Take {room}").format(room=name)
                at = self.room.findData(one.rooms[0])
                self.notice.tell("bad", said, text, partial(self.room.setCurrentIndex, at))
                return
        self._refuse(said)

    def _refuse(self, said: str) -> None:
        """Say what is in the way; of a series, offer to leave out the dates that cannot be held."""
        if b"RRULE" in self._sheet.content and not self._wishes.skip_conflicts:
            self.notice.tell("bad", said, translate("Incoming", "Without these dates"), self._skip)
        else:
            self.notice.tell("bad", said)

    def _show_proposal(self, proposal: Proposal) -> None:
        move = Move(proposal.booking.id, proposal.slot.start, proposal.slot.end, version=proposal.booking.version)
        if self._desk.send_invitation.is_set_up:
            self.decline.show()
            self._declines = partial(self._desk.send_invitation.decline, proposal.booking.id, Email(proposal.who))
        text = translate("Incoming", "Move it there")
        self.notice.tell("warn", told.proposed(proposal), text, partial(self._move, move))

    def _decline(self) -> None:
        self.decline.setEnabled(False)
        if self._declines:
            self._background.ask(self, self._declines, self._on_declined, self._on_failed)

    def _on_declined(self, _mail: Mail) -> None:
        self.notice.tell("good", translate("Incoming", "It stays as it was; the answer is on its way."))
        self._pulse.queued.emit()

    def _on_failed(self, error: RoomDeskError) -> None:
        self.verdict.hide()
        explained = texts.explain(error, self._places)
        said = " ".join((f"{explained.title.rstrip('.')}.", explained.remedy))
        if isinstance(error, Invalid) and error.fault is Fault.FLOATING_TIME and not self._wishes.timezone:
            self.notice.tell("bad", said, translate("Incoming", "They are times of here"), self._take_local)
        elif isinstance(error, Invalid) and error.fault is Fault.SERIES_ENDLESS and self._first:
            self.notice.tell("bad", said, translate("Incoming", "A year of it"), self._take_a_year)
        elif isinstance(error, SlotTaken | RoomClosed | OutsideHours | TooFarAhead):
            self._refuse(said)
        else:
            self.notice.tell("bad", said)

    def _take_local(self) -> None:
        self._wishes = replace(self._wishes, timezone=_ZONE)
        self.look()

    def _take_a_year(self) -> None:
        first = self._first or date.min
        self._wishes = replace(self._wishes, until=date(first.year, first.month, first.day) + _YEAR)
        self.look()

    def _skip(self) -> None:
        self._wishes = replace(self._wishes, skip_conflicts=True)
        self.look()

    # ── doing it ────────────────────────────────────────────────────────────────────────────────────────
    def _apply(self) -> None:
        self.apply.setEnabled(False)
        self._background.ask(self, self._verb(dry_run=False), self._on_applied, self._on_failed)

    def _on_applied(self, done: Imported) -> None:
        self._done(done.booked, told.done(done, self._places), undoable=not any(map(told.is_answer, done.steps)))

    def _move(self, move: Move) -> None:
        moved = translate("Incoming", "Moved as proposed.")
        self._background.ask(
            self, partial(self._desk.move_booking, move), lambda booked: self._done(booked, moved), self._on_failed
        )

    def _done(self, booked: Booked, said: str, *, undoable: bool = True) -> None:
        """Say what was done, with its undo, and let the other screens hear of it."""
        self.verdict.hide()
        self.room.setEnabled(False)
        if undoable:
            self._history.remember(self._history.of(booked, said))
            self.notice.tell("good", said, translate("Incoming", "Undo"), self._undo)
        else:
            self.notice.tell("good", said)
        self._pulse.changed.emit(booked.changes, self)

    def _undo(self) -> None:
        self._history.undo()
        self.reject()


class RefusedDialog(_Sheet):
    """Says why a file is not shown."""

    def __init__(self, told: Explained, parent: QWidget | None = None) -> None:
        super().__init__(told.title, parent)
        limits = translate("Incoming", "RoomDesk reads iCalendar files of up to 5 MB with up to 200 meetings.")
        for text in (*told.details, limits):
            self.rows.addWidget(PlainLabel(text, wrap=True))
        self.close_below()
        widen(self, 50)


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
