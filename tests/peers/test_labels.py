"""The codes on printed labels, read by a program that somebody else has written (ZBar)."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from roomdesk.domain.device_link import link
from roomdesk.domain.ids import DeviceCode
from roomdesk.formats import pdf
from roomdesk.formats.label_sheet import sheets
from roomdesk.ports.writer import Label

pytestmark = pytest.mark.peers


@pytest.mark.parametrize("dpi", [150, 200])
def test_every_code_of_a_sheet_is_read(qapp, tmp_path: Path, dpi: int) -> None:
    for tool in ("zbarimg", "pdftoppm"):
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed: sh setup.sh .venv peers")
    codes = [DeviceCode(f"{'PROIETTORE-SALA-' * (number % 3)}{number}") for number in range(24)]
    drawn = sheets([Label(one, "Proiettore", "Sala", "Sede", link(one)) for one in codes], "it")
    (tmp_path / "labels.pdf").write_bytes(pdf.drawings(drawn, "Etichette"))
    command = ["pdftoppm", "-r", str(dpi), "-png", str(tmp_path / "labels.pdf"), str(tmp_path / "page")]
    subprocess.run(command, check=True, timeout=60)
    (page,) = tmp_path.glob("page*.png")
    done = subprocess.run(["zbarimg", "-q", "--raw", str(page)], capture_output=True, text=True, timeout=60)
    assert set(done.stdout.split()) == {link(one) for one in codes}
