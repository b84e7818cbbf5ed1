"""The commands device and labels: one device by its code or link, and labels as PDF."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def furnished(town: Cli, tmp_path: Path) -> Cli:
    rows = "".join(f"PJ-{room},{room},Proiettore,projector,pjlink,127.0.0.1\n" for room in ("GIUNTA", "SALETTA"))
    (tmp_path / "e.csv").write_text(f"code,room,name,kind,driver,host\n{rows}", "utf-8")
    assert town("import", "e.csv").status == 0
    return town


def test_a_device_is_shown_by_its_code_and_by_the_link_on_its_label(furnished: Cli) -> None:
    codes = [one["code"] for one in furnished("equipment", "--json").document["equipment"]]
    for given in (codes[0], codes[0].lower(), f"roomdesk:device/{codes[0]}"):
        done = furnished("device", given, "--json")
        assert done.status == 0
        assert done.document["code"] == codes[0]
        assert done.document["link"] == f"roomdesk:device/{codes[0]}"
        assert {"history", "at_risk", "available_percent", "failed_in_a_row", "fault_since"} <= done.document.keys()
    assert codes[0] in furnished("device", codes[0]).out
    assert furnished("device", "NOTHING").status == 3


def test_labels_are_written_for_all_some_and_one(furnished: Cli, tmp_path: Path) -> None:
    everything = len(furnished("equipment", "--json").document["equipment"])
    file = tmp_path / "labels.pdf"
    assert furnished("labels", "-o", str(file), "--json").document["labels"] == everything
    assert file.read_bytes().startswith(b"%PDF")
    code = furnished("equipment", "--json").document["equipment"][0]["code"]
    done = furnished("labels", code, "--skip", "3", "-o", str(file), "--json")
    assert done.document == {"labels": 1, "links": [f"roomdesk:device/{code}"]}
    assert furnished("labels", "NOTHING", "-o", str(file)).status == 3
    assert furnished("labels").status == 2
