"""The panel that books a meeting, or edits one: a time, rooms in any number of sites, people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from roomdesk.domain.booking import Attendee, Booking, Scope
from roomdesk.domain.draft import Draft
from roomdesk.domain.errors import Fault, Invalid, NotOpenAnyMore, RoomDeskError, SlotTaken, Stale
from roomdesk.domain.frozen import frozen
from roomdesk.domain.ids import BookingId
from roomdesk.domain.schedule import Alternative
from roomdesk.domain.slot import to_wall
from roomdesk.gui import texts, words
from roomdesk.gui.background import Background
from roomdesk.gui.booking import changed, form, verdict
from roomdesk.gui.booking.form import Typed
from roomdesk.gui.booking.keeping import DraftKeeper
from roomdesk.gui.booking.opener import Start
from roomdesk.gui.booking.repeat import Ways
from roomdesk.gui.booking.sheet import BookingSheet
from roomdesk.gui.counted import counted
from roomdesk.gui.faults import fault
from roomdesk.gui.repetition import repetition
from roomdesk.ports.clock import Clock
from roomdesk.ports.drafts import KeptDraft
from roomdesk.services.answers import Booked, Places, Preview, Shown

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_ZONE = "Europe/Rome"
_PAUSE_MS = 120
_SLOW_MS = 800


@frozen
class _Known:
    """What is read once: places, conference services, drafts that were left."""

    places: Places
    providers: Mapping[str, str]
    drafts: tuple[KeptDraft, ...]


class BookingDialog(QDialog):
    """Signals: booked(Booked) or edited(Booked) once it is done, left(Start) when it is closed with something typed.

    Whatever is refused leaves everything typed as it was.
    """

    booked = Signal(object)
    edited = Signal(object)
    left = Signal(object)

    def __init__(
        self, desk: Desk, background: Background, clock: Clock, start: Start, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._background, self._start = desk, background, start
        self._booking: Booking | None = start.booking
        self._id = start.booking.id if start.booking else BookingId(str(uuid4()))
        self._known: _Known | None = None
        self._asked = 0
        self._wish: tuple[Draft, int] | None = None
        self.preview: Preview | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading, act = translate("Booking", "New booking"), translate("Booking", "Book")
        if self._booking:
            heading, act = translate("Booking", "Edit booking"), translate("Booking", "Save")
        self.setWindowTitle(heading)
        self.sheet = BookingSheet(self, heading, act)
        self.keeper = DraftKeeper(desk, clock, background, self.sheet.typed, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask_preview)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._say_slow)
        self._waiting = False
        self._begin(clock.now())
        self._opened_with = self.sheet.typed()
        self._connect()
        self._background.ask(self, self._read, self._on_read, self._on_failed)
        self._ask_preview()
        self._background.ask(self, desk.address_book, self._on_addresses, self._on_failed)
        self.sheet.title.setFocus()

    def _begin(self, now: datetime) -> None:
        """Fill in what the panel opens with."""
        start, sheet = self._start, self.sheet
        if self._booking:
            said = repetition(self._booking.rrule, self._booking.timezone) if self._booking.rrule else ""
            sheet.for_edit(said, scoped=bool(self._booking.series))
        if start.typed:
            sheet.show_typed(start.typed)
            if start.draft:
                self.keeper.adopt(start.draft)
        elif self._booking:
            sheet.show_typed(form.of_booking(self._booking))
        else:
            sheet.set_times(*form.opening(start.day, start.slot, now))
            sheet.rooms.tick(start.rooms)

    def _connect(self) -> None:
        sheet = self.sheet
        sheet.book.clicked.connect(lambda: self._book())
        sheet.changed.connect(sheet.clear_refusal)
        sheet.changed.connect(self._on_changed)
        key = QShortcut(QKeySequence("Ctrl+Return"), self)
        key.activated.connect(sheet.book.click)

    # ── what is read ────────────────────────────────────────────────────────────────────────────────────
    def _read(self) -> _Known:
        around = self._desk.look_around
        return _Known(around.places(), around.provider_labels(), self._desk.drafts.kept())

    def _on_read(self, known: _Known) -> None:
        self._known = known
        labels = dict(known.providers)
        link = self._booking.conference if self._booking else None
        if link:
            labels.setdefault(link.provider, link.provider.capitalize())
        self.sheet.show_providers(labels)
        if not (self._booking or self._start.typed):
            self._offer_drafts(known.drafts)
        self._opened_with = replace(self._opened_with, service=self.sheet.typed().service, link=self.sheet.typed().link)
        if self.preview:
            self._show(self.preview)

    def _on_addresses(self, known: tuple[Attendee, ...]) -> None:
        self.sheet.people.offer(known)

    def _timezone(self) -> str:
        ticked = self.sheet.rooms.ticked()
        if self._known and ticked and ticked[0] in self._known.places.rooms:
            return self._known.places.site_of(ticked[0]).timezone
        return self._booking.timezone if self._booking else _ZONE

    # ── drafts ──────────────────────────────────────────────────────────────────────────────────────────
    def _offer_drafts(self, drafts: tuple[KeptDraft, ...]) -> None:
        """Offer the newest draft that can be read."""
        for one in drafts:
            typed = form.from_kept(one.typed)
            if typed is not None:
                at = to_wall(one.at, _ZONE)
                text = translate("Booking", "There is a draft of {day}, {time}: {title}").format(
                    day=words.short_day(at.date()),
                    time=f"{at:%H:%M}",
                    title=typed.title.strip() or translate("Booking", "without a title"),
                )
                resume, discard = translate("Booking", "Resume"), translate("Booking", "Discard")
                offers: list[tuple[str, Callable[[], object]]] = [
                    (resume, partial(self._resume, one.id, typed)),
                    (discard, partial(self.keeper.drop, one.id)),
                ]
                self.sheet.bar.offer(text, offers)
                return

    def _resume(self, draft: str, typed: Typed) -> None:
        self.keeper.adopt(draft)
        self.sheet.show_typed(typed)
        self.sheet.title.setFocus()

    def reject(self) -> None:
        """Close; what was typed is kept and can be taken up again. Not while it is written: how that ends is told."""
        if self._waiting:
            return
        typed = self.sheet.typed()
        if self._booking is None and self.keeper.keep():
            self.left.emit(Start(typed.day, typed=typed, draft=self.keeper.id))
        elif self._booking is not None and typed != self._opened_with:
            self.left.emit(Start(typed.day, booking=self._booking, typed=typed))
        super().reject()

    # ── judging ─────────────────────────────────────────────────────────────────────────────────────────
    def _on_changed(self) -> None:
        if self._booking is None:
            self.keeper.note()
        self._pause.start()

    def _draft(self) -> Draft:
        """Make a draft of what is typed. Raises Invalid."""
        typed = self.sheet.typed()
        draft = form.draft(typed, self._id, self._timezone())
        link = self._booking.conference if self._booking else None
        if link and not typed.link and typed.service == link.provider:
            # The link that people were told of stays.
            draft = replace(draft, conference=link.url or link.provider)
        return draft

    def _ask_preview(self) -> None:
        """Ask what booking this would meet; only the last answer counts."""
        people = self.sheet.people_expected()
        try:
            draft = replace(self._draft(), attendees=())
        except Invalid as error:
            if error.fault is Fault.EMAIL:
                typed = replace(self.sheet.typed(), half_typed="")
                self._ask_about(typed, people)
                return
            self._say_no_time(error)
            return
        self._ask_for(draft, people)

    def _ask_about(self, typed: Typed, people: int) -> None:
        try:
            self._ask_for(form.draft(typed, self._id, self._timezone()), people)
        except Invalid as error:
            self._say_no_time(error)

    def _say_no_time(self, error: Invalid) -> None:
        """Say what is wrong with the time; an answer that is still on its way is too late."""
        self._asked += 1
        self._wish = None
        self.sheet.rooms.show_no_time()
        self.sheet.say_verdict("bad", fault(error.fault))

    def _ask_for(self, draft: Draft, people: int) -> None:
        # Words change nothing of what is in the way.
        wish = replace(draft, title="", notes="", description="", attendees=()), people
        if wish == self._wish:
            return
        self._wish = wish
        self._asked += 1
        ask = partial(self._desk.preview_booking, draft, people)
        self._background.ask(self, ask, partial(self._on_preview, self._asked), self._on_failed)

    def _on_preview(self, asked: int, preview: Preview) -> None:
        if asked == self._asked:
            self.preview = preview
            if self._known:
                self._show(preview)

    def _show(self, preview: Preview) -> None:
        if self._known is None:
            return
        sheet, places = self.sheet, self._known.places
        sheet.rooms.show_preview(preview, places, sheet.people_expected())
        chosen = [places.rooms[code] for code in sheet.rooms.ticked() if code in places.rooms]
        sheet.show_setups(layout.name for room in chosen for layout in room.layouts)
        sheet.say_chosen([room.name for room in chosen])
        repeats = self._booking is None and sheet.repetition.repetition().way is not Ways.NEVER
        if repeats and chosen and not preview.wrong:
            sheet.dates.show_dates(preview.dates, places, self._timezone())
        else:
            sheet.dates.hide()
        full = any(one.is_full for one in preview.lines.values())
        lines = (verdict.line_load(places.sites[code].name, one) for code, one in preview.lines.items())
        sheet.say_lines("warn" if full else "good", "\n".join(lines))
        sheet.say_saved(verdict.journeys(preview.journeys))
        sheet.say_verdict(*self._verdict(preview, places, repeats=repeats))

    def _verdict(self, preview: Preview, places: Places, *, repeats: bool) -> tuple[str, str]:
        """Say whether it can be booked, and how."""
        ticked = self.sheet.rooms.ticked()
        if preview.wrong:
            return "bad", fault(preview.wrong.fault)
        # What was asked before a room was ticked may be answered after it.
        if not ticked or not preview.dates:
            return "warn", fault(Fault.NO_ROOMS)
        if repeats:
            skips = self.sheet.dates.skips()
            taken = verdict.blocked(preview.dates)
            good = not taken or (skips and len(taken) < len(preview.dates))
            return ("good" if good else "bad"), verdict.summary(preview.dates, skips=skips)
        obstacles = [
            f"{one.room.name}: {verdict.in_the_way(one, places)}"
            for one in preview.rooms
            if one.room.code in ticked and not one.is_free
        ]
        links = [one for date_ in preview.dates for one in date_.clashes if one.room is None]
        if links:
            obstacles.append(verdict.date_state(replace(preview.dates[0], clashes=tuple(links)), places, _ZONE))
        if obstacles:
            return "bad", "\n".join(obstacles)
        slot, zone = preview.dates[0].slot, self._timezone()
        return "good", f"{counted.rooms_free(len(ticked))} · {words.hours(slot, zone)} · {words.length(slot.minutes)}"

    # ── booking ─────────────────────────────────────────────────────────────────────────────────────────
    def _book(self, *, skip_conflicts: bool = False) -> None:
        try:
            form.check(self.sheet.typed())
            draft = self._draft()
        except Invalid as error:
            self._on_failed(error)
            return
        if skip_conflicts:
            draft = replace(draft, skip_conflicts=True)
        self._wait(waiting=True)
        if self._booking:
            scope = self.sheet.chosen_scope() if self._booking.series else Scope.THIS
            verb = partial(self._desk.edit_booking, draft, scope, self._booking.version)
        else:
            verb = partial(self._desk.book_series if draft.rrule else self._desk.book_room, draft)
        self._background.ask(self, verb, self._on_booked, self._on_failed)

    def _wait(self, *, waiting: bool) -> None:
        self.sheet.set_waiting(waiting=waiting)
        if self._waiting and not waiting and not self._slow.isActive():
            # What was said of waiting is not so any more.
            self._wish = None
            self._ask_preview()
        self._waiting = waiting
        self._slow.start() if waiting else self._slow.stop()

    def _say_slow(self) -> None:
        text = translate(
            "Booking", "Being written. Another program has the database just now: this may take some seconds."
        )
        self.sheet.say_verdict("warn", text)

    def _on_booked(self, booked: Booked) -> None:
        self._waiting = False
        if self._booking is None:
            self.keeper.drop()
        (self.edited if self._booking else self.booked).emit(booked)
        self.accept()

    def _on_failed(self, error: RoomDeskError) -> None:
        self._wait(waiting=False)
        if isinstance(error, Stale):
            look = partial(self._desk.show_booking, self._id)
            self._background.ask(self, look, self._on_changed_by_others, self._say)
            return
        self._say(error)

    def _say(self, error: RoomDeskError) -> None:
        told = texts.explain(error, self._known.places if self._known else None)
        offers: list[tuple[str, Callable[[], object]]] = []
        if isinstance(error, SlotTaken):
            offers = [(self._offer(one), partial(self._take, one)) for one in error.alternatives]
            self._wish = None
            self._ask_preview()
        if isinstance(error, NotOpenAnyMore):
            offers.append((translate("Booking", "Book what I typed anew"), self._book_anew))
        is_series = self._booking is None and self.sheet.repetition.repetition().way is not Ways.NEVER
        if isinstance(error, SlotTaken) and is_series:
            offers.append((translate("Booking", "Book the free dates only"), partial(self._book, skip_conflicts=True)))
        self.sheet.say_refusal(told, offers)
        if isinstance(error, Invalid) and error.fault is Fault.TITLE:
            self.sheet.title.setFocus()

    def _on_changed_by_others(self, shown: Shown) -> None:
        """Say what somebody changed meanwhile; the person decides whose words stand."""
        was, now = self._booking, shown.booking
        if was is None:
            return
        if not now.status.blocks:
            self._say(NotOpenAnyMore(now.id, now.status))
            return
        told = texts.explain(Stale(now.id, was.version, now.version))
        names = changed.named(changed.between(was, now))
        self._booking = now
        offers: list[tuple[str, Callable[[], object]]] = [
            (translate("Booking", "Show it as it is now"), partial(self._show_now, now)),
            (translate("Booking", "Save what I typed all the same"), self._book),
        ]
        last = max(shown.history, key=lambda one: one.at, default=None)
        by = f"{last.who}, {words.clock(last.at, self._timezone())}" if last else ""
        what = " · ".join(filter(None, (names, by)))
        self.sheet.say_refusal(told._replace(details=(what,) if what else ()), offers)

    def _book_anew(self) -> None:
        """Make a booking of its own of what is typed: the one that was edited is cancelled by now."""
        self._booking, self._id = None, BookingId(str(uuid4()))
        self._book()

    def _show_now(self, booking: Booking) -> None:
        self.sheet.show_typed(form.of_booking(booking))
        self._opened_with = self.sheet.typed()

    def _offer(self, one: Alternative) -> str:
        names = ", ".join(self._known.places.rooms[code].name if self._known else code for code in one.rooms)
        return f"{names} · {words.when(one.slot, self._timezone())}"

    def _take(self, one: Alternative) -> None:
        """Fill in an alternative; it is booked only when the person says so."""
        self.sheet.rooms.tick(one.rooms)
        starts, ends = (to_wall(at, self._timezone()) for at in (one.slot.start, one.slot.end))
        self.sheet.set_times(starts.date(), starts.time(), ends.time())
        self.sheet.clear_refusal()
        self.sheet.book.setFocus()
