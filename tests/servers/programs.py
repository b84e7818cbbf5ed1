"""Other people's servers that tests run on loopback: installed here, or unpacked by setup.sh into a folder of ours."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from pathlib import Path

_UNPACKED = Path(__file__).parents[2] / ".venv-servers"
_INSTALLED = "/usr/sbin:/usr/bin:/sbin:/bin"


class Programs:
    """Programs of one package that belong together."""

    def __init__(self, *names: str) -> None:
        self._is_here = all(shutil.which(one, path=_INSTALLED) for one in names)
        self._found = {one: shutil.which(one, path=_INSTALLED if self._is_here else _unpacked()) for one in names}
        lacking = [one for one, where in self._found.items() if not where]
        self.why_not = f"{lacking[0]} is not here; sh setup.sh .venv tests unpacks it (Debian)" if lacking else ""

    def call(self, name: str) -> tuple[list[str], dict[str, str]]:
        """Give how a program is called, and what it needs in its environment."""
        around = {} if self._is_here else {"LD_LIBRARY_PATH": str(self.libraries(""))}
        return [str(self._found[name])], around

    def libraries(self, name: str) -> Path:
        """Give a folder of the libraries that the programs bring along."""
        root = Path("/") if self._is_here else _UNPACKED
        return next(root.glob("usr/lib/*-linux-gnu*")) / name

    def shared(self, name: str) -> Path:
        """Give a file that is the same on every computer, such as a schema."""
        return (Path("/") if self._is_here else _UNPACKED) / name


def _unpacked() -> str:
    return f"{_UNPACKED}/usr/sbin:{_UNPACKED}/usr/bin"


def until_answering(running: subprocess.Popen[bytes], port: int) -> None:
    """Wait until a server listens on loopback."""
    until = time.monotonic() + 20
    while not _answers(port):
        assert running.poll() is None
        assert time.monotonic() < until
        time.sleep(0.05)


def _answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0
