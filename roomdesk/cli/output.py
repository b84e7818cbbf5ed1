"""Answers on the screen: tables on a terminal, plain aligned text in a pipe, JSON, files."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Sequence

from roomdesk.cli.session import Document, Reply, Table


def write(reply: Reply, *, json_wanted: bool) -> None:
    """Write a command's answer; a file's content goes into `output`, or out as it is."""
    if reply.written:
        return
    if reply.output is not None and reply.content is not None:
        content = reply.content if isinstance(reply.content, bytes) else reply.content.encode()
        reply.output.parent.mkdir(parents=True, exist_ok=True)
        reply.output.write_bytes(content)
    if json_wanted:
        print(as_json(reply.document))
        return
    if reply.content is not None and reply.output is None:
        _raw(reply.content)
    if reply.text:
        print(as_text(reply.text))
    for note in reply.notes:
        print(printable(note), file=sys.stderr)


def as_json(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)


def as_text(parts: Sequence[str | Table]) -> str:
    return "\n".join(_table(part) if isinstance(part, Table) else printable(part) for part in parts)


def _raw(content: str | bytes) -> None:
    # As bytes, so that CRLF stays CRLF on every system.
    sys.stdout.flush()
    sys.stdout.buffer.write(content if isinstance(content, bytes) else content.encode())
    sys.stdout.buffer.flush()


def printable(text: str) -> str:
    """Take out what would move a terminal's cursor or colours: control characters, but for line ends."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf"))


def _width(text: str) -> int:
    marks = sum(unicodedata.combining(c) > 0 for c in text)
    return len(text) - marks + sum(unicodedata.east_asian_width(c) in "WF" for c in text)


def _table(table: Table) -> str:
    rows = [[printable(cell).replace("\n", " ") for cell in row] for row in (table.headings, *table.rows)]
    widths = [max(_width(row[number]) for row in rows) for number in range(len(table.headings))]
    lines = [_line(row, widths, table.right) for row in rows]
    if _styled():
        rule = "  ".join("─" * width for width in widths)
        return "\n".join([f"\x1b[1m{lines[0]}\x1b[0m", rule, *lines[1:]])
    return "\n".join(lines)


def _line(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    cells = []
    for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
        space = " " * (width - _width(cell))
        cells.append(space + cell if number in right else cell + space)
    return "  ".join(cells).rstrip()


def _styled() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
