"""Judges of calendar files that are not ours: libical, allenporter's ical, ical.js; each is seen to refuse."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.peers.samples import DEFECTS, samples

pytestmark = pytest.mark.peers
Judge = Callable[[Sequence[Path]], list[str]]
FILES = samples()
HERE = Path(__file__).parent
PYTHON = """
import sys
from ical.calendar_stream import IcsCalendarStream
for name in sys.argv[1:]:
    try:
        IcsCalendarStream.calendar_from_ics(open(name, newline="", encoding="utf-8").read())
        print("good")
    except Exception as error:
        print("bad")
"""
NODE = """
const module_ = require("ical.js"), ICAL = module_.default || module_, fs = require("fs");
for (const name of process.argv.slice(2)) {
  try {
    const calendar = new ICAL.Component(ICAL.parse(fs.readFileSync(name, "utf8")));
    const fine = calendar.getAllSubcomponents("vevent").every(one => {
      const event = new ICAL.Event(one);
      if (event.isRecurring()) event.iterator().next();
      return event.uid && event.startDate.toJSDate() < event.endDate.toJSDate();
    });
    console.log(fine ? "good" : "bad");
  } catch (error) { console.log("bad"); }
}
"""
SEES = {
    "libical": ("no UID", "no DTSTAMP", "no DTSTART", "no ORGANIZER", "two starts", "a rule of no kind"),
    "ical": ("two starts", "a rule of no kind", "no end of the event"),
    "ical.js": ("no UID", "no DTSTART", "no end of the event"),
}


def told(command: Sequence[str | Path], cwd: Path | None = None) -> list[str]:
    done = subprocess.run([str(one) for one in command], capture_output=True, text=True, cwd=cwd, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.fixture(scope="session")
def libical(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    if not shutil.which("gcc") or not Path("/usr/include/libical/ical.h").exists():
        pytest.skip("libical is not installed: sh setup.sh .venv peers")
    made = tmp_path_factory.mktemp("libical") / "judge"
    subprocess.run(["gcc", "-o", made, HERE / "libical.c", "-lical"], check=True, timeout=120)
    return lambda files: told([made, *files])


@pytest.fixture(scope="session")
def ical(peers: Path) -> Judge:
    return lambda files: told([peers / "bin" / "python", "-c", PYTHON, *files])


@pytest.fixture(scope="session")
def ical_js(peers: Path) -> Judge:
    if not shutil.which("node") or not (peers / "node_modules" / "ical.js").exists():
        pytest.skip("ical.js is not installed: sh setup.sh .venv peers")
    (peers / "judge.cjs").write_text(NODE, "utf-8")
    return lambda files: told(["node", "judge.cjs", *files], peers)


@pytest.fixture(params=["libical", "ical", "ical.js"])
def judge(request: pytest.FixtureRequest) -> tuple[str, Judge]:
    return request.param, request.getfixturevalue(request.param.replace(".", "_"))


def written(folder: Path, texts: dict[str, str]) -> list[Path]:
    files = []
    for number, text in enumerate(texts.values()):
        files.append(folder / f"{number}.ics")
        files[-1].write_bytes(text.encode())
    return files


def test_every_file_that_we_write_passes(judge: tuple[str, Judge], tmp_path: Path) -> None:
    _, judges = judge
    assert dict(zip(FILES, judges(written(tmp_path, FILES)), strict=True)) == dict.fromkeys(FILES, "good")


def test_the_judge_refuses_what_is_broken(judge: tuple[str, Judge], tmp_path: Path) -> None:
    name, judges = judge
    broken = {defect: DEFECTS[defect](FILES["single"]) for defect in SEES[name]}
    assert dict(zip(broken, judges(written(tmp_path, broken)), strict=True)) == dict.fromkeys(broken, "bad")
