"""The loop from loudspeaker to microphone through a private PulseAudio: a good pair, a dead speaker, a dead mic."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from array import array
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.house.sources import ROOT

pytestmark = pytest.mark.peers
SINKS = (
    "module-null-sink sink_name=room_speaker rate=48000 channels=2 norewinds=1",
    "module-remap-source source_name=room_mic master=room_speaker.monitor",
    "module-null-sink sink_name=dead_speaker norewinds=1",
    "module-null-sink sink_name=silence norewinds=1",
    "module-remap-source source_name=silent_mic master=silence.monitor",
)


@pytest.fixture(scope="module")
def pulse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """Run a sound server of our own; in the room there is a little noise, as in every room."""
    if not shutil.which("pulseaudio") or not find_spec("PySide6.QtMultimedia"):
        pytest.skip("PulseAudio or PySide6-Addons is not installed: sh setup.sh .venv peers")
    home = tmp_path_factory.mktemp("pulse")
    home.chmod(0o700)
    socket = home / "pulse.sock"
    environment = {
        **os.environ,
        "XDG_RUNTIME_DIR": str(home),
        "HOME": str(home),
        "PULSE_SERVER": f"unix:{socket}",
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
    }
    loaded = [f"-L{one}" for one in (f"module-native-protocol-unix socket={socket} auth-anonymous=1", *SINKS)]
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", *loaded],
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    noise = home / "noise.raw"
    chance = random.Random(5)
    noise.write_bytes(array("h", (round(chance.gauss(0, 40)) for _ in range(48_000 * 60))).tobytes())
    while not socket.exists():
        assert server.poll() is None
        time.sleep(0.05)
    yield environment
    server.terminate()
    server.wait(10)


@contextmanager
def room(pulse: Mapping[str, str], speaker: str, microphone: str) -> Iterator[None]:
    """Make a pair the usual one, in a room with a little noise."""
    for kind, name in (("sink", speaker), ("source", microphone)):
        subprocess.run(["pactl", f"set-default-{kind}", name], env=dict(pulse), check=True)
    # Begun after the usual devices are chosen: PulseAudio would take it along to them.
    play = ["pacat", "--device=room_speaker", "--rate=48000", "--channels=1", "--format=s16le"]
    with subprocess.Popen([*play, str(Path(pulse["HOME"]) / "noise.raw")], env=dict(pulse)) as noise:
        yield
        noise.terminate()


def checked(pulse: Mapping[str, str], speaker: str, microphone: str, tmp_path: Path) -> dict[str, dict[str, str]]:
    command = [sys.executable, "-m", "roomdesk", "--db", str(tmp_path / "a.db"), "--json", "check-here"]
    subprocess.run([*command[:-2], "db", "init"], env=dict(pulse), check=True, capture_output=True)
    with room(pulse, speaker, microphone):
        done = subprocess.run(
            [*command, "--microphone", "--speaker"], env=dict(pulse), capture_output=True, text=True, timeout=60
        )
    assert "rtsp://" not in done.stderr
    assert done.returncode in (0, 5), done.stderr
    return {one["part"]: one for one in json.loads(done.stdout)["results"]}


def test_a_good_pair_is_heard(pulse: Mapping[str, str], tmp_path: Path) -> None:
    found = checked(pulse, "room_speaker", "room_mic", tmp_path)
    assert (found["microphone"]["status"], found["speaker"]["cause"]) == ("ok", "tone_heard")


def test_a_dead_speaker_is_not_heard_by_a_microphone_that_is_well(pulse: Mapping[str, str], tmp_path: Path) -> None:
    found = checked(pulse, "dead_speaker", "room_mic", tmp_path)
    assert (found["microphone"]["status"], found["speaker"]["cause"]) == ("ok", "tone_not_heard")


def test_a_dead_microphone_is_named(pulse: Mapping[str, str], tmp_path: Path) -> None:
    found = checked(pulse, "room_speaker", "silent_mic", tmp_path)
    assert (found["microphone"]["cause"], found["speaker"]["cause"]) == ("mute", "microphone_mute")


WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from roomdesk import bootstrap
from roomdesk.gui import theme
from roomdesk.gui.background import Background
from roomdesk.gui.this_computer.page import ThisComputerPage
from roomdesk.services.check_here import Part

app = QApplication([])
theme.dress(app, Path(sys.argv[1]))
background = Background()
desk = bootstrap.open_desk(sys.argv[2], "anna@comune.example")
page = ThisComputerPage(desk, bootstrap.SystemClock(), background, None)
page.refresh()
page.show()
loudest = []
page._trials.loud.connect(loudest.append)
loop, look = QEventLoop(), QTimer()
look.timeout.connect(lambda: loop.quit() if page.cards[Part.SPEAKER].tried else None)
look.start(20)
QTimer.singleShot(30_000, loop.quit)
QTest.mouseClick(page.all, Qt.MouseButton.LeftButton)
loop.exec()
for part, card in page.cards.items():
    if card.tried:
        print(part.value, card.tried.health.value, card.tried.cause)
print("heard", len(loudest) > 5)
background.close()
desk.keep_store.close()
"""


@pytest.mark.parametrize(
    ("speaker", "microphone", "found"),
    [
        ("room_speaker", "room_mic", {"microphone ok ok", "speaker ok tone_heard"}),
        ("dead_speaker", "room_mic", {"microphone ok ok", "speaker unknown tone_not_heard"}),
        ("room_speaker", "silent_mic", {"microphone failed mute", "speaker unknown microphone_mute"}),
    ],
)
def test_the_window_tells_the_same(
    pulse: Mapping[str, str], tmp_path: Path, speaker: str, microphone: str, found: set[str]
) -> None:
    database = str(tmp_path / "a.db")
    roomdesk = [sys.executable, "-m", "roomdesk", "--db", database]
    subprocess.run([*roomdesk, "db", "init"], env=dict(pulse), check=True, capture_output=True)
    with room(pulse, speaker, microphone):
        done = subprocess.run(
            [sys.executable, "-c", WINDOW, str(ROOT / "resources"), database],
            env=dict(pulse),
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert set(done.stdout.splitlines()) == {"camera unknown no_camera", "heard True", *found}, done.stderr
