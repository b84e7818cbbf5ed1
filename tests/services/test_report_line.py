"""The report of lines: which measurements count, medians, what was below the guarantee; as CSV and on paper."""

import csv
import io
from datetime import date, timedelta

import pytest

from roomdesk.domain.equipment import Device, DeviceKind, Finding, Health
from roomdesk.domain.ids import DeviceCode, RoomCode, SiteCode
from roomdesk.domain.line_quality import Quality
from roomdesk.formats.csv import write
from roomdesk.formats.line_chart import svg
from roomdesk.formats.line_sheet import html
from roomdesk.ports.store import Furnishing
from roomdesk.services.acting import Acting
from roomdesk.services.report_line import ReportLine
from tests.services.town import DINO, Town, instant

LINE, OTHER = DeviceCode("LIN-PALAZZO"), DeviceCode("LIN-TECNICI")


@pytest.fixture
def report(town: Town) -> ReportLine:
    devices = (
        Device(LINE, RoomCode("GIUNTA"), "Linea", DeviceKind.LINE, "line"),
        Device(OTHER, RoomCode("RIUNIONI"), "Linea", DeviceKind.LINE, "line"),
        Device(DeviceCode("PRJ"), RoomCode("GIUNTA"), "Proiettore", DeviceKind.PROJECTOR, "tcp"),
    )
    town.store.furnish(Furnishing(devices=devices))
    found = [
        ("2026-11-20 09:00", Quality(10.0, 1.0, 300, 0, 9.5, 8.5)),
        ("2026-11-21 09:00", Quality(30.0, 3.0, 300, 3, 5.0, 8.5)),
        ("2026-11-22 23:30", Quality(20.0, 2.0, 300, 0)),
    ]
    for when, quality in found:
        town.store.record([Finding(LINE, Health.OK, "ok", f"{quality}, seen as 192.0.2.1", instant(when))])
    town.store.record([Finding(LINE, Health.FAILED, "silent", "no answer", instant("2026-11-22 12:00"))])
    return ReportLine(town.store, town.clock, Acting(town.store, DINO), html, svg, write, None)  # type: ignore[arg-type]


def test_a_line_s_measurements_are_listed_and_those_below_its_guarantee(report: ReportLine) -> None:
    line, other = report()
    assert (line.site.code, line.guarantee.down_mbps, line.guarantee.up_mbps) == ("PALAZZO", 8, 8)
    assert [one.quality.rtt_ms for one in line.measured] == [10, 30, 20]
    assert [one.at for one in line.below] == [instant("2026-11-21 09:00")]
    middle = line.middle
    assert middle
    assert (middle.rtt_ms, middle.lost, middle.sent, middle.down_mbps, middle.up_mbps) == (20, 3, 900, 7.25, 8.5)
    assert other.middle is None


def test_days_are_those_of_the_site_and_the_last_counts(report: ReportLine) -> None:
    (line,) = report(date(2026, 11, 21), date(2026, 11, 22), [SiteCode("PALAZZO")])
    assert len(line.measured) == 2
    assert [one.at for one in line.measured][-1] - instant("2026-11-22 23:30") == timedelta()


def test_a_table_has_a_row_a_measurement(report: ReportLine) -> None:
    rows = list(csv.DictReader(io.StringIO(report.csv(report()))))
    assert [(one["site"], one["operator"], one["down_mbps"], one["below"]) for one in rows] == [
        ("PALAZZO", "SPC", "9.5", "no"),
        ("PALAZZO", "SPC", "5", "yes"),
        ("PALAZZO", "SPC", "", "no"),
    ]
    assert rows[0]["at"] == "2026-11-20T09:00:00+01:00"
    assert (rows[1]["loss_percent"], rows[1]["guaranteed_down_mbps"]) == ("1", "8")


@pytest.mark.parametrize(
    ("language", "said"), [("it", "sotto il garantito: 1 (33 %)"), ("en", "below the guarantee: 1 (33 %)")]
)
def test_the_page_shows_the_evidence(report: ReportLine, language: str, said: str) -> None:
    page = report.page(report(), language).html
    assert said in page
    assert "21/11/2026 09:00" in page
    assert "20/11/2026" not in page
    assert "5.0 Mbit/s" in page
