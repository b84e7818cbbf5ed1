"""The places screen: sites, rooms, devices and people in a tree; the form of what is chosen beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QTabWidget, QTreeView, QVBoxLayout, QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.equipment import Device
from roomdesk.domain.errors import BadLines, Fault, RoomDeskError
from roomdesk.domain.ids import RoomCode, SiteCode
from roomdesk.domain.places import Room, Site
from roomdesk.gui import texts, theme
from roomdesk.gui.background import Background
from roomdesk.gui.common import panes
from roomdesk.gui.common.blocks import button, column
from roomdesk.gui.common.narrow import letters, room, stand
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.history.bar import ChangeBar
from roomdesk.gui.places import deeds
from roomdesk.gui.places.closing import Closing
from roomdesk.gui.places.closures import ClosurePanel
from roomdesk.gui.places.deeds import PlaceDeeds
from roomdesk.gui.places.fields import names
from roomdesk.gui.places.files import Tables
from roomdesk.gui.places.form import CellForm
from roomdesk.gui.places.model import Chosen, PlacesModel, chosen_at, find
from roomdesk.gui.places.outside import OutsidePanel
from roomdesk.gui.places.photo import PhotoPanel
from roomdesk.gui.places.preparation import PreparationPanel
from roomdesk.gui.places.toolbar import PlacesBar
from roomdesk.gui.pulse import Pulse
from roomdesk.ports.clock import Clock
from roomdesk.services.answers import PlaceTables

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_PAUSE_MS = 150
_FEW = 3
"""So many sites are shown with their rooms at once."""


class _Kept(NamedTuple):
    chosen: Chosen | None
    drafts: dict[Chosen, dict[str, str]]


class PlacesPage(QWidget):
    """What was typed and not saved is kept for each thing, until it is saved or undone."""

    def __init__(self, desk: Desk, clock: Clock, background: Background, pulse: Pulse) -> None:
        super().__init__()
        self._desk, self._clock, self._background, self._pulse = desk, clock, background, pulse
        self._sites: Collection[SiteCode] | None = None
        self.tables: PlaceTables | None = None
        self._listed: Collection[SiteCode] | None = None
        self._shown: object = None
        self.chosen: Chosen | None = None
        self._drafts: dict[Chosen, dict[str, str]] = {}
        self._typed_in: set[str] = set()
        self.notice = ChangeBar()
        self.deeds = PlaceDeeds(background, pulse, self.notice, self._on_failed, self)
        self.rows = PlacesModel(self)
        self.tree = QTreeView()
        self.form = CellForm()
        self.closures = ClosurePanel(desk, background)
        self.closing = Closing(desk, background, self.closures, self.deeds, self._on_failed)
        self.photo = PhotoPanel(desk, background)
        self.outside = OutsidePanel(desk, background)
        self.preparation = PreparationPanel(desk, self.deeds)
        self.bar = PlacesBar()
        self.files = Tables(desk, background, self, self._on_failed)
        self._heading = PlainLabel("", theme.Type.TITLE, wrap=True)
        self._state = PlainLabel("", theme.Type.SMALL, "muted", wrap=True)
        hint = translate("Places", "The first is added with “New”; or import tables that you have already.")
        self._hint = PlainLabel(hint, voice="muted", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.tabs = QTabWidget()
        self.save = button(translate("Places", "Save"), self._save, "", "primary")
        self.undo = button(translate("Places", "Undo what was typed"), self._undo)
        # Until there is a form to save.
        self.save.setEnabled(False)
        self.undo.setEnabled(False)
        # Whoever types is not judged at each letter.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._connect()

    def focus_view(self) -> None:
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        self._background.ask(self, self._desk.edit_places.look, self._on_look, self._on_failed)

    def show_sites(self, sites: Collection[SiteCode] | None) -> None:
        self._sites = sites
        self.refresh()

    def kept(self) -> _Kept:
        return _Kept(self.chosen, self._drafts)

    def keep(self, kept: _Kept) -> None:
        self.chosen, self._drafts = kept
        self.refresh()

    # ── what there is ───────────────────────────────────────────────────────────────────────────────────
    def _on_look(self, tables: PlaceTables) -> None:
        # Another program's bookings come with the same news as its places: whoever types is left alone.
        if (tables, self._sites) != (self.tables, self._listed):
            self._list(tables)
        site, room = self._where()
        self.tables, self._listed = tables, self._sites
        self.bar.offer(tables)
        wanted = self.rows.index_of(self.chosen) if self.chosen else QModelIndex()
        if self.chosen and self.chosen.key == "":
            # The page may have been made anew, in another language: the form too.
            self._show()
            return
        if not wanted.isValid():
            # What is gone leaves whoever looked at it where it stood.
            if self.chosen and self._drafts.pop(self.chosen, None):
                text = translate("Places", "“{key}” is not there any more: it was taken away while you changed it.")
                self.notice.tell("warn", text.format(key=self.chosen.key))
            self.chosen = None
            around = map(self.rows.index_of, (Chosen("rooms", room or ""), Chosen("sites", site or "")))
            wanted = next((one for one in around if one.isValid()), self.rows.index(0, 0))
        self.tree.setCurrentIndex(wanted)
        self._blank(is_blank=chosen_at(wanted) is None and self.chosen is None)
        if self.chosen is None or self.chosen not in self._drafts:
            self._on_current(wanted)
        else:
            self._show()

    def _list(self, tables: PlaceTables) -> None:
        opened = {chosen_at(one) for one in self._tops() if self.tree.isExpanded(one)}
        self.tree.selectionModel().blockSignals(True)
        self.rows.set_rows(tables, self._sites)
        for one in self._tops():
            self.tree.setExpanded(one, chosen_at(one) in opened or self.rows.rowCount() <= _FEW)
        self.tree.selectionModel().blockSignals(False)

    def _tops(self) -> list[QModelIndex]:
        return [self.rows.index(row, 0) for row in range(self.rows.rowCount())]

    def _on_current(self, index: QModelIndex) -> None:
        chosen = chosen_at(index)
        if chosen is not None:
            self.chosen = chosen
            self._show()

    def make(self, table: str) -> None:
        """Open an empty form, with what is chosen now filled in."""
        if self.tables is None:
            return
        site, room = self._where()
        cells = {
            "sites": {"timezone": "Europe/Rome", "opening": translate("Places", "Mon-Sat 07:00-22:00")},
            "rooms": {"site": site or ""},
            "equipment": {"room": room or "", "driver": next(iter(self.tables.drivers), "")},
            "people": {},
        }[table]
        self.chosen = Chosen(table, "")
        self._drafts.setdefault(self.chosen, cells)
        self.tree.clearSelection()
        self._show()
        self.form.focus_on("email" if table == "people" else "code")

    def _where(self) -> tuple[SiteCode | None, RoomCode | None]:
        thing = find(self.tables, self.chosen) if self.tables and self.chosen else None
        if isinstance(thing, Device) and self.tables:
            return self.tables.places.rooms[thing.room].site, thing.room
        if isinstance(thing, Room):
            return thing.site, thing.code
        return (thing.code, None) if isinstance(thing, Site) else (None, None)

    # ── the form ────────────────────────────────────────────────────────────────────────────────────────
    def _blank(self, *, is_blank: bool) -> None:
        """Say what to do where there is nothing to show, as in a house that is still empty."""
        self.tabs.setVisible(not is_blank)
        self._hint.setVisible(is_blank)
        if is_blank:
            self._heading.setText(translate("Places", "There are no sites yet"))

    def _show(self) -> None:
        tables, chosen = self.tables, self.chosen
        if tables is None or chosen is None:
            return
        self._blank(is_blank=False)
        thing, is_new = find(tables, chosen), chosen.key == ""
        if thing is None and not is_new:
            return
        self._fill(tables, chosen)
        named = names()
        self._heading.setText(thing.name if thing else named[chosen.table][1])
        self.tabs.setTabText(0, named[chosen.table][0])
        site, room = self._where()
        has_closures = not is_new and isinstance(thing, Site | Room) and site is not None
        self.tabs.setTabVisible(1, has_closures)
        if has_closures and site is not None:
            self.closures.show_place(tables, tables.places.sites[site], room, self._clock.now())
        self.tabs.setTabVisible(2, isinstance(thing, Room))
        self.tabs.setTabVisible(3, isinstance(thing, Room) and tables.may_edit)
        self.tabs.setTabVisible(4, isinstance(thing, Room))
        if isinstance(thing, Room):
            self.preparation.show_room(thing, tables)
            self.photo.show_room(thing, may_edit=tables.may_edit)
            self.outside.show_room(thing, may_edit=tables.may_edit)
        self._tell_state()

    def _fill(self, tables: PlaceTables, chosen: Chosen) -> None:
        shown = (chosen, self._cells(chosen), tables.places, tables.may_edit)
        if shown != self._shown:
            self._shown, self._typed_in = shown, set()
            self.form.show_cells(chosen.table, tables, shown[1], is_new=chosen.key == "")

    def _cells(self, chosen: Chosen) -> dict[str, str]:
        """Give what is stored now, and over it what was typed."""
        thing = find(self.tables, chosen) if self.tables else None
        stored = self._desk.edit_places.cells(thing) if thing else {}
        return {**stored, **self._drafts.get(chosen, {})}

    def _on_typed(self, name: str) -> None:
        if self.chosen is None or self.tables is None:
            return
        cells = self.form.typed()
        if name == "driver":
            # Another protocol has other settings.
            cells["options"] = ""
        typed = {"options" if name.startswith("options") else name, *(("options",) if name == "driver" else ())}
        self._typed_in |= typed
        # What others change meanwhile in other fields is not written back.
        kept = cells if self.chosen.key == "" else {one: cells[one] for one in typed}
        self._drafts[self.chosen] = {**self._drafts.get(self.chosen, {}), **kept}
        if name == "driver":
            self._fill(self.tables, self.chosen)
        self._shown = (self.chosen, self._cells(self.chosen), self.tables.places, self.tables.may_edit)
        self._tell_state()
        self._pause.start()

    def _tell_state(self) -> None:
        may = bool(self.tables and self.tables.may_edit)
        is_typed = self.chosen in self._drafts
        self.save.setEnabled(is_typed and may)
        self.undo.setEnabled(is_typed and may)
        unsaved = translate("Places", "Not saved yet") if is_typed else ""
        self._state.setText(unsaved if may else translate("Places", "Only administrators change places."))

    def _judge(self) -> None:
        if self.chosen is not None and self.chosen in self._drafts:
            chosen = self.chosen
            judge = partial(self._desk.edit_places.faults, chosen.table, self._cells(chosen), is_new=chosen.key == "")
            self._background.ask(self, judge, partial(self._on_judged, chosen), self._on_failed)

    def _on_judged(self, chosen: Chosen, found: Mapping[str, Fault]) -> None:
        if chosen == self.chosen:
            # What was not come to yet is not called missing.
            self.form.say({name: one for name, one in found.items() if name in self._typed_in})

    def _undo(self) -> None:
        if self.chosen is None:
            return
        self._drafts.pop(self.chosen, None)
        if self.chosen.key == "":
            self.chosen = None
            self.refresh()
        else:
            self._show()
        self.tree.setFocus()

    def _save(self) -> None:
        if self.chosen is None or self.chosen not in self._drafts:
            self.notice.tell("warn", translate("Places", "Nothing was changed: there is nothing to save."))
            return
        self.save.setEnabled(False)
        chosen, cells = self.chosen, self._cells(self.chosen)
        act = partial(deeds.save, self._desk, chosen, cells)
        self.deeds.do(act, partial(self._on_saved, chosen, cells), partial(self._on_not_saved, chosen))

    def _on_saved(self, chosen: Chosen, cells: Mapping[str, str]) -> None:
        self._drafts.pop(chosen, None)
        if chosen == self.chosen:
            self.chosen = Chosen(chosen.table, deeds.key_of(chosen.table, cells))
        self._tell_state()

    def _on_not_saved(self, chosen: Chosen, error: RoomDeskError) -> None:
        self._tell_state()
        if not isinstance(error, BadLines) or chosen != self.chosen:
            self._on_failed(error)
            return
        found = {one.column: one.fault for one in error.lines}
        self._typed_in |= set(found)
        self.form.say(found)
        self.form.focus_on(next(name for name in (*self.form.edits, "options") if name in found))

    # ── closures ────────────────────────────────────────────────────────────────────────────────────────
    def _keep_photo(self, room: RoomCode, octets: bytes | None) -> None:
        self.deeds.do(partial(deeds.keep_photo, self._desk, room, octets))

    def _on_outside(self, changes: Changes, text: str) -> None:
        if text:
            self.notice.tell("good", text)
        self._pulse.changed.emit(changes, self)

    # ── telling ─────────────────────────────────────────────────────────────────────────────────────────
    def _follow(self, changes: Changes) -> None:
        self.refresh()
        self._pulse.changed.emit(changes, self)

    def _on_failed(self, error: RoomDeskError) -> None:
        told = texts.explain(error, self.tables.places if self.tables else None)
        text = told.line
        self.notice.tell("bad", text, translate("Places", "Read again"), self.refresh)

    def _on_changed(self, changes: Changes, who: object) -> None:
        if who is not self and changes.places:
            self.refresh()

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        stand(self._across, self._form_side, self.tree, room(self), letters(40))

    def _parts(self) -> Sequence[panes.Pane]:
        bar = panes.Pane(self.bar, self.bar.import_ if self.bar.import_.isEnabled() else self.bar.export)
        return panes.Pane(self.tree, self.tree), panes.Pane(self._form_side, self.tabs.tabBar()), bar

    def _build(self) -> None:
        self.tree.setModel(self.rows)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(theme.metrics(theme.Type.BODY).height())
        self.tree.setAccessibleName(translate("Places", "Sites, rooms and people"))
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.setContentsMargins(20, 8, 20, 4)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.undo)
        foot.addWidget(self.save)
        form = QWidget()
        typed = QVBoxLayout(form)
        typed.setContentsMargins(0, 0, 0, 0)
        typed.addWidget(self.form, 1)
        typed.addLayout(foot)
        self.tabs.addTab(form, "")
        self.tabs.addTab(self.closures, translate("Places", "Closures"))
        self.tabs.addTab(self.photo, translate("Places", "Photo"))
        self.tabs.addTab(self.outside, translate("Places", "Calendar elsewhere"))
        self.tabs.addTab(self.preparation, translate("Places", "Preparation"))
        self._form_side = column(self._heading, self._hint, self.tabs)
        self._form_side.setContentsMargins(20, 0, 20, 0)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setContentsMargins(16, 14, 0, 14)
        self._across.setSpacing(0)
        self._across.addWidget(self.tree)
        self._across.addWidget(self._form_side, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self.notice)
        rows.addLayout(self._across, 1)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._judge)
        self.tree.selectionModel().currentChanged.connect(lambda now, _before: self._on_current(now))
        self.form.changed.connect(self._on_typed)
        self.deeds.done.connect(self._follow)
        self.deeds.history.refused.connect(self._on_failed)
        self.closures.failed.connect(self._on_failed)
        self.photo.wanted.connect(self._keep_photo)
        self.photo.failed.connect(self._on_failed)
        self.outside.changed.connect(self._on_outside)
        self.outside.failed.connect(self._on_failed)
        self.preparation.failed.connect(self._on_failed)
        self.bar.new.connect(self.make)
        self.bar.import_wanted.connect(self.files.ask_import)
        self.bar.export_wanted.connect(self.files.ask_export)
        self._pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        panes.install(self, self._parts)
        for text, keys, act in (
            (translate("Places", "Read again"), "F5", self.refresh),
            (translate("Places", "Save"), "Ctrl+S", self._save),
            (translate("Places", "Undo"), "Ctrl+Z", self.deeds.history.undo),
            (translate("Places", "Redo"), "Ctrl+Shift+Z Ctrl+Y", self.deeds.history.redo),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(one) for one in keys.split()])
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)
