"""The screen of reports: rooms' use, journeys, equipment and lines over days that somebody chooses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel
from pytestqt.qtbot import QtBot

from roomdesk import bootstrap
from roomdesk.domain.draft import Draft
from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import BookingId, DeviceCode, RoomCode, SiteCode
from roomdesk.gui import theme
from roomdesk.gui.background import Background
from roomdesk.gui.pulse import Pulse
from roomdesk.gui.reports import periods
from roomdesk.gui.reports.page import ReportsPage
from roomdesk.gui.reports.periods import Period
from roomdesk.gui.reports.source import Kind
from roomdesk.gui.reports.table import ReportTable
from roomdesk.ports.store import Furnishing
from roomdesk.services.desk import Desk
from tests.gui.small_desk import FixedClock, at

NEXT_DAY = FixedClock(datetime(2026, 11, 24, 8, 0, tzinfo=UTC))
EVIL = "<img src=x> =HYPERLINK(1)"
GIUNTA, DOCENTI = RoomCode("GIUNTA"), RoomCode("DOCENTI")


@pytest.fixture
def held(town: Desk, tmp_path: Path) -> Iterator[Desk]:
    """Give the town's desk a day later: one meeting joined two sites ten kilometres apart, one was in one room."""
    sites = town.look_around.places().sites
    nord = replace(sites[SiteCode("NORD")], latitude=44.60, longitude=10.6, name=EVIL)
    palazzo = replace(sites[SiteCode("PALAZZO")], latitude=44.69, longitude=10.6)
    line = Device(DeviceCode("L1"), GIUNTA, "Linea", DeviceKind.LINE, "line", "127.0.0.1")
    town.look_around.store.furnish(Furnishing((nord, palazzo), devices=(line,)))
    town.book_room(Draft(BookingId("both"), "Insieme", (GIUNTA, DOCENTI), at("10:00-12:00")))
    town.book_room(Draft(BookingId("one"), "Da soli", (DOCENTI,), at("14:00-15:30")))
    town.book_room(Draft(BookingId("ahead"), "Domani", (GIUNTA, DOCENTI), at("14:00-15:00", date(2026, 11, 25))))
    later = bootstrap.open_desk(str(tmp_path / "roomdesk.db"), "anna.bianchi@comune.example", clock=NEXT_DAY)
    yield later
    later.keep_store.close()


@pytest.fixture
def page(italian: QApplication, held: Desk, background: Background, qtbot: QtBot) -> Iterator[ReportsPage]:
    pulse = Pulse()
    made = ReportsPage(held, NEXT_DAY, background, pulse)
    pulse.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show_sites(None)
    made.show()
    qtbot.waitUntil(lambda: made.report is not None)
    yield made
    background.close()


def choose(page: ReportsPage, kind: Kind, qtbot: QtBot) -> None:
    page.tools.kinds[kind].click()
    qtbot.waitUntil(lambda: page.report is not None and page.report.asked.kind is kind)


def over(page: ReportsPage, since: date, until: date, qtbot: QtBot) -> None:
    page.tools.show_days(since, until)
    page.refresh()
    qtbot.waitUntil(lambda: page.report is not None and page.report.asked.since == since)


def drawn(table: ReportTable) -> str:
    """Draw a table in text, as it is sorted."""
    model = table.model()
    heads = [model.headerData(one, Qt.Orientation.Horizontal) for one in range(model.columnCount())]
    rows = [[model.index(row, one).data() for one in range(len(heads))] for row in range(model.rowCount())]
    return "\n".join(" | ".join(row) for row in (heads, *rows))


def figures(page: ReportsPage) -> list[str]:
    cards = [one for one in page.findChildren(QFrame, "card") if one.isVisible()]
    return [" ".join(label.text() for label in card.findChildren(QLabel)) for card in cards]


def test_how_rooms_were_used(page: ReportsPage, qtbot: QtBot) -> None:
    over(page, date(2026, 11, 23), date(2026, 11, 24), qtbot)
    assert drawn(page.tables[0]) == (
        "Sede | Sala | Prenotazioni | Ore | Occupazione | Arrivi | Nessuno arrivato | Annullate\n"
        f"{EVIL} | Sala docenti | 2 | 3,5 | 14,6\u00a0% | 0 | – | 0\n"
        "Palazzo | Sala Giunta | 1 | 2,0 | 8,3\u00a0% | 0 | – | 0\n"
        "Palazzo | Saletta B | 0 | 0,0 | 0,0\u00a0% | 0 | – | 0"
    )
    told = ["Prenotazioni 3", "Ore prenotate 5,5", "Occupazione 7,6\u00a0%", "Nessuno arrivato –"]
    assert figures(page) == told
    assert not page.tables[1].isVisible()


def test_which_journeys_were_avoided(page: ReportsPage, qtbot: QtBot) -> None:
    choose(page, Kind.TRAVEL, qtbot)
    assert figures(page)[:2] == ["Riunioni fra più sedi 1", "Chilometri non percorsi 26"]
    assert drawn(page.tables[0]).splitlines()[1].startswith("novembre 2026 | 1 | 26 | 0,9 | 11,71 | 4,2")
    assert drawn(page.tables[1]).splitlines()[1].startswith("Palazzo | 1 | 26")
    assert page.tables[0].isVisible()
    assert page.tables[1].isVisible()


def test_equipment_and_lines_have_tables_too(page: ReportsPage, qtbot: QtBot) -> None:
    choose(page, Kind.EQUIPMENT, qtbot)
    assert drawn(page.tables[0]).splitlines()[1] == "Sala Giunta | Linea | – | 0 | 0,0"
    choose(page, Kind.LINES, qtbot)
    assert drawn(page.tables[0]).splitlines()[1] == "Palazzo | – | –\u00a0/\u00a0– | – | 0 | 0 | – | –"
    assert page.tools.paper.isVisible()


def test_only_the_sites_that_are_chosen_are_counted(page: ReportsPage, qtbot: QtBot) -> None:
    page.show_sites([SiteCode("PALAZZO")])
    qtbot.waitUntil(lambda: page.tables[0].model().rowCount() == 2)
    page.show_sites([])
    qtbot.waitUntil(lambda: "Non ci sono sale" in page.hint.text())
    assert not page.tables[0].isVisible()
    assert figures(page) == []
    assert not page.tools.csv.isEnabled()


def test_a_click_on_a_heading_sorts_by_number(page: ReportsPage) -> None:
    table = page.tables[0]
    QAbstractItemModelTester(table.rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [row.split(" | ")[2] for row in drawn(table).splitlines()[1:]] == ["0", "1", "2"]
    # Another report stands in its own order again.
    page.refresh()


def test_the_larger_share_has_the_longer_bar(page: ReportsPage, qtbot: QtBot) -> None:
    over(page, date(2026, 11, 23), date(2026, 11, 23), qtbot)
    table = page.tables[0]
    table.setCurrentIndex(table.model().index(2, 0))
    picture = table.viewport().grab().toImage()

    def long(row: int) -> int:
        box = table.visualRect(table.model().index(row, 4))
        line = [picture.pixelColor(x, box.bottom() - 5).name() for x in range(box.left(), box.right())]
        return line.count(theme.TONES.primary.lower())

    assert long(0) > 1.5 * long(1) > 30


# ── days ────────────────────────────────────────────────────────────────────────────────────────────────
def test_periods_end_today_or_with_the_month_or_year() -> None:
    today = date(2026, 3, 31)
    assert periods.days(Period.THIS_MONTH, today) == (date(2026, 3, 1), today)
    assert periods.days(Period.LAST_MONTH, today) == (date(2026, 2, 1), date(2026, 2, 28))
    assert periods.days(Period.THIS_YEAR, today) == (date(2026, 1, 1), today)
    assert periods.days(Period.LAST_YEAR, today) == (date(2025, 1, 1), date(2025, 12, 31))
    assert periods.days(Period.TWELVE_MONTHS, today) == (date(2025, 4, 1), today)


def test_a_day_of_ones_own_is_read_and_a_turned_period_too(page: ReportsPage, qtbot: QtBot) -> None:
    page.tools.period.setCurrentIndex(list(Period).index(Period.LAST_MONTH))
    qtbot.waitUntil(lambda: "Ore prenotate 0,0" in figures(page))
    page.tools.until.setDate(QDate(2026, 9, 30))
    assert page.tools.period.currentText() == "Giorni a scelta"
    assert page.tools.days() == (date(2026, 9, 30), date(2026, 10, 1))
    qtbot.waitUntil(lambda: page.report is not None and page.report.asked.since == date(2026, 9, 30))


def test_it_opens_as_it_was_left_but_not_on_old_days(page: ReportsPage) -> None:
    page.tools.show_kind(Kind.TRAVEL)
    page.tools.show_period(Period.THIS_MONTH)
    left = page.remembered()
    page.tools.show_kind(Kind.USAGE)
    page.tools.show_period(Period.LAST_YEAR)
    page.remember(left)
    assert (page.tools.kind, page.tools.days()) == (Kind.TRAVEL, (date(2026, 11, 1), date(2026, 11, 24)))
    page.remember({"kind": "unknown", "period": "own"})
    assert (page.tools.kind, page.tools.days()) == (Kind.TRAVEL, (date(2026, 11, 1), date(2026, 11, 24)))


def test_what_is_booked_meanwhile_is_counted_while_it_is_in_sight(page: ReportsPage, town: Desk, qtbot: QtBot) -> None:
    over(page, date(2026, 11, 23), date(2026, 11, 23), qtbot)
    booked = town.book_room(Draft(BookingId("more"), "Ancora", (GIUNTA,), at("17:00-18:00")))
    page.findChildren(Pulse)[0].changed.emit(booked.changes, None)
    qtbot.waitUntil(lambda: "Prenotazioni 4" in figures(page))


# ── files and paper ─────────────────────────────────────────────────────────────────────────────────────
def test_a_report_is_saved_for_spreadsheets(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    for kind, head in (
        (Kind.USAGE, "site,room"),
        (Kind.TRAVEL, "month,meetings"),
        (Kind.EQUIPMENT, "site,room"),
        (Kind.LINES, "site,operator"),
    ):
        choose(page, kind, qtbot)
        file = tmp_path / f"{kind.value}.csv"
        page.write_csv(file)
        qtbot.waitUntil(lambda file=file: str(file) in page.notice.text)  # type: ignore[misc]
        assert file.read_text("utf-8-sig").startswith(head)
    page.write_csv(tmp_path / "nowhere" / "x.csv")
    qtbot.waitUntil(lambda: "non è stato scritto" in page.notice.text)


def test_the_councils_page_is_previewed_by_key_and_use_has_none(page: ReportsPage, qtbot: QtBot) -> None:
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "non ha una pagina da stampare" in page.notice.text
    assert not page.tools.paper.isVisible()
    choose(page, Kind.TRAVEL, qtbot)
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.preview is not None and page.preview.isVisible())
    assert page.preview is not None
    page.preview.reject()
