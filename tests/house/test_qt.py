"""Qt and Python: None keeps its references, and the pair that loses them is refused in words."""

import os
import subprocess
import sys

import pytest

from roomdesk.gui.guard import no_display, refusal

PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
before = sys.getrefcount(None)
for _ in range(3000):
    widget.update()
print(before - sys.getrefcount(None))
"""


def test_calls_of_qt_do_not_lose_references_to_none() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 300


@pytest.mark.parametrize(
    ("python", "qt", "is_refused"),
    [
        ((3, 11, 7), "6.11.3", False),
        ((3, 11, 7), "6.12.0", True),
        ((3, 11, 2), "6.12.1", True),
        ((3, 12, 0), "6.12.0", False),
        ((3, 13, 5), "6.12.0", False),
        ((3, 11, 7), "6.8.3", False),
    ],
)
def test_the_pair_that_crashes_is_refused(python: tuple[int, int, int], qt: str, is_refused: bool) -> None:
    italian, english = refusal(python, qt, "it"), refusal(python, qt, "en")
    if not is_refused:
        assert (italian, english) == ("", "")
    else:
        assert italian != english
        for said in (italian, english):
            assert qt in said
            assert ".".join(map(str, python)) in said
            assert "6.11.3" in said


def test_this_computer_has_a_pair_that_works() -> None:
    # Asked of a program of its own: the guard must be able to speak before Qt is loaded.
    program = "import sys, PySide6; print(PySide6.__version__, 'PySide6.QtCore' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    version, is_loaded = done.stdout.split()
    assert refusal(sys.version_info[:3], version, "en") == ""
    assert is_loaded == "False"


def test_without_a_display_the_window_says_so() -> None:
    assert no_display("linux", {}, "it")
    assert no_display("linux", {"DISPLAY": ""}, "en")
    for named in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        assert no_display("linux", {named: "x"}, "it") == ""
    assert no_display("win32", {}, "it") == ""
