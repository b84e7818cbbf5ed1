"""The screen of reports: figures in large, tables below; on paper and as files for the council."""

from __future__ import annotations

import importlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from roomdesk.domain.changes import Changes
from roomdesk.domain.errors import RoomDeskError
from roomdesk.domain.ids import SiteCode
from roomdesk.domain.slot import to_wall
from roomdesk.gui import texts, theme, words
from roomdesk.gui.background import Background, Lane
from roomdesk.gui.common import ask_file, panes, write_file
from roomdesk.gui.common.announce import announce
from roomdesk.gui.common.flow import Flow
from roomdesk.gui.common.notice import Notice
from roomdesk.gui.common.pdf_file import PdfFile
from roomdesk.gui.common.plain import PlainLabel
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.reports import source
from roomdesk.gui.reports.periods import Period
from roomdesk.gui.reports.source import Asked, Kind, Report
from roomdesk.gui.reports.table import ReportTable
from roomdesk.gui.reports.toolbar import ReportsToolbar
from roomdesk.ports.clock import Clock
from roomdesk.ports.writer import Page, Paper

if TYPE_CHECKING:
    from roomdesk.services.desk import Desk

translate = QCoreApplication.translate

_ZONE = "Europe/Rome"
# Bookings that others make change a report by one: it is not read anew for each.
_PAUSE_MS = 1_500


class ReportsPage(QWidget):
    """Reads the report in sight alone, again when bookings change while it is."""

    def __init__(self, desk: Desk, clock: Clock, background: Background, pulse: Pulse) -> None:
        super().__init__()
        self._desk, self._clock, self._background = desk, clock, background
        self._sites: Collection[SiteCode] | None = None
        self.report: Report | None = None
        self.preview: QDialog | None = None
        self.notice = Notice()
        self._pdf = PdfFile(background, self, self.notice.tell, self._on_failed)
        self.tools = ReportsToolbar(self.today(), self.print, self.save_pdf, self.save_csv)
        self.hint = PlainLabel("", voice="muted", wrap=True)
        self._figures = QWidget()
        self._cards = Flow(self._figures, gap=10)
        self.tables = (ReportTable(), ReportTable())
        self._titles = tuple(PlainLabel("", theme.Type.STRONG) for _ in self.tables)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self._build()
        self.tools.changed.connect(self.refresh)
        pulse.changed.connect(self._on_changed, Qt.ConnectionType.QueuedConnection)
        panes.install(self, self._parts)
        self._take_keys()

    def today(self) -> date:
        return to_wall(self._clock.now(), _ZONE).date()

    # ── what the frame asks ─────────────────────────────────────────────────────────────────────────────
    def focus_view(self) -> None:
        self.tools.kinds[self.tools.kind].setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        asked = Asked(self.tools.kind, *self.tools.days(), self._sites)
        self._background.ask(self, partial(source.read, self._desk, asked), self._on_read, self._on_failed)

    def show_sites(self, sites: Collection[SiteCode] | None) -> None:
        self._sites = sites
        self.refresh()

    def kept(self) -> tuple[Mapping[str, str], tuple[date, date]]:
        return self.remembered(), self.tools.days()

    def keep(self, kept: tuple[Mapping[str, str], tuple[date, date]]) -> None:
        texts_, days = kept
        self.remember(texts_)
        self.tools.show_days(*days)
        self.refresh()

    def remembered(self) -> Mapping[str, str]:
        return {"kind": self.tools.kind.value, "period": list(Period)[self.tools.period.currentIndex()].value}

    def remember(self, texts: Mapping[str, str]) -> None:
        if texts.get("kind") in {one.value for one in Kind}:
            self.tools.show_kind(Kind(texts["kind"]))
        # Days of one's own are of that day: the next time they would be old.
        if texts.get("period") in {one.value for one in Period if one is not Period.OWN}:
            self.tools.show_period(Period(texts["period"]))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.report:
            self._pause.start(0)

    def _on_changed(self, changes: Changes, _who: object) -> None:
        if self.isVisible() and (changes.slots or changes.devices or changes.places):
            self._pause.start(_PAUSE_MS)

    # ── what is shown ───────────────────────────────────────────────────────────────────────────────────
    def _on_read(self, report: Report) -> None:
        if report.asked.kind is not self.tools.kind or (report.asked.since, report.asked.until) != self.tools.days():
            return
        self.report = report
        sheet, kind = report.sheet, report.asked.kind
        self.tools.take_pages(has_page=report.page is not None, has_rows=bool(sheet.tables))
        self.hint.setText(source.explained(kind) if sheet.tables else source.nothing(kind))
        self._show_figures(sheet.figures if sheet.tables else ())
        for place, (title, table) in enumerate(zip(self._titles, self.tables, strict=True)):
            is_there = place < len(sheet.tables)
            title.setVisible(is_there)
            table.setVisible(is_there)
            if is_there:
                title.setText(sheet.tables[place].title)
                table.show_table(sheet.tables[place])
        said = ", ".join(f"{what} {figure}" for what, figure in sheet.figures) if sheet.tables else self.hint.text()
        announce(self, f"{source.worded(kind)}: {said}")

    def _show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        while (item := self._cards.takeAt(0)) and (card := item.widget()):
            card.hide()
            card.deleteLater()
        for what, figure in figures:
            self._cards.addWidget(_card(what, figure))
        self._figures.setVisible(bool(figures))
        self._figures.updateGeometry()

    def _on_failed(self, error: RoomDeskError) -> None:
        told = texts.explain(error)
        text = " ".join((f"{told.title}.", told.kept, told.remedy))
        self.notice.tell("bad", text, translate("Reports", "Try again"), self.refresh)

    # ── paper and files ─────────────────────────────────────────────────────────────────────────────────
    def print(self) -> None:
        """Show the report as a page, with the printer behind it."""
        if page := self._page():
            self._background.ask(self, page, self._preview, self._on_failed)

    def _preview(self, page: Page) -> None:
        # Qt's printing takes a moment to load, and most days nothing is printed.
        opener = importlib.import_module("roomdesk.gui.printing.preview")
        self.preview = opener.open_preview(self._desk.press, page, Paper(), self)

    def save_pdf(self) -> None:
        if page := self._page():
            self._pdf.ask(self._name(), page, lambda made: self._desk.press.pdf(made, Paper()))

    def save_csv(self) -> None:
        """Ask for a file, and write the report as a table for spreadsheets."""
        if self.report is None or not self.report.sheet.tables:
            self.notice.tell("warn", self.hint.text())
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = translate("Reports", "Tables (*.csv)")
        suggested = str(Path(folder) / f"{self._name()}.csv")
        if chosen := ask_file.to_save(self, translate("Reports", "Save"), suggested, kinds):
            file = Path(chosen)
            self.write_csv(file if file.suffix else file.with_suffix(".csv"))

    def write_csv(self, file: Path) -> None:
        if report := self.report:
            # Excel takes UTF-8 for the old encoding of the country unless the file begins with a mark.
            work = partial(_write, file, report)
            self._background.ask(self, work, partial(self._on_written, file), self._on_failed, Lane.OUTSIDE)

    def _on_written(self, file: Path, reason: str) -> None:
        if reason:
            text = translate("Reports", "{file} was not written: {reason}. Choose another folder.")
            self.notice.tell("bad", text.format(file=file, reason=reason))
        else:
            self.notice.tell("good", translate("Reports", "Saved: {file}").format(file=file))

    def _page(self) -> partial[Page] | None:
        if self.report and self.report.page and self.report.sheet.tables:
            return partial(self.report.page, words.language())
        told = translate("Reports", "This report has no page to print: save it as CSV.")
        has_rows = self.report is not None and bool(self.report.sheet.tables)
        self.notice.tell("warn", told if has_rows else self.hint.text())
        return None

    def _name(self) -> str:
        since, until = self.tools.days()
        return f"{source.worded(self.tools.kind)} {since} {until}".casefold().replace(" ", "-")

    # ── furniture ───────────────────────────────────────────────────────────────────────────────────────
    def _build(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 14, 16, 16)
        inside.setSpacing(10)
        inside.addWidget(self._figures)
        inside.addWidget(self.hint)
        for title, table in zip(self._titles, self.tables, strict=True):
            inside.addWidget(title)
            inside.addWidget(table, 1)
            title.hide()
            table.hide()
        inside.addStretch(0)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.tools)
        rows.addWidget(self.notice)
        rows.addLayout(inside, 1)

    def _take_keys(self) -> None:
        for text, keys, act in (
            (translate("Reports", "Ask again"), "F5", self.refresh),
            (translate("Reports", "Print the report"), "Ctrl+P", self.print),
            (translate("Reports", "Save the report as CSV"), "Ctrl+S", self.save_csv),
            *((source.worded(kind), "", partial(self._choose, kind)) for kind in Kind),
        ):
            action = QAction(text, self)
            action.setShortcuts([QKeySequence(one) for one in keys.split()])
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.addAction(action)

    def _choose(self, kind: Kind) -> None:
        self.tools.show_kind(kind)
        self.refresh()

    def _parts(self) -> Sequence[panes.Pane]:
        chosen = self.tools.kinds[self.tools.kind]
        return panes.Pane(self.tools, chosen), *(panes.Pane(table, table) for table in self.tables)


def _card(what: str, figure: str) -> QWidget:
    card = QFrame()
    card.setObjectName("card")
    rows = QVBoxLayout(card)
    rows.setContentsMargins(14, 8, 14, 8)
    rows.setSpacing(2)
    rows.addWidget(PlainLabel(what, theme.Type.SMALL, "muted"))
    rows.addWidget(PlainLabel(figure, theme.Type.BRAND))
    return card


def _write(file: Path, report: Report) -> str:
    """Write a report as CSV; give the reason where the system refuses, else nothing."""
    return write_file.write(file, report.csv().encode("utf-8-sig"))
