"""A display with a window manager and an accessibility bus, and hands to type on it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "pdftotext")
READER = "/usr/bin/python3"
_STEPS = 12
T = TypeVar("T")


def missing() -> list[str]:
    """Name what this computer lacks for such a desktop."""
    absent = [one for one in NEEDED if not shutil.which(one)]
    if not absent and subprocess.run([READER, "-c", "import pyatspi"], capture_output=True, check=False).returncode:
        absent.append("python3-pyatspi")
    return absent


def eventually(ask: Callable[[], T], seconds: float = 30) -> T:
    """Ask until the answer is something."""
    ends = time.monotonic() + seconds
    while not (answer := ask()):
        assert time.monotonic() < ends, "nothing happened in time"
        time.sleep(0.2)
    return answer


def command(database: Path, who: str, *arguments: str) -> Any:
    """Run a command of the program on a database as somebody, and give its JSON."""
    call = [sys.executable, "-m", "roomdesk", "--db", str(database), "--as", who, *arguments, "--json"]
    return json.loads(subprocess.run(call, capture_output=True, text=True, timeout=120, check=True).stdout)


class Place(NamedTuple):
    """Where something stands on the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass
class Desktop:
    environment: dict[str, str]

    def press(self, *keys: str) -> None:
        subprocess.run(["xdotool", "key", "--delay", "40", *keys], env=self.environment, check=True)

    def type(self, text: str) -> None:
        subprocess.run(["xdotool", "type", "--delay", "25", text], env=self.environment, check=True)

    def window(self, name: str) -> str:
        """Wait for a window whose title has these words, and give it the keyboard."""
        call = ["xdotool", "search", "--onlyvisible", "--name", name]

        def found() -> str:
            done = subprocess.run(call, env=self.environment, capture_output=True, text=True, check=False)
            return done.stdout.split("\n")[0]

        number = eventually(found)
        subprocess.run(["xdotool", "windowactivate", "--sync", number], env=self.environment, check=True)
        return number

    def heard(self) -> list[tuple[str, str, list[str]]]:
        """Read what a screen reader finds: role, name, states."""
        return [(role, name, states) for role, name, states, _ in self._read()]

    def place(self, words: str, role: str = "") -> Place:
        """Wait for something on the screen of this name, or whose name begins so; give where it is, once it rests."""

        def found() -> Place | None:
            places = [
                (name != words, Place(*spot))
                for kind, name, _, spot in self._read()
                if spot and spot[2] > 0 and spot[0] >= 0 and name.startswith(words) and role in ("", kind)
            ]
            return min(places, key=lambda one: one[0])[1] if places else None

        def resting() -> Place | None:
            one = found()
            return one if one and one == found() else None

        return eventually(resting)

    def click(self, x: int, y: int) -> None:
        """Click with the left button."""
        self._mouse("mousemove", str(x), str(y), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at a point, move to another in steps as a hand does, release there."""
        steps = [
            (start[0] + (end[0] - start[0]) * part // _STEPS, start[1] + (end[1] - start[1]) * part // _STEPS)
            for part in range(1, _STEPS + 1)
        ]
        self._mouse("mousemove", str(start[0]), str(start[1]), "mousedown", "1")
        for x, y in steps:
            self._mouse("mousemove", str(x), str(y))
        self._mouse("mouseup", "1")

    def _mouse(self, *acts: str) -> None:
        subprocess.run(["xdotool", *acts], env=self.environment, check=True)

    def _read(self) -> list[list[Any]]:
        reader = str(Path(__file__).with_name("read_bus.py"))
        done = subprocess.run(
            [READER, reader, "roomdesk"], env=self.environment, capture_output=True, text=True, timeout=60, check=True
        )
        found: list[list[Any]] = json.loads(done.stdout)
        return found

    @contextmanager
    def program(self, database: Path | str | None, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        """Open the window, on a file or server if not its own; nothing may be left on stderr but Qt's remarks."""
        where = ["--db", str(database)] if database else []
        call = [sys.executable, "-m", "roomdesk", *where, "--lang", "it", *arguments]
        with subprocess.Popen(call, env=self.environment, stderr=subprocess.PIPE, text=True) as running:
            try:
                yield running
            finally:
                # One that sleeps would hear of its end only when it is awake.
                running.send_signal(signal.SIGCONT)
                running.terminate()
                said = running.stderr.read() if running.stderr else ""
        assert "Traceback" not in said, said


@contextmanager
def desktop(folder: Path) -> Iterator[Desktop]:
    """Start a display, a bus and a window manager of one's own; ended with the context."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")
    } | {
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "ROOMDESK_USER": "ufficio.tecnico@borgosanvitale.example",
    }
    with ExitStack() as stack:
        environment["DISPLAY"] = ":" + stack.enter_context(
            _saying(["Xvfb", "-displayfd", "{}", "-screen", "0", "1440x900x24", "-nolisten", "tcp"], environment)
        )
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address={}"]
        environment["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(_saying(bus, environment))
        manager = eventually(lambda: _manager(environment))
        stack.callback(manager.wait)
        stack.callback(manager.terminate)
        yield Desktop(environment)


def _manager(environment: dict[str, str]) -> subprocess.Popen[bytes] | None:
    """Start a window manager and wait until it manages; nothing where the display did not take it yet."""
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    while manager.poll() is None:
        asked = subprocess.run(["xdotool", "get_desktop"], env=environment, capture_output=True, check=False)
        if asked.returncode == 0:
            return manager
        time.sleep(0.1)
    return None


@contextmanager
def _saying(call: list[str], environment: dict[str, str]) -> Iterator[str]:
    """Run a server that writes where it is to a pipe; `{}` stands for the pipe's number."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [part.replace("{}", str(write)) for part in call], env=environment, pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            yield pipe.readline().strip()
    finally:
        server.terminate()
        server.wait()
