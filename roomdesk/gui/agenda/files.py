"""A meeting's file on the disk: a name that every system takes, and writing it whole."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from roomdesk.gui.common import write_file

_LONGEST = 60
_UNSAFE = re.compile(r"[^\w.-]+")


def file_name(title: str, day: date, kind: str = "ics") -> str:
    """Make a file name of a meeting: its day and title, letters, digits and dashes only."""
    safe = _UNSAFE.sub("-", title).strip("-._")[:_LONGEST].rstrip("-._")
    return f"{day.isoformat()}-{safe or 'roomdesk'}.{kind}"


def write(file: Path, text: str) -> str:
    """Write a file, its line ends as they are; give the reason where the system refuses, else nothing."""
    return write_file.write(file, text.encode("utf-8"))
