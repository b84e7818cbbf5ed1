"""Hostile calendar files end in an answer: in a process that may have neither much memory nor much time."""

from __future__ import annotations

import subprocess
import sys

import pytest

from roomdesk.domain.errors import Fault, Invalid
from roomdesk.formats.ics.receive import read_messages
from roomdesk.formats.ics.scan import LARGEST
from tests.formats.hostile import HOSTILE

# Reads each file of the set under bounds of memory and of processor time; to be read is as good as to be refused.
BOUNDED = """
import resource
from roomdesk.domain.errors import Invalid
from roomdesk.formats.ics.read import read_calendar
from roomdesk.formats.ics.receive import read_messages
from tests.formats.hostile import HOSTILE

resource.setrlimit(resource.RLIMIT_AS, (300_000_000, 300_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
for name, make in HOSTILE.items():
    content = make()
    for read in (read_messages, read_calendar):
        try:
            read(content)
        except Invalid as refused:
            assert len(refused.value) <= 300, name
print(len(HOSTILE), "answered")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are POSIX")
def test_all_are_answered_within_300_mb() -> None:
    done = subprocess.run([sys.executable, "-c", BOUNDED], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{len(HOSTILE)} answered\n"


READ = {
    "a clock on 30 February", "a clock of many changes", "a line of 4 MB that is not read",
    "a folded line of 4 MB", "parameters without end", "many values of a parameter", "a quotation that never ends",
    "many quotations", "backslashes", "carets", "links without end", "dots without end", "spaces without end",
    "brackets without end", "control characters", "a length of years", "a sequence of many digits",
}  # fmt: skip
"""Files that are odd, but mean something."""


@pytest.mark.parametrize("name", sorted(HOSTILE.keys() - READ))
def test_what_is_too_much_is_refused(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_messages(HOSTILE[name]())
    assert len(refused.value.value) <= LARGEST // 10_000


def test_deep_is_too_much_in_itself() -> None:
    with pytest.raises(Invalid) as refused:
        read_messages(HOSTILE["nested a little too deeply"]())
    assert refused.value.fault is Fault.CALENDAR_TOO_LARGE
