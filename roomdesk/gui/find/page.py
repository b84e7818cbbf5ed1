"""The find screen: what is needed at the left; free rooms and common times beside it, best first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import Invalid, RoomDeskError
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.slot import to_wall
from roomdesk.gui import texts, theme, words
from roomdesk.gui.background import Background
from roomdesk.gui.booking.opener import BookingOpener, Start
from roomdesk.gui.common import panes
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.narrow import letters, room, stand
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.counted import counted
from roomdesk.gui.find import form, source
from roomdesk.gui.find.fields import Fields
from roomdesk.gui.find.model import Offer, rooms, times
from roomdesk.gui.find.view import OfferList
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.history.bookings import shared
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.clock import Clock
from roomdesk.services.answers import Booked

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_PAUSE_MS = 150


class FindPage(QWidget):
    def __init__(self, desk: Desk, clock: Clock, background: Background, pulse: Pulse) -> None:
        super().__init__()
        self._desk, self._clock, self._background, self._pulse = desk, clock, background, pulse
        self._sites: Collection[SiteCode] | None = None
        self._found: source.Found | None = None
        self._kept: form.Typed | None = None
        self.history = shared(desk, background, pulse)
        self.notice = ChangeBar()
        self.panel = BookingOpener(desk, clock, background, self, self.notice)
        self.panel.booked.connect(self._on_booked)
        self.fields = Fields(*form.opening_time(clock.now()))
        hint = translate("Find", "One click, or Enter, opens the booking filled in")
        self.rooms = OfferList(translate("Find", "Free rooms"), hint)
        self.times = OfferList(translate("Find", "Earliest common times"), hint)
        self._rooms_said, self._times_said = (PlainLabel("", theme.Type.SMALL, "muted", wrap=True) for _ in range(2))
        # Whoever types a number is not answered at each digit.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._connect()

    def focus_view(self) -> None:
        self.fields.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        typed = self.fields.typed()
        if self._sites is not None:
            # A site that is not shown is not asked either.
            among = tuple(self._sites)
            sites = tuple(one for one in typed.sites if one in among)
        else:
            among, sites = (), typed.sites
        common = form.common_wish(replace(typed, sites=sites), self._clock.now())
        try:
            wish = form.wish(replace(typed, sites=sites or among))
        except Invalid as error:
            self._on_failed(error)
            return
        look = partial(source.look, self._desk, wish, common)
        self._background.ask(self, look, self._on_found, self._on_failed)

    def show_sites(self, sites: Collection[SiteCode] | None) -> None:
        self._sites = sites
        self.refresh()

    def kept(self) -> form.Typed:
        return self.fields.typed()

    def keep(self, kept: form.Typed) -> None:
        self._kept = kept
        self.refresh()

    def _on_found(self, found: source.Found) -> None:
        self._found = found
        self.fields.offer(found.places, self._sites)
        self._share()
        if self._kept is not None:
            kept, self._kept = self._kept, None
            self.fields.show_typed(kept)
        self.rooms.set_rows(rooms(found))
        self.times.set_rows(times(found))
        slot = found.wish.slot
        at = f"{words.short_day(to_wall(slot.start, form.ZONE).date())} · {words.hours(slot, form.ZONE)}"
        none = translate("Find", "There are no rooms yet. An administrator adds them in “Sites and rooms”.")
        self._rooms_said.setText(f"{counted.rooms_free(len(found.offers))} · {at}" if found.places.rooms else none)
        self._times_said.setText(self._about_times(found))
        said = ". ".join(filter(None, (self._rooms_said.text(), self._best(), self._times_said.text())))
        announce(self, said)

    def _best(self) -> str:
        offers = self.rooms.offers.offers
        return translate("Find", "The best is {room}").format(room=offers[0].spoken) if offers else ""

    def _about_times(self, found: source.Found) -> str:
        if not self.fields.typed().sites:
            return translate("Find", "Tick the offices that meet, to see when each has a fitting free room.")
        if not found.times:
            return translate("Find", "No common time within thirty days. Ask for fewer people or less equipment.")
        return translate("Find", "A fitting free room in every office that is ticked")

    def _on_failed(self, error: RoomDeskError) -> None:
        told = texts.explain(error, self._found.places if self._found else None)
        text = " ".join((f"{told.title}.", told.kept, told.remedy))
        self.notice.tell("bad", text, translate("Find", "Try again"), self.refresh)

    def _on_changed(self, changes: Changes, who: object) -> None:
        if who is not self and (changes.slots or changes.devices or changes.places):
            self.refresh()

    # ── booking ─────────────────────────────────────────────────────────────────────────────────────────
    def book(self, offer: Offer) -> None:
        """Open the booking dialog with an offer's rooms and time filled in."""
        self.panel.open(Start(to_wall(offer.slot.start, form.ZONE).date(), offer.slot, offer.rooms))

    def _on_booked(self, booked: Booked) -> None:
        first = booked.bookings[0]
        text = f"{counted.booked(len(booked.bookings))} {words.when(first.slot, first.timezone)}"
        self.notice.tell_done(self.history.of(booked, text))
        self.refresh()
        self._pulse.changed.emit(booked.changes, self)

    def _on_refused(self, error: RoomDeskError) -> None:
        if self.isVisible():
            self._on_failed(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Put rooms and times beside each other where both can be read, else below each other."""
        stand(self._across, self._results, self.fields, room(self), self.fields.wished_width())
        is_below = self._across.direction() == QBoxLayout.Direction.TopToBottom
        wide = room(self) - (0 if is_below else self.fields.maximumWidth()) >= letters(80)
        self._panes.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        bar = QFrame()
        bar.setObjectName("toolbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 14, 16, 14)
        title = translate("Find", "Find a room, or a time for several offices")
        row.addWidget(PlainLabel(title, theme.Type.TITLE, wrap=True), 1)
        self._results = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(0)
        self._across.addWidget(self.fields)
        self._across.addWidget(self._results, 1)
        self._panes = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._results)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(0)
        for name, said, offers in (
            (self.rooms.accessibleName(), self._rooms_said, self.rooms),
            (self.times.accessibleName(), self._times_said, self.times),
        ):
            self._panes.addWidget(_pane(name, said, offers), 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(bar)
        rows.addWidget(self.notice)
        rows.addLayout(self._across, 1)

    def _connect(self) -> None:
        self.notice.follow(self.history)
        self.history.refused.connect(self._on_refused)
        self._pause.timeout.connect(self.refresh)
        self.fields.changed.connect(self._pause.start)
        self.rooms.wanted.connect(self.book)
        self.times.wanted.connect(self.book)
        self._pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        panes.install(self, self._parts)
        for text, keys, act in (
            (translate("Find", "Ask again"), "F5", self.refresh),
            (translate("Find", "Undo"), "Ctrl+Z", self.history.undo),
            (translate("Find", "Redo"), "Ctrl+Shift+Z Ctrl+Y", self.history.redo),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(one) for one in keys.split()])
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)

    def _parts(self) -> Sequence[panes.Pane]:
        fields = panes.Pane(self.fields, self.fields.people)
        return fields, panes.Pane(self.rooms, self.rooms), panes.Pane(self.times, self.times)


def _pane(name: str, said: PlainLabel, offers: OfferList) -> QWidget:
    pane = QFrame()
    pane.setObjectName("detailsFrame")
    rows = QVBoxLayout(pane)
    rows.setContentsMargins(16, 14, 16, 14)
    rows.addWidget(PlainLabel(name, theme.Type.STRONG, wrap=True))
    rows.addWidget(said)
    rows.addWidget(offers, 1)
    return pane
