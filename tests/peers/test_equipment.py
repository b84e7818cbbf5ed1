"""Drivers asked against other people's servers, and our simulated camera by another's client."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from roomdesk.domain.equipment import DeviceKind, Finding, Health
from roomdesk.domain.line_quality import read
from roomdesk.drivers.line.driver import Line
from roomdesk.drivers.rtsp.driver import Rtsp
from roomdesk.drivers.sip.driver import Sip
from roomdesk.drivers.snmp.driver import Snmp
from roomdesk.formats.thumbnail import small
from roomdesk.simulators.servers import OverUdp, serving
from roomdesk.simulators.sip import Codec
from roomdesk.simulators.visca import Camera
from tests.carriers.conftest import free_port
from tests.drivers.conftest import alone, now
from tests.fakes.devices import device

pytestmark = pytest.mark.peers
MISSING = "not installed: sh setup.sh .venv peers"
GSTREAMER = """
import sys, gi
gi.require_version("Gst", "1.0"); gi.require_version("GstRtspServer", "1.0")
from gi.repository import Gst, GstRtspServer, GLib
Gst.init(None)
server = GstRtspServer.RTSPServer(); server.set_address("127.0.0.1"); server.set_service(sys.argv[1])
factory = GstRtspServer.RTSPMediaFactory()
shown = sys.argv[3] if len(sys.argv) > 3 else "smpte"
coded = "x264enc tune=zerolatency ! rtph264pay" if shown == "smpte" else "jpegenc ! rtpjpegpay"
pt = 96 if shown == "smpte" else 26
factory.set_launch(f"( videotestsrc is-live=true pattern={shown} ! "
    f"video/x-raw,format=I420,width=320,height=240,"
    f"framerate=15/1 ! {coded} name=pay0 pt={pt} )")
if len(sys.argv) > 2 and sys.argv[2]:
    auth, token = GstRtspServer.RTSPAuth(), GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.add_digest("admin", sys.argv[2], token)
    auth.set_supported_methods(2)  # digest
    server.set_auth(auth)
    factory.add_role_from_structure(Gst.Structure.new_from_string(
        "viewer, media.factory.access=(boolean)true, media.factory.construct=(boolean)true"))
server.get_mount_points().add_factory("/live", factory)
server.attach(None)
print("ready", flush=True)
GLib.MainLoop().run()
"""


@contextmanager
def running(*command: str, needs: str = "", said: str = "") -> Iterator[None]:
    """Run a server until the end of `with`; it is up when it says so."""
    if not shutil.which(needs or command[0]):
        pytest.skip(f"{needs or command[0]} is {MISSING}")
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as server:
        try:
            assert server.stdout
            while said and said not in (line := server.stdout.readline()):
                assert line, f"{command[0]} ended"
            yield
        finally:
            server.terminate()
            server.communicate(timeout=10)


def until(ask: Callable[[], Finding]) -> Finding:
    """Ask until somebody answers, for ten seconds at most: not every server says when it is up."""
    end = time.monotonic() + 10
    while (found := ask()).cause in ("refused", "silent") and time.monotonic() < end:
        time.sleep(0.1)
    return found


# ── SNMP ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def agent(tmp_path: Path) -> Iterator[int]:
    port = free_port()
    (tmp_path / "snmpd.conf").write_text(
        f"agentAddress udp:127.0.0.1:{port}\nrocommunity sesame 127.0.0.1\nsysName sala\n"
        "createUser technician SHA-256 authsesame AES privsesame\nrouser technician authpriv\n"
    )
    folder = ("--persistentDir=" + str(tmp_path),)
    with running(
        "/usr/sbin/snmpd", "-f", "-Lo", "-C", "-c", str(tmp_path / "snmpd.conf"), *folder, said="NET-SNMP version"
    ):
        yield port


def test_net_snmp_is_asked_in_version_2c_and_3(agent: int) -> None:
    def ask(secrets: dict[str, str], **options: str) -> Finding:
        one = replace(device("snmp", agent, **options), kind=DeviceKind.SWITCH)
        return asyncio.run(Snmp(now).check(one, secrets))

    assert until(lambda: ask({"community": "sesame"})).evidence.startswith("sala, Linux")
    known = {"auth_password": "authsesame", "priv_password": "privsesame"}
    found = ask(known, user="technician", interfaces="1")
    assert (found.health, found.cause) == (Health.OK, "ok")
    for secrets, user in (({**known, "auth_password": "wrongsesame"}, "technician"), (known, "nobody")):
        wrong = ask(secrets, user=user)
        assert (wrong.health, wrong.cause) == (Health.UNKNOWN, "credentials")


def test_snmpget_reads_the_same(agent: int) -> None:
    if not shutil.which("snmpget"):
        pytest.skip(f"snmpget is {MISSING}")
    command = ["snmpget", "-v2c", "-c", "sesame", "-OqvU", f"127.0.0.1:{agent}", "1.3.6.1.2.1.1.5.0"]
    assert subprocess.run(command, capture_output=True, text=True, timeout=20).stdout.strip('"\n') == "sala"


# ── SIP ─────────────────────────────────────────────────────────────────────────────────────────────────
SCENARIO = """<?xml version="1.0"?><scenario name="options">
<recv request="OPTIONS"/>
<send><![CDATA[
SIP/2.0 {status}
[last_Via:]
[last_From:]
[last_To:];tag=[pid]
[last_Call-ID:]
[last_CSeq:]
Contact: <sip:[local_ip]:[local_port]>
Server: SIPp
Content-Length: 0

]]></send></scenario>
"""


@pytest.mark.parametrize(
    ("status", "health", "cause"),
    [
        ("200 OK", Health.OK, "ok"),
        ("404 Not Found", Health.DEGRADED, "unknown_user"),
        ("486 Busy Here", Health.DEGRADED, "busy"),
        ("603 Decline", Health.FAILED, "status"),
    ],
)
def test_sipp_is_understood(tmp_path: Path, status: str, health: Health, cause: str) -> None:
    (tmp_path / "uas.xml").write_text(SCENARIO.replace("{status}", status))
    port = free_port()
    with running(
        "sipp",
        "-sf",
        str(tmp_path / "uas.xml"),
        "-i",
        "127.0.0.1",
        "-p",
        str(port),
        "-nostdin",
        "-cp",
        str(free_port()),
    ):
        found = until(lambda: alone(Sip(now), device("sip", port)))
    assert (found.health, found.cause) == (health, cause)


def test_kamailio_answers_over_udp_and_tcp(tmp_path: Path) -> None:
    port = free_port()
    (tmp_path / "k.cfg").write_text(
        f"listen=udp:127.0.0.1:{port}\nlisten=tcp:127.0.0.1:{port}\nauto_aliases=no\nchildren=1\n"
        'mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/"\nloadmodule "sl.so"\nloadmodule "pv.so"\n'
        'loadmodule "siputils.so"\nloadmodule "textops.so"\n'
        'request_route { if (is_method("OPTIONS")) { sl_send_reply("200", "OK"); exit; } }\n'
    )
    with running("kamailio", "-f", str(tmp_path / "k.cfg"), "-DD", "-E", "-w", str(tmp_path), "-Y", str(tmp_path)):
        for transport in ("udp", "tcp"):
            found = until(lambda way=transport: alone(Sip(now), device("sip", port, transport=way)))
            assert (found.health, found.cause) == (Health.OK, "ok"), found
        if shutil.which("sipsak"):
            done = subprocess.run(
                ["sipsak", "-vv", "-s", f"sip:sala@127.0.0.1:{port}"], capture_output=True, text=True, timeout=30
            )
            # The reference client reads the same status that the finding tells.
            assert "SIP/2.0 200 OK" in done.stdout
            assert "200 OK" in found.evidence


def test_sipsak_takes_our_simulated_codec_for_one() -> None:
    if not shutil.which("sipsak"):
        pytest.skip(f"sipsak is {MISSING}")
    with serving([OverUdp(Codec().answer)]) as (port,):
        done = subprocess.run(
            ["sipsak", "-v", "-s", f"sip:sala@127.0.0.1:{port}"], capture_output=True, text=True, timeout=30
        )
    assert done.returncode == 0, done.stdout


# ── RTSP ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("secret", "given", "path", "health", "cause"),
    [
        ("", "", "/live", Health.OK, "ok"),
        ("", "", "/nothing", Health.FAILED, "no_stream"),
        ("sesame", "sesame", "/live", Health.OK, "ok"),
        ("sesame", "wrong", "/live", Health.UNKNOWN, "credentials"),
    ],
)
def test_gstreamer_is_understood(secret: str, given: str, path: str, health: Health, cause: str) -> None:
    if subprocess.run(["/usr/bin/python3", "-c", "import gi"], capture_output=True).returncode:
        pytest.skip(f"python3-gi is {MISSING}")
    port = free_port()
    command = ["/usr/bin/python3", "-c", GSTREAMER, str(port), *([secret] if secret else [])]
    with running(*command, said="ready"):
        one = device("rtsp", port, path=path, user="admin")
        found = until(lambda: alone(Rtsp(now), one, given))
    assert (found.health, found.cause) == (health, cause), found


@pytest.mark.parametrize(
    ("shown", "health", "cause"),
    [
        ("ball", Health.OK, "ok"),
        ("snow", Health.OK, "ok"),
        ("black", Health.DEGRADED, "black"),
        ("checkers-8", Health.FAILED, "frozen"),
        ("smpte", Health.OK, "ok"),
    ],
)
def test_what_gstreamer_shows_is_told(shown: str, health: Health, cause: str) -> None:
    if subprocess.run(["/usr/bin/python3", "-c", "import gi"], capture_output=True).returncode:
        pytest.skip(f"python3-gi is {MISSING}")
    port = free_port()
    with running("/usr/bin/python3", "-c", GSTREAMER, str(port), "sesame", shown, said="ready"):
        one = device("rtsp", port, path="/live", user="admin", picture="yes")
        found = until(lambda: alone(Rtsp(now, small), one, "sesame"))
    assert (found.health, found.cause) == (health, cause), found
    assert ("only JPEG is decoded" in found.evidence) is (shown == "smpte")


# ── STUN ────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("given", "health", "cause"), [("desk", Health.OK, "ok"), ("another", Health.UNKNOWN, "credentials")]
)
def test_coturn_gives_a_line_without_loss_and_a_relay(tmp_path: Path, given: str, health: Health, cause: str) -> None:
    port = free_port()
    command = (
        *("turnserver", "-n", "--listening-ip", "127.0.0.1", "--relay-ip", "127.0.0.1", "--listening-port", str(port)),
        *("--no-tls", "--no-dtls", "--no-cli", "--lt-cred-mech", "--user", "room:desk", "--realm", "roomdesk.test"),
        *("--userdb", str(tmp_path / "turn.db"), "--pidfile", str(tmp_path / "turn.pid"), "--log-file", "stdout"),
    )
    one = device("line", port, https="0", packets="100", turn_user="room")

    def ask() -> Finding:
        return asyncio.run(Line(now).check(one, {"turn_password": given}))

    with running(*command):
        found = until(ask)
    quality = read(found.evidence)
    assert quality, found
    assert (found.health, found.cause, quality.lost) == (health, cause, 0)
    assert "seen as 127.0.0.1" in found.evidence
    assert ("relay 127.0.0.1" in found.evidence) is (given == "desk")


# ── VISCA ───────────────────────────────────────────────────────────────────────────────────────────────
# The client takes the camera's own port on every address, which cannot be had where the camera runs too.
VISCA_CLIENT = """
import socket, sys
class Elsewhere(socket.socket):
    def bind(self, _address):
        super().bind(("127.0.0.1", 0))
socket.socket = Elsewhere
from visca_over_ip import Camera
camera = Camera("127.0.0.1", int(sys.argv[1]))
camera.set_power(True)
camera.recall_preset(3)
camera.close_connection()
"""


def test_another_client_switches_our_simulated_camera(peers: Path) -> None:
    camera = Camera(power=3)
    with serving([OverUdp(camera.framed)]) as (port,):
        done = subprocess.run(
            [str(peers / "bin" / "python"), "-c", VISCA_CLIENT, str(port)], capture_output=True, text=True, timeout=30
        )
    assert done.returncode == 0, done.stderr
    assert (camera.power, camera.preset) == (2, 3)
