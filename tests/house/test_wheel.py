"""The wheel carries the schema and the resources, and finds them."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.sources import ROOT

PROGRAM = """
from roomdesk.settings.places import find_places
place = find_places()
print(place.steps, place.resources, sep="\\n")
"""


@pytest.mark.slow
def test_the_wheel_is_whole(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("roomdesk-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        files = set(archive.namelist())
        archive.extractall(tmp_path / "installed")
    for folder, pattern in (("db", "*/*.sql"), ("resources", "demo/*.csv"), ("resources", "icons/*.svg")):
        there = {f"roomdesk/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / folder).glob(pattern)}
        assert there
        assert there <= files
    assert not any(one.startswith(("tests/", "benchmarks/")) for one in files)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True, env=environment, cwd=tmp_path
    )
    package = tmp_path / "installed" / "roomdesk"
    assert done.stdout.split() == [str(package / "db"), str(package / "resources")]
