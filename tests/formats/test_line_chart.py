"""The chart of a line: a plot a figure, the guarantee as a line, a square where less was measured."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest

from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.ids import DeviceCode, RoomCode, SiteCode
from roomdesk.domain.line_history import LineHistory, Measured
from roomdesk.domain.line_quality import Guarantee, Quality, below
from roomdesk.domain.places import Line, Site
from roomdesk.formats.line_chart import svg
from roomdesk.ports.writer import ChartLook

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"
LOOK = ChartLook()


def history(*rates: float | None, guaranteed: float = 100, lost: int = 0) -> LineHistory:
    guarantee = Guarantee(guaranteed, 0)
    found = [Quality(12, 1, 300, lost, rate, rate) for rate in rates]
    measured = (Measured(NOON + timedelta(hours=n), one, below(one, guarantee)) for n, one in enumerate(found))
    site = Site(SiteCode("NORD"), "Scuola <Nord>", line=Line("Lepida", guaranteed, 0))
    device = Device(DeviceCode("LINEA"), RoomCode("AULA"), "Linea", DeviceKind.LINE, "line")
    return LineHistory(site, device, guarantee, tuple(measured))


def drawn(line: LineHistory, look: ChartLook = LOOK, language: str = "it") -> ElementTree.Element:
    return ElementTree.fromstring(svg(line, look, language))


def texts(root: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def squares(root: ElementTree.Element) -> int:
    return sum(one.get("fill") == LOOK.bad for one in root.iter(f"{SVG}rect"))


def test_each_figure_has_a_plot_and_each_measurement_below_a_square() -> None:
    root = drawn(history(120, 90, 130, 99))
    said = texts(root)
    for title in ("In discesa, Mbit/s", "In salita, Mbit/s", "Andata e ritorno, ms", "Pacchetti persi, %"):
        assert title in said
    assert "- - garantiti 100" in said
    assert squares(root) == 2
    ways = [one.get("points", "").split() for one in root.iter(f"{SVG}polyline")]
    assert [len(way) for way in ways] == [4, 4, 4, 4]


def test_nothing_leaves_the_picture() -> None:
    root = drawn(history(1, 99999, 0.1, 50, guaranteed=1000))
    high, wide = float(root.get("height", 0)), float(root.get("width", 0))
    for way in root.iter(f"{SVG}polyline"):
        for point in (way.get("points") or "").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= wide
            assert 0 <= y <= high


def test_without_throughput_only_round_trip_and_loss_are_drawn() -> None:
    root = drawn(history(None, None, lost=30), language="en")
    assert [one for one in texts(root) if "," in one] == ["Round trip, ms", "Packets lost, %"]
    assert squares(root) == 2


def test_a_narrow_chart_stands_in_one_column_and_says_less() -> None:
    wide, narrow = drawn(history(90, 90)), drawn(history(90, 90), LOOK._replace(width=240))
    assert float(narrow.get("height", 0)) > 1.9 * float(wide.get("height", 0))
    assert "- - 100" in texts(narrow)


@pytest.mark.parametrize("rates", [(), (50,)])
def test_few_measurements_are_no_accident(rates: tuple[float, ...]) -> None:
    assert drawn(history(*rates)).tag == f"{SVG}svg"


def test_of_many_measurements_the_ill_ones_stay() -> None:
    rates = [120.0] * 5000
    rates[3333] = 10
    root = drawn(history(*rates))
    assert squares(root) == 1
    assert all(len((one.get("points") or "").split()) <= 400 for one in root.iter(f"{SVG}polyline"))
