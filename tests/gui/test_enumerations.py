"""Enumerations of Qt whose members are made late are what they are when they are made at once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from enum import Enum, EnumType, Flag, IntEnum

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame

# Tells of each enumeration in Qt's modules all that can be asked of it, and which were made before anybody asked.
_TELL = """
import enum, json, pickle, sys
from pathlib import Path
if sys.argv[1] == "late":
    from roomdesk.gui import support
    support.load(Path(sys.argv[2]))
from PySide6 import QtCore, QtGui, QtWidgets
told, made, seen = {}, 0, set()
def look(owner):
    global made
    # A class of Qt is made when it is asked for, its enumerations with it.
    for name in dir(owner) if isinstance(owner, type(sys)) else sorted(vars(owner)):
        one = getattr(owner, name) if isinstance(owner, type(sys)) else vars(owner)[name]
        if isinstance(one, type) and (one.__module__ or "").startswith("PySide6.Qt") and one not in seen:
            seen.add(one)
            if isinstance(one, enum.EnumType):
                made += type(one) is enum.EnumType
                tell(one)
            else:
                look(one)
def tell(one):
    members = list(one.__members__.items())
    told[f"{one.__module__}.{one.__qualname__}"] = [
        [base.__name__ for base in one.__mro__[1:]],
        [[name, member.name, member.value, repr(member), member is one(member.value)] for name, member in members],
        [member.name for member in one], len(one), repr(one), sorted(dir(one)), sorted(vars(one)),
        [type(member) is one and isinstance(member, one) and member in one for _, member in members],
        [pickle.loads(pickle.dumps(member)) is member for _, member in members[:3]],
        [str(one(77_777)), one.__doc__] if members else [],
        [str(members[0][1] | members[-1][1]), str(~members[-1][1])] if members and issubclass(one, enum.Flag) else [],
    ]
for module in (QtCore, QtGui, QtWidgets):
    look(module)
print(json.dumps([made, told]))
"""


def tell(way: str, path: str) -> tuple[int, Mapping[str, object]]:
    """Let a process of its own tell of all enumerations, made `late` or at once."""
    told = subprocess.run(
        [sys.executable, "-c", _TELL, way, path], capture_output=True, text=True, check=True, timeout=60
    )
    made, all_ = json.loads(told.stdout)
    return made, all_


def test_all_that_can_be_asked_of_them_is_the_same(tmp_path: object) -> None:
    made_at_once, at_once = tell("at once", "")
    made, late = tell("late", f"{tmp_path}/kept.code")
    assert len(at_once) > 400
    assert late.keys() == at_once.keys()
    assert [name for name in late if late[name] != at_once[name]] == []
    assert made_at_once == len(at_once)
    assert made < 20


def test_qt_takes_and_gives_them() -> None:
    frame = QFrame()
    frame.setFrameShape(QFrame.Shape.HLine)
    assert frame.frameShape() is QFrame.Shape.HLine
    assert QEvent(QEvent.Type.Polish).type() is QEvent.Type.Polish
    assert isinstance(QPalette().color(QPalette.ColorRole.Accent).spec(), Enum)
    both = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
    assert both & Qt.AlignmentFlag.AlignRight
    assert both.value == Qt.AlignmentFlag.AlignRight.value + Qt.AlignmentFlag.AlignBottom.value
    assert QAbstractItemView.DragDropMode(2) is QAbstractItemView.DragDropMode.DropOnly
    keys = Qt.Modifier.CTRL | Qt.Key.Key_A
    assert (keys.key(), keys.keyboardModifiers()) == (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with pytest.raises(AttributeError):
        Qt.AspectRatioMode.Unknown  # type: ignore[attr-defined] # noqa: B018


def test_those_of_others_are_made_at_once() -> None:
    class Colour(Flag):
        RED = 1
        BLUE = 2

    ours = IntEnum("Ours", [("ONE", 1), ("TWO", 2)])
    assert type(Colour) is EnumType
    assert type(ours) is EnumType
    assert [one.name for one in ours] == ["ONE", "TWO"]
    assert Colour(3) == Colour.RED | Colour.BLUE
