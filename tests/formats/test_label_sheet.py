"""Labels: where each stands on its sheet, what it says, and that its code can be read."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from roomdesk.formats import pdf
from roomdesk.formats.label_sheet import A_SHEET, sheets
from roomdesk.ports.writer import Label

SVG = "{http://www.w3.org/2000/svg}"


def label(number: int = 1, name: str = "Proiettore", code: str = "") -> Label:
    code = code or f"PJ-{number}"
    return Label(code, name, "Sala Giunta", "Palazzo comunale", f"roomdesk:device/{code}")


def places(sheet: str) -> list[tuple[float, float]]:
    groups = ElementTree.fromstring(sheet).iter(f"{SVG}g")
    found = (re.fullmatch(r"translate\(([\d.]+) ([\d.]+)\)", one.get("transform", "")) for one in groups)
    return [(float(one[1]), float(one[2])) for one in found if one]


def test_twenty_four_labels_fill_a_sheet() -> None:
    first, second = sheets([label(number) for number in range(A_SHEET + 1)], "it")
    assert len(places(first)) == A_SHEET
    assert places(first)[:4] == [(0, 0), (70, 0), (140, 0), (0, 37.125)]
    assert places(second) == [(0, 0)]


@pytest.mark.parametrize(("skip", "place"), [(0, (0, 0)), (4, (70, 37.125)), (23, (140, 259.875)), (24, (0, 0))])
def test_places_that_are_used_up_stay_empty(skip: int, place: tuple[float, float]) -> None:
    assert places(sheets([label()], "it", skip)[0]) == [place]


def test_no_text_leaves_its_label() -> None:
    long = label(name="Telecamera panoramica della sala delle riunioni del consiglio comunale", code="X" * 60)
    for text in ElementTree.fromstring(sheets([long], "it")[0]).iter(f"{SVG}text"):
        size, said = float(text.get("font-size", 0)), text.text or ""
        assert float(text.get("x", 0)) + len(said) * size * 0.53 <= 70
        assert 0 < float(text.get("y", 0)) <= 37.125 - 3


def test_marks_in_a_name_stay_text() -> None:
    (sheet,) = sheets([label(name='<b>&"')], "en")
    assert '<b>&"' in [one.text for one in ElementTree.fromstring(sheet).iter(f"{SVG}text")]


def test_each_sheet_is_a_page_of_a4(qapp) -> None:
    document = pdf.drawings(sheets([label(number) for number in range(30)], "it"), "Etichette")
    assert re.search(rb"/MediaBox \[0 0 595(\.\d+)? 84[12](\.\d+)?\]", document)
    assert max(map(int, re.findall(rb"/Count (\d+)", document))) == 2
