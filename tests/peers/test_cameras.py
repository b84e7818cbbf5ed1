"""IP cameras that somebody else has written (ipycam), each in a network of its own: it listens everywhere."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT
from tests.peers.conftest import MISSING

pytestmark = pytest.mark.peers
VIDEO = """
import sys, cv2, numpy
out = cv2.VideoWriter("source.mp4", cv2.VideoWriter_fourcc(*"mp4v"), 15, (640, 360))
chance = numpy.random.default_rng(1)
for _ in range(45):
    shown = {"noise": chance.integers(60, 200, (360, 640, 3)), "black": numpy.zeros((360, 640, 3)),
             "still": numpy.full((360, 640, 3), 128)}[sys.argv[1]]
    out.write(shown.astype(numpy.uint8))
out.release()
"""
# Runs where there is no network but its own loopback, which is down at first.
INSIDE = """
import asyncio, fcntl, json, socket, struct, subprocess, sys, time
from datetime import UTC, datetime
with socket.socket() as link:
    fcntl.ioctl(link, 0x8914, struct.pack("16sh14x", b"lo", 1 | 64))
from roomdesk import catalogue
from roomdesk.domain.equipment import Device, DeviceKind
now = lambda: datetime.now(UTC)
drivers = catalogue.drivers(now)
command = [sys.argv[1], "-m", "ipycam", "--config", "config.json", "--source", "source.mp4", "--width", "640",
           "--height", "360", "--fps", "15"]
found = {}
with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as camera:
    try:
        end = time.monotonic() + 30
        while time.monotonic() < end and camera.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", 8082)) == 0:
                    break
            time.sleep(0.1)
        for name, driver, password, options in json.loads(sys.argv[2]):
            one = Device("D", "R", "Cam", DeviceKind.CAMERA, driver, "127.0.0.1", 8082, options)
            told = asyncio.run(drivers[driver].check(one, {"password": password}))
            # The first picture comes a moment after the server.
            while told.cause in ("http_status", "no_picture") and time.monotonic() < end:
                time.sleep(0.2)
                told = asyncio.run(drivers[driver].check(one, {"password": password}))
            found[name] = [told.health, told.cause, told.evidence]
    finally:
        camera.terminate()
print(json.dumps(found))
"""


def asked(
    peers: Path, folder: Path, shows: str, password: str, *asks: tuple[str, str, str, dict[str, str]]
) -> dict[str, list[str]]:
    """Ask a camera that shows something, with a password or none."""
    python = str(peers / "bin" / "python")
    if subprocess.run([python, "-c", "import ipycam, cv2"], capture_output=True).returncode:
        pytest.skip(f"ipycam: {MISSING}")
    if not shutil.which("unshare") or subprocess.run(["unshare", "-n", "true"], capture_output=True).returncode:
        pytest.skip("a network of one's own is not permitted here")
    subprocess.run([python, "-c", VIDEO, shows], cwd=folder, check=True, capture_output=True)
    login = {"username": "admin" if password else "", "password": password}
    # A clock in the picture would hide that it is frozen.
    config = {"local_ip": "127.0.0.1", "onvif_port": 8082, "rtsp_port": 8564, "show_timestamp": False, **login}
    (folder / "config.json").write_text(json.dumps(config))
    done = subprocess.run(
        ["unshare", "-n", sys.executable, "-c", INSIDE, python, json.dumps(asks)],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, list[str]] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize(
    ("shows", "health", "cause"),
    [("noise", "ok", "ok"), ("black", "degraded", "black"), ("still", "failed", "frozen")],
)
def test_ipycam_shows_what_it_shows(peers: Path, tmp_path: Path, shows: str, health: str, cause: str) -> None:
    found = asked(
        peers, tmp_path, shows, "", ("onvif", "onvif", "", {"picture": "yes"}), ("snapshot", "snapshot", "", {})
    )
    assert [answer[:2] for answer in found.values()] == [[health, cause]] * 2, found
    assert "PythonCam VirtualCam-1" in found["onvif"][2]


def test_ipycam_knows_a_password_and_gets_none_in_the_clear(peers: Path, tmp_path: Path) -> None:
    user = {"user": "admin"}
    found = asked(
        peers,
        tmp_path,
        "noise",
        "sesame",
        ("right", "onvif", "sesame", user),
        ("wrong", "onvif", "wrong", user),
        ("clear", "snapshot", "sesame", user),
    )
    assert {name: answer[:2] for name, answer in found.items()} == {
        "right": ["ok", "ok"],
        "wrong": ["unknown", "credentials"],
        "clear": ["unknown", "credentials"],
    }
    assert "was not sent" in found["clear"][2]
