"""PySide's own sources are compiled once; what is kept may be missing, damaged or out of reach, and all works."""

from __future__ import annotations

import json
import marshal
import os
import subprocess
import sys
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import pytest

# Loads PySide with what is kept at a path; tells how many sources it compiled, and what it says of a wrong argument.
_LOAD = """
import builtins, json, sys
from pathlib import Path
from roomdesk.gui import support
names, compile_, import_ = [], builtins.compile, builtins.__import__
def watched(source, name, *rest, **named):
    names.append(str(name))
    return compile_(source, name, *rest, **named)
builtins.compile = watched
support.load(Path(sys.argv[1]))
assert builtins.compile is watched and builtins.__import__ is import_
from PySide6.QtCore import QSize
try:
    QSize("wide")
except TypeError as error:
    said = str(error)
theirs = [one for one in names if one.startswith(("shibokensupport", "signature_bootstrap"))]
print(json.dumps([len(theirs), said]))
"""


def load(path: Path, **wanted: str) -> tuple[int, str]:
    """Load PySide in a process of its own."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | wanted
    command = [sys.executable, "-c", _LOAD, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=environment)
    count, said = json.loads(ran.stdout)
    return count, said


def test_only_the_first_start_compiles_what_pyside_brings(tmp_path: Path) -> None:
    path = tmp_path / "support.code"
    first, told = load(path)
    assert first > 10
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
    second, again = load(path)
    assert second == 0
    assert again == told
    assert "QSize.__init__(w: int, h: int, /)" in told


@pytest.mark.parametrize(
    "kept", [b"", b"no code", marshal.dumps((b"another Python", {})), marshal.dumps((MAGIC_NUMBER, {"x": (1, None)}))]
)
def test_what_is_damaged_or_of_another_python_is_made_anew(kept: bytes, tmp_path: Path) -> None:
    path = tmp_path / "support.code"
    path.write_bytes(kept)
    assert load(path)[0] > 10
    assert load(path)[0] == 0


def test_another_pyside_is_compiled_anew(tmp_path: Path) -> None:
    path = tmp_path / "support.code"
    load(path)
    magic, kept = marshal.loads(path.read_bytes())
    name = "shibokensupport/signature/loader.py"
    sum_, code = kept[name]
    path.write_bytes(marshal.dumps((magic, kept | {name: (sum_ + 1, code)})))
    assert load(path)[0] == 1
    assert load(path)[0] == 0


def test_where_nothing_may_be_written_all_works_without(tmp_path: Path) -> None:
    assert load(tmp_path / "absent" / "support.code")[0] > 10
    assert load(tmp_path / "support.code", PYTHONDONTWRITEBYTECODE="1")[0] > 10
    assert list(tmp_path.iterdir()) == []
